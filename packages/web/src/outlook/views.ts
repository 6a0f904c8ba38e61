import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/outlook",
    label: "page.outlook",
    capability: "outlook.read",
    load: () => import("./page.tsx"),
  },
];
