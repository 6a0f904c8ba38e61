import type { outlook as keys } from "../en/outlook.ts";

export const outlook: Record<keyof typeof keys, string> = {
  "outlook.title": "Prévoir",
  "outlook.lead":
    "Où mènent les tendances, et ce que chaque levier changerait, avec son incertitude.",
  "outlook.empty": "Aucun scénario n’a encore été calculé.",
};
