import type { target as keys } from "../en/target.ts";

export const target: Record<keyof typeof keys, string> = {
  "target.title": "Cibler",
  "target.lead": "Quelles industries conviennent, quels maillons manquent, et pourquoi.",
  "target.empty": "Aucune opportunité n’est encore calculée.",
};
