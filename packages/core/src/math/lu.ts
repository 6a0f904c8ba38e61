import { assert } from "../vocabulary/assert.ts";
import { layOut, openKernels } from "./kernels.ts";

/** LU factors of a square matrix with row exchanges, in one row-major array. */
export type LuFactors = {
  readonly size: number;
  readonly factors: Float64Array;
  /** Row of A that stands in row i. */
  readonly order: Int32Array;
};

const BLOCK = 48;

/**
 * LU factorisation with partial pivoting, in blocks so that the trailing update runs in the cache. Undefined where the
 * matrix is singular.
 * @example
 * expect(luFactors(Float64Array.of(1, 2, 2, 4), 2)).toBeUndefined();
 */
export function luFactors(matrix: Float64Array, size: number): LuFactors | undefined {
  assert(matrix.length === size * size, "A square matrix");
  const a = Float64Array.from(matrix);
  const order = Int32Array.from({ length: size }, (_, i) => i);
  let scale = 0;
  for (let i = 0; i < a.length; i++) scale = Math.max(scale, Math.abs(a[i] as number));
  for (let k0 = 0; k0 < size; k0 += BLOCK) {
    const k1 = Math.min(size, k0 + BLOCK);
    if (!factorPanel(a, order, { size, k0, k1, tiny: scale * size * 1e-16 })) return undefined;
    solveRowBlock(a, { size, k0, k1 });
    updateTrailing(a, { size, k0, k1 });
  }
  return { size, factors: a, order };
}

type Panel = { size: number; k0: number; k1: number };

function factorPanel(
  a: Float64Array,
  order: Int32Array,
  { size, k0, k1, tiny }: Panel & { tiny: number },
): boolean {
  for (let k = k0; k < k1; k++) {
    let best = k;
    for (let i = k + 1; i < size; i++) {
      if (Math.abs(a[i * size + k] as number) > Math.abs(a[best * size + k] as number)) best = i;
    }
    if (Math.abs(a[best * size + k] as number) <= tiny) return false;
    if (best !== k) exchange(a, order, { size, i: k, j: best });
    const inverse = 1 / (a[k * size + k] as number);
    for (let i = k + 1; i < size; i++) {
      const factor = (a[i * size + k] as number) * inverse;
      a[i * size + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < k1; j++) {
        a[i * size + j] = (a[i * size + j] as number) - factor * (a[k * size + j] as number);
      }
    }
  }
  return true;
}

function exchange(
  a: Float64Array,
  order: Int32Array,
  { size, i, j }: { size: number; i: number; j: number },
): void {
  const row = a.slice(i * size, (i + 1) * size);
  a.copyWithin(i * size, j * size, (j + 1) * size);
  a.set(row, j * size);
  const label = order[i] as number;
  order[i] = order[j] as number;
  order[j] = label;
}

/** U12 = L11^-1 A12. */
function solveRowBlock(a: Float64Array, { size, k0, k1 }: Panel): void {
  for (let i = k0 + 1; i < k1; i++) {
    for (let k = k0; k < i; k++) {
      const factor = a[i * size + k] as number;
      if (factor === 0) continue;
      for (let j = k1; j < size; j++) {
        a[i * size + j] = (a[i * size + j] as number) - factor * (a[k * size + j] as number);
      }
    }
  }
}

/** A22 -= L21 U12, four rows of U at a time. */
function updateTrailing(a: Float64Array, { size, k0, k1 }: Panel): void {
  for (let i = k1; i < size; i++) subtractRows(a, { size, target: i, k0, k1, from: k1 });
}

type Rows = { size: number; target: number; k0: number; k1: number; from: number };

function subtractRows(a: Float64Array, { size, target, k0, k1, from }: Rows): void {
  const at = target * size;
  let k = k0;
  for (; k + 3 < k1; k += 4) {
    const f0 = a[at + k] as number;
    const f1 = a[at + k + 1] as number;
    const f2 = a[at + k + 2] as number;
    const f3 = a[at + k + 3] as number;
    const r0 = k * size;
    const r1 = r0 + size;
    const r2 = r1 + size;
    const r3 = r2 + size;
    for (let j = from; j < size; j++) {
      a[at + j] =
        (a[at + j] as number) -
        (f0 * (a[r0 + j] as number) + f1 * (a[r1 + j] as number)) -
        (f2 * (a[r2 + j] as number) + f3 * (a[r3 + j] as number));
    }
  }
  for (; k < k1; k++) {
    const f = a[at + k] as number;
    for (let j = from; j < size; j++)
      a[at + j] = (a[at + j] as number) - f * (a[k * size + j] as number);
  }
}

/**
 * Solves A x = b with factors of A.
 * @example
 * const lu = luFactors(Float64Array.of(0, 2, 1, 0), 2);
 * expect([...luSolve(lu!, Float64Array.of(4, 3))]).toEqual([3, 2]);
 */
