import { type Concept, type Hit, rarity } from "./score.ts";
import { SEARCH_SETTING, type TextIndex } from "./text-index.ts";
import { isHanCharacter, isPair } from "./tokens.ts";

/**
 * Concepts that the best documents of a first pass have in common (pseudo-relevance feedback after Rocchio and RM3):
 * words in at least two of them, by their share of each document's length, the document's score and their rarity.
 * The weight of all together is `feedbackWeight` of the question's own.
 * @example
 * const index = buildIndex([{ text: "solar cell" }, { text: "solar panel cell" }, { text: "steel" }]);
 * const hits = topHits(scoreConcepts(index, [{ weight: 1, terms: [["solar", 1]] }]), 5);
 * expect(feedbackConcepts(index, hits, 1).map((c) => c.terms[0]?.[0])).toEqual(["solar", "cell"]);
 */
export function feedbackConcepts(
  index: TextIndex,
  hits: readonly Hit[],
  weight: number,
): Concept[] {
  const { feedbackTerms, feedbackSharpness } = SEARCH_SETTING;
  const best = hits[0]?.score ?? 0;
  if (best <= 0) return [];
  const gains = new Map<number, { sum: number; documents: number }>();
  for (const { document, score } of hits) {
    const share = (score / best) ** feedbackSharpness;
    const norm = index.norms[document] as number;
    const to = index.forwardOffsets[document + 1] as number;
    for (let i = index.forwardOffsets[document] as number; i < to; i++) {
      const id = index.forwardTerms[i] as number;
      const name = index.names[id] as string;
      if (isPair(name) || isHanCharacter(name)) continue;
      const tf = index.forwardCounts[i] as number;
      const gain = gains.get(id) ?? { sum: 0, documents: 0 };
      gain.sum += (share * tf) / (tf + norm);
      gain.documents += 1;
      gains.set(id, gain);
    }
  }
  const ranked = [...gains]
    .filter(([, gain]) => gain.documents > 1)
    .map(([id, gain]) => {
      const containing = (index.offsets[id + 1] as number) - (index.offsets[id] as number);
      return { id, gain: gain.sum * rarity(containing, index.size) };
    })
    .sort((a, b) => b.gain - a.gain || a.id - b.id)
    .slice(0, feedbackTerms);
  const total = ranked.reduce((sum, { gain }) => sum + gain, 0);
  return ranked.map(({ id, gain }) => ({
    weight: (weight * gain) / total,
    terms: [[index.names[id] as string, 1]],
  }));
}
