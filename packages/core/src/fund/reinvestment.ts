import {
  addFractions as add,
  compareFractions as compare,
  divideFractions as divide,
  type Fraction,
  maxFraction as max,
  minFraction as min,
  multiplyFractions as multiply,
  subtractFractions as subtract,
  ZERO,
} from "../math/fraction.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";

/** How one category of local investment counts: a weight on its amount, or the least of some of its amounts. */
export type Recognition =
  | { readonly kind: "weight"; readonly weight: Fraction }
  | { readonly kind: "least-of"; readonly amounts: readonly string[] };

/** Every city counts differently, so what counts is a table. Off unless a fund has such a rule. */
export type ReinvestmentRule = {
  readonly categories: Readonly<Record<string, Recognition>>;
  /** Recognised investment required per unit of the guidance fund's paid-in money. */
  readonly ratio: Fraction;
};

export type ReinvestmentEntry = {
  readonly category: string;
  /** `amount`, and whatever else the rule names, e.g. `capitalSpentLocally`. */
  readonly amounts: Readonly<Record<string, Fraction>>;
  readonly evidence?: string;
};

export type ReinvestmentStanding = {
  readonly recognised: Fraction;
  /** Recognised over paid-in; null where nothing is paid in. */
  readonly multiple: Fraction | null;
  readonly met: boolean;
  readonly shortfall: Fraction;
  readonly entries: readonly Fraction[];
};

/**
 * What is recognised as local reinvestment under a written rule, and whether it suffices.
 * @example
 * const rule = { categories: { local: { kind: "weight", weight: fraction(1n, 2n) } }, ratio: fraction(1n) };
 * const result = reinvestment(rule, { paidIn: fraction(10n), entries: [{ category: "local", amounts: { amount: fraction(8n) } }] });
 * expect(result.ok && [formatFraction(result.value.recognised), formatFraction(result.value.shortfall)]).toEqual(["4", "6"]);
 */
export function reinvestment(
  rule: ReinvestmentRule,
  {
    paidIn,
    entries,
  }: { readonly paidIn: Fraction; readonly entries: readonly ReinvestmentEntry[] },
): Result<ReinvestmentStanding, "unknown-category" | "amount-missing"> {
  const counted: Fraction[] = [];
  for (const [i, { category, amounts }] of entries.entries()) {
    const recognition = rule.categories[category];
    if (!recognition) return fail("unknown-category", { row: i + 1, category });
    const names = recognition.kind === "weight" ? ["amount"] : recognition.amounts;
    const missing = names.find((name) => amounts[name] === undefined);
    if (missing !== undefined) return fail("amount-missing", { row: i + 1, category, missing });
    const values = names.map((name) => amounts[name] as Fraction);
    const least = values.reduce((a, b) => min(a, b));
    counted.push(recognition.kind === "weight" ? multiply(least, recognition.weight) : least);
  }
  const recognised = counted.reduce(add, ZERO);
  const required = multiply(rule.ratio, paidIn);
  return ok({
    recognised,
    multiple: paidIn.num === 0n ? null : divide(recognised, paidIn),
    met: compare(recognised, required) >= 0,
    shortfall: max(ZERO, subtract(required, recognised)),
    entries: counted,
  });
}
