import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** Mean random consistency index by size of the matrix (Saaty 1980). */
const RANDOM_INDEX = [
  0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
];

export type AhpWeights = {
  readonly weights: Float64Array;
  /** Consistency ratio; above 0.1 the comparisons contradict each other too much. Null above 15 criteria. */
  readonly consistencyRatio: number | null;
};

/**
 * Analytic hierarchy process: weights as the leading eigenvector of a reciprocal comparison matrix (row over column).
 * @example
 * const ahp = ahpWeights([[1, 2, 6], [1 / 2, 1, 3], [1 / 6, 1 / 3, 1]]);
 * expect(ahp.ok && ahp.value.weights[0]).toBeCloseTo(0.6, 12);
 * expect(ahp.ok && ahp.value.consistencyRatio).toBeCloseTo(0, 10);
 * expect(ahpWeights([[1, 2], [2, 1]]).ok).toBe(false);
 */
export function ahpWeights(
  matrix: readonly (readonly number[])[],
): Result<AhpWeights, "not-square" | "not-reciprocal"> {
  const n = matrix.length;
  if (n === 0 || matrix.some((row) => row.length !== n)) return fail("not-square");
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const both = (matrix[i]?.[j] ?? 0) * (matrix[j]?.[i] ?? 0);
      if (!(Math.abs(both - 1) <= 0.02))
        return fail("not-reciprocal", { row: i + 1, column: j + 1 });
    }
  }
  let weights = new Float64Array(n).fill(1 / n);
  let lambda = n;
  for (let round = 0; round < 1000; round++) {
    const next = Float64Array.from(matrix, (row) =>
      row.reduce((sum, x, j) => sum + x * (weights[j] as number), 0),
    );
    lambda = next.reduce((a, b) => a + b, 0);
    const scaled = next.map((x) => x / lambda);
    const moved = scaled.reduce((sum, x, i) => sum + Math.abs(x - (weights[i] as number)), 0);
    weights = scaled;
    if (moved < 1e-15) break;
  }
  const index = n > 2 ? (lambda - n) / (n - 1) : 0;
  const random = RANDOM_INDEX[n - 1];
  return ok({
    weights,
    consistencyRatio: random === undefined ? null : n > 2 ? index / random : 0,
  });
}

/**
 * Budget allocation: each expert's points as shares, and their mean over the experts.
 * @example
 * const shared = budgetWeights(["a", "b"], [{ a: 75, b: 25 }, { a: 2, b: 6 }]);
 * expect(shared.ok && [...shared.value]).toEqual([0.5, 0.5]);
 */
export function budgetWeights(
  codes: readonly string[],
  points: readonly Readonly<Record<string, number>>[],
): Result<Float64Array, "no-points"> {
  const weights = new Float64Array(codes.length);
  for (const [at, expert] of points.entries()) {
    const sum = codes.reduce((s, code) => s + (expert[code] ?? 0), 0);
    if (!(sum > 0)) return fail("no-points", { expert: at + 1 });
    codes.forEach((code, j) => {
      weights[j] = (weights[j] as number) + (expert[code] ?? 0) / sum / points.length;
    });
  }
  return ok(weights);
}
