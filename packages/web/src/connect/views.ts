import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/connect",
    label: "page.connect",
    capability: "connect.read",
    load: () => import("./page.tsx"),
  },
  {
    path: "/connect/profiles/$id",
    label: null,
    capability: "connect.read",
    load: () => import("./profile.tsx"),
  },
  {
    path: "/connect/mine",
    label: "page.connectMine",
    capability: "connect.write",
    load: () => import("./mine.tsx"),
  },
  {
    path: "/connect/threads",
    label: "page.connectThreads",
    capability: "connect.write",
    load: () => import("./threads.tsx"),
  },
  {
    path: "/connect/threads/$id",
    label: null,
    capability: "connect.write",
    load: () => import("./thread.tsx"),
  },
  {
    path: "/connect/outcomes",
    label: "page.connectOutcomes",
    capability: "connect.read",
    load: () => import("./outcomes.tsx"),
  },
  {
    path: "/connect/events",
    label: "page.connectEvents",
    capability: "connect.read",
    load: () => import("./events.tsx"),
  },
  {
    path: "/connect/events/$id",
    label: null,
    capability: "connect.read",
    load: () => import("./event.tsx"),
  },
  {
    path: "/connect/organisations",
    label: "page.connectOrganisations",
    capability: "connect.read",
    load: () => import("./organisations.tsx"),
  },
  {
    path: "/connect/quality",
    label: "page.connectQuality",
    capability: "connect.read",
    load: () => import("./quality.tsx"),
  },
  {
    path: "/connect/partners",
    label: "page.connectPartners",
    capability: "connect.read",
    load: () => import("./partners.tsx"),
  },
  {
    path: "/connect/experts",
    label: "page.connectExperts",
    capability: "connect.read",
    load: () => import("./experts.tsx"),
  },
  {
    path: "/connect/network",
    label: "page.connectNetwork",
    capability: "connect.read",
    load: () => import("./network.tsx"),
  },
  {
    path: "/connect/localise",
    label: "page.connectLocalise",
    capability: "connect.read",
    load: () => import("./localise.tsx"),
  },
];
