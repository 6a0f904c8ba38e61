import { type Decision, extremes, sumOver } from "./decision.ts";

/**
 * VIKOR: Q = v (S - S*) / (S- - S*) + (1 - v) (R - R*) / (R- - R*), with S the weighted sum and R the largest of the
 * distances from the best. Smaller is better. Criteria that do not vary are left out. Source: Opricovic 1998.
 * @example
 * const columns = [Float64Array.of(1, 2, 3), Float64Array.of(9, 5, 1)];
 * expect([...vikor({ columns, weights: [0.5, 0.5], types: [1, -1] }, 0.5)]).toEqual([1, 0.5, 0]);
 */
export function vikor({ columns, weights, types }: Decision, v: number): Float64Array {
  const gaps = columns.map((column, j) => {
    const { min, max } = extremes(column);
    const w = weights[j] as number;
    if (min === max) return column.map(() => 0);
    return (types[j] as number) < 0
      ? column.map((x) => (w * (x - min)) / (max - min))
      : column.map((x) => (w * (max - x)) / (max - min));
  });
  const utility = sumOver(gaps, (x) => x);
  const regret = utility.map((_, i) => Math.max(...gaps.map((gap) => gap[i] as number)));
  const [s, r] = [extremes(utility), extremes(regret)];
  const share = (x: number, { min, max }: { min: number; max: number }) =>
    max > min ? (x - min) / (max - min) : 0;
  return utility.map((u, i) => v * share(u, s) + (1 - v) * share(regret[i] as number, r));
}
