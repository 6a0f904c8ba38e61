import type { Day } from "../vocabulary/day.ts";
import { ok, type Result } from "../vocabulary/result.ts";
import {
  contributeMoney,
  distributeMoney,
  openWaterfall,
  type PartnerWeight,
  type WaterfallAccount,
  type WaterfallPayment,
  type WaterfallTerms,
} from "./waterfall.ts";
import type { TierLine } from "./waterfall-tiers.ts";

/** A flow of a fund's history in minor units: paid in by partners, or given out to both sides. */
export type WaterfallFlow = {
  readonly day: Day;
  readonly kind: "contribution" | "distribution";
  readonly amount: bigint;
};

/** Which units of a payment, counted from 1, went down which line: together they are every unit once. */
export type LineRange = { readonly line: TierLine; readonly from: bigint; readonly to: bigint };

/**
 * A fund's whole history through its waterfall: every payment with its trace, and where the account stands.
 * Flows must stand in order of days; on one day money comes in before it goes out if it stands first.
 * @example
 * const terms = { hurdle: fraction(0n), compounding: "annual", carry: fraction(1n, 5n), catchUp: fraction(1n), dayCount: "act/365f", escrowShare: fraction(0n) };
 * const flows = [{ day: 0 as Day, kind: "contribution", amount: 100n }, { day: 9 as Day, kind: "distribution", amount: 150n }];
 * const result = waterfallHistory(flows, { terms, partners: [{ partner: "a", weight: 1n }] });
 * expect(result.ok && [result.value.payments[0]?.lp, result.value.payments[0]?.gp]).toEqual([140n, 10n]);
 */
export function waterfallHistory(
  flows: readonly WaterfallFlow[],
  {
    terms,
    partners,
  }: { readonly terms: WaterfallTerms; readonly partners: readonly PartnerWeight[] },
): Result<
  { readonly account: WaterfallAccount; readonly payments: readonly WaterfallPayment[] },
  "out-of-order" | "negative-amount" | "no-weights"
> {
  let account = openWaterfall();
  const payments: WaterfallPayment[] = [];
  for (const { day, kind, amount } of flows) {
    if (kind === "contribution") {
      const paid = contributeMoney(account, { terms, day, amount });
      if (!paid.ok) return paid;
      account = paid.value;
      continue;
    }
    const given = distributeMoney(account, { terms, day, amount, partners });
    if (!given.ok) return given;
    account = given.value.account;
    payments.push(given.value.payment);
  }
  return ok({ account, payments });
}

/**
 * The units of a payment by line, in the order in which they were paid. A line that gave a unit back for rounding has none.
 * @example
 * const trace = [{ line: "returnOfCapital", minor: 3n }, { line: "residualGp", minor: 2n }];
 * expect(lineRanges({ trace })).toEqual([{ line: "returnOfCapital", from: 1n, to: 3n }, { line: "residualGp", from: 4n, to: 5n }]);
 */
export function lineRanges({
  trace,
}: {
  readonly trace: readonly Pick<WaterfallPayment["trace"][number], "line" | "minor">[];
}): LineRange[] {
  let at = 0n;
  return trace.flatMap(({ line, minor }) => {
    if (minor <= 0n) return [];
    const range = { line, from: at + 1n, to: at + minor };
    at += minor;
    return [range];
  });
}
