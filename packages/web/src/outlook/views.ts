import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/outlook",
    label: "page.outlookTargets",
    capability: "outlook.read",
    load: () => import("./page.tsx"),
  },
  {
    path: "/outlook/forecast",
    label: "page.outlookForecast",
    capability: "outlook.read",
    load: () => import("./forecast.tsx"),
  },
  {
    path: "/outlook/scenarios",
    label: "page.outlook",
    capability: "outlook.read",
    load: () => import("./scenarios.tsx"),
  },
  {
    path: "/outlook/need",
    label: "page.outlookNeed",
    capability: "outlook.read",
    load: () => import("./need.tsx"),
  },
  {
    path: "/outlook/peers",
    label: "page.outlookPeers",
    capability: "outlook.read",
    load: () => import("./peers.tsx"),
  },
  {
    path: "/outlook/leads",
    label: "page.outlookLeads",
    capability: "outlook.read",
    load: () => import("./leads.tsx"),
  },
  {
    path: "/outlook/brief",
    label: "page.outlookBrief",
    capability: "outlook.read",
    load: () => import("./brief.tsx"),
  },
];
