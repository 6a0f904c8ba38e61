export const attract = {
  "attract.title": "Attract",
  "attract.lead": "Leads, projects and promises, from first contact to production and after.",
  "attract.empty": "No project is recorded yet.",
} as const;
