import type { RegionActivityTable } from "./table.ts";

/** Row, column and grand totals of a table. */
export type Totals = {
  readonly regions: Float64Array;
  readonly activities: Float64Array;
  readonly all: number;
};

/**
 * Totals of a table. Exact where values are whole numbers below 2^53.
 * @example
 * expect(totalsOf({ regions: ["A"], activities: ["x", "y"], values: Float64Array.of(1, 2) }).all).toBe(3);
 */
export function totalsOf(table: RegionActivityTable): Totals {
  const P = table.activities.length;
  const regions = new Float64Array(table.regions.length);
  const activities = new Float64Array(P);
  let all = 0;
  for (let r = 0; r < regions.length; r++) {
    let sum = 0;
    const base = r * P;
    for (let p = 0; p < P; p++) {
      const x = table.values[base + p] as number;
      if (x === 0) continue;
      sum += x;
      activities[p] = (activities[p] as number) + x;
    }
    regions[r] = sum;
    all += sum;
  }
  return { regions, activities, all };
}

/**
 * Revealed comparative advantage, also called location quotient: a region's share of an activity over everyone's share
 * of it, X T / (s t) (Balassa 1965). Row-major like the table. A region or an activity without any value has no shares
 * to compare: its cells are 0. `reference` gives other denominators (a nation, the world) than the table's own.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(10, 0, 10, 20) };
 * expect([...rcaOf(table)]).toEqual([2, 0, 2 / 3, 4 / 3]);
 */
export function rcaOf(
  table: RegionActivityTable,
  reference?: { readonly activities: Float64Array; readonly all: number },
): Float64Array {
  const totals = totalsOf(table);
  return sharesAgainst(table, { regions: totals.regions, reference: reference ?? totals });
}

/** RCA with totals at hand. */
export function sharesAgainst(
  table: RegionActivityTable,
  {
    regions: own,
    reference,
  }: {
    readonly regions: Float64Array;
    readonly reference: { readonly activities: Float64Array; readonly all: number };
  },
): Float64Array {
  const P = table.activities.length;
  const rca = new Float64Array(table.values.length);
  for (let r = 0; r < own.length; r++) {
    const factor = reference.all / (own[r] as number);
    const base = r * P;
    for (let p = 0; p < P; p++) {
      const x = table.values[base + p] as number;
      const t = reference.activities[p] as number;
      if (x > 0 && t > 0) rca[base + p] = (x / t) * factor;
    }
  }
  return rca;
}

/**
 * Revealed presence by head: a region's share of an activity over its share of the people, (X / t) / (N_r / N).
 * @example
 * const table = { regions: ["A", "B"], activities: ["x"], values: Float64Array.of(10, 10) };
 * expect([...rpopOf(table, Float64Array.of(1, 3))]).toEqual([2, 2 / 3]);
 */
export function rpopOf(table: RegionActivityTable, population: Float64Array): Float64Array {
  const P = table.activities.length;
  const { activities } = totalsOf(table);
  const people = population.reduce((a, b) => a + b, 0);
  const rpop = new Float64Array(table.values.length);
  for (let r = 0; r < table.regions.length; r++) {
    for (let p = 0; p < P; p++) {
      const x = table.values[r * P + p] as number;
      const heads = population[r] as number;
      if (x > 0 && heads > 0) {
        rpop[r * P + p] = (x / (activities[p] as number)) * (people / heads);
      }
    }
  }
  return rpop;
}
