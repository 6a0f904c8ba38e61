import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  { path: "/fund", label: "page.fund", capability: "fund.read", load: () => import("./page.tsx") },
  {
    path: "/fund/funds/$code",
    label: null,
    capability: "fund.read",
    load: () => import("./detail.tsx"),
  },
  {
    path: "/fund/notices",
    label: "page.fundNotices",
    capability: "fund.read",
    load: () => import("./notices.tsx"),
  },
  {
    path: "/fund/ledger",
    label: "page.fundLedger",
    capability: "fund.read",
    load: () => import("./ledger.tsx"),
  },
  {
    path: "/fund/limits",
    label: "page.fundLimits",
    capability: "fund.read",
    load: () => import("./limits.tsx"),
  },
  {
    path: "/fund/deals",
    label: "page.fundDeals",
    capability: "fund.read",
    load: () => import("./deals.tsx"),
  },
  {
    path: "/fund/deals/$id",
    label: null,
    capability: "fund.read",
    load: () => import("./deal.tsx"),
  },
  {
    path: "/fund/evaluation",
    label: "page.fundEvaluation",
    capability: "fund.read",
    load: () => import("./evaluation.tsx"),
  },
  {
    path: "/fund/self-check",
    label: "page.fundSelfCheck",
    capability: "fund.self-check",
    load: () => import("./self-check.tsx"),
  },
];
