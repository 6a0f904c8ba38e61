import { candidatePairs } from "./blocking.ts";
import { clustersOf, type ScoredPair } from "./clusters.ts";
import { type Column, columnsOf, type TextRecord } from "./columns.ts";
import { patternOf } from "./compare.ts";
import { type LinkModel, learnModel, patternsOf } from "./fellegi-sunter.ts";
import { type Evidence, evidenceOf, probabilityReader } from "./pair-probability.ts";

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
  const scored = new Map<number, ScoredPair>();
  let clusters: Int32Array = Int32Array.from({ length: n }, (_, i) => i);
  let candidates = 0;
  for (let round = 0; round < ROUNDS; round++) {
    candidates += pairs.length;
    pairs.forEach((pair, p) => {
      const a = Math.floor(pair / n);
      const sure = probability(patterns[p] as number, a);
      if (sure >= SHOWN_MIN) scored.set(pair, { a, b: pair % n, probability: sure });
    });
    clusters = clustersOf([...scored.values()], n, threshold);
    if (round + 1 < ROUNDS) {
      pairs = neighboursOfNeighbours(scored, n, { split, threshold });
      patterns = patternsOf(columns, pairs, n);
    }
  }
  const answered = [...scored.values()].map((p) => ({
    ...p,
    same: clusters[p.a] === clusters[p.b],
  }));
  answered.sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b);
  return { pairs: answered, clusters, candidates, model, columns, explain };
}

/** Pairs not yet compared whose two records are both the same as a third. */
function neighboursOfNeighbours(
  scored: ReadonlyMap<number, ScoredPair>,
  n: number,
  { split, threshold }: { readonly split: number | undefined; readonly threshold: number },
): Float64Array {
  const near = new Map<number, number[]>();
  for (const { a, b, probability } of scored.values()) {
    if (probability < threshold) continue;
    near.set(a, [...(near.get(a) ?? []), b]);
    near.set(b, [...(near.get(b) ?? []), a]);
  }
  const fresh = new Set<number>();
  for (const others of near.values()) {
    if (others.length > 100) continue;
    for (const x of others) {
      for (const y of others) {
        if (x >= y || scored.has(x * n + y)) continue;
        if (split === undefined || x < split !== y < split) fresh.add(x * n + y);
      }
    }
  }
  return Float64Array.from(fresh).sort();
}
