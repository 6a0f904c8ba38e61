import { type Language, languageOf } from "../search/language.ts";
import type { Concept } from "../search/score.ts";
import { conceptsOf, scoreWithFeedback } from "../search/search.ts";
import { buildIndex, indexOfBags, type SearchText, type TextIndex } from "../search/text-index.ts";
import { tokensOf } from "../search/tokens.ts";
import type { Dictionary } from "./dictionary.ts";
import { frenchConcepts, type Glossary } from "./glossary.ts";
import { distinctNames, type Name, soundedNames, westernNames } from "./names.ts";
import { chineseConcepts, englishConcepts } from "./translate.ts";

/** What is needed to search across languages; without it texts only meet in their own language. */
export type Bridge = { readonly dictionary: Dictionary; readonly glossary: Glossary };

/** Texts of three languages, searchable from each. */
export type Library = {
  readonly own: TextIndex;
  /** The same documents in English; absent without a bridge or where all speak one language and it is enough. */
  readonly english: TextIndex | undefined;
  readonly westernNames: readonly Name[];
  readonly soundedNames: readonly Name[];
  readonly bridge: Bridge | undefined;
};

/**
 * Builds the library of a list of texts.
 * @example
 * const dictionary = parseDictionary("电池\t\tdian chi\tbattery");
 * const library = buildLibrary([{ text: "新电池" }], { bridge: { dictionary, glossary: buildGlossary([]) } });
 * expect(library.english?.terms.has("batteri")).toBe(true);
 */
export function buildLibrary(
  texts: readonly SearchText[],
  {
    bridge,
    fallback = "en",
  }: { readonly bridge?: Bridge | undefined; readonly fallback?: Language },
): Library {
  const own = buildIndex(texts, { fallback });
  if (!bridge) return { own, english: undefined, westernNames: [], soundedNames: [], bridge };
  const whole = texts.map(({ title, text }) => (title ? `${title} ${text}` : text));
  const english = indexOfBags(
    whole.map((text, d) => englishBagOf(text, own.languages[d] as Language, bridge)),
  );
  const western = whole.filter((_, d) => own.languages[d] !== "zh");
  const chinese = whole.filter((_, d) => own.languages[d] === "zh");
  return {
    own,
    english,
    westernNames: distinctNames(western.flatMap(westernNames)),
    soundedNames: distinctNames(chinese.flatMap((text) => soundedNames(text, bridge.dictionary))),
    bridge,
  };
}

function englishBagOf(text: string, language: Language, bridge: Bridge): Map<string, number> {
  const bag = new Map<string, number>();
  if (language === "en") {
    for (const { term } of tokensOf(text, "en")) bag.set(term, (bag.get(term) ?? 0) + 1);
    return bag;
  }
  for (const { weight, terms } of inEnglish(text, language, { bridge, names: [] })) {
    for (const [term, share] of terms) bag.set(term, (bag.get(term) ?? 0) + weight * share);
  }
  return bag;
}

function inEnglish(
  text: string,
  language: Language,
  { bridge, names }: { readonly bridge: Bridge; readonly names: readonly Name[] },
): Concept[] {
  if (language === "zh") return englishConcepts(text, bridge.dictionary, names);
  if (language === "fr") return frenchConcepts(text, bridge.glossary);
  return conceptsOf(text, { language });
}

/** How well each document answers: in the text's own language, and through translation. Never both for one document. */
export type LibraryScores = {
  readonly lexical: Float64Array;
  readonly cross: Float64Array;
  readonly language: Language;
  readonly concepts: readonly Concept[];
  /** The concepts in English and in Chinese, for reasons. */
  readonly translated: readonly Concept[];
  readonly chinese: readonly Concept[];
};

/**
 * Scores every document of a library for a text. A document in the text's language is scored as it is; one in another
 * language through English, and an English text also through Chinese (half each).
 * @example
 * const dictionary = parseDictionary("电池\t\tdian chi\tbattery");
 * const library = buildLibrary([{ text: "battery" }, { text: "电池" }], { bridge: { dictionary, glossary: buildGlossary([]) } });
 * const { lexical, cross } = scoreLibrary(library, "电池", {});
 * expect(lexical[0]).toBe(0);
 * expect(cross[0]).toBeGreaterThan(0);
 * expect(lexical[1]).toBeGreaterThan(0);
 */
export function scoreLibrary(
  library: Library,
  text: string,
  {
    language = languageOf(text, library.own.mainLanguage),
  }: { readonly language?: Language | undefined },
): LibraryScores {
  const { own, english, bridge } = library;
  const concepts = conceptsOf(text, { language });
  const lexical = scoreWithFeedback(own, concepts);
  const cross = new Float64Array(own.size);
  const foreign = own.languages.some((l) => l !== language);
  if (!foreign || !english || !bridge) {
    return { lexical, cross, language, concepts, translated: [], chinese: [] };
  }
  const translated = inEnglish(text, language, { bridge, names: library.westernNames });
  const viaEnglish = scoreWithFeedback(english, translated);
  const chinese =
    language === "en" && own.languages.includes("zh")
      ? chineseConcepts(text, bridge.dictionary, own, library.soundedNames)
      : [];
  const viaChinese = chinese.length > 0 ? scoreWithFeedback(own, chinese) : undefined;
  for (let d = 0; d < own.size; d++) {
    const spoken = own.languages[d] as Language;
    if (spoken === language) continue;
    const direct = viaEnglish[d] as number;
    cross[d] = spoken === "zh" && viaChinese ? (direct + (viaChinese[d] as number)) / 2 : direct;
    lexical[d] = 0;
  }
  return { lexical, cross, language, concepts, translated, chinese };
}
