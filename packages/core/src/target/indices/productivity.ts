import type { Portfolios } from "../space/portfolio.ts";
import { totalsOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";

/** Income level an activity is associated with, and that of a region's basket. */
export type Productivity = {
  readonly prody: readonly (number | null)[];
  readonly expy: readonly (number | null)[];
};

/**
 * PRODY and EXPY (Hausmann, Hwang and Rodrik 2007): the income of regions weighted by how much they lean on an activity,
 * and the mean of that over a region's basket. Regions without an income do not count and have no EXPY.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x"], values: Float64Array.of(1, 3) };
 * expect(productivityOf(table, [10, 20])).toEqual({ prody: [15], expy: [15, 15] });
 */
export function productivityOf(
  table: RegionActivityTable,
  income: readonly (number | null)[],
): Productivity {
  const P = table.activities.length;
  const { regions } = totalsOf(table);
  const share = (r: number, p: number) =>
    (table.values[r * P + p] as number) / (regions[r] as number);
  const known = [...regions.keys()].filter(
    (r) => typeof income[r] === "number" && (regions[r] as number) > 0,
  );
  const prody = table.activities.map((_, p) => {
    let [top, bottom] = [0, 0];
    for (const r of known) {
      top += share(r, p) * (income[r] as number);
      bottom += share(r, p);
    }
    return bottom === 0 ? null : top / bottom;
  });
  const expy = Array.from(regions, (_, r) => {
    if (!known.includes(r)) return null;
    return prody.reduce<number>((sum, y, p) => sum + (y === null ? 0 : y * share(r, p)), 0);
  });
  return { prody, expy };
}

/**
 * Subnational ECI: the mean of a PCI from elsewhere (the world's) over a region's present activities. Activities without a
 * known PCI are left out; null where none is left.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 0, 0), { activityCount: 2 });
 * expect(subnationalEci(lists, [1, 3])).toEqual([2, null]);
 */
export function subnationalEci(
  lists: Portfolios,
  pci: readonly (number | null)[],
): (number | null)[] {
  return Array.from({ length: lists.regionCount }, (_, r) => {
    const known = [...lists.members.subarray(lists.offsets[r], lists.offsets[r + 1])]
      .map((p) => pci[p])
      .filter((v) => typeof v === "number");
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
  });
}
