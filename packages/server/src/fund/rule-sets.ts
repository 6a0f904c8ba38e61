import { FUND_RULE_SETS, type FundRule, type FundRuleSet } from "@essor/core/codelist";
import { INDUSTRY_CLASSES, JIANGSU_GUIDE } from "./rules-local.ts";

/** Every rule set a fund can be held to. */
export const ALL_RULE_SETS: readonly FundRuleSet[] = [
  INDUSTRY_CLASSES,
  ...FUND_RULE_SETS,
  JIANGSU_GUIDE,
];

/** The sets that a fund chose, in that order, and what binds every fund. Unknown names are left out. */
export function setsOf(chosen: readonly string[]): FundRuleSet[] {
  const found = chosen.flatMap((id) => ALL_RULE_SETS.filter((set) => set.id === id));
  const free = chosen.length === 0 || (chosen.length === 1 && chosen[0] === "none");
  return free ? found : [INDUSTRY_CLASSES, ...found.filter(({ id }) => id !== INDUSTRY_CLASSES.id)];
}

export function ruleOf(
  set: string,
  rule: string,
): { rule: FundRule; template: boolean } | undefined {
  const found = ALL_RULE_SETS.find(({ id }) => id === set);
  const one = found?.rules.find(({ id }) => id === rule);
  return found && one ? { rule: one, template: found.template } : undefined;
}
