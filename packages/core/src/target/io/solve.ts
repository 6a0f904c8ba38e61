import { gmres } from "../../math/gmres.ts";
import { assert } from "../../vocabulary/assert.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";

export type SolveOptions = {
  /** `impact`: x = A x + f. `multipliers`: m' = m' A + f'. */
  readonly side: "impact" | "multipliers";
  /** Residual relative to f. */
  readonly tolerance?: number;
};

/**
 * Solves (I - A) x = f, or m'(I - A) = f', without ever forming the inverse: some ten to twenty products with A (GMRES)
 * against n³. Refuses an A that is not productive: demand that is nowhere negative then asks for negative output.
 * @example
 * const solved = solveWithoutInverse(Float64Array.of(0.2), Float64Array.of(1), { side: "impact" });
 * expect(solved.ok && solved.value[0]).toBeCloseTo(1.25, 12);
 * expect(solveWithoutInverse(Float64Array.of(1.5), Float64Array.of(1), { side: "impact" }).ok).toBe(false);
 */
export function solveWithoutInverse(
  A: Float64Array,
  f: Float64Array,
  { side, tolerance = 1e-14 }: SolveOptions,
): Result<Float64Array, "not-productive" | "not-solved"> {
  const n = f.length;
  assert(A.length === n * n, "A is square");
  const times = side === "impact" ? timesVector : vectorTimes;
  const x = gmres(
    (v, y) => {
      times(A, v, y);
      for (let i = 0; i < n; i++) y[i] = (v[i] as number) - (y[i] as number);
    },
    f,
    { tolerance, stepsMax: 600 },
  );
  if (!x) return fail("not-solved", { sectors: n });
  const largest = x.reduce((top, v) => Math.max(top, Math.abs(v)), 0);
  const worst = x.findIndex((v) => v < -1e-9 * largest);
  return worst >= 0 && f.every((v) => v >= 0)
    ? fail("not-productive", { sector: worst + 1 })
    : ok(x);
}

/** y = A x, four columns at a time. */
function timesVector(A: Float64Array, x: Float64Array, y: Float64Array): void {
  const n = x.length;
  for (let i = 0; i < n; i++) {
    const at = i * n;
    let [a, b, c, d] = [0, 0, 0, 0];
    let j = 0;
    for (; j + 3 < n; j += 4) {
      a += (A[at + j] as number) * (x[j] as number);
      b += (A[at + j + 1] as number) * (x[j + 1] as number);
      c += (A[at + j + 2] as number) * (x[j + 2] as number);
      d += (A[at + j + 3] as number) * (x[j + 3] as number);
    }
    for (; j < n; j++) a += (A[at + j] as number) * (x[j] as number);
    y[i] = a + b + (c + d);
  }
}

/** y' = x' A, four rows at a time. */
function vectorTimes(A: Float64Array, x: Float64Array, y: Float64Array): void {
  const n = x.length;
  y.fill(0);
  let i = 0;
  for (; i + 3 < n; i += 4) {
    const [x0, x1, x2, x3] = [
      x[i] as number,
      x[i + 1] as number,
      x[i + 2] as number,
      x[i + 3] as number,
    ];
    const r0 = i * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    for (let j = 0; j < n; j++) {
      y[j] =
        (y[j] as number) +
        (x0 * (A[r0 + j] as number) + x1 * (A[r1 + j] as number)) +
        (x2 * (A[r2 + j] as number) + x3 * (A[r3 + j] as number));
    }
  }
  for (; i < n; i++) {
    const xi = x[i] as number;
    for (let j = 0; j < n; j++) y[j] = (y[j] as number) + xi * (A[i * n + j] as number);
  }
}
