import { fitLogistic } from "../../math/logistic-regression.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** The parts of a match, in the order in which they are shown. */
export const MATCH_PARTS = [
  "lexical",
  "cross",
  "tags",
  "constraints",
  "relations",
  "freshness",
] as const;
export type MatchPart = (typeof MATCH_PARTS)[number];

/** Each part from 0 to 1; undefined where nothing is known, and then the part does not count. */
export type PartScores = { readonly [part in MatchPart]: number | undefined };
export type MatchWeights = { readonly [part in MatchPart]: number };

/** Before anybody has judged, all parts weigh the same. */
export const EQUAL_WEIGHTS: MatchWeights = {
  lexical: 1,
  cross: 1,
  tags: 1,
  constraints: 1,
  relations: 1,
  freshness: 1,
};

/**
 * The score of a match: the weighted mean of the parts that are known; 0 where none is.
 * @example
 * const parts = { lexical: 0.5, cross: undefined, tags: 1, constraints: undefined, relations: undefined, freshness: undefined };
 * expect(weightedScore(parts, EQUAL_WEIGHTS)).toBe(0.75);
 */
export function weightedScore(parts: PartScores, weights: MatchWeights): number {
  let sum = 0;
  let total = 0;
  for (const part of MATCH_PARTS) {
    const value = parts[part];
    if (value === undefined) continue;
    sum += weights[part] * value;
    total += weights[part];
  }
  return total > 0 ? sum / total : 0;
}

/** An adviser's word on a shown match. */
export type Judgement = { readonly parts: PartScores; readonly accepted: boolean };

/** Fewer judgements than this teach nothing that holds. */
export const JUDGEMENTS_MIN = 200;

/**
 * Weights from judgements by logistic regression with a ridge penalty. A part that spoke against acceptance gets
 * weight 0, so that more of a reason never lowers a score. The weights add up to the number of parts.
 * Refused with `too-few-judgements` below 200 and with `one-sided-judgements` where all say the same.
 * @example
 * const parts = (lexical: number) => ({ lexical, cross: undefined, tags: undefined, constraints: undefined, relations: undefined, freshness: 0.5 });
 * const judged = Array.from({ length: 200 }, (_, i) => ({ parts: parts(i / 200), accepted: i > 90 || i % 7 === 0 }));
 * const learned = learnWeights(judged);
 * expect(learned.ok && learned.value.lexical > learned.value.freshness).toBe(true);
 */
export function learnWeights(
  judgements: readonly Judgement[],
): Result<MatchWeights, "too-few-judgements" | "one-sided-judgements"> {
  if (judgements.length < JUDGEMENTS_MIN) {
    return fail("too-few-judgements", { judgements: judgements.length, needed: JUDGEMENTS_MIN });
  }
  const width = MATCH_PARTS.length;
  const features = new Float64Array(judgements.length * width);
  judgements.forEach(({ parts }, row) => {
    MATCH_PARTS.forEach((part, k) => {
      features[row * width + k] = parts[part] ?? 0;
    });
  });
  const outcomes = Uint8Array.from(judgements, ({ accepted }) => (accepted ? 1 : 0));
  const fit = fitLogistic({ features, width, outcomes }, { c: 1 });
  const raw = MATCH_PARTS.map((_, k) => Math.max(0, fit?.coefficients[k] ?? 0));
  const total = raw.reduce((a, b) => a + b, 0);
  if (!fit || total === 0) return fail("one-sided-judgements", { judgements: judgements.length });
  const weights = Object.fromEntries(
    MATCH_PARTS.map((part, k) => [part, (width * (raw[k] as number)) / total]),
  );
  return ok(weights as MatchWeights);
}
