import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/measure",
    label: "ranking.nav",
    capability: "measure.read",
    load: () => import("./ranking.tsx"),
  },
  {
    path: "/measure/lists",
    label: "lists.nav",
    capability: "measure.read",
    load: () => import("./lists.tsx"),
  },
  {
    path: "/measure/figures",
    label: "figures.nav",
    capability: "measure.read",
    load: () => import("./figures.tsx"),
  },
  {
    path: "/measure/indicators",
    label: "indicators.nav",
    capability: "measure.read",
    load: () => import("./indicators.tsx"),
  },
  {
    path: "/measure/imports",
    label: "imports.nav",
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
