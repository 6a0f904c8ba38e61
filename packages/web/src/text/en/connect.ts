export const connect = {
  "connect.title": "Connect",
  "connect.lead": "Needs and offers, matched with reasons, followed to their outcome.",
  "connect.empty": "No need or offer is recorded yet.",
} as const;
