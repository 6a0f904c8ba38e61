import type { attract as keys } from "../en/attract.ts";

export const attract: Record<keyof typeof keys, string> = {
  "attract.title": "引进",
  "attract.lead": "从初次接触到投产及后续服务的线索、项目与承诺。",
  "attract.empty": "尚无项目记录。",
};
