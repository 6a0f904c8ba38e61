import { assert } from "../../vocabulary/assert.ts";

/** What is compared. The ends of the scale are fixed by the person who compares, not by who happens to be on the list. */
export type Criterion = {
  readonly code: string;
  /** Raw value that scores 0 and raw value that scores 1; worst may be above best (costs). */
  readonly worst: number;
  readonly best: number;
  readonly weight: number;
};

/** Raw values of one location in the order of the criteria; null is missing. */
export type Location = { readonly id: string; readonly values: readonly (number | null)[] };

export const COMPARISON_METHODS = ["weighted-sum", "topsis", "promethee"] as const;
export type ComparisonMethod = (typeof COMPARISON_METHODS)[number];

export type LocationScore = {
  readonly id: string;
  /** Score with every missing value at its worst end, and at its best; equal where nothing is missing. 0 to 1. */
  readonly low: number;
  readonly high: number;
  /** By `low`: what is shown, nobody is ranked on a guess. Ties share the better rank. */
  readonly rank: number;
  /** The best and worst rank that the missing values leave open. */
  readonly rankBest: number;
  readonly rankWorst: number;
  readonly missing: readonly string[];
  /** Values outside the ends of the scale, which count as the end. */
  readonly clamped: readonly string[];
};

/**
 * Scores locations by a weighted sum, TOPSIS or PROMETHEE II, on scales with fixed ends. No score depends on who else
 * is on the list: TOPSIS measures the distance to the ends themselves, and PROMETHEE II compares each location with
 * fixed profiles spread over the scale instead of with the others. So adding a location never reorders the rest.
 * @example
 * const criteria = [{ code: "wage", worst: 100, best: 50, weight: 1 }, { code: "power", worst: 0, best: 10, weight: 1 }];
 * const scores = compareLocations([{ id: "a", values: [75, 5] }, { id: "b", values: [50, null] }], criteria, "weighted-sum");
 * expect(scores.map((s) => [s.id, s.low, s.high, s.rank])).toEqual([["a", 0.5, 0.5, 1], ["b", 0.5, 1, 1]]);
 */
export function compareLocations(
  locations: readonly Location[],
  criteria: readonly Criterion[],
  method: ComparisonMethod,
): LocationScore[] {
  const weights = sharesOf(criteria);
  const low = new Float64Array(locations.length);
  const high = new Float64Array(locations.length);
  const notes = locations.map((location, i) => {
    const cells = cellsOf(location, criteria);
    low[i] = score(
      cells.map((c) => c ?? 0),
      weights,
      method,
    );
    high[i] = score(
      cells.map((c) => c ?? 1),
      weights,
      method,
    );
    return {
      missing: criteria.filter((_, j) => cells[j] === null).map((c) => c.code),
      clamped: criteria.filter((c, j) => outside(location.values[j] ?? null, c)).map((c) => c.code),
    };
  });
  return locations.map(({ id }, i) => {
    const [mine, mineBest] = [low[i] as number, high[i] as number];
    let [rank, rankBest, rankWorst] = [1, 1, 1];
    for (let k = 0; k < locations.length; k++) {
      if (k === i) continue;
      if ((low[k] as number) > mine) rank += 1;
      if ((low[k] as number) > mineBest) rankBest += 1;
      if ((high[k] as number) > mine) rankWorst += 1;
    }
    return {
      id,
      low: mine,
      high: mineBest,
      rank,
      rankBest,
      rankWorst,
      ...(notes[i] as { missing: string[]; clamped: string[] }),
    };
  });
}

/** The weights as shares of their sum; all zero is the same as all equal. */
export function sharesOf(criteria: readonly Criterion[]): number[] {
  for (const { code, weight, worst, best } of criteria) {
    assert(
      Number.isFinite(weight) && weight >= 0,
      `The weight of ${code} is finite and not negative`,
    );
    assert(
      Number.isFinite(worst) && Number.isFinite(best) && worst !== best,
      `The scale of ${code} has two ends`,
    );
  }
  const sum = criteria.reduce((a, c) => a + c.weight, 0);
  return criteria.map((c) => (sum > 0 ? c.weight / sum : 1 / criteria.length));
}

/** Values on the scale from 0 to 1; null stays null. */
export function cellsOf(location: Location, criteria: readonly Criterion[]): (number | null)[] {
  assert(
    location.values.length === criteria.length,
    `Location ${location.id} has one value a criterion`,
  );
  return criteria.map(({ worst, best }, j) => {
    const value = location.values[j] ?? null;
    return value === null ? null : Math.min(1, Math.max(0, (value - worst) / (best - worst)));
  });
}

function outside(value: number | null, { worst, best }: Criterion): boolean {
  return (
    value !== null &&
    (value - worst) / (best - worst) !== Math.min(1, Math.max(0, (value - worst) / (best - worst)))
  );
}

function score(
  cells: readonly number[],
  weights: readonly number[],
  method: ComparisonMethod,
): number {
  let [a, b] = [0, 0];
  for (let j = 0; j < cells.length; j++) {
    const [cell, weight] = [cells[j] as number, weights[j] as number];
    if (method === "topsis") {
      a += (weight * cell) ** 2;
      b += (weight * (1 - cell)) ** 2;
    } else a += weight * (method === "promethee" ? netFlow(cell) : cell);
  }
  if (method === "topsis") return a + b === 0 ? 0 : Math.sqrt(a) / (Math.sqrt(a) + Math.sqrt(b));
  return method === "promethee" ? (a + 1) / 2 : a;
}

const PROFILES = Array.from({ length: 21 }, (_, k) => k / 20);

/** Linear preference (type V) with an indifference of 2 and a full preference of 20 per cent of the scale. */
const [INDIFFERENCE, PREFERENCE] = [0.02, 0.2];

/** Net flow of a value against the fixed profiles, between -1 and 1; rises with the value. */
export function netFlow(cell: number): number {
  let flow = 0;
  for (const profile of PROFILES) flow += preference(cell - profile) - preference(profile - cell);
  return flow / PROFILES.length;
}

function preference(difference: number): number {
  return Math.min(1, Math.max(0, (difference - INDIFFERENCE) / (PREFERENCE - INDIFFERENCE)));
}
