import { type Language, languageOf } from "./language.ts";
import { isPair, tokensOf } from "./tokens.ts";

export type SearchText = {
  readonly text: string;
  readonly title?: string;
  readonly language?: Language;
};

/**
 * An inverted index over typed arrays. Postings of term t lie at `offsets[t]..offsets[t+1]`, documents ascending.
 * Terms are of two families, words (0) and pairs (1), each with its own document lengths.
 */
export type TextIndex = {
  readonly size: number;
  readonly terms: ReadonlyMap<string, number>;
  readonly names: readonly string[];
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
  /** How often the term stands in the document; the title counts as often as its weight says. */
  readonly counts: Float32Array;
  /** k1 (1 - b + b length / mean length) of a document, in words. */
  readonly norms: Float32Array;
  /** The same in pairs. */
  readonly pairNorms: Float32Array;
  /** Terms of document d at `forwardOffsets[d]..`, with `forwardCounts`. */
  readonly forwardOffsets: Uint32Array;
  readonly forwardTerms: Uint32Array;
  readonly forwardCounts: Float32Array;
  readonly languages: readonly Language[];
  /** The language of most documents: what a text without evidence is taken for. */
  readonly mainLanguage: Language;
};

/**
 * The one setting for all texts and languages. k1 and b after Robertson and Zaragoza 2009; the rest chosen so that no
 * set of the quality program gains at the cost of another.
 */
export const SEARCH_SETTING = {
  k1: 1,
  b: 0.6,
  titleWeight: 1,
  /** Two neighbouring stems. */
  pairWeight: 0.3,
  /** One Chinese character; a pair of them weighs 1. */
  characterWeight: 0.4,
  /** What the best documents share, beside the question's own words. */
  feedbackWeight: 0.25,
  feedbackDocuments: 8,
  feedbackTerms: 20,
  /** How much more the first of them says than the last. */
  feedbackSharpness: 8,
} as const;

/**
 * Builds the index of a list of texts; document d is the d-th text.
 * @example
 * const index = buildIndex([{ text: "solid state battery" }, { text: "固态电池" }]);
 * expect(index.size).toBe(2);
 * expect(index.terms.has("电池")).toBe(true);
 */
export function buildIndex(
  texts: readonly SearchText[],
  { fallback = "en" }: { readonly fallback?: Language } = {},
): TextIndex {
  const languages: Language[] = [];
  const bags = function* () {
    for (const text of texts) {
      const spoken = text.language ?? languageOf(`${text.title ?? ""} ${text.text}`, fallback);
      languages.push(spoken);
      yield bagOf(text, spoken);
    }
  };
  const index = indexOfBags(bags());
  return { ...index, languages, mainLanguage: mostCommon(languages, fallback) };
}

/**
 * The terms of a text with their counts.
 * @example
 * expect([...bagOf({ text: "steel" }, "en")]).toEqual([["steel", 1]]);
 */
export function bagOf({ text, title = "" }: SearchText, language: Language): Map<string, number> {
  const bag = new Map<string, number>();
  const take = (part: string, weight: number) => {
    for (const { term } of tokensOf(part, language)) bag.set(term, (bag.get(term) ?? 0) + weight);
  };
  // Some collections repeat the title at the head of the text; it counts once.
  if (title !== "" && !text.startsWith(title)) take(title, SEARCH_SETTING.titleWeight);
  take(text, 1);
  return bag;
}

/**
 * Builds an index of documents given as terms with their counts, for texts that were translated word by word.
 * @example
 * expect(indexOfBags([new Map([["batteri", 2]])]).names).toEqual(["batteri"]);
 */
export function indexOfBags(bags: Iterable<ReadonlyMap<string, number>>): TextIndex {
  const terms = new Map<string, number>();
  const names: string[] = [];
  const ends: number[] = [0];
  const flatTerms: number[] = [];
  const flatCounts: number[] = [];
  const lengths: number[] = [];
  const pairLengths: number[] = [];
  for (const bag of bags) {
    let length = 0;
    let pairLength = 0;
    for (const [term, count] of bag) {
      let id = terms.get(term);
      if (id === undefined) {
        id = names.length;
        terms.set(term, id);
        names.push(term);
      }
      flatTerms.push(id);
      flatCounts.push(count);
      if (isPair(term)) pairLength += count;
      else length += count;
    }
    ends.push(flatTerms.length);
    lengths.push(length);
    pairLengths.push(pairLength);
  }
  const forwardOffsets = Uint32Array.from(ends);
  const forwardTerms = Uint32Array.from(flatTerms);
  const forwardCounts = Float32Array.from(flatCounts);
  return {
    size: lengths.length,
    terms,
    names,
    ...postingsOf(names.length, { forwardOffsets, forwardTerms, forwardCounts }),
    norms: normsOf(lengths),
    pairNorms: normsOf(pairLengths),
    forwardOffsets,
    forwardTerms,
    forwardCounts,
    languages: lengths.map(() => "en"),
    mainLanguage: "en",
  };
}

type Forward = Pick<TextIndex, "forwardOffsets" | "forwardTerms" | "forwardCounts">;

/** The forward lists turned round: for each term its documents, ascending. */
function postingsOf(
  termCount: number,
  { forwardOffsets, forwardTerms, forwardCounts }: Forward,
): Pick<TextIndex, "offsets" | "documents" | "counts"> {
  const offsets = new Uint32Array(termCount + 1);
  for (const id of forwardTerms) offsets[id + 1] = (offsets[id + 1] as number) + 1;
  for (let t = 0; t < termCount; t++) {
    offsets[t + 1] = (offsets[t + 1] as number) + (offsets[t] as number);
  }
  const at = offsets.slice();
  const documents = new Uint32Array(forwardTerms.length);
  const counts = new Float32Array(forwardTerms.length);
  for (let d = 0; d + 1 < forwardOffsets.length; d++) {
    for (let i = forwardOffsets[d] as number; i < (forwardOffsets[d + 1] as number); i++) {
      const t = forwardTerms[i] as number;
      const slot = at[t] as number;
      at[t] = slot + 1;
      documents[slot] = d;
      counts[slot] = forwardCounts[i] as number;
    }
  }
  return { offsets, documents, counts };
}

function normsOf(lengths: readonly number[]): Float32Array {
  const { k1, b } = SEARCH_SETTING;
  const total = lengths.reduce((a, x) => a + x, 0);
  const mean = total > 0 ? total / lengths.length : 1;
  return Float32Array.from(lengths, (length) => k1 * (1 - b + (b * length) / mean));
}

function mostCommon(languages: readonly Language[], fallback: Language): Language {
  const votes = { zh: 0, en: 0, fr: 0 };
  for (const language of languages) votes[language] += 1;
  let best = fallback;
  for (const language of ["zh", "en", "fr"] as const) {
    if (votes[language] > votes[best]) best = language;
  }
  return best;
}
