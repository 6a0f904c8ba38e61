import { momentsOf } from "../../math/moments.ts";
import { extremes, sumOver } from "./decision.ts";

/**
 * Wroclaw taxonomy: Euclidean distance from the best value of each column, over mean plus two deviations of the
 * distances. 0 is best. Source: Hellwig 1968.
 * @example
 * expect([...wroclaw([Float64Array.of(3, 3)])]).toEqual([0, 0]);
 */
export function wroclaw(columns: readonly Float64Array[]): Float64Array {
  const best = columns.map((column) => extremes(column).max);
  const away = sumOver(columns, (x, j) => (x - (best[j] as number)) ** 2).map(Math.sqrt);
  const { mean, sd } = momentsOf(away);
  const by = mean + 2 * (Number.isNaN(sd) ? 0 : sd);
  return away.map((d) => (by === 0 ? 0 : d / by));
}
