export type { FundRule, FundRuleSet, RuleTest } from "./fund-rule.ts";
export { FUND_RULE_SETS, fundRuleSet } from "./fund-rule-sets.ts";
