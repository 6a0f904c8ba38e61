import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/target",
    label: "page.target",
    capability: "target.read",
    load: () => import("./page.tsx"),
  },
  {
    path: "/target/tips",
    label: "page.targetTips",
    capability: "target.read",
    load: () => import("./tips.tsx"),
  },
  {
    path: "/target/activities",
    label: "page.targetActivities",
    capability: "target.read",
    load: () => import("./activities.tsx"),
  },
  {
    path: "/target/compare",
    label: "page.targetCompare",
    capability: "target.read",
    load: () => import("./compare.tsx"),
  },
  {
    path: "/target/sectors",
    label: "page.targetSectors",
    capability: "target.read",
    load: () => import("./sectors.tsx"),
  },
  {
    path: "/target/chains",
    label: "page.targetChains",
    capability: "target.read",
    load: () => import("./chains.tsx"),
  },
  {
    path: "/target/gaps",
    label: "page.targetGaps",
    capability: "target.read",
    load: () => import("./gaps.tsx"),
  },
  {
    path: "/target/firms",
    label: "page.targetFirms",
    capability: "target.read",
    load: () => import("./firms.tsx"),
  },
  {
    path: "/target/io",
    label: "page.targetIo",
    capability: "target.read",
    load: () => import("./io.tsx"),
  },
  {
    path: "/target/backtest",
    label: "page.targetBacktest",
    capability: "target.read",
    load: () => import("./backtest.tsx"),
  },
];
