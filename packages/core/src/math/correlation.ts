import { assert } from "../vocabulary/assert.ts";

/**
 * Pearson correlation, or null where one side does not vary.
 * @example
 * expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 14);
 * expect(correlation([1, 1], [2, 3])).toBeNull();
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length;
  assert(n === b.length, "Both sides have one value each");
  if (n < 2) return null;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < n; i++) {
    meanA += (a[i] as number) / n;
    meanB += (b[i] as number) / n;
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    const x = (a[i] as number) - meanA;
    const y = (b[i] as number) - meanB;
    ab += x * y;
    aa += x * x;
    bb += y * y;
    size = Math.max(size, Math.abs(a[i] as number) * 1e-15, 0);
  }
  if (aa <= n * size * size || bb === 0) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}

/**
 * Ranks from 1, ties at their mean.
 * @example
 * expect([...midRanks([10, 30, 10])]).toEqual([1.5, 3, 1.5]);
 */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => (values[i] as number) - (values[j] as number),
  );
  const ranks = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[order[to] as number] === values[order[from] as number]) to++;
    for (let k = from; k < to; k++) ranks[order[k] as number] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/**
 * Spearman's rank correlation, or null where one side does not vary.
 * @example
 * expect(spearman([1, 2, 3], [1, 8, 27])).toBeCloseTo(1, 14);
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  return correlation(midRanks(a), midRanks(b));
}
