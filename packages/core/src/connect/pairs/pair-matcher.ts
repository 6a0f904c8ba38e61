import {
  type BoostedTrees,
  type FeatureTable,
  learnTrees,
  treesProbability,
} from "./boosted-trees.ts";
import {
  featureCount,
  type PairRecord,
  pairFeatures,
  rarityOf,
  type WordRarity,
} from "./pair-features.ts";

export type LabelledPair = {
  readonly a: PairRecord;
  readonly b: PairRecord;
  readonly same: boolean;
};

/** What was learned from pairs that people have decided. */
export type PairMatcher = {
  readonly fields: readonly string[];
  readonly rarity: WordRarity;
  readonly trees: BoostedTrees;
  /** From this probability on two records are taken for one: where F1 was best on pairs not learned from. */
  readonly threshold: number;
};

const FOLDS = 4;

/**
 * Learns from decided pairs when two records are the same thing. One method and one setting for all tables: words by
 * rarity, codes, numbers and likeness into boosted trees; the threshold is where F1 is best over held-out folds.
 * @example
 * const pairs = Array.from({ length: 80 }, (_, i) => ({ a: { name: `pump x${i}00` }, b: { name: i % 2 ? `pump X${i}00 new` : `pump y${i}77` }, same: i % 2 === 1 }));
 * const matcher = learnPairMatcher(pairs, ["name"]);
 * expect(pairProbability(matcher, { name: "pump x900" }, { name: "Pump X900" })).toBeGreaterThan(0.5);
 */
export function learnPairMatcher(
  pairs: readonly LabelledPair[],
  fields: readonly string[],
): PairMatcher {
  const rarity = rarityOf(pairs.flatMap((p) => [p.a, p.b]));
  const width = featureCount(fields);
  const rows = pairs.map((p) => pairFeatures(p.a, p.b, { fields, rarity }));
  const labels = pairs.map((p) => p.same);
  const held = new Float64Array(pairs.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const inside = pairs.flatMap((_, i) => (i % FOLDS === fold ? [] : [i]));
    const trees = learnTrees(
      tableOf(
        inside.map((i) => rows[i] as Float64Array),
        width,
      ),
      inside.map((i) => labels[i] as boolean),
    );
    pairs.forEach((_, i) => {
      if (i % FOLDS === fold) held[i] = treesProbability(trees, rows[i] as Float64Array);
    });
  }
  return {
    fields,
    rarity,
    trees: learnTrees(tableOf(rows, width), labels),
    threshold: bestThreshold(held, labels),
  };
}

function tableOf(rows: readonly Float64Array[], width: number): FeatureTable {
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, r) => {
    values.set(row, r * width);
  });
  return { width, values };
}

/** The middle of the widest stretch within a hair of the best F1; a half where there is nothing to learn from. */
function bestThreshold(held: Float64Array, labels: readonly boolean[]): number {
  const order = [...held.keys()].sort((x, y) => (held[y] as number) - (held[x] as number));
  const wanted = labels.filter(Boolean).length;
  let [right, best, threshold] = [0, 0, 0.5];
  order.forEach((i, k) => {
    if (labels[i]) right++;
    const f1 = (2 * right) / (k + 1 + wanted);
    const next = order[k + 1];
    if (f1 <= best || next === undefined) return;
    best = f1;
    threshold = ((held[i] as number) + (held[next] as number)) / 2;
  });
  return threshold;
}

/**
 * The probability that two records are the same thing.
 * @example
 * const matcher = { fields: ["name"], rarity: new Map(), trees: { start: 0, trees: [] }, threshold: 0.5 };
 * expect(pairProbability(matcher, { name: "a" }, { name: "b" })).toBe(0.5);
 */
export function pairProbability(
  { fields, rarity, trees }: PairMatcher,
  a: PairRecord,
  b: PairRecord,
): number {
  return treesProbability(trees, pairFeatures(a, b, { fields, rarity }));
}
