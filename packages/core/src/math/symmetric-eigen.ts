import { assert } from "../vocabulary/assert.ts";

/** Eigenvalues from the largest down, and their unit vectors in the same order. */
export type SymmetricEigen = {
  readonly values: readonly number[];
  readonly vectors: readonly Float64Array[];
};

/**
 * All eigenvalues and vectors of a small symmetric matrix by cyclic Jacobi rotations. Each vector is turned so that its
 * entries sum to a positive number (or its first entry is not negative where they sum to zero).
 * @example
 * const { values, vectors } = symmetricEigen([[2, 1], [1, 2]]);
 * expect(values[0]).toBeCloseTo(3, 12);
 * expect(vectors[0]?.[0]).toBeCloseTo(Math.SQRT1_2, 12);
 */
export function symmetricEigen(matrix: readonly ArrayLike<number>[]): SymmetricEigen {
  const n = matrix.length;
  const a = matrix.map((row) => Float64Array.from(row));
  assert(
    a.every((row) => row.length === n),
    "The matrix must be square",
  );
  const v = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 100; sweep++) {
    let off = 0;
    let size = 0;
    for (let p = 0; p < n; p++) {
      for (let q = 0; q < n; q++) {
        const x = at(a, p, q) ** 2;
        size += x;
        if (p !== q) off += x;
      }
    }
    if (off <= 1e-30 * size) break;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, p, q);
  }
  const order = a.map((_, i) => i).sort((i, j) => at(a, j, j) - at(a, i, i));
  return {
    values: order.map((i) => at(a, i, i)),
    vectors: order.map((i) => turned(Float64Array.from(v, (row) => row[i] as number))),
  };
}

function at(m: readonly Float64Array[], i: number, j: number): number {
  return (m[i] as Float64Array)[j] as number;
}

function rotate(
  a: readonly Float64Array[],
  v: readonly Float64Array[],
  p: number,
  q: number,
): void {
  const apq = at(a, p, q);
  if (apq === 0) return;
  const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (const row of a) turnPair(row, p, q, c, s);
  const [rowP, rowQ] = [a[p] as Float64Array, a[q] as Float64Array];
  for (let k = 0; k < a.length; k++) {
    const [x, y] = [rowP[k] as number, rowQ[k] as number];
    rowP[k] = c * x - s * y;
    rowQ[k] = s * x + c * y;
  }
  for (const row of v) turnPair(row, p, q, c, s);
}

function turnPair(row: Float64Array, p: number, q: number, c: number, s: number): void {
  const [x, y] = [row[p] as number, row[q] as number];
  row[p] = c * x - s * y;
  row[q] = s * x + c * y;
}

function turned(vector: Float64Array): Float64Array {
  const sum = vector.reduce((x, y) => x + y, 0);
  const side = Math.abs(sum) > 1e-12 ? sum : (vector[0] ?? 0);
  return side < 0 ? vector.map((x) => -x) : vector;
}
