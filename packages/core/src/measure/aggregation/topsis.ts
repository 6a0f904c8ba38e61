import { type CriterionScale, type Decision, extremes, minMaxScale, scaledBy } from "./decision.ts";

/**
 * TOPSIS: closeness to the best of each criterion, d- / (d+ + d-), 0..1. A row as near to both ends has 0.5.
 * Source: Hwang and Yoon 1981.
 * @example
 * const columns = [Float64Array.of(1, 2, 3), Float64Array.of(9, 5, 1)];
 * expect([...topsis({ columns, weights: [1, 1], types: [1, -1] })]).toEqual([0, 0.5, 1]);
 */
export function topsis(decision: Decision, scale: CriterionScale = minMaxScale): Float64Array {
  const scaled = scaledBy(decision, scale);
  const n = scaled[0]?.length ?? 0;
  const near = new Float64Array(n);
  const far = new Float64Array(n);
  scaled.forEach((column, j) => {
    const w = decision.weights[j] as number;
    const { min, max } = extremes(column);
    for (let i = 0; i < n; i++) {
      const x = column[i] as number;
      near[i] = (near[i] as number) + (w * (x - max)) ** 2;
      far[i] = (far[i] as number) + (w * (x - min)) ** 2;
    }
  });
  return far.map((f, i) => {
    const [away, to] = [Math.sqrt(f), Math.sqrt(near[i] as number)];
    return away + to === 0 ? 0.5 : away / (away + to);
  });
}
