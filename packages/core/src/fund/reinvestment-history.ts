import {
  addFractions as add,
  compareFractions as compare,
  divideFractions as divide,
  type Fraction,
  maxFraction as max,
  multiplyFractions as multiply,
  subtractFractions as subtract,
  ZERO,
} from "../math/fraction.ts";
import type { Day } from "../vocabulary/day.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";
import {
  type ReinvestmentEntry,
  type ReinvestmentRule,
  type ReinvestmentStanding,
  reinvestment,
} from "./reinvestment.ts";

/** A rule from a day on, until a later one takes its place. */
export type DatedReinvestmentRule = { readonly from: Day; readonly rule: ReinvestmentRule };

/**
 * Recognised reinvestment under rules that change: an entry counts by the rule in force on its own day, so a wider rule
 * changes nothing that lies before its start; what is required follows the rule in force on the day of the question.
 * Entries before the first rule count for nothing. Entries after `at` are not known yet.
 * @example
 * const rule = (weight) => ({ categories: { local: { kind: "weight", weight: fraction(weight) } }, ratio: fraction(3n, 2n) });
 * const entries = [1, 9].map((day) => ({ day: day as Day, category: "local", amounts: { amount: fraction(10n) } }));
 * const result = reinvestmentHistory([{ from: 0 as Day, rule: rule(1n) }, { from: 5 as Day, rule: rule(2n) }], { paidIn: fraction(30n), entries, at: 9 as Day });
 * expect(result.ok && [result.value.entries, formatFraction(result.value.shortfall)]).toEqual([[fraction(10n), fraction(20n)], "15"]);
 */
export function reinvestmentHistory(
  rules: readonly DatedReinvestmentRule[],
  {
    paidIn,
    entries,
    at,
  }: {
    readonly paidIn: Fraction;
    readonly entries: readonly (ReinvestmentEntry & { readonly day: Day })[];
    readonly at: Day;
  },
): Result<ReinvestmentStanding, "unknown-category" | "amount-missing" | "no-rule"> {
  const sorted = [...rules].sort((a, b) => a.from - b.from);
  const inForce = (day: Day) => sorted.filter(({ from }) => from <= day).at(-1)?.rule;
  const now = inForce(at);
  if (now === undefined) return fail("no-rule", { at });
  const counted: Fraction[] = [];
  for (const [i, entry] of entries.entries()) {
    if (entry.day > at) continue;
    const rule = inForce(entry.day);
    if (rule === undefined) {
      counted.push(ZERO);
      continue;
    }
    const one = reinvestment(rule, { paidIn, entries: [entry] });
    if (!one.ok) return fail(one.code, { ...one.facts, row: i + 1 });
    counted.push(one.value.recognised);
  }
  const recognised = counted.reduce(add, ZERO);
  const required = multiply(now.ratio, paidIn);
  return ok({
    recognised,
    multiple: paidIn.num === 0n ? null : divide(recognised, paidIn),
    met: compare(recognised, required) >= 0,
    shortfall: max(ZERO, subtract(required, recognised)),
    entries: counted,
  });
}
