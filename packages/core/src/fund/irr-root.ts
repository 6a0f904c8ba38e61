/** What is needed of a sum at a point: the logarithm of the ratio of received to paid, and its slope. */
type Ratio = { readonly value: number; readonly slope: number };

/** Above this ln(1+r) the rate itself is more than a double should be asked to hold. */
export const LN_RATE_LIMIT = 700;

/**
 * The only root of an exponential sum whose amounts change sign once.
 * Newton on ln(P/N), the logarithm of discounted receipts over discounted payments: it is monotone and nearly straight
 * (exactly straight for one payment and one receipt), so two to four steps are enough; a bracket guards each step.
 * `times` ascend from 0. Undefined where the root lies beyond what a double can discount.
 * @example
 * expect(soleRoot(Float64Array.of(0, 5), Float64Array.of(-100, 250))).toBeCloseTo(Math.log(2.5) / 5, 15);
 */
export function soleRoot(times: Float64Array, amounts: Float64Array): number | undefined {
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let x = 0;
  for (let step = 0; step < 400; step += 1) {
    const { value, slope } = ratioAt(times, amounts, x);
    if (value === 0) return x;
    // The ratio falls with x where payments come first, and rises where receipts do.
    const falls = (amounts[0] as number) < 0;
    if (value > 0 === falls) low = x;
    else high = x;
    let next = Number.isFinite(value) && slope !== 0 ? x - value / slope : Number.NaN;
    if (!(next > low && next < high)) {
      if (low === Number.NEGATIVE_INFINITY) next = high <= 0 ? 2 * high - 1 : -1;
      else if (high === Number.POSITIVE_INFINITY) next = low >= 0 ? 2 * low + 1 : 1;
      else next = low + (high - low) / 2;
    }
    if (!Number.isFinite(next) || Math.abs(next) > 1e6) return undefined;
    const moved = Math.abs(next - x);
    x = next;
    if (moved <= 2e-16 * Math.abs(x) || moved < 1e-300 || x === low || x === high) return x;
    if (step > 8 && moved <= 1e-14 * Math.abs(x)) return x;
  }
  return x;
}

function ratioAt(times: Float64Array, amounts: Float64Array, x: number): Ratio {
  const n = times.length;
  // Multiplying by e^(last x) changes no ratio and keeps falling rates from overflowing.
  const shift = x < 0 ? (times[n - 1] as number) : 0;
  let p = 0;
  let pt = 0;
  let m = 0;
  let mt = 0;
  for (let i = 0; i < n; i += 1) {
    const t = times[i] as number;
    const v = (amounts[i] as number) * Math.exp((shift - t) * x);
    if (v > 0) {
      p += v;
      pt += t * v;
    } else {
      m -= v;
      mt -= t * v;
    }
  }
  // p - m is exact where they are close, so log1p keeps a root near zero sharp.
  const value = Math.abs(p - m) < 0.5 * m ? Math.log1p((p - m) / m) : Math.log(p / m);
  return { value, slope: mt / m - pt / p };
}

/**
 * The root inside a bracket that holds exactly one, by Newton guarded with halving.
 * Sums are compensated (Neumaier), so that a root where large terms cancel keeps its digits.
 * @example
 * const times = Float64Array.of(0, 2, 10), amounts = Float64Array.of(-100, 150, -20);
 * expect(refineRoot(times, amounts, { low: 0.05, high: 1 })).toBeCloseTo(0.187649807995267, 13);
 */
export function refineRoot(
  times: Float64Array,
  amounts: Float64Array,
  bracket: { readonly low: number; readonly high: number },
): number {
  let { low, high } = bracket;
  const rises = sumAt(times, amounts, high).value > 0;
  let x = low + (high - low) / 2;
  for (let step = 0; step < 200; step += 1) {
    const { value, slope } = sumAt(times, amounts, x);
    if (value === 0) return x;
    if (value > 0 === rises) high = x;
    else low = x;
    let next = x - value / slope;
    if (!(next > low && next < high)) next = low + (high - low) / 2;
    const moved = Math.abs(next - x);
    x = next;
    if (moved <= 2e-16 * Math.abs(x) || next === low || next === high) break;
  }
  return x;
}

function sumAt(times: Float64Array, amounts: Float64Array, x: number): Ratio {
  const n = times.length;
  const shift = x < 0 ? (times[n - 1] as number) : 0;
  let sum = 0;
  let lost = 0;
  let slope = 0;
  for (let i = 0; i < n; i += 1) {
    const t = (times[i] as number) - shift;
    const v = (amounts[i] as number) * Math.exp(-t * x);
    const next = sum + v;
    lost += Math.abs(sum) >= Math.abs(v) ? sum - next + v : v - next + sum;
    sum = next;
    slope -= t * v;
  }
  return { value: sum + lost, slope };
}
