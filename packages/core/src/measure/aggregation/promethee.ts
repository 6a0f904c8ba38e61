import { ranksOf } from "../../math/rank.ts";
import type { Decision } from "./decision.ts";

/**
 * PROMETHEE II with the usual preference function: net flow, the weight by which a row beats the others less that by
 * which they beat it, over n - 1. With this function only the order counts, so ranks give it in n log n, not n².
 * Source: Brans and Vincke 1985.
 * @example
 * const columns = [Float64Array.of(1, 2, 3)];
 * expect([...prometheeNetFlow({ columns, weights: [1], types: [1] })]).toEqual([-1, 0, 1]);
 */
export function prometheeNetFlow({ columns, weights, types }: Decision): Float64Array {
  const n = columns[0]?.length ?? 0;
  const flow = new Float64Array(n);
  columns.forEach((column, j) => {
    const descending = (types[j] as number) < 0;
    const best = ranksOf(column, { ties: "min", descending, tolerance: 0 });
    const last = ranksOf(column, { ties: "max", descending, tolerance: 0 });
    for (let i = 0; i < n; i++) {
      const below = (best[i] as number) - 1;
      const above = n - (last[i] as number);
      flow[i] = (flow[i] as number) + ((weights[j] as number) * (below - above)) / (n - 1);
    }
  });
  return flow;
}
