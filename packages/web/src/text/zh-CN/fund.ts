import type { fund as keys } from "../en/fund.ts";

export const fund: Record<keyof typeof keys, string> = {
  "fund.title": "基金",
  "fund.lead": "母基金、子基金、出资、业绩及其适用规则。",
  "fund.empty": "尚无基金记录。",
};
