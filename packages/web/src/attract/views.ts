import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/attract",
    label: "page.attract",
    capability: "attract.read",
    load: () => import("./page.tsx"),
  },
];
