import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/measure",
    label: "page.ranking",
    capability: "measure.read",
    load: () => import("./ranking.tsx"),
  },
  {
    path: "/measure/lists",
    label: "page.lists",
    capability: "measure.read",
    load: () => import("./lists.tsx"),
  },
  {
    path: "/measure/figures",
    label: "page.figures",
    capability: "measure.read",
    load: () => import("./figures.tsx"),
  },
  {
    path: "/measure/indicators",
    label: "page.indicators",
    capability: "measure.read",
    load: () => import("./indicators.tsx"),
  },
  {
    path: "/measure/imports",
    label: "page.imports",
    capability: "measure.import",
    load: () => import("./imports.tsx"),
  },
  {
    path: "/measure/imports/$id",
    label: null,
    capability: "measure.import",
    load: () => import("./import-batch.tsx"),
  },
];
