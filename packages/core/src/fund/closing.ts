import {
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  roundFraction,
} from "../math/fraction.ts";
import type { Day } from "../vocabulary/day.ts";
import { type DayCount, yearFraction } from "./day-count.ts";
import { splitByWeight } from "./waterfall.ts";

/** A partner's commitment, and the closing at which it came in. */
export type Commitment = {
  readonly partner: string;
  readonly minor: bigint;
  readonly closing: Day;
};

/** A call made before a later closing: what each partner paid then. */
export type EarlierCall = { readonly day: Day; readonly minor: bigint };

export type Equalisation = {
  /** What each late partner pays in: its part of earlier calls (counts towards its commitment). */
  readonly contributions: Readonly<Record<string, bigint>>;
  /** Interest it pays on top, for the time it was not in (outside commitment). */
  readonly interest: Readonly<Record<string, bigint>>;
  /** What each earlier partner gets back, interest included; capital given back restores its unfunded commitment. */
  readonly refunds: Readonly<
    Record<string, { readonly capital: bigint; readonly interest: bigint }>
  >;
};

/**
 * Puts all partners where they would be had they come in at the first closing: late ones pay their part of earlier
 * calls with interest, and earlier ones get it back by their commitments. What is paid equals what is given back.
 * @example
 * const result = equalise([{ partner: "a", minor: 100n, closing: 0 as Day }, { partner: "b", minor: 100n, closing: 365 as Day }],
 *   { at: 365 as Day, calls: [{ day: 0 as Day, minor: 50n }], rate: fraction(8n, 100n), dayCount: "act/365f" });
 * expect([result.contributions, result.interest, result.refunds]).toEqual([{ b: 25n }, { b: 2n }, { a: { capital: 25n, interest: 2n } }]);
 */
export function equalise(
  commitments: readonly Commitment[],
  {
    at,
    calls,
    rate,
    dayCount,
  }: {
    readonly at: Day;
    readonly calls: readonly EarlierCall[];
    /** Simple interest a year. */
    readonly rate: Fraction;
    readonly dayCount: DayCount;
  },
): Equalisation {
  const earlier = commitments.filter(({ closing }) => closing < at);
  const late = commitments.filter(({ closing }) => closing === at);
  const whole = [...earlier, ...late].reduce((sum, { minor }) => sum + minor, 0n);
  const contributions: Record<string, bigint> = {};
  const interest: Record<string, bigint> = {};
  for (const { partner, minor } of late) {
    let [due, extra] = [0n, 0n];
    for (const call of calls) {
      const part = divideFractions(fraction(call.minor * minor), fraction(whole));
      const rounded = roundFraction(part);
      due += rounded;
      const years = Math.round(yearFraction(call.day, at, dayCount) * 1e12);
      const grown = multiplyFractions(fraction(rounded * BigInt(years), 10n ** 12n), rate);
      extra += roundFraction(grown);
    }
    contributions[partner] = due;
    interest[partner] = extra;
  }
  const total = (amounts: Record<string, bigint>) =>
    Object.values(amounts).reduce((a, b) => a + b, 0n);
  const weights = earlier.map(({ partner, minor }) => ({ partner, weight: minor }));
  const back = (amount: bigint) => (weights.length === 0 ? {} : splitByWeight(amount, weights));
  const [capital, gains] = [back(total(contributions)), back(total(interest))];
  return {
    contributions,
    interest,
    refunds: Object.fromEntries(
      earlier.map(({ partner }) => [
        partner,
        { capital: capital[partner] ?? 0n, interest: gains[partner] ?? 0n },
      ]),
    ),
  };
}
