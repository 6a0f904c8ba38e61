import type { Concept } from "../search/score.ts";
import { foldAccents } from "../search/stem-french.ts";
import { tokensOf } from "../search/tokens.ts";
import type { Dictionary } from "./dictionary.ts";

/** One line of the glossary: the same thing in three languages. */
export type GlossaryEntry = { readonly zh: string; readonly en: string; readonly fr: string };

/** The glossary, ready for use: French stems into English stems and back. */
export type Glossary = {
  readonly entries: readonly GlossaryEntry[];
  readonly frenchToEnglish: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

const stems = (text: string, language: "en" | "fr"): string[] =>
  tokensOf(text, language)
    .map((t) => t.term)
    .filter((t) => !t.includes(" "));

/**
 * Makes a glossary ready.
 * @example
 * const glossary = buildGlossary([{ zh: "电池", en: "battery", fr: "batterie" }]);
 * expect([...glossary.frenchToEnglish.values()].map((m) => [...m])).toEqual([[["batteri", 1]]]);
 */
export function buildGlossary(entries: readonly GlossaryEntry[]): Glossary {
  const frenchToEnglish = new Map<string, Map<string, number>>();
  for (const { en, fr } of entries) {
    const english = stems(en, "en");
    const french = stems(fr, "fr");
    for (const [stem, answers] of aligned(french, english)) {
      const known = frenchToEnglish.get(stem) ?? new Map<string, number>();
      const share = 1 / (answers.length * (french.length > 1 && answers.length > 1 ? 2 : 1));
      for (const term of answers) known.set(term, Math.max(known.get(term) ?? 0, share));
      frenchToEnglish.set(stem, known);
    }
  }
  return { entries, frenchToEnglish };
}

/** Words of a phrase that begin alike belong together; those left over belong to all that are left over. */
function aligned(french: readonly string[], english: readonly string[]): [string, string[]][] {
  const free = new Set(english);
  const pairs: [string, string[]][] = [];
  const left: string[] = [];
  for (const stem of french) {
    const twin = english.find((term) => free.has(term) && term.slice(0, 5) === stem.slice(0, 5));
    if (twin === undefined) left.push(stem);
    else {
      free.delete(twin);
      pairs.push([stem, [twin]]);
    }
  }
  if (free.size > 0) for (const stem of left) pairs.push([stem, [...free]]);
  return pairs;
}

/**
 * A dictionary with the glossary's Chinese words added: its translations come before all others.
 * @example
 * const both = withGlossary(parseDictionary(""), buildGlossary([{ zh: "固态电池", en: "solid-state battery", fr: "" }]));
 * expect(both.glosses.get("固态电池")).toEqual([["solid", "state", "batteri"]]);
 */
export function withGlossary(dictionary: Dictionary, glossary: Glossary): Dictionary {
  const glosses = new Map(dictionary.glosses);
  const inverse = new Map(dictionary.inverse);
  let longest = dictionary.longest;
  for (const { zh, en } of glossary.entries) {
    const gloss = stems(en, "en");
    if (zh === "" || gloss.length === 0) continue;
    glosses.set(zh, [gloss, ...(glosses.get(zh) ?? [])]);
    longest = Math.max(longest, zh.length);
    for (const stem of gloss)
      inverse.set(stem, [...(inverse.get(stem) ?? []), [zh, 1 / gloss.length]]);
  }
  return { ...dictionary, glosses, inverse, longest };
}

/**
 * The concepts of a French text in English. A word that the glossary lacks stands for itself: names and learned words
 * are mostly spelt alike.
 * @example
 * const glossary = buildGlossary([{ zh: "", en: "battery", fr: "batterie" }]);
 * expect(frenchConcepts("batteries", glossary)[0]?.terms).toEqual([["batteri", 1]]);
 */
export function frenchConcepts(text: string, { frenchToEnglish }: Glossary): Concept[] {
  const concepts: Concept[] = [];
  for (const { term, start, end } of tokensOf(text, "fr")) {
    if (term.includes(" ")) continue;
    const known = frenchToEnglish.get(term);
    const plain = foldAccents(text.slice(start, end).toLowerCase());
    const same = stems(plain, "en").map((stem) => [stem, known ? 0.5 : 1] as const);
    const terms = known ? [...known, ...same.filter(([stem]) => !known.has(stem))] : same;
    if (terms.length > 0) concepts.push({ weight: 1, terms, source: text.slice(start, end) });
  }
  return concepts;
}
