import { momentsOf } from "../../math/moments.ts";
import { correlationOf } from "./correlation-matrix.ts";

/**
 * Cronbach's alpha: k/(k-1) (1 - tr S / sum S), S the covariances over the rows that each pair has. Null below two
 * columns or without spread.
 * @example
 * expect(cronbachAlpha([Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 6)])).toBeCloseTo(8 / 9, 12);
 */
export function cronbachAlpha(columns: readonly Float64Array[]): number | null {
  const k = columns.length;
  if (k < 2) return null;
  let trace = 0;
  let all = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const c = covarianceOf(columns[i] as Float64Array, columns[j] as Float64Array);
      if (c === null) return null;
      if (i === j) trace += c;
      all += i === j ? c : 2 * c;
    }
  }
  return all === 0 ? null : (k / (k - 1)) * (1 - trace / all);
}

function covarianceOf(a: Float64Array, b: Float64Array): number | null {
  const both = a.map((x, i) => (Number.isNaN(b[i]) ? Number.NaN : x));
  const other = b.map((x, i) => (Number.isNaN(a[i]) ? Number.NaN : x));
  const [ma, mb] = [momentsOf(both), momentsOf(other)];
  if (ma.n < 2) return null;
  let sum = 0;
  for (let i = 0; i < both.length; i++) {
    const x = ((both[i] as number) - ma.mean) * ((other[i] as number) - mb.mean);
    if (!Number.isNaN(x)) sum += x;
  }
  return sum / (ma.n - 1);
}

/** A pair of indicators that says nearly the same, or pulls against its pillar. */
export type PairFlag = {
  readonly group: string;
  readonly a: string;
  readonly b: string;
  readonly r: number;
};

/**
 * Pairs within a group whose correlation lies beyond a threshold: above a positive one, below a negative one.
 * @example
 * const same = Float64Array.of(1, 2, 3);
 * expect(flaggedPairs("A", ["x", "y"], [same, same], 0.9)).toEqual([{ group: "A", a: "x", b: "y", r: 1 }]);
 */
export function flaggedPairs(
  group: string,
  codes: readonly string[],
  columns: readonly Float64Array[],
  threshold: number,
): PairFlag[] {
  const flags: PairFlag[] = [];
  columns.forEach((column, i) => {
    for (let j = 0; j < i; j++) {
      const r = correlationOf(column, columns[j] as Float64Array, "pearson")?.r;
      if (r === undefined || !(threshold < 0 ? r < threshold : r > threshold)) continue;
      flags.push({ group, a: codes[j] as string, b: codes[i] as string, r });
    }
  });
  return flags;
}
