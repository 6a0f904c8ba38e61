import { assert } from "../vocabulary/assert.ts";

/**
 * Inverse of a symmetric positive definite matrix (row-major) by Cholesky, or undefined where it is not definite.
 * @example
 * expect(inverseSymmetric(Float64Array.of(4, 0, 0, 16), 2)).toEqual(Float64Array.of(0.25, 0, 0, 0.0625));
 */
export function inverseSymmetric(matrix: Float64Array, size: number): Float64Array | undefined {
  assert(matrix.length === size * size, "A square matrix");
  const lower = cholesky(matrix, size);
  if (!lower) return undefined;
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    column.fill(0);
    column[j] = 1;
    solveLower(lower, column, size);
    for (let i = 0; i < size; i++) inverse[i * size + j] = column[i] as number;
  }
  return inverse;
}

/**
 * Solves A x = b for a symmetric positive definite A, or undefined where it is not definite.
 * @example
 * expect(solveSymmetric(Float64Array.of(4, 0, 0, 16), Float64Array.of(4, 8))).toEqual(Float64Array.of(1, 0.5));
 */
export function solveSymmetric(matrix: Float64Array, b: Float64Array): Float64Array | undefined {
  const lower = cholesky(matrix, b.length);
  return lower ? solveLower(lower, Float64Array.from(b), b.length) : undefined;
}

function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j] as number;
      for (let k = 0; k < j; k++)
        sum -= (lower[i * n + k] as number) * (lower[j * n + k] as number);
      if (i !== j) lower[i * n + j] = sum / (lower[j * n + j] as number);
      else if (sum > 1e-14 * Math.abs(matrix[i * n + i] as number))
        lower[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  }
  return lower;
}

/** Solves L L' x = b in place. */
function solveLower(lower: Float64Array, x: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (lower[i * n + k] as number) * (x[k] as number);
    x[i] = sum / (lower[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (lower[k * n + i] as number) * (x[k] as number);
    x[i] = sum / (lower[i * n + i] as number);
  }
  return x;
}
