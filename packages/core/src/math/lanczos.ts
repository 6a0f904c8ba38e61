import { assert } from "../vocabulary/assert.ts";
import { tridiagonalEigen } from "./tridiagonal.ts";

/** Writes A x into y for a symmetric A. */
export type SymmetricOperator = (x: Float64Array, y: Float64Array) => void;

export type LanczosOptions = {
  /** First vector; its zeros stay zero where A leaves them alone, so a block of A can be singled out. */
  readonly start: Float64Array;
  /** Unit vectors to stay orthogonal to: known eigenvectors. */
  readonly orthogonalTo?: readonly Float64Array[];
  /** How many of the largest eigenvalues are wanted. */
  readonly count?: number;
  /** Relative residual at which a pair counts as found. */
  readonly tolerance?: number;
  readonly stepsMax?: number;
};

export type EigenPair = { readonly value: number; readonly vector: Float64Array };

/**
 * The largest eigenpairs of a symmetric operator by Lanczos with full reorthogonalisation, largest first. Fewer pairs
 * (or none) come back where the start vector spans a smaller invariant space. A repeated eigenvalue appears once: run
 * again with the found vector in `orthogonalTo` to see its copy. Source: Golub and Van Loan, Matrix Computations, 10.
 * @example
 * const apply = (x: Float64Array, y: Float64Array) => { y[0] = 2 * x[0]! + x[1]!; y[1] = x[0]! + 2 * x[1]!; };
 * const [top] = largestEigenpairs(apply, { start: Float64Array.of(1, 0) });
 * expect(top?.value).toBeCloseTo(3, 12);
 */
export function largestEigenpairs(apply: SymmetricOperator, options: LanczosOptions): EigenPair[] {
  const { start, orthogonalTo = [], count = 1, tolerance = 1e-14, stepsMax = 300 } = options;
  const size = start.length;
  const first = Float64Array.from(start);
  const scale = norm(first);
  if (scale === 0) return [];
  orthogonalise(first, orthogonalTo);
  const length = norm(first);
  if (length <= 1e-13 * scale) return [];
  scaleBy(first, 1 / length);
  const basis = [first];
  const alpha: number[] = [];
  const beta: number[] = [];
  const limit = Math.max(1, Math.min(stepsMax, size - orthogonalTo.length));
  for (let step = 0; step < limit; step++) {
    const next = new Float64Array(size);
    apply(basis[step] as Float64Array, next);
    alpha.push(dot(next, basis[step] as Float64Array));
    const before = norm(next);
    orthogonalise(next, orthogonalTo);
    orthogonalise(next, basis);
    const residual = norm(next);
    beta.push(residual);
    const exhausted = residual <= 1e-13 * before || step === limit - 1;
    if (exhausted || (step >= count && step % 2 === 1)) {
      const small = tridiagonalEigen(alpha, beta);
      if (exhausted || found(small, { residual, count, tolerance })) {
        return assemble(small, basis, count);
      }
    }
    scaleBy(next, 1 / residual);
    basis.push(next);
  }
  assert(false, "Lanczos ends within its steps");
  return [];
}

type Small = ReturnType<typeof tridiagonalEigen>;

function found(
  { values, vectors }: Small,
  { residual, count, tolerance }: { residual: number; count: number; tolerance: number },
): boolean {
  const n = values.length;
  for (let k = n - 1; k >= n - count; k--) {
    const error = residual * Math.abs(vectors[(n - 1) * n + k] as number);
    if (error > tolerance * Math.abs(values[n - 1] as number)) return false;
  }
  return true;
}

function assemble({ values, vectors }: Small, basis: Float64Array[], count: number): EigenPair[] {
  const n = values.length;
  const size = (basis[0] as Float64Array).length;
  return Array.from({ length: Math.min(count, n) }, (_, rank) => {
    const k = n - 1 - rank;
    const vector = new Float64Array(size);
    for (let j = 0; j < n; j++)
      addScaled(vector, basis[j] as Float64Array, vectors[j * n + k] ?? 0);
    scaleBy(vector, 1 / norm(vector));
    return { value: values[k] as number, vector };
  });
}

/** Twice is enough (Kahan). */
function orthogonalise(x: Float64Array, against: readonly Float64Array[]): void {
  for (let pass = 0; pass < 2; pass++) for (const v of against) addScaled(x, v, -dot(x, v));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));

function addScaled(target: Float64Array, v: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++)
    target[i] = (target[i] as number) + factor * (v[i] as number);
}

function scaleBy(v: Float64Array, factor: number): void {
  for (let i = 0; i < v.length; i++) v[i] = (v[i] as number) * factor;
}
