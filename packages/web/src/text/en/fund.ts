export const fund = {
  "fund.title": "Fund",
  "fund.lead":
    "Parent fund, sub-funds, capital calls, performance, and the rules they are held to.",
  "fund.empty": "No fund is recorded yet.",
} as const;
