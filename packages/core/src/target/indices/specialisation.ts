import { rcaOf, totalsOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";

/** How specialised each region is. Null: the region has no value at all. */
export type Specialisation = {
  /** Σ share²: 1 for a single activity. */
  readonly herfindahl: readonly (number | null)[];
  /** -Σ share log2 share, in bits. */
  readonly entropy: readonly (number | null)[];
  /** Σ |share - everyone's share|, between 0 and 2 (Krugman 1991). */
  readonly krugman: readonly (number | null)[];
  /** 1 / Σ share² / everyone's share: 1 where the region mirrors the whole (Hachman). */
  readonly hachman: readonly (number | null)[];
  /** Half of Krugman: the share of jobs that would have to move. */
  readonly coefficient: readonly (number | null)[];
  /** Mean location quotient of the region's activities, weighted by their share in it. */
  readonly locationQuotientMean: readonly (number | null)[];
};

/**
 * Specialisation indices of every region against the whole table.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(4, 0, 2, 2) };
 * expect(specialisationOf(table).herfindahl).toEqual([1, 0.5]);
 * expect(specialisationOf(table).entropy).toEqual([0, 1]);
 */
export function specialisationOf(table: RegionActivityTable): Specialisation {
  const P = table.activities.length;
  const totals = totalsOf(table);
  const rca = rcaOf(table);
  const each = (fold: (row: number, total: number) => number) =>
    Array.from(totals.regions, (total, row) => (total > 0 ? fold(row, total) : null));
  const sumOver = (term: (share: number, whole: number, rca: number) => number) =>
    each((row, total) => {
      let sum = 0;
      for (let p = 0; p < P; p++) {
        const at = row * P + p;
        const whole = (totals.activities[p] as number) / totals.all;
        sum += term((table.values[at] as number) / total, whole, rca[at] as number);
      }
      return sum;
    });
  const krugman = sumOver((share, whole) => Math.abs(share - whole));
  return {
    herfindahl: sumOver((share) => share * share),
    entropy: sumOver((share) => (share > 0 ? -share * Math.log2(share) : 0)),
    krugman,
    hachman: sumOver((share, whole) => (whole > 0 ? (share * share) / whole : 0)).map((sum) =>
      sum === null ? null : 1 / sum,
    ),
    coefficient: krugman.map((k) => (k === null ? null : k / 2)),
    locationQuotientMean: sumOver((share, _, lq) => share * lq),
  };
}
