import { type Library, type LibraryScores, scoreLibrary } from "../cross/library.ts";
import { topHits } from "../search/score.ts";
import { constraintFit } from "./constraints.ts";
import { type MatchReason, termReasons } from "./reasons.ts";
import { type MatchRecord, pairKey, type Relations } from "./record.ts";
import { type TagUse, tagCover } from "./tag-closeness.ts";
import { EQUAL_WEIGHTS, type MatchWeights, type PartScores, weightedScore } from "./weights.ts";

export type MatchOptions = {
  readonly top: number;
  readonly weights?: MatchWeights;
  readonly relations?: Relations;
  /** The day on which is matched; without it nothing expires and freshness does not count. */
  readonly today?: number;
  /** Whether reasons are made; they cost about as much as the scores. */
  readonly reasons?: boolean;
};

export type Match = {
  readonly offer: string;
  readonly rank: number;
  readonly score: number;
  readonly parts: PartScores;
  readonly reasons: readonly MatchReason[];
};

/** Offers ready to be matched: the library's documents in the order of the records. */
export type OfferSet = {
  readonly offers: readonly MatchRecord[];
  readonly library: Library;
  readonly use: TagUse;
};

/** Evidence of words at which the part is one half; the scale of a good sentence in the search's units. */
const HALF_EVIDENCE = 20;
/** Days after which freshness is one half. */
const FRESH_HALF_DAYS = 180;

/**
 * The best offers for a need, each with its parts and reasons. The score is the weighted mean of the parts that are
 * known, and the reasons are read from the parts, never written afterwards. An offer that breaks a hard demand, that
 * has a conflict of interest, or of which not one part speaks for the need is left out.
 * @example
 * const offers = [{ id: "o1", text: "solid state battery cells" }, { id: "o2", text: "steel plates" }];
 * const set = { offers, library: buildLibrary(offers, {}), use: tagUse([]) };
 * expect(matchNeed({ id: "n", text: "battery with solid electrolyte" }, set, { top: 5 }).map((m) => m.offer)).toEqual(["o1"]);
 */
export function matchNeed(need: MatchRecord, set: OfferSet, options: MatchOptions): Match[] {
  const { offers, library } = set;
  const { top, weights = EQUAL_WEIGHTS, reasons = true } = options;
  const text =
    need.title && !need.text.startsWith(need.title) ? `${need.title}\n${need.text}` : need.text;
  const found = scoreLibrary(library, text, { language: need.language, feedback: false });
  const scores = new Float64Array(offers.length);
  const parts: (PartScores | undefined)[] = offers.map((offer, d) => {
    const known = partsOf(need, offer, { found, document: d, set, options });
    if (known) scores[d] = speaks(known) ? weightedScore(known, weights) : 0;
    return known;
  });
  return topHits(scores, top).map(({ document, score }, i) => {
    const offer = offers[document] as MatchRecord;
    const known = parts[document] as PartScores;
    return {
      offer: offer.id,
      rank: i + 1,
      score,
      parts: known,
      reasons: reasons
        ? [
            ...termReasons(library, found, { document, text: offer }),
            ...otherReasons(need, offer, { known, set, options }),
          ]
        : [],
    };
  });
}

/** Freshness and an empty demand alone are no reason to introduce two parties. */
function speaks({ lexical, cross, tags, relations }: PartScores): boolean {
  return [lexical, cross, tags, relations].some((part) => part !== undefined && part > 0);
}

type PartContext = {
  readonly found: LibraryScores;
  readonly document: number;
  readonly set: OfferSet;
  readonly options: MatchOptions;
};

function partsOf(
  need: MatchRecord,
  offer: MatchRecord,
  context: PartContext,
): PartScores | undefined {
  const { found, document, set, options } = context;
  const { today, relations } = options;
  const pair = need.owner && offer.owner ? pairKey(need.owner, offer.owner) : undefined;
  if (pair !== undefined && relations?.conflicts.has(pair)) return undefined;
  const constraints = constraintFit(need, offer, today === undefined ? {} : { today });
  if (constraints.refused !== undefined) return undefined;
  const foreign = set.library.own.languages[document] !== found.language;
  const age =
    today === undefined || offer.updated === undefined
      ? undefined
      : Math.max(0, today - offer.updated);
  return {
    lexical: foreign ? undefined : evidence(found.lexical[document] as number),
    cross: foreign ? evidence(found.cross[document] as number) : undefined,
    tags: need.tags?.length ? tagCover(need.tags, offer.tags ?? [], set.use).closeness : undefined,
    constraints: constraints.fit,
    relations: pair !== undefined && relations ? (relations.closeness.get(pair) ?? 0) : undefined,
    freshness: age === undefined ? undefined : 2 ** (-age / FRESH_HALF_DAYS),
  };
}

/**
 * Evidence of words, which has no upper end, as a part from 0 to 1.
 * @example
 * expect([evidence(0), evidence(20), evidence(60)]).toEqual([0, 0.5, 0.75]);
 */
export function evidence(raw: number): number {
  return raw / (raw + HALF_EVIDENCE);
}

function otherReasons(
  need: MatchRecord,
  offer: MatchRecord,
  {
    known,
    set,
    options,
  }: { readonly known: PartScores; readonly set: OfferSet; readonly options: MatchOptions },
): MatchReason[] {
  const reasons: MatchReason[] = [];
  if (need.tags?.length) {
    for (const tag of tagCover(need.tags, offer.tags ?? [], set.use).shared) {
      reasons.push({
        part: "tags",
        need: tag.split(" ~ ")[0] as string,
        offer: tag.split(" ~ ").at(-1) as string,
      });
    }
  }
  const constraints = constraintFit(
    need,
    offer,
    options.today === undefined ? {} : { today: options.today },
  );
  if (constraints.refused === undefined) {
    for (const kind of constraints.met)
      reasons.push({ part: "constraints", need: kind, offer: kind });
  }
  if ((known.relations ?? 0) > 0) {
    reasons.push({ part: "relations", need: need.owner as string, offer: offer.owner as string });
  }
  return reasons;
}
