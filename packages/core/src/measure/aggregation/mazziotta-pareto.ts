import { momentsOf } from "../../math/moments.ts";

export type Penalty = "downward" | "upward";

/**
 * Mazziotta-Pareto index of values on a z-scale (mean 100, sd 10): M (1 -+ cv²), cv from the sample deviation over the
 * members. Downward punishes an unbalanced profile of something good, upward of something bad.
 * @example
 * const even = mazziottaPareto([Float64Array.of(100), Float64Array.of(100)], "downward");
 * const uneven = mazziottaPareto([Float64Array.of(90), Float64Array.of(110)], "downward");
 * expect(even[0]).toBe(100);
 * expect(uneven[0]).toBeCloseTo(98, 12);
 */
export function mazziottaPareto(columns: readonly Float64Array[], penalty: Penalty): Float64Array {
  return byRow(columns, (row) => {
    const { mean, sd, n } = momentsOf(row);
    if (n < row.length || n < 2) return Number.NaN;
    const cv = sd / mean;
    return mean * (1 + (penalty === "downward" ? -1 : 1) * cv * cv);
  });
}

/**
 * Adjusted Mazziotta-Pareto index: values on 70..130 around a reference (the column means where none is given), range
 * of all rows, so that periods can be compared; penalty from the population deviation.
 * @example
 * const columns = [Float64Array.of(0, 1), Float64Array.of(0, 1)];
 * expect([...adjustedMazziottaPareto(columns, "downward")]).toEqual([70, 130]);
 */
export function adjustedMazziottaPareto(
  columns: readonly Float64Array[],
  penalty: Penalty,
  reference?: readonly number[],
): Float64Array {
  const scaled = columns.map((column, k) => {
    const { min, max, mean } = momentsOf(column);
    const half = (max - min) / 2;
    const low = (reference?.[k] ?? mean) - half;
    return half > 0 ? column.map((x) => ((x - low) / (2 * half)) * 60 + 70) : column.map(() => 100);
  });
  return byRow(scaled, (row) => {
    const { mean, sd, n } = momentsOf(row);
    if (n < row.length || n < 2) return Number.NaN;
    const variance = (sd * sd * (n - 1)) / n;
    return mean + ((penalty === "downward" ? -1 : 1) * variance) / mean;
  });
}

/** One number a row, from the row's values as an array that is reused. */
export function byRow(
  columns: readonly Float64Array[],
  of: (row: Float64Array) => number,
): Float64Array {
  const row = new Float64Array(columns.length);
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, i) => {
    for (let k = 0; k < row.length; k++) row[k] = (columns[k] as Float64Array)[i] as number;
    return of(row);
  });
}
