import { presenceOf } from "../space/presence.ts";
import type { RegionActivityTable } from "../space/table.ts";

/** What counts as an entry: RCA below `from` now, at or above `to` later. */
export type EntryRule = { readonly from: number; readonly to: number };

/** Cells that could be entered, in order of row, with the region of each. */
export type Candidates = {
  readonly cells: Uint32Array;
  readonly regions: Uint32Array;
};

/**
 * Cells of a period below the lower threshold.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(10, 0, 10, 20) };
 * expect([...candidatesOf(table, { from: 1, to: 1 }).cells]).toEqual([1, 2]);
 */
export function candidatesOf(table: RegionActivityTable, { from }: EntryRule): Candidates {
  const taken = presenceOf(table, { test: "rca", threshold: from });
  const P = table.activities.length;
  const cells = Uint32Array.from({ length: taken.length }, (_, i) => i).filter(
    (i) => taken[i] === 0,
  );
  return { cells, regions: cells.map((i) => Math.floor(i / P)) };
}

/**
 * Which candidates were entered, by a later table taken on the rectangle of the earlier one (what it lacks is zero).
 * @example
 * const before = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(10, 0, 10, 20) };
 * const after = { ...before, values: Float64Array.of(10, 20, 10, 20) };
 * const rule = { from: 1, to: 1 };
 * expect([...entriesOf(before, after, { candidates: candidatesOf(before, rule), rule })]).toEqual([1, 1]);
 */
export function entriesOf(
  before: RegionActivityTable,
  after: RegionActivityTable,
  { candidates, rule }: { readonly candidates: Candidates; readonly rule: EntryRule },
): Uint8Array {
  const later = presenceOf(onRectangle(after, before), { test: "rca", threshold: rule.to });
  return Uint8Array.from(candidates.cells, (cell) => later[cell] as number);
}

/**
 * A table laid on the regions and activities of another: cells it lacks are zero, what lies outside falls away.
 * @example
 * const small = { regions: ["B"], activities: ["y"], values: Float64Array.of(7) };
 * const frame = { regions: ["A", "B"], activities: ["x", "y"], values: new Float64Array(4) };
 * expect([...onRectangle(small, frame).values]).toEqual([0, 0, 0, 7]);
 */
export function onRectangle(
  table: RegionActivityTable,
  frame: RegionActivityTable,
): RegionActivityTable {
  const { regions, activities } = frame;
  const rowAt = new Map(table.regions.map((region, r) => [region, r]));
  const columnAt = new Map(table.activities.map((activity, p) => [activity, p]));
  const values = new Float64Array(regions.length * activities.length);
  const columns = activities.map((activity) => columnAt.get(activity) ?? -1);
  regions.forEach((region, r) => {
    const row = rowAt.get(region);
    if (row === undefined) return;
    columns.forEach((column, p) => {
      if (column < 0) return;
      values[r * activities.length + p] = table.values[
        row * table.activities.length + column
      ] as number;
    });
  });
  return { regions, activities, values };
}
