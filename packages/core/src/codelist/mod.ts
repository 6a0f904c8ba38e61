export type { FundRule, FundRuleSet, RuleTest } from "./fund-rule.ts";
export { FUND_RULE_SETS, fundRuleSet } from "./fund-rule-sets.ts";
export {
  KUNSHAN_SIX_SECTORS,
  type SectorClass,
  type SectorHit,
  type SectorMapping,
  type SectorScheme,
  sectorsOf,
} from "./six-sectors.ts";
