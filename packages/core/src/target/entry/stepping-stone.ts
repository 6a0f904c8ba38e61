import { solveSymmetric } from "../../math/dense-cholesky.ts";
import type { Candidates } from "./candidates.ts";
import type { EntryBasis } from "./features.ts";

/** log(1 + RCA) later = b · (1, log(1 + RCA) now, density, density in deviations within the region). */
export type SteppingStone = { readonly coefficients: readonly number[] };

/**
 * Fits the stepping-stone regression (Stojkoski and Hidalgo 2026) by least squares on candidate cells. `later` is RCA on
 * the same rectangle, row-major. Undefined where the columns do not vary apart.
 * @example
 * expect(steppingStoneScores.length).toBe(3);
 */
export function fitSteppingStone(
  basis: EntryBasis,
  candidates: Candidates,
  later: Float64Array,
): SteppingStone | undefined {
  const rows = columnsOf(basis, candidates);
  const width = 4;
  const normal = new Float64Array(width * width);
  const right = new Float64Array(width);
  candidates.cells.forEach((cell, i) => {
    const y = Math.log1p(later[cell] as number);
    for (let a = 0; a < width; a++) {
      const xa = rows[i * width + a] as number;
      right[a] = (right[a] as number) + xa * y;
      for (let b = 0; b < width; b++) {
        normal[a * width + b] =
          (normal[a * width + b] as number) + xa * (rows[i * width + b] as number);
      }
    }
  });
  const solved = solveSymmetric(normal, right);
  return solved ? { coefficients: [...solved] } : undefined;
}

/**
 * Forecast of log(1 + RCA) for candidate cells; without a fit, log(1 + RCA) now.
 * @example
 * expect(typeof steppingStoneScores).toBe("function");
 */
export function steppingStoneScores(
  basis: EntryBasis,
  candidates: Candidates,
  fitted: SteppingStone | undefined,
): Float64Array {
  const rows = columnsOf(basis, candidates);
  const b = fitted?.coefficients ?? [0, 1, 0, 0];
  return Float64Array.from(candidates.cells, (_, i) => {
    let sum = 0;
    for (let k = 0; k < 4; k++) sum += (b[k] as number) * (rows[i * 4 + k] as number);
    return sum;
  });
}

function columnsOf({ space }: EntryBasis, { cells, regions }: Candidates): Float64Array {
  const rows = new Float64Array(cells.length * 4);
  for (let from = 0; from < cells.length; ) {
    let to = from + 1;
    while (to < cells.length && regions[to] === regions[from]) to++;
    let mean = 0;
    for (let i = from; i < to; i++)
      mean += (space.density[cells[i] as number] as number) / (to - from);
    let squares = 0;
    for (let i = from; i < to; i++)
      squares += ((space.density[cells[i] as number] as number) - mean) ** 2;
    const deviation = Math.sqrt(squares / (to - from));
    for (let i = from; i < to; i++) {
      const cell = cells[i] as number;
      const density = space.density[cell] as number;
      rows[i * 4] = 1;
      rows[i * 4 + 1] = Math.log1p(space.rca[cell] as number);
      rows[i * 4 + 2] = density;
      rows[i * 4 + 3] = deviation > 1e-12 ? (density - mean) / deviation : 0;
    }
    from = to;
  }
  return rows;
}
