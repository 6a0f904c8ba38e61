/** Values as whole numbers of one decimal unit: value = scaled / 10^digits. */
export type ScaledValues = { readonly scaled: Float64Array; readonly digits: number };

const DIGITS_MAX = 12;
const SAFE = Number.MAX_SAFE_INTEGER;

/**
 * Values read from decimal text as whole numbers of their smallest decimal place, so that sums are exact. Undefined
 * where a value has more than 12 decimals or the sum would pass 2^53: then only floating point is left.
 * @example
 * expect(scaleDecimals(Float64Array.of(0.1, 2.25))).toEqual({ scaled: Float64Array.of(10, 225), digits: 2 });
 * expect(scaleDecimals(Float64Array.of(1 / 3))).toBeUndefined();
 */
export function scaleDecimals(values: Float64Array): ScaledValues | undefined {
  let digits = 0;
  let unit = 1;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number;
    if (v === 0) continue;
    sum += v;
    while (Math.round(v * unit) / unit !== v) {
      digits++;
      if (digits > DIGITS_MAX) return undefined;
      unit = 10 ** digits;
    }
  }
  if (sum * unit > SAFE) return undefined;
  if (digits === 0) return { scaled: values, digits };
  return { scaled: values.map((v) => Math.round(v * unit)), digits };
}

/**
 * Whether a·b ≥ θ·c·d for whole numbers below 2^53, decided exactly; θ is the decimal that its text shows.
 * Floating point decides where the two sides are clearly apart, big integers where they are not.
 * @example
 * expect(productAtLeast({ a: 21, b: 32, c: 24, d: 28 }, 1)).toBe(true); // 672 ≥ 672
 */
export function productAtLeast(
  { a, b, c, d }: { a: number; b: number; c: number; d: number },
  threshold: number,
): boolean {
  const left = a * b;
  const right = threshold * c * d;
  if (Math.abs(left - right) > 1e-14 * (left + right)) return left > right;
  let unit = 0;
  while (unit < 15 && !Number.isInteger(Number((threshold * 10 ** unit).toPrecision(15)))) unit++;
  const numerator = BigInt(Math.round(threshold * 10 ** unit));
  return BigInt(a) * BigInt(b) * 10n ** BigInt(unit) >= numerator * BigInt(c) * BigInt(d);
}
