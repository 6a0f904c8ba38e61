import { assert } from "../../vocabulary/assert.ts";
import { type Money, minorDigits } from "../../vocabulary/money.ts";

/** Units of `to` for one unit of `from`, as known on a day. A decimal text, so that nothing is lost. */
export type DatedRate = {
  readonly from: string;
  readonly to: string;
  readonly day: number;
  readonly rate: string;
};

/**
 * The newest rate on or before a day; the inverse pair serves too. Undefined where none is known: then an amount is
 * counted and not priced.
 * @example
 * const rates = [{ from: "USD", to: "CNY", day: 10, rate: "6.5" }];
 * expect(rateOn(rates, { from: "USD", to: "CNY", day: 12 })).toEqual({ times: 65n, by: 10n });
 * expect(rateOn(rates, { from: "USD", to: "CNY", day: 9 })).toBeUndefined();
 */
export function rateOn(
  rates: readonly DatedRate[],
  { from, to, day }: { from: string; to: string; day: number },
): { readonly times: bigint; readonly by: bigint } | undefined {
  if (from === to) return { times: 1n, by: 1n };
  let best: DatedRate | undefined;
  for (const rate of rates) {
    const fits = (rate.from === from && rate.to === to) || (rate.from === to && rate.to === from);
    if (fits && rate.day <= day && (best === undefined || rate.day > best.day)) best = rate;
  }
  if (best === undefined) return undefined;
  const [whole = "0", fraction = ""] = best.rate.split(".");
  const times = BigInt(whole + fraction);
  const by = 10n ** BigInt(fraction.length);
  assert(times > 0n, "A rate of exchange is positive");
  return best.from === from ? { times, by } : { times: by, by: times };
}

/**
 * Converts money, rounding half away from zero to the minor unit of the new currency.
 * @example
 * expect(convert({ minor: 100n, currency: "USD" }, "JPY", { times: 1505n, by: 10n })).toEqual({ minor: 151n, currency: "JPY" });
 */
export function convert(
  { minor, currency }: Money,
  to: string,
  { times, by }: { readonly times: bigint; readonly by: bigint },
): Money {
  const above = minor * times * 10n ** BigInt(minorDigits(to));
  const below = by * 10n ** BigInt(minorDigits(currency));
  const size = above < 0n ? -above : above;
  const rounded = (2n * size + below) / (2n * below);
  return { minor: above < 0n ? -rounded : rounded, currency: to };
}
