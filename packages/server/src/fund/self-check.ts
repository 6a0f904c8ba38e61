import { checkRules, mayApprove } from "@essor/core/fund";
import { majorNumber, minorOf } from "./amounts.ts";
import { dayOf } from "./books.ts";
import { shownVerdict } from "./limits.ts";
import type { Profile } from "./queries-funds.ts";
import { ruleOf, setsOf } from "./rule-sets.ts";

export type FirmFacts = {
  readonly inProvinceKeyFields?: boolean | undefined;
  readonly inRegion?: boolean | undefined;
  readonly amount?: string | undefined;
  readonly stakeInCompany?: number | undefined;
  readonly instruments?: string[] | undefined;
  readonly restrictedOrObsolete?: boolean | undefined;
};

/** Rules that a firm can meet or miss by itself; the rest is the fund's own business. */
const OF_A_FIRM = new Set([
  "inProvinceKeyFields",
  "stakeInCompany",
  "instruments",
  "restrictedOrObsolete",
  "exposureToCompany",
]);

/** "Could this fund invest in me?": each public rule of each fund, from public facts and what the firm says of itself. */
export function selfCheck(profiles: readonly Profile[], firm: FirmFacts, at: string) {
  const { amount, ...said } = firm;
  const facts = {
    ...said,
    ...(amount === undefined
      ? {}
      : { exposureToCompany: majorNumber(minorOf(amount, "CNY", "amount"), "CNY") }),
  };
  const order = { yes: 0, "cannot-say": 1, no: 2 } as const;
  return profiles
    .map(({ fund, name, example, ruleSets, facts: own }) => {
      const verdicts = checkRules(
        { ...own, ...facts },
        { ruleSets: setsOf(ruleSets), at: dayOf(at) },
      ).filter((v) => OF_A_FIRM.has(ruleOf(v.ruleSet, v.rule)?.rule.test.fact ?? ""));
      const { broken, unknown } = mayApprove(verdicts);
      const answer: keyof typeof order =
        broken.length > 0 ? "no" : unknown.length > 0 ? "cannot-say" : "yes";
      return { fund, name, example, answer, rules: verdicts.map(shownVerdict) };
    })
    .sort((a, b) => order[a.answer] - order[b.answer]);
}
