import { largestEigenpairs } from "./lanczos.ts";
import { seededRng } from "./rng.ts";

/** A sparse matrix by rows; `values` absent means all ones. */
export type SparseRows = {
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
  readonly values?: Float64Array;
};

/** Column means and the leading directions of a column-centred matrix: cell ≈ mean + Σ_k scores · directions. */
export type LowRank = {
  readonly rank: number;
  readonly means: Float64Array;
  /** `directions[k * columns + p]`. */
  readonly directions: Float64Array;
  /** `scores[row * rank + k]`. */
  readonly scores: Float64Array;
};

/**
 * The best approximation of a column-centred sparse matrix by `rank` directions (truncated singular value decomposition),
 * by Lanczos on X'X without forming it. Fewer directions where the matrix has fewer.
 * @example
 * const rows = { offsets: Uint32Array.of(0, 2, 2), members: Uint32Array.of(0, 1) }; // [[1, 1], [0, 0]]
 * const low = lowRank(rows, { columns: 2, rank: 1 });
 * expect(low.means[0]! + low.scores[0]! * low.directions[0]!).toBeCloseTo(1, 10);
 */
export function lowRank(
  rows: SparseRows,
  { columns, rank }: { readonly columns: number; readonly rank: number },
): LowRank {
  const count = rows.offsets.length - 1;
  const means = new Float64Array(columns);
  eachCell(rows, (_, p, v) => {
    means[p] = (means[p] as number) + v / count;
  });
  const scoresOf = centredProduct(rows, means);
  const rng = seededRng(1);
  const start = Float64Array.from({ length: columns }, () => rng() - 0.5);
  const along = new Float64Array(count);
  const pairs = largestEigenpairs(
    (x, y) => {
      scoresOf(x, along);
      y.fill(0);
      let total = 0;
      for (let r = 0; r < count; r++) {
        const s = along[r] as number;
        total += s;
        for (let k = rows.offsets[r] as number; k < (rows.offsets[r + 1] as number); k++) {
          const p = rows.members[k] as number;
          y[p] = (y[p] as number) + s * (rows.values ? (rows.values[k] as number) : 1);
        }
      }
      for (let p = 0; p < columns; p++) y[p] = (y[p] as number) - total * (means[p] as number);
    },
    { start, count: rank, tolerance: 1e-9 },
  );
  const kept = pairs.filter((pair) => pair.value > 1e-12 * (pairs[0]?.value ?? 0));
  const directions = new Float64Array(kept.length * columns);
  const scores = new Float64Array(count * kept.length);
  kept.forEach((pair, k) => {
    directions.set(pair.vector, k * columns);
    scoresOf(pair.vector, along);
    for (let r = 0; r < count; r++) scores[r * kept.length + k] = along[r] as number;
  });
  return { rank: kept.length, means, directions, scores };
}

/**
 * One cell of the approximation, by the first `rank` directions.
 * @example
 * const low = { rank: 1, means: Float64Array.of(2), directions: Float64Array.of(1), scores: Float64Array.of(3) };
 * expect(lowRankCell(low, { row: 0, column: 0, rank: 1 })).toBe(5);
 */
export function lowRankCell(
  low: LowRank,
  { row, column, rank }: { readonly row: number; readonly column: number; readonly rank: number },
): number {
  const columns = low.means.length;
  let sum = low.means[column] as number;
  const used = rank < low.rank ? rank : low.rank;
  for (let k = 0; k < used; k++) {
    sum +=
      (low.scores[row * low.rank + k] as number) * (low.directions[k * columns + column] as number);
  }
  return sum;
}

function centredProduct(
  rows: SparseRows,
  means: Float64Array,
): (x: Float64Array, out: Float64Array) => void {
  const { offsets, members, values } = rows;
  return (x, out) => {
    let shift = 0;
    for (let p = 0; p < means.length; p++) shift += (means[p] as number) * (x[p] as number);
    for (let r = 0; r < out.length; r++) {
      let sum = -shift;
      for (let k = offsets[r] as number; k < (offsets[r + 1] as number); k++) {
        sum += (x[members[k] as number] as number) * (values ? (values[k] as number) : 1);
      }
      out[r] = sum;
    }
  };
}

function eachCell(
  rows: SparseRows,
  visit: (row: number, column: number, value: number) => void,
): void {
  for (let r = 0; r + 1 < rows.offsets.length; r++) {
    for (let k = rows.offsets[r] as number; k < (rows.offsets[r + 1] as number); k++) {
      visit(r, rows.members[k] as number, rows.values ? (rows.values[k] as number) : 1);
    }
  }
}
