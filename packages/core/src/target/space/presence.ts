import { assert } from "../../vocabulary/assert.ts";
import { productAtLeast, scaleDecimals } from "./exact-decimal.ts";
import { type Totals, totalsOf } from "./shares.ts";
import type { RegionActivityTable } from "./table.ts";

/** Which test says that an activity is present: RCA, RPOP (needs population), one of them, or both. */
export type PresenceTest = "rca" | "rpop" | "either" | "both";

export type PresenceOptions = {
  readonly test: PresenceTest;
  /** Present from this value on: at the threshold counts as present. */
  readonly threshold: number;
  /** Threshold of RPOP where it differs. */
  readonly rpopThreshold?: number;
  /** Heads a region, for RPOP. */
  readonly population?: Float64Array;
  /** Denominators other than the table's own: a nation's or the world's activity totals. */
  readonly reference?: { readonly activities: Float64Array; readonly all: number };
};

/**
 * Presence (M): 1 where RCA (or RPOP) reaches the threshold. Compared as X T ≥ θ s t in exact whole numbers of the
 * smallest decimal place, since a quotient that is exactly 1 comes out as 0.9999999999999998 in floating point. Values
 * that are no short decimals are compared in floating point, where a difference below 1e-14 counts as equal. Totals
 * that are at hand may be given.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(0.1, 0.7, 0.3, 2.1) };
 * expect([...presenceOf(table, { test: "rca", threshold: 1 })]).toEqual([1, 1, 1, 1]); // every RCA is exactly 1
 */
export function presenceOf(
  table: RegionActivityTable,
  options: PresenceOptions,
  totals?: Totals,
): Uint8Array {
  const { test, threshold } = options;
  assert(threshold > 0 && Number.isFinite(threshold), "The threshold is a positive number");
  const exact = options.reference ? undefined : scaleDecimals(table.values);
  const values = exact ? exact.scaled : table.values;
  const own = totals && values === table.values ? totals : totalsOf({ ...table, values });
  const columns = options.reference?.activities ?? own.activities;
  const all = options.reference?.all ?? own.all;
  const byRca = (): Uint8Array =>
    atLeast(values, { rows: own.regions, columns, all, threshold, exact: exact !== undefined });
  const byRpop = (): Uint8Array => {
    const { population, rpopThreshold = threshold } = options;
    assert(population?.length === table.regions.length, "RPOP needs the population of each region");
    const heads = scaleDecimals(population);
    const rows = heads ? heads.scaled : population;
    const people = rows.reduce((a, b) => a + b, 0);
    const isExact = exact !== undefined && heads !== undefined;
    return atLeast(values, {
      rows,
      columns: own.activities,
      all: people,
      threshold: rpopThreshold,
      exact: isExact,
    });
  };
  if (test === "rca") return byRca();
  if (test === "rpop") return byRpop();
  const [a, b] = [byRca(), byRpop()];
  return a.map((m, i) => (test === "both" ? m & (b[i] as number) : m | (b[i] as number)));
}

type Sides = {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly all: number;
  readonly threshold: number;
  readonly exact: boolean;
};

/** values · all ≥ threshold · row · column, cell by cell. */
function atLeast(
  values: Float64Array,
  { rows, columns, all, threshold, exact }: Sides,
): Uint8Array {
  const P = columns.length;
  const present = new Uint8Array(values.length);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r] as number;
    const scaledRow = threshold * row;
    const base = r * P;
    for (let p = 0; p < P; p++) {
      const x = values[base + p] as number;
      if (x === 0) continue;
      const column = columns[p] as number;
      const left = x * all;
      const right = scaledRow * column;
      const gap = left - right;
      const near = 1e-14 * (left + right);
      if (gap > near) present[base + p] = 1;
      else if (gap >= -near) {
        present[base + p] =
          !exact || productAtLeast({ a: x, b: all, c: row, d: column }, threshold) ? 1 : 0;
      }
    }
  }
  return present;
}
