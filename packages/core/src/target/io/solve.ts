import { assert } from "../../vocabulary/assert.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";

export type SolveOptions = {
  /** `impact`: x = A x + f. `multipliers`: m' = m' A + f'. */
  readonly side: "impact" | "multipliers";
  /** Relative change at which the passes stop. */
  readonly tolerance?: number;
  readonly passesMax?: number;
};

/**
 * Solves (I - A) x = f, or m'(I - A) = f', by passes over A without ever forming the inverse: each pass adds one more
 * round of suppliers, and the remainder is closed by the ratio of the last two rounds. Some tens of passes against n^3.
 * Refuses an A whose rounds do not die out.
 * @example
 * const solved = solveRounds(Float64Array.of(0.2), Float64Array.of(1), { side: "impact" });
 * expect(solved.ok && solved.value[0]).toBeCloseTo(1.25, 12);
 */
export function solveRounds(
  A: Float64Array,
  f: Float64Array,
  { side, tolerance = 1e-13, passesMax = 2000 }: SolveOptions,
): Result<Float64Array, "rounds-do-not-die-out"> {
  const n = f.length;
  assert(A.length === n * n, "A is square");
  const total = Float64Array.from(f);
  let round = Float64Array.from(f);
  let next = new Float64Array(n);
  for (let pass = 0; pass < passesMax; pass++) {
    if (side === "impact") timesVector(A, round, next);
    else vectorTimes(A, round, next);
    let change = 0;
    let size = 0;
    for (let i = 0; i < n; i++) {
      total[i] = (total[i] as number) + (next[i] as number);
      change = Math.max(change, Math.abs(next[i] as number));
      size = Math.max(size, Math.abs(total[i] as number));
    }
    if (!Number.isFinite(size)) break;
    if (change <= tolerance * size) return ok(total);
    [round, next] = [next, round];
  }
  return fail("rounds-do-not-die-out", { passes: passesMax });
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
