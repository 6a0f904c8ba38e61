import type { View } from "../ui/view.ts";

export const views: readonly View[] = [
  {
    path: "/attract",
    label: "page.attractOverview",
    capability: "attract.read",
    load: () => import("./page.tsx"),
  },
  {
    path: "/attract/pipeline",
    label: "page.attractPipeline",
    capability: "attract.read",
    load: () => import("./pipeline.tsx"),
  },
  {
    path: "/attract/projects/$id",
    label: null,
    capability: "attract.read",
    load: () => import("./project.tsx"),
  },
  {
    path: "/attract/funnel",
    label: "page.attractFunnel",
    capability: "attract.read",
    load: () => import("./funnel.tsx"),
  },
  {
    path: "/attract/places",
    label: "page.attractPlaces",
    capability: "attract.read",
    load: () => import("./places.tsx"),
  },
  {
    path: "/attract/map",
    label: "page.attractMap",
    capability: "attract.read",
    load: () => import("./map.tsx"),
  },
  {
    path: "/attract/answers",
    label: "page.attractAnswers",
    capability: "attract.read",
    load: () => import("./answers.tsx"),
  },
  {
    path: "/attract/calendar",
    label: "page.attractCalendar",
    capability: "attract.read",
    load: () => import("./calendar.tsx"),
  },
  {
    path: "/attract/offers",
    label: "page.attractOffers",
    capability: "attract.read",
    load: () => import("./offers.tsx"),
  },
  {
    path: "/attract/promises",
    label: "page.attractPromises",
    capability: "attract.read",
    load: () => import("./promises.tsx"),
  },
  {
    path: "/attract/companies",
    label: "page.attractCompanies",
    capability: "attract.read",
    load: () => import("./companies.tsx"),
  },
  {
    path: "/attract/companies/$id",
    label: null,
    capability: "attract.read",
    load: () => import("./company.tsx"),
  },
  {
    path: "/attract/enquiries",
    label: "page.attractEnquiries",
    capability: "attract.read",
    load: () => import("./enquiries.tsx"),
  },
  {
    path: "/attract/policies",
    label: "page.attractPolicies",
    capability: "attract.read",
    load: () => import("./policies.tsx"),
  },
  {
    path: "/attract/aftercare",
    label: "page.attractAftercare",
    capability: "attract.read",
    load: () => import("./aftercare.tsx"),
  },
  {
    path: "/attract/imports",
    label: "page.attractImports",
    capability: "attract.write",
    load: () => import("./imports.tsx"),
  },
  {
    path: "/attract/imports/$id",
    label: null,
    capability: "attract.write",
    load: () => import("./import-batch.tsx"),
  },
  {
    path: "/attract/stages",
    label: "page.attractStages",
    capability: "attract.read",
    load: () => import("./stage-book.tsx"),
  },
];
