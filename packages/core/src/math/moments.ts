/** Sums over the values present (NaN means missing inside the engines). */
export type Moments = {
  /** Values present. */
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (n - 1); NaN below two values. */
  readonly sd: number;
  readonly min: number;
  readonly max: number;
  /** G1 = g1 sqrt(n(n-1))/(n-2), as Excel and SAS; NaN below three values or without spread. */
  readonly skewness: number;
  /** G2 = (n-1)/((n-2)(n-3)) ((n+1) g2 + 6); NaN below four values or without spread. */
  readonly kurtosis: number;
};

/**
 * Count, mean, sample deviation, extremes, and the bias-corrected skewness and kurtosis of `values[from..to)`, NaN
 * skipped. Two passes. Internal: the fields may be NaN where undefined; faces turn NaN into null.
 * @example
 * const m = momentsOf(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100));
 * expect(m.skewness).toBeCloseTo(3.0632410342395, 12);
 * expect(m.kurtosis).toBeCloseTo(9.74139083456914, 12);
 */
export function momentsOf(values: Float64Array, from = 0, to = values.length): Moments {
  let n = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const x = values[i] as number;
    if (!Number.isNaN(x)) {
      n++;
      sum += x;
      if (x < min) min = x;
      if (x > max) max = x;
    }
  }
  if (n === 0) {
    return {
      n,
      mean: Number.NaN,
      sd: Number.NaN,
      min: Number.NaN,
      max: Number.NaN,
      skewness: Number.NaN,
      kurtosis: Number.NaN,
    };
  }
  const mean = min === max ? min : sum / n;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  for (let i = from; i < to; i++) {
    const x = values[i] as number;
    if (!Number.isNaN(x)) {
      const d = x - mean;
      const dd = d * d;
      s2 += dd;
      s3 += dd * d;
      s4 += dd * dd;
    }
  }
  const sd = n > 1 ? Math.sqrt(s2 / (n - 1)) : Number.NaN;
  const spread = min < max && s2 > 0;
  const m2 = s2 / n;
  const skewness =
    n > 2 && spread
      ? ((s3 / n / (m2 * Math.sqrt(m2))) * Math.sqrt(n * (n - 1))) / (n - 2)
      : Number.NaN;
  const g2 = (n * s4) / (s2 * s2) - 3;
  const kurtosis =
    n > 3 && spread ? (((n + 1) * g2 + 6) * (n - 1)) / ((n - 2) * (n - 3)) : Number.NaN;
  return { n, mean, sd, min, max, skewness, kurtosis };
}
