import { candidatePairs } from "./blocking.ts";
import type { ScoredPair } from "./clusters.ts";
import { type Column, columnsOf, type TextRecord } from "./columns.ts";
import { patternOf } from "./compare.ts";
import { type LinkModel, learnModel, patternsOf } from "./fellegi-sunter.ts";
import { type Evidence, evidenceOf, probabilityReader } from "./pair-probability.ts";
import {
  firstAt,
  groupsOf,
  joinedPairs,
  likelyPairs,
  type ScoredPairs,
  surestFirst,
} from "./scored-pairs.ts";

/** Shipped threshold: as likely as not. */
export const SAME_THRESHOLD = 0.5;

export type ResolveOptions = {
  /** The columns that are compared. */
  readonly fields: readonly string[];
  readonly threshold?: number;
  /** Where given, records from this row on are a second file, and only pairs across the two are sought. */
  readonly split?: number | undefined;
  readonly candidatesMax?: number;
};

export type ResolvedPair = ScoredPair & { readonly same: boolean };

export type Resolution = {
  /** Pairs with a probability of at least 1 in 100, and all that share a group; surest first. */
  readonly pairs: readonly ResolvedPair[];
  /** For each record the smallest record of its group. */
  readonly clusters: Int32Array;
  readonly candidates: number;
  readonly model: LinkModel;
  readonly columns: readonly Column[];
  readonly explain: (a: number, b: number) => readonly Evidence[];
};

const SHOWN_MIN = 0.01;
const ROUNDS = 2;

/**
 * Finds records that mean the same thing: candidates by shared values, agreement weighed by what the data themselves
 * teach, groups by mean probability. Records that both belong to a third are compared too, although they share no key.
 * Deterministic; no labels and no settings for a set of data.
 * @example
 * const records = ["ann lee", "ann lee", "bob ray", "cy poe"].map((name, i) => ({ name, born: `19${i >> 1}0-01-01`, town: `t${i >> 1}` }));
 * const { pairs } = resolveRecords(records, { fields: ["name", "born", "town"] });
 * expect(pairs.filter((p) => p.same).map((p) => [p.a, p.b])).toEqual([[0, 1]]);
 */
export function resolveRecords(
  records: readonly TextRecord[],
  options: ResolveOptions,
): Resolution {
  const { fields, threshold = SAME_THRESHOLD, split, candidatesMax = 3_000_000 } = options;
  const n = records.length;
  const columns = columnsOf(records, fields);
  let pairs = candidatePairs(columns, n, { candidatesMax, split });
  let patterns = patternsOf(columns, pairs, n);
  const model = learnModel(columns, patterns, n, { split });
  const probability = probabilityReader(columns, model);
  const explain = (a: number, b: number) =>
    evidenceOf(columns, model, { pattern: patternOf(columns, a, b), record: a });
  // Pairs and probabilities in typed arrays: a million pairs as objects would take ten times the memory.
  let scored: ScoredPairs = { pairs: new Float64Array(0), chances: new Float64Array(0) };
  let clusters: Int32Array = Int32Array.from({ length: n }, (_, i) => i);
  let candidates = 0;
  for (let round = 0; round < ROUNDS; round++) {
    candidates += pairs.length;
    // From here on the patterns are not needed: the probabilities take their place.
    pairs.forEach((pair, p) => {
      patterns[p] = probability(patterns[p] as number, Math.floor(pair / n));
    });
    scored = joinedPairs(scored, likelyPairs({ pairs, chances: patterns }, SHOWN_MIN));
    clusters = groupsOf(scored, n, threshold);
    if (round + 1 < ROUNDS) {
      pairs = neighboursOfNeighbours(scored, n, { split, threshold });
      patterns = patternsOf(columns, pairs, n);
    }
  }
  const answered = Array.from(surestFirst(scored.chances), (p): ResolvedPair => {
    const pair = scored.pairs[p] as number;
    const [a, b] = [Math.floor(pair / n), pair % n];
    return { a, b, probability: scored.chances[p] as number, same: clusters[a] === clusters[b] };
  });
  return { pairs: answered, clusters, candidates, model, columns, explain };
}

/** Pairs not yet compared whose two records are both the same as a third. */
function neighboursOfNeighbours(
  { pairs, chances }: ScoredPairs,
  n: number,
  { split, threshold }: { readonly split: number | undefined; readonly threshold: number },
): Float64Array {
  const near = new Map<number, number[]>();
  const add = (a: number, b: number) => {
    const list = near.get(a);
    if (list) list.push(b);
    else near.set(a, [b]);
  };
  pairs.forEach((pair, p) => {
    if ((chances[p] as number) < threshold) return;
    add(Math.floor(pair / n), pair % n);
    add(pair % n, Math.floor(pair / n));
  });
  const fresh = new Set<number>();
  for (const others of near.values()) {
    if (others.length > 100) continue;
    for (const x of others) {
      for (const y of others) {
        if (x >= y || pairs[firstAt(pairs, x * n + y)] === x * n + y) continue;
        if (split === undefined || x < split !== y < split) fresh.add(x * n + y);
      }
    }
  }
  return Float64Array.from(fresh).sort();
}
