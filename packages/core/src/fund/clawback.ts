import {
  addFractions as add,
  type Fraction,
  fraction,
  maxFraction as max,
  minFraction as min,
  multiplyFractions as multiply,
  subtractFractions as subtract,
  ZERO,
} from "../math/fraction.ts";
import { growth, type TierTerms } from "./waterfall-tiers.ts";

/** What the limited partners paid and got back, in order of time. */
export type HurdleFlow = {
  readonly years: number;
  readonly contribution: Fraction;
  readonly lpDistribution: Fraction;
};

/**
 * What the limited partners are short of their capital and preferred return at a time: H = H (1+h)^dt + C - D.
 * A surplus before the end is not carried forward: what was paid above the hurdle was profit.
 * @example
 * const terms = { hurdle: fraction(1n, 10n), compounding: "annual", carry: fraction(1n, 5n), catchUp: ONE };
 * const flows = [{ years: 0, contribution: fraction(100n), lpDistribution: ZERO }];
 * expect(formatFraction(hurdleShortfall(flows, terms, 1))).toBe("110");
 */
export function hurdleShortfall(
  flows: readonly HurdleFlow[],
  terms: TierTerms,
  at: number,
): Fraction {
  let balance = ZERO;
  let before = flows[0]?.years ?? at;
  for (const { years, contribution, lpDistribution } of flows) {
    balance = multiply(balance, growth(terms, years - before));
    balance = subtract(add(balance, contribution), lpDistribution);
    before = years;
  }
  return max(ZERO, multiply(balance, growth(terms, at - before)));
}

export type Clawback = {
  /** Carry paid above the agreed share of the fund's profit. */
  readonly excessCarry: Fraction;
  readonly lpHurdleShortfall: Fraction;
  /** What must be given back: min(carry net of tax, max(excess, shortfall)). */
  readonly clawback: Fraction;
};

/**
 * The general partner's clawback at the end, or at an earlier date with unrealised value counted into the profit.
 * @example
 * const due = clawback({ carryPaid: fraction(5n), carry: fraction(1n, 5n), fundProfit: fraction(-20n), lpHurdleShortfall: fraction(25n), taxRate: ZERO });
 * expect(formatFraction(due.clawback)).toBe("5");
 */
export function clawback({
  carryPaid,
  carry,
  fundProfit,
  lpHurdleShortfall,
  taxRate,
}: {
  readonly carryPaid: Fraction;
  readonly carry: Fraction;
  readonly fundProfit: Fraction;
  readonly lpHurdleShortfall: Fraction;
  readonly taxRate: Fraction;
}): Clawback {
  const excessCarry = max(ZERO, subtract(carryPaid, multiply(carry, max(ZERO, fundProfit))));
  const net = multiply(carryPaid, subtract(fraction(1n), taxRate));
  return {
    excessCarry,
    lpHurdleShortfall,
    clawback: min(net, max(excessCarry, lpHurdleShortfall)),
  };
}
