import type { attract as keys } from "../en/attract.ts";

export const attract: Record<keyof typeof keys, string> = {
  "attract.title": "Attirer",
  "attract.lead": "Pistes, projets et promesses, du premier contact à la production et après.",
  "attract.empty": "Aucun projet n’est encore enregistré.",
};
