import { assert } from "./assert.ts";
import { fail, ok, type Result } from "./result.ts";

/** Whole minor units (fen, cents) of one currency. Never a float, never summed across currencies. */
export type Money = { readonly minor: bigint; readonly currency: string };

/** Digits after the point for currencies that do not have two (ISO 4217). */
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  BHD: 3,
  KWD: 3,
  OMR: 3,
  JOD: 3,
  TND: 3,
};

/**
 * How many decimals a currency has.
 * @example
 * expect(minorDigits("CNY")).toBe(2);
 * expect(minorDigits("JPY")).toBe(0);
 */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2;
}

/**
 * Reads a decimal text as money. More decimals than the currency has are refused, not rounded.
 * @example
 * expect(parseMoney("-12.50", "CNY")).toEqual({ ok: true, value: { minor: -1250n, currency: "CNY" } });
 * expect(parseMoney("1.005", "CNY").ok).toBe(false);
 */
export function parseMoney(
  text: string,
  currency: string,
): Result<Money, "not-a-number" | "too-many-decimals"> {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return fail("not-a-number", { text });
  const digits = minorDigits(currency);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return fail("too-many-decimals", { text, currency, digits });
  const minor = BigInt(`${match[2]}${fraction.padEnd(digits, "0")}`);
  return ok({ minor: match[1] === "-" ? -minor : minor, currency });
}

/**
 * Writes money as a plain decimal text with all its decimals, without the currency.
 * @example
 * expect(formatMinor({ minor: -1205n, currency: "CNY" })).toBe("-12.05");
 */
export function formatMinor({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const sign = minor < 0n ? "-" : "";
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Sum of two amounts of one currency.
 * @example
 * expect(addMoney({ minor: 1n, currency: "CNY" }, { minor: 2n, currency: "CNY" }).minor).toBe(3n);
 */
export function addMoney(a: Money, b: Money): Money {
  assert(a.currency === b.currency, `Cannot add ${a.currency} and ${b.currency}`);
  return { minor: a.minor + b.minor, currency: a.currency };
}

/**
 * Splits a total by whole-number weights with the largest-remainder rule: the shares add up to the total exactly.
 * Ties go to the earlier share. A negative total is split as its mirror image. All weights zero is refused.
 * @example
 * expect(allocateMinor(100n, [1n, 1n, 1n])).toEqual({ ok: true, value: [34n, 33n, 33n] });
 */
export function allocateMinor(
  total: bigint,
  weights: readonly bigint[],
): Result<bigint[], "no-weights" | "negative-weight"> {
  if (weights.some((w) => w < 0n)) return fail("negative-weight");
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return fail("no-weights");
  const size = total < 0n ? -total : total;
  const shares = weights.map((w) => (size * w) / sum);
  let left = size - shares.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((w, position) => ({ position, remainder: (size * w) % sum }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.position - b.position : a.remainder < b.remainder ? 1 : -1,
    );
  for (const { position } of order) {
    if (left === 0n) break;
    shares[position] = (shares[position] as bigint) + 1n;
    left -= 1n;
  }
  return ok(total < 0n ? shares.map((s) => -s) : shares);
}
