import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/target",
    label: "page.target",
    capability: "target.read",
    load: () => import("./page.tsx"),
  },
  {
    path: "/target/activities",
    label: "page.targetActivities",
    capability: "target.read",
    load: () => import("./activities.tsx"),
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
];
