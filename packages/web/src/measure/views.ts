import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/measure",
    label: "page.ranking",
    capability: "measure.read",
    load: () => import("./ranking.tsx"),
  },
  {
    path: "/measure/explain",
    label: "page.explain",
    capability: "measure.read",
    load: () => import("./method/explain.tsx"),
  },
  {
    path: "/measure/need",
    label: "page.need",
    capability: "measure.read",
    load: () => import("./method/need.tsx"),
  },
  {
    path: "/measure/uncertainty",
    label: "page.uncertainty",
    capability: "measure.read",
    load: () => import("./method/uncertainty.tsx"),
  },
  {
    path: "/measure/recipe",
    label: "page.recipe",
    capability: "measure.read",
    load: () => import("./method/recipe.tsx"),
  },
  {
    path: "/measure/compare",
    label: "page.compare",
    capability: "measure.read",
    load: () => import("./method/compare.tsx"),
  },
  {
    path: "/measure/analysis",
    label: "page.analysis",
    capability: "measure.read",
    load: () => import("./method/analysis.tsx"),
  },
  {
    path: "/measure/report",
    label: null,
    capability: "measure.read",
    load: () => import("./method/report.tsx"),
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
    path: "/measure/firms",
    label: "page.firms",
    capability: "firms.read",
    load: () => import("./firms/page.tsx"),
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
