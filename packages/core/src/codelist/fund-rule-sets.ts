import type { FundRuleSet } from "./fund-rule.ts";
import {
  JIANGSU,
  KUNSHAN_ANGEL,
  NO_RULES,
  QUANZHOU_2023,
  SUZHOU_ANGEL_2021,
} from "./fund-rule-sets-local.ts";
import {
  NATIONAL_BASE,
  NDRC_2025_1752,
  NDRC_2025_1753,
  STATE_COUNCIL_2025_1,
} from "./fund-rule-sets-national.ts";

/** The rule sets that come with Essor, by id. A hub adds its own and replaces templates. */
export const FUND_RULE_SETS: readonly FundRuleSet[] = [
  STATE_COUNCIL_2025_1,
  NDRC_2025_1752,
  NDRC_2025_1753,
  NATIONAL_BASE,
  JIANGSU,
  QUANZHOU_2023,
  SUZHOU_ANGEL_2021,
  KUNSHAN_ANGEL,
  NO_RULES,
];

/**
 * A shipped rule set by its id.
 * @example
 * expect(fundRuleSet("none")?.rules).toEqual([]);
 * expect(fundRuleSet("atlantis")).toBeUndefined();
 */
export function fundRuleSet(id: string): FundRuleSet | undefined {
  return FUND_RULE_SETS.find((set) => set.id === id);
}
