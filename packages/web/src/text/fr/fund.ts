import type { fund as keys } from "../en/fund.ts";

export const fund: Record<keyof typeof keys, string> = {
  "fund.title": "Financer",
  "fund.lead": "Fonds mère, sous-fonds, appels de capital, performance et règles applicables.",
  "fund.empty": "Aucun fonds n’est encore enregistré.",
};
