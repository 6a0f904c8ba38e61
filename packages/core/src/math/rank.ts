/** How equal values share ranks: the best, worst or mean of their places, or without gaps. */
export type Ties = "min" | "max" | "average" | "dense";

export type RankOptions = {
  readonly ties: Ties;
  /** True: the largest value gets rank 1. */
  readonly descending: boolean;
  /** Values within this distance of the first of their group are equal. */
  readonly tolerance: number;
};

/**
 * Ranks from 1 of the values present; missing (NaN) stays NaN.
 * @example
 * const r = ranksOf(Float64Array.of(5, 9, 9, Number.NaN), { ties: "min", descending: true, tolerance: 0 });
 * expect([...r]).toEqual([3, 1, 1, Number.NaN]);
 */
export function ranksOf(
  values: Float64Array,
  { ties, descending, tolerance }: RankOptions,
): Float64Array {
  const n = values.length;
  const ranks = new Float64Array(n).fill(Number.NaN);
  const order = new Uint32Array(n);
  let m = 0;
  for (let i = 0; i < n; i++) if (!Number.isNaN(values[i])) order[m++] = i;
  const side = descending ? -1 : 1;
  const present = order
    .subarray(0, m)
    .sort((a, b) => side * ((values[a] as number) - (values[b] as number)) || a - b);
  let group = 0;
  for (let from = 0; from < m; ) {
    const head = values[present[from] as number] as number;
    let to = from + 1;
    while (to < m && Math.abs((values[present[to] as number] as number) - head) <= tolerance) to++;
    group++;
    const rank =
      ties === "min"
        ? from + 1
        : ties === "max"
          ? to
          : ties === "dense"
            ? group
            : (from + 1 + to) / 2;
    for (let k = from; k < to; k++) ranks[present[k] as number] = rank;
    from = to;
  }
  return ranks;
}
