import { productAtLeast, scaleDecimals } from "../space/exact-decimal.ts";
import { totalsOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";

/** European Cluster Observatory stars of one region and activity. */
export type ClusterStars = {
  readonly region: string;
  readonly activity: string;
  /** Among the largest tenth of regions in that activity, by jobs. */
  readonly size: boolean;
  /** Location quotient of 2 or more. */
  readonly specialisation: boolean;
  /** Among the tenth of all clusters that take the largest share of their region's jobs. */
  readonly focus: boolean;
  readonly stars: 0 | 1 | 2 | 3;
};

/**
 * Stars of every cell with jobs. The top tenth counts cells with jobs, rounded up to a whole one, and takes in ties at
 * its edge. LQ = 2 earns the star exactly, compared in whole numbers.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(10, 0, 10, 20) };
 * expect(clusterStars(table)[0]).toMatchObject({ region: "A", activity: "x", specialisation: true }); // LQ is 2
 */
export function clusterStars(table: RegionActivityTable): ClusterStars[] {
  const P = table.activities.length;
  const exact = scaleDecimals(table.values);
  const values = exact?.scaled ?? table.values;
  const totals = totalsOf({ ...table, values });
  const cells = [...values.keys()].filter((i) => (values[i] as number) > 0);
  const share = (i: number) =>
    (values[i] as number) / (totals.regions[Math.floor(i / P)] as number);
  const focusFrom = topTenth(cells.map(share));
  const inColumn: number[][] = table.activities.map(() => []);
  for (const i of cells) inColumn[i % P]?.push(values[i] as number);
  const sizeFrom = inColumn.map(topTenth);
  return cells.map((i) => {
    const [row, column] = [Math.floor(i / P), i % P];
    const sides = {
      a: values[i] as number,
      b: totals.all,
      c: totals.regions[row] as number,
      d: totals.activities[column] as number,
    };
    const specialisation = exact
      ? productAtLeast(sides, 2)
      : sides.a * sides.b >= 2 * sides.c * sides.d * (1 - 1e-14);
    const size = (values[i] as number) >= (sizeFrom[column] as number);
    const focus = share(i) >= focusFrom;
    const stars = ((size ? 1 : 0) +
      (specialisation ? 1 : 0) +
      (focus ? 1 : 0)) as ClusterStars["stars"];
    return {
      region: table.regions[row] as string,
      activity: table.activities[column] as string,
      size,
      specialisation,
      focus,
      stars,
    };
  });
}

function topTenth(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted[Math.max(0, Math.ceil(sorted.length / 10) - 1)] ?? Number.POSITIVE_INFINITY;
}
