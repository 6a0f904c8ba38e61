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
    path: "/fund/returns",
    label: "page.fundReturns",
    capability: "fund.read",
    load: () => import("./performance.tsx"),
  },
  {
    path: "/fund/waterfall",
    label: "page.fundWaterfall",
    capability: "fund.read",
    load: () => import("./waterfall.tsx"),
  },
  {
    path: "/fund/pacing",
    label: "page.fundPacing",
    capability: "fund.read",
    load: () => import("./pacing.tsx"),
  },
  {
    path: "/fund/allocation",
    label: "page.fundAllocation",
    capability: "fund.read",
    load: () => import("./allocation.tsx"),
  },
  {
    path: "/fund/structure",
    label: "page.fundStructure",
    capability: "fund.read",
    load: () => import("./structure.tsx"),
  },
  {
    path: "/fund/reports",
    label: "page.fundReports",
    capability: "fund.read",
    load: () => import("./reports.tsx"),
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
