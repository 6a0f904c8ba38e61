import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/connect",
    label: "page.connect",
    capability: "connect.read",
    load: () => import("./page.tsx"),
  },
];
