import type { outlook as keys } from "../en/outlook.ts";

export const outlook: Record<keyof typeof keys, string> = {
  "outlook.title": "展望",
  "outlook.lead": "趋势走向，以及各项举措的影响与不确定性。",
  "outlook.empty": "尚未运行情景。",
};
