import { type LowRank, lowRank, lowRankCell } from "../../math/low-rank.ts";
import { COMPLEXITY_DEFAULTS, type ComplexitySpace, complexity } from "../space/complexity.ts";
import { densityOf } from "../space/density.ts";
import { type Totals, totalsOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";

/**
 * What the entry model sees of a region and an activity, in this order: the nineteen of the published back-test, and nine
 * that bend or combine them. "Expected" is the value the cell would have at RCA = 1: where it is small, one more firm
 * already makes a presence.
 */
export const ENTRY_FEATURES = [
  "rca",
  "logRca",
  "density",
  "density25",
  "density50",
  "presencePattern5",
  "presencePattern10",
  "sharePattern5",
  "sharePattern10",
  "logDiversity",
  "logUbiquity",
  "logDiversityUbiquity",
  "pci",
  "eci",
  "complexityGap",
  "siblingShare",
  "logRegionTotal",
  "logActivityTotal",
  "logValue",
  "logRcaSquared",
  "density25Squared",
  "shareDensity25",
  "presencePattern20",
  "presencePatternSquared",
  "sizePattern10",
  "expectedSquared",
  "expectedTimesPattern",
  "expectedTimesSiblings",
] as const;

export type EntryFeature = (typeof ENTRY_FEATURES)[number];

/** Everything of one period from which features of single cells are read. */
export type EntryBasis = {
  readonly table: RegionActivityTable;
  readonly space: ComplexitySpace;
  readonly totals: Totals;
  readonly density25: Float64Array;
  readonly density50: Float64Array;
  /** Mean log share, log(1 + min(RCA, 5)), of the 25 nearest activities. */
  readonly shareDensity25: Float64Array;
  readonly presencePattern: LowRank;
  readonly sharePattern: LowRank;
  /** Pattern of log(1 + value). */
  readonly sizePattern: LowRank;
  /** Parent class of each activity, by position. */
  readonly parents: Int32Array;
  readonly siblings: Float64Array;
};

/**
 * Prepares a period: complexity, weighted nearest-neighbour densities, low-rank patterns, siblings. `parents` names the
 * class above each activity; without it a digit code's parent is the code less its last digit.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["111", "112"], values: Float64Array.of(9, 4, 2, 5, 1, 0) };
 * expect(entryBasis(table).density25).toHaveLength(6);
 */
export function entryBasis(
  table: RegionActivityTable,
  parents?: ReadonlyMap<string, string>,
): EntryBasis {
  const space = complexity(table, { ...COMPLEXITY_DEFAULTS, densitySelf: false });
  const columns = table.activities.length;
  const parentOf = parentPositions(table.activities, parents);
  const knn = (neighbours: number) =>
    densityOf(space.lists, space.proximity, { self: false, neighbours });
  const capped = space.rca.map((x) => Math.log1p(x < 5 ? x : 5));
  return {
    table,
    space,
    totals: totalsOf(table),
    density25: knn(25),
    density50: knn(50),
    shareDensity25: densityOf(space.lists, space.proximity, {
      self: false,
      neighbours: 25,
      weights: capped,
    }),
    presencePattern: lowRank(space.lists, { columns, rank: 20 }),
    sharePattern: lowRank(logRows(space.rca, columns), { columns, rank: 10 }),
    sizePattern: lowRank(logRows(table.values, columns), { columns, rank: 10 }),
    parents: parentOf,
    siblings: siblingShares(space, parentOf),
  };
}

/** Parent of each activity as a number; -1 without one. */
function parentPositions(
  activities: readonly string[],
  parents?: ReadonlyMap<string, string>,
): Int32Array {
  const at = new Map<string, number>();
  return Int32Array.from(activities, (code) => {
    const parent = parents
      ? parents.get(code)
      : /^\d{3,}$/.test(code)
        ? code.slice(0, -1)
        : undefined;
    if (parent === undefined) return -1;
    const found = at.get(parent) ?? at.size;
    at.set(parent, found);
    return found;
  });
}

/** Share of the other activities of the same parent that the region has; 0 for an only child. */
function siblingShares(space: ComplexitySpace, parents: Int32Array): Float64Array {
  const P = parents.length;
  const families = parents.reduce((top, f) => Math.max(top, f + 1), 0);
  const size = new Float64Array(families);
  for (const f of parents) if (f >= 0) size[f] = (size[f] as number) + 1;
  const shares = new Float64Array(space.presence.length);
  const has = new Float64Array(families);
  for (let base = 0; base < shares.length; base += P) {
    has.fill(0);
    for (let p = 0; p < P; p++) {
      const f = parents[p] as number;
      if (f >= 0) has[f] = (has[f] as number) + (space.presence[base + p] as number);
    }
    for (let p = 0; p < P; p++) {
      const f = parents[p] as number;
      if (f < 0 || (size[f] as number) < 2) continue;
      const others = (has[f] as number) - (space.presence[base + p] as number);
      shares[base + p] = others / ((size[f] as number) - 1);
    }
  }
  return shares;
}

/** log(1 + x) of the cells that are not zero, as sparse rows. */
function logRows(rca: Float64Array, P: number) {
  const R = rca.length / P;
  const offsets = new Uint32Array(R + 1);
  let count = 0;
  for (let r = 0; r < R; r++) {
    for (let p = 0; p < P; p++) if ((rca[r * P + p] as number) > 0) count++;
    offsets[r + 1] = count;
  }
  const members = new Uint32Array(count);
  const values = new Float64Array(count);
  for (let i = 0, at = 0; i < rca.length; i++) {
    if ((rca[i] as number) === 0) continue;
    members[at] = i % P;
    values[at++] = Math.log1p(rca[i] as number);
  }
  return { offsets, members, values };
}

/**
 * Features of chosen cells (positions in the table, row-major): one row a cell, in the order of `ENTRY_FEATURES`.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["111", "112"], values: Float64Array.of(9, 4, 2, 5, 1, 0) };
 * expect(entryFeatures(entryBasis(table), Uint32Array.of(5))).toHaveLength(ENTRY_FEATURES.length);
 */
export function entryFeatures(basis: EntryBasis, cells: Uint32Array): Float64Array {
  const { space, totals, table } = basis;
  const P = table.activities.length;
  const F = ENTRY_FEATURES.length;
  const out = new Float64Array(cells.length * F);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number;
    const row = Math.floor(cell / P);
    const column = cell - row * P;
    const rca = space.rca[cell] as number;
    const diversity = space.lists.diversity[row] as number;
    const ubiquity = space.lists.ubiquity[column] as number;
    const eci = space.eci[row] ?? 0;
    const pci = space.pci[column] ?? 0;
    let at = i * F;
    out[at++] = rca < 5 ? rca : 5;
    out[at++] = Math.log1p(rca);
    out[at++] = space.density[cell] as number;
    out[at++] = basis.density25[cell] as number;
    out[at++] = basis.density50[cell] as number;
    out[at++] = lowRankCell(basis.presencePattern, { row, column, rank: 5 });
    out[at++] = lowRankCell(basis.presencePattern, { row, column, rank: 10 });
    out[at++] = lowRankCell(basis.sharePattern, { row, column, rank: 5 });
    out[at++] = lowRankCell(basis.sharePattern, { row, column, rank: 10 });
    out[at++] = Math.log1p(diversity);
    out[at++] = Math.log1p(ubiquity);
    out[at++] = Math.log1p(diversity * ubiquity);
    out[at++] = pci;
    out[at++] = eci;
    out[at++] = Math.abs(pci - eci);
    out[at++] = basis.siblings[cell] as number;
    out[at++] = Math.log1p(totals.regions[row] as number);
    out[at++] = Math.log1p(totals.activities[column] as number);
    out[at++] = Math.log1p(table.values[cell] as number);
    const first = i * F;
    const pattern = out[first + 6] as number;
    const expected = Math.log(
      ((totals.regions[row] as number) * (totals.activities[column] as number)) / totals.all + 1e-3,
    );
    out[at++] = (out[first + 1] as number) ** 2;
    out[at++] = (out[first + 3] as number) ** 2;
    out[at++] = basis.shareDensity25[cell] as number;
    out[at++] = lowRankCell(basis.presencePattern, { row, column, rank: 20 });
    out[at++] = pattern * pattern;
    out[at++] = lowRankCell(basis.sizePattern, { row, column, rank: 10 });
    out[at++] = expected * expected;
    out[at++] = expected * pattern;
    out[at++] = expected * (basis.siblings[cell] as number);
  }
  return out;
}
