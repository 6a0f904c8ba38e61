export const target = {
  "target.title": "Target",
  "target.lead": "Which industries fit the hub, which links of its chains are missing, and why.",
  "target.empty": "No opportunity has been computed yet.",
} as const;
