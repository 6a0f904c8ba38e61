import type { View } from "../ui/view.ts";

export const overview: readonly View[] = [
  {
    path: "/",
    label: "page.overview",
    capability: "hub.read",
    load: () => import("./overview.tsx"),
  },
];

export const administration: readonly View[] = [
  {
    path: "/hub/members",
    label: "page.members",
    capability: "hub.read",
    load: () => import("./members.tsx"),
  },
  {
    path: "/hub/audit",
    label: "page.audit",
    capability: "audit.read",
    load: () => import("./audit.tsx"),
  },
  {
    path: "/me/settings",
    label: "page.settings",
    capability: null,
    load: () => import("./settings.tsx"),
  },
];
