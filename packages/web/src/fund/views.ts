import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  { path: "/fund", label: "page.fund", capability: "fund.read", load: () => import("./page.tsx") },
];
