import { assert } from "../../vocabulary/assert.ts";

/**
 * Weighted Spearman correlation of two rankings of the same n units, in which differences at the top count more:
 * 1 - 6 sum (x - y)² ((n - x + 1) + (n - y + 1)) / (n⁴ + n³ - n² - n). Null below two units.
 * @example
 * expect(weightedSpearman([1, 2, 3], [1, 2, 3])).toBe(1);
 * expect(weightedSpearman([1, 2], [2, 1])).toBe(-1);
 */
export function weightedSpearman(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const n = a.length;
  assert(n === b.length, "Both rankings rank the same units");
  if (n < 2) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    sum += (x - y) ** 2 * (n - x + 1 + (n - y + 1));
  }
  return 1 - (6 * sum) / (n ** 4 + n ** 3 - n ** 2 - n);
}

/**
 * WS rank similarity of a ranking to a reference: each unit's shift over the largest it could be, weighted by 2 to the
 * minus reference rank. Not symmetric. Null below two units. Source: Salabun and Urbaniak 2020.
 * @example
 * expect(rankSimilarity([1, 2, 3], [1, 2, 3])).toBe(1);
 * expect(rankSimilarity([1, 2], [2, 1])).toBe(0.25);
 */
export function rankSimilarity(
  reference: ArrayLike<number>,
  other: ArrayLike<number>,
): number | null {
  const n = reference.length;
  assert(n === other.length, "Both rankings rank the same units");
  if (n < 2) return null;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const x = reference[i] as number;
    const furthest = Math.max(Math.abs(1 - x), Math.abs(n - x));
    sum += (2 ** -x * Math.abs(x - (other[i] as number))) / furthest;
  }
  return 1 - sum;
}
