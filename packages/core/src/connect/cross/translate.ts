import type { Concept } from "../search/score.ts";
import { SEARCH_SETTING, type TextIndex } from "../search/text-index.ts";
import { tokensOf } from "../search/tokens.ts";
import type { Dictionary, Gloss } from "./dictionary.ts";
import { isGrammarWord } from "./grammar-words.ts";
import { alikeNames, type Name, soundedNames, westernNames } from "./names.ts";
import { segment } from "./segment.ts";

/** The one setting for translation. */
export const TRANSLATION_SETTING = {
  /** Weight of a word of one character: these have the most meanings. */
  characterWeight: 0.4,
  /** How alike a name must sound. */
  alikeMin: 0.75,
  alikeTop: 4,
  nameWeight: 0.8,
} as const;

const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * The concepts of a Chinese text in English: one a word, its translations counted as one term; names written by sound
 * find the names of the index that sound alike. Latin words and numbers in the text stand for themselves.
 * @example
 * const dictionary = parseDictionary("电池\t\tdian chi\tbattery/electric cell");
 * expect(englishConcepts("电池", dictionary, [])[0]?.terms).toEqual([["batteri", 1], ["electr", 0.5], ["cell", 0.5]]);
 * expect(englishConcepts("LFP", dictionary, [])).toEqual([{ weight: 1, terms: [["lfp", 1]], source: "LFP" }]);
 */
export function englishConcepts(
  text: string,
  dictionary: Dictionary,
  names: readonly Name[],
): Concept[] {
  const { characterWeight, alikeMin, alikeTop, nameWeight } = TRANSLATION_SETTING;
  const concepts: Concept[] = [];
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (const { word } of segment(run, dictionary)) {
      if (isGrammarWord(word)) continue;
      const glosses = dictionary.glosses.get(word) ?? [];
      const weight = word.length === 1 ? characterWeight : 1;
      const terms = sharesOf(glosses);
      if (terms.length > 0) concepts.push({ weight, terms, source: word });
      const pairs = pairsOf(glosses);
      if (pairs.length > 0)
        concepts.push({ weight: SEARCH_SETTING.pairWeight * weight, terms: pairs, source: word });
    }
  }
  for (const { text: source, sound } of soundedNames(text, dictionary)) {
    const terms = alikeNames(sound, names, { min: alikeMin, top: alikeTop }).map(
      ([name, alike]) =>
        [name.terms[0] as string, ((alike - alikeMin) / (1 - alikeMin)) ** 0.5] as const,
    );
    if (terms.length > 0) concepts.push({ weight: nameWeight, terms, source });
  }
  return [...concepts, ...latinConcepts(text)];
}

/** How surely each stem says the word: in a translation of n stems, 1/n; the best of its translations counts. */
function sharesOf(glosses: readonly Gloss[]): [string, number][] {
  const shares = new Map<string, number>();
  for (const gloss of glosses) {
    for (const stem of gloss) shares.set(stem, Math.max(shares.get(stem) ?? 0, 1 / gloss.length));
  }
  return [...shares];
}

function pairsOf(glosses: readonly Gloss[]): [string, number][] {
  const pairs = new Set<string>();
  for (const gloss of glosses) {
    for (let i = 1; i < gloss.length; i++) pairs.add(`${gloss[i - 1]} ${gloss[i]}`);
  }
  return [...pairs].map((pair) => [pair, 1]);
}

function latinConcepts(text: string): Concept[] {
  return tokensOf(text, "en")
    .filter(({ term }) => !/\p{Script=Han}/u.test(term))
    .map(({ term, start, end }) => ({
      weight: term.includes(" ") ? SEARCH_SETTING.pairWeight : 1,
      terms: [[term, 1]] as const,
      source: text.slice(start, end),
    }));
}

/**
 * The concepts of an English text in Chinese: for each stem the Chinese words that it translates, as their pairs of
 * characters, so far as the index holds them; names find what is written by sound in the index.
 * @example
 * const dictionary = parseDictionary("电池\t\tdian chi\tbattery");
 * const index = buildIndex([{ text: "固态电池" }]);
 * expect(chineseConcepts("batteries", dictionary, index, [])[0]?.terms).toEqual([["电池", 1]]);
 */
export function chineseConcepts(
  text: string,
  dictionary: Dictionary,
  index: TextIndex,
  names: readonly Name[],
): Concept[] {
  const { alikeMin, alikeTop, nameWeight } = TRANSLATION_SETTING;
  const concepts: Concept[] = [];
  for (const { term, start, end } of tokensOf(text, "en")) {
    if (term.includes(" ")) continue;
    const shares = new Map<string, number>();
    for (const [word, share] of dictionary.inverse.get(term) ?? []) {
      if (isGrammarWord(word)) continue;
      for (const [part, weight] of partsOf(word)) {
        if (index.terms.has(part))
          shares.set(part, Math.max(shares.get(part) ?? 0, share * weight));
      }
    }
    if (index.terms.has(term)) shares.set(term, 1);
    if (shares.size > 0)
      concepts.push({ weight: 1, terms: [...shares], source: text.slice(start, end) });
  }
  for (const { text: source, sound, terms } of westernNames(text)) {
    if (terms.some((term) => isTranslated(term, dictionary))) continue;
    const shares = new Map<string, number>();
    for (const [name, alike] of alikeNames(sound, names, { min: alikeMin, top: alikeTop })) {
      const share = ((alike - alikeMin) / (1 - alikeMin)) ** 0.5;
      for (const term of name.terms) shares.set(term, Math.max(shares.get(term) ?? 0, share));
    }
    if (shares.size > 0) concepts.push({ weight: nameWeight, terms: [...shares], source });
  }
  return concepts;
}

/** Whether the dictionary has a word for exactly this stem; then it is no name. */
function isTranslated(term: string, { inverse }: Dictionary): boolean {
  return (inverse.get(term) ?? []).some(([, share]) => share === 1);
}

function partsOf(word: string): [string, number][] {
  if (word.length <= 2) return [[word, word.length === 1 ? 0.3 : 1]];
  return Array.from({ length: word.length - 1 }, (_, i) => [
    word.slice(i, i + 2),
    1 / (word.length - 1),
  ]);
}
