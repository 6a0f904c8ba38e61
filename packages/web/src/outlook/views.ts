import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/outlook",
    label: "outlook.nav",
    capability: "outlook.read",
    load: () => import("./page.tsx"),
  },
];
