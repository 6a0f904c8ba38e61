import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/target",
    label: "page.target",
    capability: "target.read",
    load: () => import("./page.tsx"),
  },
];
