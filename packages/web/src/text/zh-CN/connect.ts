import type { connect as keys } from "../en/connect.ts";

export const connect: Record<keyof typeof keys, string> = {
  "connect.title": "对接",
  "connect.lead": "需求与供给的匹配、理由与后续成果。",
  "connect.empty": "尚无需求或供给记录。",
};
