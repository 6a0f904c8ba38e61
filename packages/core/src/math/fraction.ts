import { assert } from "../vocabulary/assert.ts";

/** An exact rational number; the denominator is above zero. Not always in lowest terms: compare with `compareFractions`. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

export const ZERO: Fraction = { num: 0n, den: 1n };
export const ONE: Fraction = { num: 1n, den: 1n };

/** Beyond this size a result is brought to lowest terms; below, the gcd costs more than it saves. */
const REDUCE_ABOVE = 1n << 160n;

/**
 * A fraction of two whole numbers.
 * @example
 * expect(formatFraction(fraction(-4n, -6n))).toBe("2/3");
 */
export function fraction(num: bigint, den: bigint = 1n): Fraction {
  assert(den !== 0n, "A fraction needs a denominator");
  return den < 0n ? { num: -num, den: -den } : { num, den };
}

/**
 * Reads `3`, `-0.25`, `1e-3` or `2/5` exactly; undefined where it is none of these.
 * @example
 * expect(formatFraction(parseFraction("0.08")!)).toBe("2/25");
 * expect(formatFraction(parseFraction("1/5")!)).toBe("1/5");
 * expect(parseFraction("about 3")).toBeUndefined();
 */
export function parseFraction(text: string): Fraction | undefined {
  const [top, bottom, ...more] = text.trim().split("/");
  if (more.length > 0) return undefined;
  const num = parseDecimal(top ?? "");
  if (bottom === undefined || num === undefined) return num;
  const den = parseDecimal(bottom);
  return den === undefined || den.num === 0n ? undefined : divideFractions(num, den);
}

function parseDecimal(text: string): Fraction | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text.trim());
  if (!match) return undefined;
  const digits = match[3] ?? "";
  const whole = BigInt(`${match[2]}${digits}`) * (match[1] === "-" ? -1n : 1n);
  const power = Number(match[4] ?? 0) - digits.length;
  return power >= 0
    ? { num: whole * 10n ** BigInt(power), den: 1n }
    : { num: whole, den: 10n ** BigInt(-power) };
}

/**
 * The sum of two fractions.
 * @example
 * expect(formatFraction(addFractions(fraction(1n, 3n), fraction(1n, 6n)))).toBe("1/2");
 */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: a.num + b.num, den: a.den };
  return kept(a.num * b.den + b.num * a.den, a.den * b.den);
}

/**
 * The first less the second.
 * @example
 * expect(formatFraction(subtractFractions(ONE, fraction(1n, 3n)))).toBe("2/3");
 */
export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  if (a.den === b.den) return { num: a.num - b.num, den: a.den };
  return kept(a.num * b.den - b.num * a.den, a.den * b.den);
}

/**
 * The product of two fractions.
 * @example
 * expect(formatFraction(multiplyFractions(fraction(2n, 3n), fraction(3n, 4n)))).toBe("1/2");
 */
export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return kept(a.num * b.num, a.den * b.den);
}

/**
 * The first over the second, which must not be zero.
 * @example
 * expect(formatFraction(divideFractions(ONE, fraction(-2n, 3n)))).toBe("-3/2");
 */
export function divideFractions(a: Fraction, b: Fraction): Fraction {
  assert(b.num !== 0n, "Division by zero");
  return b.num < 0n ? kept(-a.num * b.den, a.den * -b.num) : kept(a.num * b.den, a.den * b.num);
}

/**
 * Negative, zero or positive as the first is below, equal to or above the second.
 * @example
 * expect(compareFractions(fraction(1n, 3n), fraction(2n, 6n))).toBe(0);
 */
export function compareFractions(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The lesser of two fractions.
 * @example
 * expect(minFraction(ONE, ZERO)).toBe(ZERO);
 */
export function minFraction(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) <= 0 ? a : b;
}

/**
 * The greater of two fractions.
 * @example
 * expect(maxFraction(ONE, ZERO)).toBe(ONE);
 */
export function maxFraction(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) >= 0 ? a : b;
}

/**
 * A whole power of a fraction.
 * @example
 * expect(formatFraction(powerFraction(fraction(27n, 25n), 2))).toBe("729/625");
 */
export function powerFraction(base: Fraction, exponent: number): Fraction {
  assert(Number.isInteger(exponent) && exponent >= 0, "The power must be a whole number");
  return { num: base.num ** BigInt(exponent), den: base.den ** BigInt(exponent) };
}

/**
 * The greatest whole number not above the fraction.
 * @example
 * expect(floorFraction(fraction(-1n, 2n))).toBe(-1n);
 */
export function floorFraction({ num, den }: Fraction): bigint {
  const quotient = num / den;
  return num % den < 0n ? quotient - 1n : quotient;
}

/**
 * The nearest whole number; halves go up.
 * @example
 * expect([roundFraction(fraction(5n, 2n)), roundFraction(fraction(-5n, 2n))]).toEqual([3n, -2n]);
 */
export function roundFraction({ num, den }: Fraction): bigint {
  return floorFraction({ num: 2n * num + den, den: 2n * den });
}

/**
 * A double near the fraction.
 * @example
 * expect(fractionToNumber(fraction(1n, 3n))).toBe(1 / 3);
 */
export function fractionToNumber({ num, den }: Fraction): number {
  const [a, b] = [Number(num), Number(den)];
  if (Math.abs(a) < 2 ** 53 && b < 2 ** 53) return a / b;
  const size = num < 0n ? -num : num;
  if (size === 0n) return 0;
  // Bring the quotient to 64 significant bits before it becomes a double.
  const shift = BigInt(den.toString(2).length - size.toString(2).length + 64);
  const quotient = shift >= 0n ? (size << shift) / den : size / (den << -shift);
  const value = Number(quotient) * 2 ** Number(-shift);
  return num < 0n ? -value : value;
}

/**
 * As `num/den` in lowest terms, or a whole number.
 * @example
 * expect(formatFraction(fraction(10n, 5n))).toBe("2");
 */
export function formatFraction({ num, den }: Fraction): string {
  const common = gcd(num < 0n ? -num : num, den);
  const [a, b] = [num / common, den / common];
  return b === 1n ? `${a}` : `${a}/${b}`;
}

/**
 * As a decimal with a fixed number of places; halves go away from zero.
 * @example
 * expect(formatDecimal(fraction(2n, 3n), 4)).toBe("0.6667");
 * expect(formatDecimal(fraction(-1n, 8n), 2)).toBe("-0.13");
 */
export function formatDecimal({ num, den }: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const size = num < 0n ? -num : num;
  const scaled = (2n * size * scale + den) / (2n * den);
  const sign = num < 0n && scaled > 0n ? "-" : "";
  const text = scaled.toString().padStart(places + 1, "0");
  return places === 0
    ? `${sign}${text}`
    : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}

function kept(num: bigint, den: bigint): Fraction {
  if (den < REDUCE_ABOVE) return { num, den };
  const common = gcd(num < 0n ? -num : num, den);
  return { num: num / common, den: den / common };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}
