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
  // Pairs and probabilities in typed arrays: a million pairs as objects would take ten times the memory.
  let scored: Scored = { pairs: new Float64Array(0), chances: new Float64Array(0) };
  let clusters: Int32Array = Int32Array.from({ length: n }, (_, i) => i);
  let candidates = 0;
  for (let round = 0; round < ROUNDS; round++) {
    candidates += pairs.length;
    const chances = pairs.map((pair, p) =>
      probability(patterns[p] as number, Math.floor(pair / n)),
    );
    scored = joined(scored, shownOnly({ pairs, chances }));
    clusters = clustersOf(withinComponents(scored, n, threshold), n, threshold);
    if (round + 1 < ROUNDS) {
      pairs = neighboursOfNeighbours(scored, n, { split, threshold });
      patterns = patternsOf(columns, pairs, n);
    }
  }
  const answered = Array.from(scored.pairs, (pair, p): ResolvedPair => {
    const a = Math.floor(pair / n);
    const b = pair % n;
    return { a, b, probability: scored.chances[p] as number, same: clusters[a] === clusters[b] };
  });
  answered.sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b);
  return { pairs: answered, clusters, candidates, model, columns, explain };
}

/** Pairs as `a * n + b`, ascending, each with its probability. */
type Scored = { readonly pairs: Float64Array; readonly chances: Float64Array };

function shownOnly({ pairs, chances }: Scored): Scored {
  const shown = (_: number, p: number) => (chances[p] as number) >= SHOWN_MIN;
  return { pairs: pairs.filter(shown), chances: chances.filter(shown) };
}

/** Two lists without a pair in common as one, ascending. */
function joined(a: Scored, b: Scored): Scored {
  if (a.pairs.length === 0) return b;
  const size = a.pairs.length + b.pairs.length;
  const made = { pairs: new Float64Array(size), chances: new Float64Array(size) };
  let [i, j] = [0, 0];
  for (let k = 0; k < size; k++) {
    const first = i < a.pairs.length && !((b.pairs[j] as number) < (a.pairs[i] as number));
    const [from, at] = first ? [a, i++] : [b, j++];
    made.pairs[k] = from.pairs[at] as number;
    made.chances[k] = from.chances[at] as number;
  }
  return made;
}

/** Only pairs whose records hang together by sure ones can come to one group; the rest need not be looked at. */
function withinComponents({ pairs, chances }: Scored, n: number, threshold: number): ScoredPair[] {
  const root = Int32Array.from({ length: n }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) {
      root[at] = root[root[at] as number] as number;
      at = root[at] as number;
    }
    return at;
  };
  pairs.forEach((pair, p) => {
    if ((chances[p] as number) >= threshold) root[find(Math.floor(pair / n))] = find(pair % n);
  });
  const found: ScoredPair[] = [];
  pairs.forEach((pair, p) => {
    const [a, b] = [Math.floor(pair / n), pair % n];
    if (find(a) === find(b)) found.push({ a, b, probability: chances[p] as number });
  });
  return found;
}

/** Pairs not yet compared whose two records are both the same as a third. */
function neighboursOfNeighbours(
  { pairs, chances }: Scored,
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
        if (x >= y || holds(pairs, x * n + y)) continue;
        if (split === undefined || x < split !== y < split) fresh.add(x * n + y);
      }
    }
  }
  return Float64Array.from(fresh).sort();
}

function holds(sorted: Float64Array, pair: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < pair) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === pair;
}
