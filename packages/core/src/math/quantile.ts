/**
 * Quantile of already sorted values (R type 7: linear between order statistics), or null of nothing.
 * @example
 * expect(quantileOfSorted(Float64Array.of(1, 2, 3, 4), 0.5)).toBe(2.5);
 * expect(quantileOfSorted(Float64Array.of(), 0.5)).toBeNull();
 */
export function quantileOfSorted(sorted: Float64Array, share: number): number | null {
  const n = sorted.length;
  if (n === 0) return null;
  const at = (n - 1) * Math.min(1, Math.max(0, share));
  const low = Math.floor(at);
  const a = sorted[low] as number;
  const b = sorted[Math.min(n - 1, low + 1)] as number;
  return at === low ? a : a + (at - low) * (b - a);
}

/**
 * The values present (not NaN) of a stretch, sorted upwards.
 * @example
 * expect([...presentSorted(Float64Array.of(3, Number.NaN, 1))]).toEqual([1, 3]);
 */
export function presentSorted(values: Float64Array, from = 0, to = values.length): Float64Array {
  const kept = new Float64Array(to - from);
  let n = 0;
  for (let i = from; i < to; i++) {
    const x = values[i] as number;
    if (!Number.isNaN(x)) kept[n++] = x;
  }
  return kept.subarray(0, n).sort();
}

/**
 * Median of the values present, or null of nothing.
 * @example
 * expect(median(Float64Array.of(4, 1, Number.NaN, 2))).toBe(2);
 */
export function median(values: Float64Array, from = 0, to = values.length): number | null {
  return quantileOfSorted(presentSorted(values, from, to), 0.5);
}
