import type { View } from "../ui/view.ts";

export const overview: readonly View[] = [
  {
    path: "/",
    label: "overview.title",
    capability: "hub.read",
    load: () => import("./overview.tsx"),
  },
];

export const administration: readonly View[] = [
  {
    path: "/hub/members",
    label: "members.nav",
    capability: "hub.read",
    load: () => import("./members.tsx"),
  },
  {
    path: "/hub/audit",
    label: "audit.nav",
    capability: "audit.read",
    load: () => import("./audit.tsx"),
  },
  {
    path: "/me/settings",
    label: "settings.nav",
    capability: null,
    load: () => import("./settings.tsx"),
  },
];
