import {
  addFractions as add,
  compareFractions as compare,
  divideFractions as divide,
  type Fraction,
  fraction,
  maxFraction as max,
  multiplyFractions as multiply,
  subtractFractions as subtract,
  ZERO,
} from "../math/fraction.ts";

/** From which reinvestment multiple the government gives up which share of its own profit, ascending. */
export type ProfitGivingRule = {
  readonly steps: readonly { readonly from: Fraction; readonly share: Fraction }[];
  /** Part of what is given up that goes to the general partner; the rest goes to the other limited partners. */
  readonly gpShare: Fraction;
};

export type ProfitGiving = {
  readonly governmentKeeps: Fraction;
  readonly givenUp: Fraction;
  readonly gpReceives: Fraction;
  readonly othersReceive: readonly Fraction[];
};

/**
 * Divides the limited partners' excess profit when the government gives up a part of its own (让利).
 * Only profit is given, never capital: a loss gives nothing (财预〔2015〕210号 Art. 13).
 * @example
 * const rule = { steps: [{ from: fraction(1n), share: fraction(1n, 5n) }], gpShare: fraction(3n, 5n) };
 * const given = profitGiving(rule, { government: fraction(300n), others: [fraction(700n)], excessProfit: fraction(200n), multiple: fraction(1n) });
 * expect([given.governmentKeeps, given.gpReceives, ...given.othersReceive].map(formatFraction)).toEqual(["48", "36/5", "724/5"]);
 */
export function profitGiving(
  rule: ProfitGivingRule,
  {
    government,
    others,
    excessProfit,
    multiple,
  }: {
    readonly government: Fraction;
    /** Paid-in money of the other limited partners. */
    readonly others: readonly Fraction[];
    readonly excessProfit: Fraction;
    readonly multiple: Fraction;
  },
): ProfitGiving {
  const profit = max(ZERO, excessProfit);
  const otherTotal = others.reduce(add, ZERO);
  const paidIn = add(government, otherTotal);
  const part = (amount: Fraction, of: Fraction, total: Fraction) =>
    total.num === 0n ? ZERO : divide(multiply(amount, of), total);
  const own = part(profit, government, paidIn);
  const share = [...rule.steps]
    .sort((a, b) => compare(a.from, b.from))
    .filter(({ from }) => compare(multiple, from) >= 0)
    .at(-1)?.share;
  const givenUp = multiply(own, share ?? ZERO);
  const toGp = multiply(givenUp, otherTotal.num === 0n ? fraction(1n) : rule.gpShare);
  const toOthers = subtract(givenUp, toGp);
  return {
    governmentKeeps: subtract(own, givenUp),
    givenUp,
    gpReceives: toGp,
    othersReceive: others.map((paid) =>
      add(part(profit, paid, paidIn), part(toOthers, paid, otherTotal)),
    ),
  };
}
