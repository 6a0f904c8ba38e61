import { assert } from "../vocabulary/assert.ts";

export type LinearProgramme = {
  /** What each unknown brings; the sum is made as large as can be. */
  readonly objective: readonly number[];
  /** Rows a with a . x <= b. */
  readonly rows: readonly (readonly number[])[];
  /** b, none negative: the origin is a feasible start. */
  readonly bounds: readonly number[];
};

/**
 * Largest objective over x >= 0 under upper bounds, by the primal simplex on a dense tableau; after many steps Bland's
 * rule ends any circling. Null where it has no upper end. For small programmes (tens of unknowns and rows).
 * @example
 * const best = maximise({ objective: [3, 2], rows: [[1, 1], [1, 3]], bounds: [4, 6] });
 * expect(best).toEqual({ value: 12, x: [4, 0] });
 * expect(maximise({ objective: [1], rows: [[-1]], bounds: [1] })).toBeNull();
 */
export function maximise({
  objective,
  rows,
  bounds,
}: LinearProgramme): { readonly value: number; readonly x: readonly number[] } | null {
  const n = objective.length;
  const m = rows.length;
  assert(bounds.length === m && bounds.every((b) => b >= 0), "Bounds must not be negative");
  const width = n + m + 1;
  const t = new Float64Array((m + 1) * width);
  rows.forEach((row, i) => {
    t.set(row, i * width);
    t[i * width + n + i] = 1;
    t[i * width + width - 1] = bounds[i] as number;
  });
  for (let j = 0; j < n; j++) t[m * width + j] = -(objective[j] as number);
  const basis = Int32Array.from({ length: m }, (_, i) => n + i);
  const scale = Math.max(1, ...objective.map(Math.abs));
  for (let step = 0; ; step++) {
    const column = entering(t, m, width, 1e-11 * scale, step > 20 * (n + m));
    if (column < 0) break;
    const row = leaving(t, m, width, column, basis);
    if (row < 0) return null;
    pivot(t, m, width, row, column);
    basis[row] = column;
    if (step > 2000 * (n + m)) return null;
  }
  const x = new Array<number>(n).fill(0);
  basis.forEach((j, i) => {
    if (j < n) x[j] = t[i * width + width - 1] as number;
  });
  return { value: t[m * width + width - 1] as number, x };
}

function entering(
  t: Float64Array,
  m: number,
  width: number,
  least: number,
  bland: boolean,
): number {
  let best = -1;
  let size = -least;
  for (let j = 0; j < width - 1; j++) {
    const c = t[m * width + j] as number;
    if (c < size) {
      if (bland) return j;
      best = j;
      size = c;
    }
  }
  return best;
}

function leaving(
  t: Float64Array,
  m: number,
  width: number,
  column: number,
  basis: Int32Array,
): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < m; i++) {
    const a = t[i * width + column] as number;
    if (a <= 1e-12) continue;
    const ratio = (t[i * width + width - 1] as number) / a;
    if (ratio < least || (ratio === least && (basis[i] as number) < (basis[best] as number))) {
      least = ratio;
      best = i;
    }
  }
  return best;
}

function pivot(t: Float64Array, m: number, width: number, row: number, column: number): void {
  const by = t[row * width + column] as number;
  for (let j = 0; j < width; j++) t[row * width + j] = (t[row * width + j] as number) / by;
  for (let i = 0; i <= m; i++) {
    const factor = t[i * width + column] as number;
    if (i === row || factor === 0) continue;
    for (let j = 0; j < width; j++) {
      t[i * width + j] = (t[i * width + j] as number) - factor * (t[row * width + j] as number);
    }
  }
}
