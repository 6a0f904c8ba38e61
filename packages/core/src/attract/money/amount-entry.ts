import type { Money } from "../../vocabulary/money.ts";
import { convert, type DatedRate, rateOn } from "./dated-rate.ts";

/** The five amounts that are never mixed. */
export const AMOUNT_MEASURES = [
  "promised",
  "contracted",
  "registered",
  "utilised",
  "delivered",
] as const;
export type AmountMeasure = (typeof AMOUNT_MEASURES)[number];

/** One increment of one of the five amounts, in the currency in which it was stated. Append only. */
export type AmountEntry = {
  readonly project: string;
  readonly measure: AmountMeasure;
  readonly amount: Money;
  readonly day: number;
};

export type MeasureTotal = {
  readonly measure: AmountMeasure;
  /** In the original currencies, never added across them. */
  readonly original: readonly Money[];
  /** In the asked currency, each entry at the rate of its own day. */
  readonly converted: Money;
  /** Entries without a rate on or before their day: counted, not priced. */
  readonly unpriced: number;
  readonly entries: number;
};

/**
 * Totals of each of the five measures, in original currencies and converted with dated rates. A rate of a later day
 * never changes an earlier figure.
 * @example
 * const [t] = amountTotals([{ project: "P", measure: "utilised", amount: { minor: 100n, currency: "USD" }, day: 10 }],
 *   { currency: "CNY", rates: [{ from: "USD", to: "CNY", day: 1, rate: "6.5" }] });
 * expect(t?.converted).toEqual({ minor: 650n, currency: "CNY" });
 */
export function amountTotals(
  entries: readonly AmountEntry[],
  { currency, rates }: { currency: string; rates: readonly DatedRate[] },
): MeasureTotal[] {
  return AMOUNT_MEASURES.flatMap((measure) => {
    const mine = entries.filter((entry) => entry.measure === measure);
    if (mine.length === 0) return [];
    const original = new Map<string, bigint>();
    let [converted, unpriced] = [0n, 0];
    for (const { amount, day } of mine) {
      original.set(amount.currency, (original.get(amount.currency) ?? 0n) + amount.minor);
      const rate = rateOn(rates, { from: amount.currency, to: currency, day });
      if (rate === undefined) unpriced += 1;
      else converted += convert(amount, currency, rate).minor;
    }
    return [
      {
        measure,
        original: [...original]
          .map(([c, minor]) => ({ minor, currency: c }))
          .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
        converted: { minor: converted, currency },
        unpriced,
        entries: mine.length,
      },
    ];
  });
}

/**
 * One amount as a share of another, both in one currency: 6.2 utilised of 11.7 registered is 53 per cent.
 * Null where there is nothing to divide by or the currencies differ.
 * @example
 * expect(Math.round(100 * (shareOf({ minor: 620n, currency: "USD" }, { minor: 1170n, currency: "USD" }) ?? 0))).toBe(53);
 * expect(shareOf({ minor: 1n, currency: "USD" }, { minor: 0n, currency: "USD" })).toBeNull();
 */
export function shareOf(part: Money, whole: Money): number | null {
  if (whole.minor === 0n || part.currency !== whole.currency) return null;
  return Number((part.minor * 1_000_000n) / whole.minor) / 1_000_000;
}
