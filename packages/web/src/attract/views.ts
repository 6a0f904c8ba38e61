import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/attract",
    label: "attract.nav",
    capability: "attract.read",
    load: () => import("./page.tsx"),
  },
];
