import { totalsOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";

/**
 * What kind of places have an activity: the mean of a measure of regions (income, inequality as in the product Gini index,
 * emissions) over those with an advantage in it, weighted by the activity's share in each (Hartmann et al. 2017). Null where
 * nobody has it.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(3, 1, 1, 1) };
 * expect(productMeasureIndex(table, Uint8Array.of(1, 0, 0, 1), [10, 20])).toEqual([10, 20]);
 */
export function productMeasureIndex(
  table: RegionActivityTable,
  presence: Uint8Array,
  measure: readonly (number | null)[],
): (number | null)[] {
  const P = table.activities.length;
  const { regions } = totalsOf(table);
  return table.activities.map((_, p) => {
    let [top, bottom] = [0, 0];
    for (let r = 0; r < regions.length; r++) {
      const value = measure[r];
      const total = regions[r] as number;
      if (presence[r * P + p] !== 1 || typeof value !== "number" || total === 0) continue;
      const share = (table.values[r * P + p] as number) / total;
      top += share * value;
      bottom += share;
    }
    return bottom === 0 ? null : top / bottom;
  });
}
