export const outlook = {
  "outlook.title": "Outlook",
  "outlook.lead": "Where the trends lead, and what each lever would change, with its uncertainty.",
  "outlook.empty": "No scenario has been run yet.",
} as const;
