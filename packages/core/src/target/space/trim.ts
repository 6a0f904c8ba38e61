import { portfoliosOf } from "./portfolio.ts";
import { type PresenceOptions, presenceOf } from "./presence.ts";
import { totalsOf } from "./shares.ts";
import type { RegionActivityTable } from "./table.ts";

export type TrimOptions = {
  /** Smallest total of a region to be kept. */
  readonly minTotal: number;
  readonly minDiversity: number;
  readonly minUbiquity: number;
  readonly presence: PresenceOptions;
};

export type Trimmed = {
  readonly table: RegionActivityTable;
  readonly droppedRegions: readonly string[];
  readonly droppedActivities: readonly string[];
};

/**
 * The dense core of a table: drops regions that are too small, then regions and activities with too few presences, again and
 * again until all that is left passes. Tiny places otherwise lead rankings. What fell away is named; population of RPOP is
 * cut along.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["x", "y"], values: Float64Array.of(5, 5, 4, 6, 0, 1) };
 * const options = { minTotal: 5, minDiversity: 0, minUbiquity: 0, presence: { test: "rca" as const, threshold: 1 } };
 * expect(trimTable(table, options).droppedRegions).toEqual(["C"]);
 */
export function trimTable(table: RegionActivityTable, options: TrimOptions): Trimmed {
  let rows = [...totalsOf(table).regions].flatMap((total, r) =>
    total >= options.minTotal ? [r] : [],
  );
  let columns = table.activities.map((_, p) => p);
  for (;;) {
    const core = pick(table, { rows, columns });
    const { population } = options.presence;
    const presence = presenceOf(core, {
      ...options.presence,
      ...(population
        ? { population: Float64Array.from(rows, (r) => population[r] as number) }
        : {}),
    });
    const { diversity, ubiquity } = portfoliosOf(presence, { activityCount: columns.length });
    const keptRows = rows.filter((_, i) => (diversity[i] as number) >= options.minDiversity);
    const keptColumns = columns.filter((_, i) => (ubiquity[i] as number) >= options.minUbiquity);
    const settled = keptRows.length === rows.length && keptColumns.length === columns.length;
    rows = keptRows;
    columns = keptColumns;
    if (settled || rows.length === 0 || columns.length === 0) break;
  }
  const [inRows, inColumns] = [new Set(rows), new Set(columns)];
  return {
    table: pick(table, { rows, columns }),
    droppedRegions: table.regions.filter((_, r) => !inRows.has(r)),
    droppedActivities: table.activities.filter((_, p) => !inColumns.has(p)),
  };
}

function pick(
  table: RegionActivityTable,
  { rows, columns }: { readonly rows: readonly number[]; readonly columns: readonly number[] },
): RegionActivityTable {
  const P = table.activities.length;
  const values = new Float64Array(rows.length * columns.length);
  rows.forEach((r, i) => {
    columns.forEach((p, j) => {
      values[i * columns.length + j] = table.values[r * P + p] as number;
    });
  });
  return {
    regions: rows.map((r) => table.regions[r] as string),
    activities: columns.map((p) => table.activities[p] as string),
    values,
  };
}
