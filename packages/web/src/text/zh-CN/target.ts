import type { target as keys } from "../en/target.ts";

export const target: Record<keyof typeof keys, string> = {
  "target.title": "定向",
  "target.lead": "哪些产业适合本地，产业链缺哪些环节，原因何在。",
  "target.empty": "尚未计算机会清单。",
};
