import { momentsOf } from "../../math/moments.ts";
import { median, presentSorted } from "../../math/quantile.ts";
import { byRow } from "./mazziotta-pareto.ts";

/**
 * Ordered weighted average: the weights go to the values of a row from the best down; rows with gaps are missing.
 * @example
 * const columns = [Float64Array.of(1), Float64Array.of(9), Float64Array.of(5)];
 * expect(orderedAverage(columns, [1, 1, 0])[0]).toBe(7);
 */
export function orderedAverage(
  columns: readonly Float64Array[],
  order: readonly number[],
): Float64Array {
  const total = order.reduce((a, b) => a + b, 0);
  return byRow(columns, (row) => {
    const sorted = presentSorted(row);
    if (sorted.length !== order.length || total === 0) return Number.NaN;
    let sum = 0;
    for (let k = 0; k < order.length; k++) {
      sum += (order[k] as number) * (sorted[sorted.length - 1 - k] as number);
    }
    return sum / total;
  });
}

/**
 * Mean-min function: mean - alpha (mean - min). With alpha 0 the mean, with 1 the worst value.
 * @example
 * expect(meanMin([Float64Array.of(1), Float64Array.of(5)], 0.5)[0]).toBe(2);
 */
export function meanMin(columns: readonly Float64Array[], alpha: number, beta = 0): Float64Array {
  return byRow(columns, (row) => {
    const { mean, min } = momentsOf(row);
    const gap = Math.sqrt((mean - min) ** 2 + beta * beta) - beta;
    return mean - alpha * gap;
  });
}

/** Smallest value of each row that is present. */
export function minimumOf(columns: readonly Float64Array[]): Float64Array {
  return byRow(columns, (row) => momentsOf(row).min);
}

/** Median of each row's values that are present. */
export function medianOf(columns: readonly Float64Array[]): Float64Array {
  return byRow(columns, (row) => median(row) ?? Number.NaN);
}
