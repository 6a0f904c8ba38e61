import { answerAs, answersWithout, type Library, type LibraryScores } from "../cross/library.ts";
import { type Concept, contributionOf, countsOf } from "../search/score.ts";
import type { SearchText, TextIndex } from "../search/text-index.ts";
import { isPair } from "../search/tokens.ts";
import type { MatchPart } from "./weights.ts";

/** Why two records meet: what stands in the need, and what in the offer answers it (a stem, a code, a name). */
export type MatchReason = {
  readonly part: MatchPart;
  readonly need: string;
  readonly offer: string;
  /** What it adds to the evidence of words, for reasons that are terms. */
  readonly gain?: number;
};

/** Shown terms must carry at least this share of the words' evidence. */
const SHARE_MIN = 0.03;
const SHOWN_MAX = 8;
const CHECKED_MAX = 10;

/**
 * The terms that a document shares with a text, strongest first, at most eight. A term is shown only where the document
 * without it answers worse: a shorter text lets its other terms weigh more, so that is computed, not assumed.
 * @example
 * const texts = [{ text: "solid state battery" }, { text: "steel plates" }];
 * const library = buildLibrary(texts, {});
 * const found = scoreLibrary(library, "batteries", { feedback: false });
 * expect(termReasons(library, found, { document: 0, text: texts[0]! }).map((r) => [r.need, r.offer])).toEqual([["batteries", "batteri"]]);
 */
export function termReasons(
  library: Library,
  found: LibraryScores,
  { document, text }: { readonly document: number; readonly text: SearchText },
): MatchReason[] {
  const now = answerAs(library, found, { document, text });
  const shared = sharedTerms(library, found, document);
  const terms = shared.map((reason) => reason.offer);
  const without = answersWithout(library, found, { document, text, terms });
  return shared.filter((_, i) => (without[i] as number) < now).slice(0, SHOWN_MAX);
}

function sharedTerms(library: Library, found: LibraryScores, document: number): MatchReason[] {
  const foreign = library.own.languages[document] !== found.language;
  if (!foreign) return strongest("lexical", library.own, found.concepts, document);
  if (!library.english) return [];
  const reasons = strongest("cross", library.english, found.translated, document);
  return reasons.length > 0 ? reasons : strongest("cross", library.own, found.chinese, document);
}

function strongest(
  part: MatchPart,
  index: TextIndex,
  concepts: readonly Concept[],
  document: number,
): MatchReason[] {
  const counts = countsOf(index, document);
  const reasons: (MatchReason & { gain: number })[] = [];
  let total = 0;
  for (const concept of concepts) {
    const known = contributionOf(index, concept, { document, counts });
    if (!known) continue;
    total += known.gain;
    // A pair is shown through its words.
    if (!isPair(known.term)) {
      reasons.push({
        part,
        need: concept.source ?? known.term,
        offer: known.term,
        gain: known.gain,
      });
    }
  }
  return reasons
    .filter((reason) => reason.gain >= SHARE_MIN * total)
    .sort((a, b) => b.gain - a.gain || (a.offer < b.offer ? -1 : 1))
    .slice(0, CHECKED_MAX);
}
