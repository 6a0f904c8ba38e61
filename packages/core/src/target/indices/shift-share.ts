import { assert } from "../../vocabulary/assert.ts";
import type { RegionActivityTable } from "../space/table.ts";

/** Change of one cell in three parts that add up to it. */
export type ShiftShare = {
  /** What it would have been at the growth of the whole. */
  readonly national: Float64Array;
  /** More or less because the activity grows unlike the whole. */
  readonly industryMix: Float64Array;
  /** More or less because the region does unlike its activity: its own competitiveness. */
  readonly regional: Float64Array;
};

/**
 * Classical shift-share of each cell between two tables on the same rectangle (Dunn 1960): change = national + industry mix
 * + regional. An activity that did not exist before has no growth rate; its change counts as regional.
 * @example
 * const before = { regions: ["A", "B"], activities: ["x"], values: Float64Array.of(10, 10) };
 * const after = { ...before, values: Float64Array.of(14, 10) };
 * expect([...shiftShare(before, after).regional]).toEqual([2, -2].map((v) => expect.closeTo(v, 12)));
 */
export function shiftShare(before: RegionActivityTable, after: RegionActivityTable): ShiftShare {
  assert(before.values.length === after.values.length, "Both tables lie on the same rectangle");
  const P = before.activities.length;
  const column = (table: RegionActivityTable) => {
    const sums = new Float64Array(P);
    table.values.forEach((v, i) => {
      sums[i % P] = (sums[i % P] as number) + v;
    });
    return sums;
  };
  const [was, is] = [column(before), column(after)];
  const total = (v: Float64Array) => v.reduce((a, b) => a + b, 0);
  const whole = total(was) === 0 ? 0 : total(is) / total(was) - 1;
  const growth = was.map((v, p) => (v === 0 ? whole : (is[p] as number) / v - 1));
  const national = before.values.map((v) => v * whole);
  const industryMix = before.values.map((v, i) => v * ((growth[i % P] as number) - whole));
  const regional = before.values.map(
    (v, i) => (after.values[i] as number) - v * (1 + (growth[i % P] as number)),
  );
  return { national, industryMix, regional };
}
