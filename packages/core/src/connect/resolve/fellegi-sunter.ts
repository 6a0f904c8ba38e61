import { seededRng } from "../../math/rng.ts";
import type { Column } from "./columns.ts";
import {
  ALIKE,
  CLOSE,
  DIFFERENT,
  ELSEWHERE,
  LEVEL_COUNT,
  levelsIn,
  MISSING,
  patternOf,
  SAME,
} from "./compare.ts";

/** For each column and level how often it is seen among pairs of the same (m) and of different things (u). */
export type LinkModel = {
  /** Row-major: column × level. */
  readonly m: Float64Array;
  readonly u: Float64Array;
  /** Share of all pairs that are the same. */
  readonly prior: number;
};

export type LinkOptions = { readonly split: number | undefined };

const RANDOM_PAIRS = 200_000;
const ROUNDS_MAX = 40;
/** What a level is believed to be before data speak, in pairs. */
const BELIEF = 10;
const FIRST_M = [0, 0.72, 0.12, 0.06, 0.03, 0.07];

/**
 * How many pairs there are, and the first guess of how many are the same: one a record.
 * @example
 * expect(pairSpace(10, { split: undefined })).toEqual({ pairs: 45, first: 5 });
 * expect(pairSpace(10, { split: 4 })).toEqual({ pairs: 24, first: 4 });
 */
export function pairSpace(n: number, { split }: LinkOptions): { pairs: number; first: number } {
  if (split === undefined) return { pairs: (n * (n - 1)) / 2, first: n / 2 };
  return { pairs: split * (n - split), first: Math.min(split, n - split) };
}

/**
 * Learns the weights of agreement without labels (Fellegi and Sunter 1969): u from random pairs; m and the share of
 * matches by expectation-maximisation over the whole space of pairs, where pairs that were not candidates count as
 * different. The share starts at one match a record and stays within a twentieth and twenty times of that.
 * @example
 * const records = Array.from({ length: 200 }, (_, i) => ({ a: `a${i >> 1}`, b: `b${(i >> 1) % 50}` }));
 * const columns = columnsOf(records, ["a", "b"]);
 * const pairs = Float64Array.from({ length: 100 }, (_, i) => 2 * i * 200 + 2 * i + 1);
 * const model = learnModel(columns, patternsOf(columns, pairs, 200), 200, { split: undefined });
 * expect(model.prior).toBeGreaterThan(0);
 */
export function learnModel(
  columns: readonly Column[],
  patterns: Float64Array,
  n: number,
  options: LinkOptions,
): LinkModel {
  const { pairs, first } = pairSpace(n, options);
  const u = randomAgreement(columns, n, options);
  const counts = new Map<number, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const seen = [...counts].map(([pattern, count]) => ({
    pattern,
    count,
    levels: levelsIn(pattern, columns.length),
  }));
  let m = Float64Array.from(
    { length: columns.length * LEVEL_COUNT },
    (_, i) => FIRST_M[i % LEVEL_COUNT] as number,
  );
  let prior = first / Math.max(1, pairs);
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = new Float64Array(m.length);
    for (let i = 0; i < next.length; i++) next[i] = BELIEF * (FIRST_M[i % LEVEL_COUNT] as number);
    let matches = 0;
    for (const { count, levels } of seen) {
      let odds = prior / (1 - prior);
      for (let k = 0; k < levels.length; k++) {
        const level = levels[k] as number;
        if (level !== MISSING)
          odds *= (m[k * LEVEL_COUNT + level] as number) / (u[k * LEVEL_COUNT + level] as number);
      }
      const weight = count * (odds / (1 + odds));
      matches += weight;
      for (let k = 0; k < levels.length; k++) {
        const cell = k * LEVEL_COUNT + (levels[k] as number);
        next[cell] = (next[cell] as number) + weight;
      }
    }
    normaliseRows(next);
    const wanted = Math.min(20 * first, Math.max(first / 20, matches)) / Math.max(1, pairs);
    let moved = Math.abs(wanted - prior) / prior;
    for (let i = 0; i < m.length; i++)
      moved = Math.max(moved, Math.abs((next[i] as number) - (m[i] as number)));
    m = next;
    prior = wanted;
    if (moved < 1e-4) break;
  }
  return { m, u, prior };
}

/** Shares of the levels within each column, those without a value left out. */
function normaliseRows(table: Float64Array): void {
  for (let row = 0; row < table.length; row += LEVEL_COUNT) {
    let sum = 0;
    for (let level = SAME; level < LEVEL_COUNT; level++) sum += table[row + level] as number;
    for (let level = SAME; level < LEVEL_COUNT; level++)
      table[row + level] = (table[row + level] as number) / sum;
    table[row + MISSING] = 0;
  }
}

/** Levels among random pairs. The seed is fixed: the same records always give the same weights. */
function randomAgreement(
  columns: readonly Column[],
  n: number,
  { split }: LinkOptions,
): Float64Array {
  const rng = seededRng(1969);
  const u = new Float64Array(columns.length * LEVEL_COUNT);
  const small = [0, 0.02, 0.02, 0.1, 0.05, 5];
  for (let i = 0; i < u.length; i++) u[i] = small[i % LEVEL_COUNT] as number;
  const draws = Math.min(RANDOM_PAIRS, n * n);
  for (let draw = 0; draw < draws; draw++) {
    const i = Math.floor(rng() * (split ?? n));
    const j = split === undefined ? Math.floor(rng() * n) : split + Math.floor(rng() * (n - split));
    if (i === j || j >= n) continue;
    levelsIn(patternOf(columns, i, j), columns.length).forEach((level, k) => {
      u[k * LEVEL_COUNT + level] = (u[k * LEVEL_COUNT + level] as number) + 1;
    });
  }
  // Sameness by chance is known exactly from the values' frequencies, draws or not.
  columns.forEach(({ uses }, k) => {
    let total = 0;
    let agreeing = 0;
    for (const use of uses) {
      total += use;
      agreeing += (use * (use - 1)) / 2;
    }
    const row = k * LEVEL_COUNT;
    // One agreement a record is put down to true matches; in a small table these would pass for chance.
    const byChance = (agreeing - total / 4) / Math.max(1, (total * (total - 1)) / 2);
    const share = Math.min(0.999, Math.max(byChance, 1 / (uses.length + 1)));
    let others = 0;
    for (const level of [CLOSE, ALIKE, ELSEWHERE, DIFFERENT]) others += u[row + level] as number;
    u[row + SAME] = (share / Math.max(1e-9, 1 - share)) * others;
  });
  normaliseRows(u);
  return u;
}

/**
 * The pattern of every candidate pair.
 * @example
 * const columns = columnsOf([{ a: "x" }, { a: "x" }], ["a"]);
 * expect([...patternsOf(columns, Float64Array.of(1), 2)]).toEqual([1]);
 */
export function patternsOf(
  columns: readonly Column[],
  pairs: Float64Array,
  n: number,
): Float64Array {
  return pairs.map((pair) => patternOf(columns, Math.floor(pair / n), pair % n));
}
