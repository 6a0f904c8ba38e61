/**
 * Kendall's tau-b of two columns without gaps, ties minded; null where a side does not vary. n² pairs.
 * @example
 * expect(kendallTau([1, 2, 3], [1, 3, 2])).toBeCloseTo(1 / 3, 14);
 * expect(kendallTau([1, 1], [1, 2])).toBeNull();
 */
export function kendallTau(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  let score = 0;
  let inA = 0;
  let inB = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) {
      const x = Math.sign((a[i] as number) - (a[j] as number));
      const y = Math.sign((b[i] as number) - (b[j] as number));
      score += x * y;
      inA += x * x;
      inB += y * y;
    }
  }
  return inA === 0 || inB === 0 ? null : score / Math.sqrt(inA * inB);
}
