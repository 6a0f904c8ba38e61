import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/target",
    label: "target.nav",
    capability: "target.read",
    load: () => import("./page.tsx"),
  },
];
