import { correlationOf } from "../analysis/correlation-matrix.ts";
import type { Block } from "../frame.ts";

/** Rows that both columns must have before one may speak for the other. */
const ROWS_MIN = 5;

/**
 * Fills gaps from the indicator of the same pillar that goes with it best and that the unit has: a + b x by least
 * squares over the rows with both. Ties in correlation go to the earlier code. What has no such partner stays missing.
 */
export function fillByRegression(
  before: readonly Float64Array[],
  filled: Float64Array[],
  group: readonly number[],
  { from, to }: Block,
): void {
  for (const j of group) {
    const target = (before[j] as Float64Array).subarray(from, to);
    if (!target.some(Number.isNaN)) continue;
    const partners = group
      .filter((k) => k !== j)
      .map((k) => {
        const column = (before[k] as Float64Array).subarray(from, to);
        return { column, found: correlationOf(column, target, "pearson") };
      })
      .filter(({ found }) => found !== null && found.n >= ROWS_MIN)
      .map(({ column, found }) => ({
        ...lineThrough(column, target),
        column,
        size: Math.abs(found?.r ?? 0),
      }))
      .sort((a, b) => b.size - a.size);
    const done = Float64Array.from(filled[j] as Float64Array);
    for (let i = 0; i < target.length; i++) {
      if (!Number.isNaN(target[i])) continue;
      const partner = partners.find(({ column }) => !Number.isNaN(column[i]));
      if (partner === undefined) continue;
      const y = partner.intercept + partner.slope * (partner.column[i] as number);
      if (Number.isFinite(y)) done[from + i] = y;
    }
    filled[j] = done;
  }
}

/** Least squares of y on x over the rows with both. */
function lineThrough(x: Float64Array, y: Float64Array): { slope: number; intercept: number } {
  let [n, sx, sy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
    n++;
    sx += x[i] as number;
    sy += y[i] as number;
  }
  let [xx, xy] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
    const d = (x[i] as number) - sx / n;
    xx += d * d;
    xy += d * ((y[i] as number) - sy / n);
  }
  const slope = xy / xx;
  return { slope, intercept: sy / n - (slope * sx) / n };
}
