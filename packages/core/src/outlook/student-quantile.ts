import { studentTwoSided } from "../math/student.ts";

/**
 * Probability that a Student t variable stays below t. A freedom that is not above zero is refused by the callers.
 * @example
 * expect(studentBelow(0, 5)).toBe(0.5);
 * expect(studentBelow(2.015, 5)).toBeCloseTo(0.95, 3);
 */
export function studentBelow(t: number, freedom: number): number {
  const tail = studentTwoSided(Math.abs(t), freedom) / 2;
  return t >= 0 ? 1 - tail : tail;
}

/**
 * The t below which a share of a Student t variable lies, by bisection (near 0 as exactly as the tail is known, 1e-7).
 * @example
 * expect(studentQuantile(0.95, 5)).toBeCloseTo(2.015, 3);
 * expect(studentQuantile(0.5, 3)).toBeCloseTo(0, 6);
 */
export function studentQuantile(share: number, freedom: number): number {
  let [low, high] = [-1e4, 1e4];
  for (let k = 0; k < 80; k++) {
    const middle = (low + high) / 2;
    if (studentBelow(middle, freedom) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
