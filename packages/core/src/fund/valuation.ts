import { type Fraction, fraction, multiplyFractions, roundFraction } from "../math/fraction.ts";
import type { Day } from "../vocabulary/day.ts";
import { type Money, minorDigits } from "../vocabulary/money.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";

/** A value put on an investment. It counts only once somebody other than its author has approved it. */
export type Valuation = {
  readonly investment: string;
  readonly day: Day;
  readonly value: Money;
  readonly method: "recent-round" | "multiples" | "discounted-cash-flow" | "cost" | "quoted";
  /** Fair-value level 1, 2 or 3. */
  readonly level: 1 | 2 | 3;
  readonly author: string;
  readonly approver?: string;
};

/**
 * The value of an investment on a day: the last one approved by somebody else up to then.
 * @example
 * const base = { investment: "b", value: { minor: 5n, currency: "CNY" }, method: "cost", level: 3, author: "wang" };
 * const known = [{ ...base, day: 1 as Day, approver: "li" }, { ...base, day: 5 as Day, value: { minor: 9n, currency: "CNY" } }];
 * expect(valueOn(known, { investment: "b", at: 9 as Day })?.value.minor).toBe(5n);
 */
export function valueOn(
  valuations: readonly Valuation[],
  { investment, at }: { readonly investment: string; readonly at: Day },
): Valuation | undefined {
  return valuations
    .filter(
      (v) =>
        v.investment === investment &&
        v.day <= at &&
        v.approver !== undefined &&
        v.approver !== v.author,
    )
    .reduce<Valuation | undefined>((last, v) => (last && last.day > v.day ? last : v), undefined);
}

/** A rate with its day: how many units of the second currency one unit of the first is. */
export type DatedRate = {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
  readonly rate: Fraction;
};

/**
 * Money in another currency at the last rate known on a day, no older than `ageMax` days. A rate is never turned round
 * or chained through a third currency: only a recorded one counts.
 * @example
 * const rates = [{ from: "USD", to: "CNY", day: 10 as Day, rate: fraction(72n, 10n) }];
 * const result = convert({ minor: 100n, currency: "USD" }, { to: "CNY", at: 12 as Day, rates, ageMax: 7 });
 * expect(result.ok && result.value.money).toEqual({ minor: 720n, currency: "CNY" });
 * expect(convert({ minor: 100n, currency: "USD" }, { to: "CNY", at: 40 as Day, rates, ageMax: 7 })).toMatchObject({ ok: false, code: "rate-too-old" });
 */
export function convert(
  money: Money,
  {
    to,
    at,
    rates,
    ageMax,
  }: {
    readonly to: string;
    readonly at: Day;
    readonly rates: readonly DatedRate[];
    readonly ageMax: number;
  },
): Result<{ readonly money: Money; readonly rate: DatedRate }, "no-rate" | "rate-too-old"> {
  const rate = rates
    .filter((r) => r.from === money.currency && r.to === to && r.day <= at)
    .reduce<DatedRate | undefined>((last, r) => (last && last.day > r.day ? last : r), undefined);
  if (!rate) return fail("no-rate", { from: money.currency, to });
  if (at - rate.day > ageMax)
    return fail("rate-too-old", { from: money.currency, to, day: rate.day });
  const shift = minorDigits(to) - minorDigits(money.currency);
  const scale = shift >= 0 ? fraction(10n ** BigInt(shift)) : fraction(1n, 10n ** BigInt(-shift));
  const exact = multiplyFractions(multiplyFractions(fraction(money.minor), rate.rate), scale);
  return ok({ money: { minor: roundFraction(exact), currency: to }, rate });
}
