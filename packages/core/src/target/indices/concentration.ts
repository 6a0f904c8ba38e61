import { totalsOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";

/**
 * Gini coefficient of non-negative values, between 0 (all equal) and 1 - 1/n. Null for nothing or only zeros.
 * @example
 * expect(gini([1, 1, 1])).toBeCloseTo(0, 14);
 * expect(gini([0, 0, 3])).toBeCloseTo(2 / 3, 14);
 */
export function gini(values: ArrayLike<number>): number | null {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let [sum, weighted] = [0, 0];
  sorted.forEach((v, i) => {
    sum += v;
    weighted += (i + 1) * v;
  });
  return n === 0 || sum === 0 ? null : (2 * weighted) / (n * sum) - (n + 1) / n;
}

/**
 * Hoover's Gini of each activity against a weight of regions (all activities, or people): regions in order of their
 * location quotient, the Lorenz curve of the activity's shares over the weight's shares. Null for an activity without value.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(4, 2, 0, 2) };
 * expect(hooverGini(table, Float64Array.of(6, 2))[0]).toBeCloseTo(0.25, 12);
 */
export function hooverGini(table: RegionActivityTable, weight: Float64Array): (number | null)[] {
  const P = table.activities.length;
  const { activities } = totalsOf(table);
  const whole = weight.reduce((a, b) => a + b, 0);
  return table.activities.map((_, p) => {
    const total = activities[p] as number;
    if (total === 0 || whole === 0) return null;
    const points = Array.from(weight, (w, r) => ({
      w: w / whole,
      s: (table.values[r * P + p] as number) / total,
    })).filter((point) => point.w > 0 || point.s > 0);
    points.sort((a, b) => a.s * b.w - b.s * a.w);
    let [area, height] = [0, 0];
    for (const { w, s } of points) {
      area += (w * (2 * height + s)) / 2;
      height += s;
    }
    return 1 - 2 * area;
  });
}

/**
 * Locational Gini of each activity (Krugman 1991): the area between its locational Lorenz curve and the diagonal, from 0
 * (spread as everything is) to one half. Null for an activity without value.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(4, 2, 0, 2) };
 * expect(locationalGini(table)[0]).toBeCloseTo(0.125, 12);
 */
export function locationalGini(table: RegionActivityTable): (number | null)[] {
  return hooverGini(table, totalsOf(table).regions).map((g) => (g === null ? null : g / 2));
}
