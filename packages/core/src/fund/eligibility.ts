import type { FundRuleSet } from "../codelist/fund-rule.ts";
import type { Day } from "../vocabulary/day.ts";
import { checkRules, mayApprove, type RuleFacts, type RuleVerdict } from "./rule-check.ts";

/** A fund as a firm sees it: what it may do, what it has, and what it still can. */
export type FundProfile = {
  readonly fund: string;
  readonly ruleSets: readonly FundRuleSet[];
  /** The fund's own facts, e.g. its assets. */
  readonly facts: RuleFacts;
};

export type Eligibility = {
  readonly fund: string;
  readonly answer: "yes" | "no" | "cannot-say";
  readonly against: readonly RuleVerdict[];
  readonly toBeFoundOut: readonly RuleVerdict[];
  readonly warnings: readonly RuleVerdict[];
};

/**
 * "Could this fund invest in me?": the firm's facts and each fund's own, tested against that fund's rules.
 * What is not known is asked for and never guessed. Funds that can come first.
 * @example
 * const funds = [{ fund: "seed", ruleSets: [], facts: {} }];
 * expect(couldInvest({ instruments: ["equity"] }, { funds, at: dayOf(2026, 3, 1) })[0]?.answer).toBe("yes");
 */
export function couldInvest(
  firm: RuleFacts,
  { funds, at }: { readonly funds: readonly FundProfile[]; readonly at: Day },
): Eligibility[] {
  const order = { yes: 0, "cannot-say": 1, no: 2 } as const;
  return funds
    .map(({ fund, ruleSets, facts }): Eligibility => {
      const verdicts = checkRules({ ...facts, ...firm }, { ruleSets, at });
      const { broken, unknown } = mayApprove(verdicts);
      return {
        fund,
        answer: broken.length > 0 ? "no" : unknown.length > 0 ? "cannot-say" : "yes",
        against: broken,
        toBeFoundOut: unknown,
        warnings: verdicts.filter((v) => v.severity === "warn" && v.verdict === "broken"),
      };
    })
    .sort((a, b) => order[a.answer] - order[b.answer]);
}
