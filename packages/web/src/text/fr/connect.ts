import type { connect as keys } from "../en/connect.ts";

export const connect: Record<keyof typeof keys, string> = {
  "connect.title": "Relier",
  "connect.lead": "Besoins et offres, appariés avec leurs raisons, suivis jusqu’au résultat.",
  "connect.empty": "Aucun besoin ni offre n’est encore enregistré.",
};
