import { assert } from "../vocabulary/assert.ts";

/** Writes M x into y. */
export type LinearOperator = (x: Float64Array, y: Float64Array) => void;

export type GmresOptions = {
  /** Residual over the right-hand side at which it is solved. */
  readonly tolerance: number;
  readonly stepsMax: number;
  /** Vectors kept before it starts again from where it is. */
  readonly restart?: number;
};

/**
 * Solves M x = b by GMRES (Saad and Schultz 1986) with restarts: only products with M are needed. Undefined where the
 * residual does not fall far enough within the steps.
 * @example
 * const x = gmres((v, y) => { y[0] = 2 * v[0]!; y[1] = v[0]! + v[1]!; }, Float64Array.of(2, 3), { tolerance: 1e-14, stepsMax: 10 });
 * expect(x?.[1]).toBeCloseTo(2, 12);
 */
export function gmres(
  apply: LinearOperator,
  b: Float64Array,
  options: GmresOptions,
): Float64Array | undefined {
  const { tolerance, stepsMax, restart = 40 } = options;
  const n = b.length;
  const x = new Float64Array(n);
  const target = tolerance * norm(b);
  const residual = Float64Array.from(b);
  let length = norm(residual);
  for (let steps = 0; steps < stepsMax; ) {
    if (length <= target) return x;
    const before = length;
    steps += cycle(apply, x, {
      residual,
      length,
      target,
      size: Math.min(restart, stepsMax - steps, n),
    });
    apply(x, residual);
    for (let i = 0; i < n; i++) residual[i] = (b[i] as number) - (residual[i] as number);
    length = norm(residual);
    if (!(length < 0.99 * before)) return length <= 8 * target ? x : undefined;
  }
  return length <= 8 * target ? x : undefined;
}

type Cycle = { residual: Float64Array; length: number; target: number; size: number };

/** One run of Arnoldi with Givens rotations; adds the correction to x and answers its steps. */
function cycle(
  apply: LinearOperator,
  x: Float64Array,
  { residual, length, target, size }: Cycle,
): number {
  const n = x.length;
  const basis = [residual.map((v) => v / length)];
  const columns: Float64Array[] = [];
  const cosines: number[] = [];
  const sines: number[] = [];
  const right = [length];
  let k = 0;
  while (k < size && Math.abs(right[k] as number) > target) {
    const next = new Float64Array(n);
    apply(basis[k] as Float64Array, next);
    const column = new Float64Array(k + 2);
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j <= k; j++) {
        const v = basis[j] as Float64Array;
        const h = dot(next, v);
        column[j] = (column[j] as number) + h;
        for (let i = 0; i < n; i++) next[i] = (next[i] as number) - h * (v[i] as number);
      }
    }
    const rest = norm(next);
    column[k + 1] = rest;
    for (let j = 0; j < k; j++)
      rotate(column, j, { c: cosines[j] as number, s: sines[j] as number });
    const radius = Math.hypot(column[k] as number, rest);
    if (radius === 0) break;
    cosines.push((column[k] as number) / radius);
    sines.push(rest / radius);
    rotate(column, k, { c: cosines[k] as number, s: sines[k] as number });
    right.push(-(sines[k] as number) * (right[k] as number));
    right[k] = (cosines[k] as number) * (right[k] as number);
    columns.push(column);
    k++;
    if (rest <= 1e-15 * radius) break;
    basis.push(next.map((v) => v / rest));
  }
  correct(x, { basis, columns, right, k });
  return Math.max(k, 1);
}

function rotate(column: Float64Array, j: number, { c, s }: { c: number; s: number }): void {
  const [upper, lower] = [column[j] as number, column[j + 1] as number];
  column[j] = c * upper + s * lower;
  column[j + 1] = c * lower - s * upper;
}

type Found = { basis: Float64Array[]; columns: Float64Array[]; right: number[]; k: number };

function correct(x: Float64Array, { basis, columns, right, k }: Found): void {
  const y = new Float64Array(k);
  for (let i = k - 1; i >= 0; i--) {
    let sum = right[i] as number;
    for (let j = i + 1; j < k; j++) sum -= (columns[j]?.[i] as number) * (y[j] as number);
    const pivot = columns[i]?.[i] as number;
    assert(pivot !== 0, "A kept column has a pivot");
    y[i] = sum / pivot;
  }
  for (let j = 0; j < k; j++) {
    const v = basis[j] as Float64Array;
    for (let i = 0; i < x.length; i++)
      x[i] = (x[i] as number) + (y[j] as number) * (v[i] as number);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

const norm = (v: Float64Array): number => Math.sqrt(dot(v, v));
