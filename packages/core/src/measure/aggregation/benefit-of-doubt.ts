import { maximise } from "../../math/simplex.ts";

/**
 * Benefit of the Doubt: each row gets the weights that show it best, max sum w x_i with sum w x_k <= 1 for every row k,
 * w >= 0. With `share`, each member's part of the row's own score lies within the bounds. Needs values that are not
 * negative; rows with gaps are missing. Source: Melyn and Moesen 1991, Cherchye 2007.
 * @example
 * const columns = [Float64Array.of(4, 1, 2), Float64Array.of(1, 4, 2)];
 * const scores = benefitOfDoubt(columns);
 * expect(scores[0]).toBeCloseTo(1, 12);
 * expect(scores[2]).toBeCloseTo(0.8, 12);
 */
export function benefitOfDoubt(
  columns: readonly Float64Array[],
  share?: readonly [number, number],
): Float64Array {
  const n = columns[0]?.length ?? 0;
  const all = Array.from({ length: n }, (_, i) => columns.map((c) => c[i] as number));
  const usable = all.map((row) => row.every((x) => x >= 0));
  const rows = all.filter((_, i) => usable[i]);
  return Float64Array.from(all, (own, i) => {
    if (!usable[i]) return Number.NaN;
    const limits = share === undefined ? [] : shareRows(own, share);
    const best = maximise({
      objective: own,
      rows: [...rows, ...limits],
      bounds: [...rows.map(() => 1), ...limits.map(() => 0)],
    });
    return best === null ? Number.NaN : best.value;
  });
}

/** w_j x_j - high sum <= 0 and low sum - w_j x_j <= 0, as rows over w. */
function shareRows(own: readonly number[], [low, high]: readonly [number, number]): number[][] {
  return own.flatMap((_, j) => [
    own.map((x, k) => (k === j ? x * (1 - high) : -high * x)),
    own.map((x, k) => (k === j ? x * (low - 1) : low * x)),
  ]);
}
