import type { Group } from "./means.ts";

/** Weight that speaks for row i over row j, of the members both have; ties count half. NaN where they share none. */
export type PairShare = (i: number, j: number) => number;

/** Values and weights laid out row by row, which keeps the n² loop in the cache. */
function rowMajor({ columns }: Group, from: number, to: number): Float64Array {
  const m = columns.length;
  const values = new Float64Array((to - from) * m);
  columns.forEach((column, k) => {
    for (let i = from; i < to; i++) values[(i - from) * m + k] = column[i] as number;
  });
  return values;
}

function pairShare(values: Float64Array, weights: Float64Array): PairShare {
  const m = weights.length;
  return (i, j) => {
    let won = 0;
    let all = 0;
    for (let k = 0, a = i * m, b = j * m; k < m; k++, a++, b++) {
      const d = (values[a] as number) - (values[b] as number);
      const w = weights[k] as number;
      if (d > 0) won += w;
      else if (d === 0) won += w / 2;
      else if (Number.isNaN(d)) continue;
      all += w;
    }
    return won / all;
  };
}

/**
 * The outranking matrix: share of weight by which each row beats each other; 0 on the diagonal.
 * @example
 * const group = { columns: [Float64Array.of(1, 2), Float64Array.of(5, 5)], weights: Float64Array.of(3, 1) };
 * expect(outrankingMatrix(group).map((row) => [...row])).toEqual([[0, 0.125], [0.875, 0]]);
 */
export function outrankingMatrix(group: Group): Float64Array[] {
  const n = group.columns[0]?.length ?? 0;
  const share = pairShare(rowMajor(group, 0, n), group.weights);
  return Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (_, j) => (i === j ? 0 : share(i, j))),
  );
}

/**
 * Copeland scores of rows `from..to`: one for each row beaten by more than half the weight, minus one for each that
 * beats it. Pairs are compared on the members both have, so the order of rows does not matter.
 * @example
 * const group = { columns: [Float64Array.of(1, 2, 3)], weights: Float64Array.of(1) };
 * expect([...copelandScores(group, 0, 3)]).toEqual([-2, 0, 2]);
 */
export function copelandScores(group: Group, from: number, to: number): Float64Array {
  const n = to - from;
  const share = pairShare(rowMajor(group, from, to), group.weights);
  const scores = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (group.columns.every((c) => Number.isNaN(c[from + i]))) scores[i] = Number.NaN;
    for (let j = 0; j < i; j++) {
      const s = share(i, j);
      if (!(Math.abs(s - 0.5) > 1e-12)) continue;
      const side = s > 0.5 ? 1 : -1;
      scores[i] = (scores[i] as number) + side;
      scores[j] = (scores[j] as number) - side;
    }
  }
  return scores;
}

/**
 * Pairs in which one row is at least as good everywhere and better by all the weight: o = 1.
 * @example
 * const group = { columns: [Float64Array.of(1, 2), Float64Array.of(1, 3)], weights: Float64Array.of(1, 1) };
 * expect(dominancePairs(group)).toEqual({ pairs: 1, share: 1 });
 */
export function dominancePairs(group: Group): { pairs: number; share: number } {
  const n = group.columns[0]?.length ?? 0;
  const share = pairShare(rowMajor(group, 0, n), group.weights);
  let pairs = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const s = share(i, j);
      if (s === 1 || s === 0) pairs++;
    }
  }
  return { pairs, share: n < 2 ? 0 : pairs / ((n * (n - 1)) / 2) };
}
