import { spearman } from "../../math/correlation.ts";
import type { Rng } from "../../math/rng.ts";
import { assert } from "../../vocabulary/assert.ts";
import { type ComplexityOptions, complexity } from "./complexity.ts";
import type { RegionActivityTable } from "./table.ts";

/** Where a region's rank by ECI lies over redraws. Null: it never had an ECI. */
export type RankInterval = {
  readonly region: string;
  readonly rank: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type RankOptions = {
  readonly complexity: ComplexityOptions;
  readonly draws: number;
  /** Share of ranks inside the interval. */
  readonly level: number;
  readonly rng: Rng;
};

/**
 * Rank intervals of ECI by drawing activities with replacement: a region whose rank hangs on a few activities shows a wide
 * one. Each draw takes as many activities as the table has; an activity drawn twice counts twice.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["x", "y", "z"], values: Float64Array.of(9, 4, 1, 2, 5, 0, 1, 0, 0) };
 * const options = { complexity: COMPLEXITY_DEFAULTS, draws: 5, level: 0.9, rng: seededRng(1) };
 * expect(rankIntervals(table, options)).toHaveLength(3);
 */
export function rankIntervals(table: RegionActivityTable, options: RankOptions): RankInterval[] {
  const { draws, level, rng } = options;
  assert(draws > 0 && level > 0 && level < 1, "Some draws, and a level between 0 and 1");
  const settings = { ...options.complexity, indicesOnly: true };
  const seen: number[][] = table.regions.map(() => []);
  for (let n = 0; n < draws; n++) {
    const ranks = eciRanks(redrawn(table, rng), settings);
    ranks.forEach((rank, r) => {
      if (rank !== null) seen[r]?.push(rank);
    });
  }
  const given = eciRanks(table, settings);
  return table.regions.map((region, r) => {
    const sorted = Float64Array.from(seen[r] ?? []).sort();
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? null;
    return { region, rank: given[r] ?? null, low: at((1 - level) / 2), high: at((1 + level) / 2) };
  });
}

function redrawn(table: RegionActivityTable, rng: Rng): RegionActivityTable {
  const P = table.activities.length;
  const columns = Uint32Array.from({ length: P }, () => Math.floor(rng() * P));
  const values = new Float64Array(table.values.length);
  for (let base = 0; base < values.length; base += P) {
    columns.forEach((from, to) => {
      values[base + to] = table.values[base + from] as number;
    });
  }
  return {
    regions: table.regions,
    activities: Array.from(columns, (c, i) => `${table.activities[c]}#${i}`),
    values,
  };
}

/** 1 is the most complex; ties share the better rank. */
function eciRanks(table: RegionActivityTable, options: ComplexityOptions): (number | null)[] {
  const { eci } = complexity(table, options);
  const known = Float64Array.from(eci.filter((e) => e !== null)).sort();
  return eci.map((e) => {
    if (e === null) return null;
    let [low, high] = [0, known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((known[middle] as number) > e) high = middle;
      else low = middle + 1;
    }
    return known.length - low + 1;
  });
}

/** How far ECI's order moves when the threshold does. */
export type ThresholdSensitivity = {
  readonly threshold: number;
  readonly spearman: number | null;
  readonly present: number;
};

/**
 * Spearman correlation of ECI at other thresholds with ECI at the chosen one, over regions that have both, with the count
 * of present cells.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["x", "y", "z"], values: Float64Array.of(9, 4, 1, 2, 5, 0, 1, 0, 0) };
 * expect(thresholdSensitivity(table, COMPLEXITY_DEFAULTS, [1])[0]?.present).toBe(4);
 */
export function thresholdSensitivity(
  table: RegionActivityTable,
  options: ComplexityOptions,
  thresholds: readonly number[],
): ThresholdSensitivity[] {
  const base = complexity(table, { ...options, indicesOnly: true }).eci;
  return thresholds.map((threshold) => {
    const space = complexity(table, {
      ...options,
      presence: { ...options.presence, threshold },
      indicesOnly: true,
    });
    const both = space.eci.flatMap((e, r) => {
      const other = base[r];
      return e === null || other === null || other === undefined ? [] : [[e, other] as const];
    });
    return {
      threshold,
      spearman: spearman(
        both.map(([e]) => e),
        both.map(([, other]) => other),
      ),
      present: space.lists.members.length,
    };
  });
}