export function luSolve({ size, factors, order }: LuFactors, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(order, (from) => b[from] as number);
  for (let i = 1; i < size; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (factors[i * size + k] as number) * (x[k] as number);
    x[i] = sum;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < size; k++) sum -= (factors[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (factors[i * size + i] as number);
  }
  return x;
}

/** From this size on the compiled kernels pay for the copying. */
const COMPILED_FROM = 64;

/**
 * Inverse of a square matrix, or undefined where it is singular.
 * @example
 * expect([...(inverseOf(Float64Array.of(2, 0, 0, 4), 2) ?? [])]).toEqual([0.5, 0, 0, 0.25]);
 */
export function inverseOf(matrix: Float64Array, size: number): Float64Array | undefined {
  if (size >= COMPILED_FROM) {
    const compiled = inverseCompiled(matrix, size);
    if (compiled !== "no-kernels") return compiled;
  }
  return inversePlain(matrix, size);
}

/**
 * The inverse by WebAssembly SIMD.
 * @example
 * const found = inverseCompiled(Float64Array.of(2, 0, 0, 4), 2);
 * if (found !== "no-kernels") expect([...(found ?? [])]).toEqual([0.5, 0, 0, 0.25]);
 */
export function inverseCompiled(
  matrix: Float64Array,
  size: number,
): Float64Array | undefined | "no-kernels" {
  assert(matrix.length === size * size, "A square matrix");
  const block = 64;
  const square = size * size * 8;
  const { at, bytes } = layOut({
    a: square,
    x: square,
    order: size * 4,
    pack: (4 * size + (size + block) * block) * 8,
  });
  const kernels = openKernels(bytes);
  if (!kernels) return "no-kernels";
  const buffer = kernels.memory.buffer;
  new Float64Array(buffer, at.a, size * size).set(matrix);
  let scale = 0;
  for (let i = 0; i < matrix.length; i++) scale = Math.max(scale, Math.abs(matrix[i] as number));
  if (kernels.factorise(size, at.a, at.order, block, scale * size * 1e-16, at.pack) === 0)
    return undefined;
  const x = new Float64Array(buffer, at.x, size * size);
  for (let i = 0; i < size; i++) x[i * size + i] = 1;
  kernels.invertFactors(size, at.a, at.x, block, at.pack);
  return inColumnOrder(x, new Int32Array(buffer, at.order, size));
}

/** Column i of the factors' inverse belongs to the row that pivoting put in place i. */
function inColumnOrder(x: Float64Array, order: Int32Array): Float64Array {
  const size = order.length;
  const out = new Float64Array(x.length);
  for (let base = 0; base < x.length; base += size) {
    for (let i = 0; i < size; i++) out[base + (order[i] as number)] = x[base + i] as number;
  }
  return out;
}

/**
 * The plain TypeScript twin.
 * @example
 * expect([...(inversePlain(Float64Array.of(0, 2, 4, 0), 2) ?? [])]).toEqual([0, 0.25, 0.5, 0]);
 */
export function inversePlain(matrix: Float64Array, size: number): Float64Array | undefined {
  const lu = luFactors(matrix, size);
  if (!lu) return undefined;
  const { factors, order } = lu;
  const x = new Float64Array(size * size);
  order.forEach((from, i) => {
    x[i * size + from] = 1;
  });
  for (let i = 1; i < size; i++) eliminate(x, factors, { size, row: i, from: 0, to: i });
  for (let i = size - 1; i >= 0; i--) {
    eliminate(x, factors, { size, row: i, from: i + 1, to: size });
    const inverse = 1 / (factors[i * size + i] as number);
    for (let j = i * size; j < (i + 1) * size; j++) x[j] = (x[j] as number) * inverse;
  }
  return x;
}

type Elimination = { size: number; row: number; from: number; to: number };

/** x_row -= Σ_k f_row,k x_k for k in [from, to), four rows at a time. */
function eliminate(x: Float64Array, f: Float64Array, { size, row, from, to }: Elimination): void {
  const at = row * size;
  let k = from;
  for (; k + 3 < to; k += 4) {
    const f0 = f[at + k] as number;
    const f1 = f[at + k + 1] as number;
    const f2 = f[at + k + 2] as number;
    const f3 = f[at + k + 3] as number;
    const r0 = k * size;
    for (let j = 0; j < size; j++) {
      x[at + j] =
        (x[at + j] as number) -
        (f0 * (x[r0 + j] as number) + f1 * (x[r0 + size + j] as number)) -
        (f2 * (x[r0 + 2 * size + j] as number) + f3 * (x[r0 + 3 * size + j] as number));
    }
  }
  for (; k < to; k++) {
    const factor = f[at + k] as number;
    for (let j = 0; j < size; j++)
      x[at + j] = (x[at + j] as number) - factor * (x[k * size + j] as number);
  }
}
