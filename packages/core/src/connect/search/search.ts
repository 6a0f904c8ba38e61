import { feedbackConcepts } from "./feedback.ts";
import { type Language, languageOf } from "./language.ts";
import { type Concept, type Hit, scoreConcepts, topHits } from "./score.ts";
import { SEARCH_SETTING, type TextIndex } from "./text-index.ts";
import { isHanCharacter, isPair, tokensOf } from "./tokens.ts";

/**
 * The concepts of a text in its own language: each of its terms, weighted by how often it stands there (with
 * saturation, so that a long text is not ruled by its repetitions).
 * @example
 * expect(conceptsOf("battery battery", { language: "en" })[0]?.weight).toBeGreaterThan(1);
 */
export function conceptsOf(text: string, { language }: { readonly language: Language }): Concept[] {
  const counts = new Map<string, { count: number; source: string }>();
  for (const { term, start, end } of tokensOf(text, language)) {
    const known = counts.get(term);
    if (known) known.count += 1;
    else counts.set(term, { count: 1, source: text.slice(start, end) });
  }
  return [...counts].map(([term, { count, source }]) => ({
    weight: (weightOf(term) * (2.2 * count)) / (1.2 + count),
    terms: [[term, 1]],
    source,
  }));
}

function weightOf(term: string): number {
  if (isPair(term)) return SEARCH_SETTING.pairWeight;
  return isHanCharacter(term) ? SEARCH_SETTING.characterWeight : 1;
}

export type SearchOptions = { readonly top: number; readonly language?: Language };

/**
 * The best documents for a text in the language of the index.
 * @example
 * const index = buildIndex([{ text: "solid state battery" }, { text: "steel plate" }]);
 * expect(search(index, "batteries", { top: 10 }).map((hit) => hit.document)).toEqual([0]);
 */
export function search(index: TextIndex, text: string, { top, language }: SearchOptions): Hit[] {
  const concepts = conceptsOf(text, { language: language ?? languageOf(text, index.mainLanguage) });
  return topHits(scoreWithFeedback(index, concepts), top);
}

/**
 * Scores of all documents after two passes: the concepts themselves, then these with what the best documents share.
 * @example
 * const index = buildIndex([{ text: "solar cell" }, { text: "solar panel cell" }, { text: "cell wall" }, { text: "steel" }]);
 * expect(scoreWithFeedback(index, [{ weight: 1, terms: [["solar", 1]] }])[2]).toBeGreaterThan(0);
 */
export function scoreWithFeedback(index: TextIndex, concepts: readonly Concept[]): Float64Array {
  const { feedbackWeight, feedbackDocuments } = SEARCH_SETTING;
  const first = scoreConcepts(index, concepts);
  const own = concepts.reduce((sum, c) => sum + c.weight, 0);
  const extra = feedbackConcepts(index, topHits(first, feedbackDocuments), feedbackWeight * own);
  const second = scoreConcepts(index, extra);
  for (let d = 0; d < first.length; d++) first[d] = (first[d] as number) + (second[d] as number);
  return first;
}
