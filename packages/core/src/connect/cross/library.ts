import { type Language, languageOf } from "../search/language.ts";
import { type Concept, scoreAs, scoreConcepts } from "../search/score.ts";
import { conceptsOf, scoreWithFeedback } from "../search/search.ts";
import {
  bagOf,
  buildIndex,
  indexOfBags,
  type SearchText,
  type TextIndex,
} from "../search/text-index.ts";
import { isPair, tokensOf } from "../search/tokens.ts";
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
    feedback = true,
  }: {
    readonly language?: Language | undefined;
    /** Whether what the best documents share counts too; a score that must be explained leaves it out. */
    readonly feedback?: boolean;
  },
): LibraryScores {
  const { own, english, bridge } = library;
  const score = feedback ? scoreWithFeedback : scoreConcepts;
  const concepts = conceptsOf(text, { language });
  const lexical = score(own, concepts);
  const cross = new Float64Array(own.size);
  const foreign = own.languages.some((l) => l !== language);
  if (!foreign || !english || !bridge) {
    return { lexical, cross, language, concepts, translated: [], chinese: [] };
  }
  const translated = inEnglish(text, language, { bridge, names: library.westernNames });
  const viaEnglish = score(english, translated);
  const chinese =
    language === "en" && own.languages.includes("zh")
      ? chineseConcepts(text, bridge.dictionary, own, library.soundedNames)
      : [];
  const viaChinese = chinese.length > 0 ? score(own, chinese) : undefined;
  for (let d = 0; d < own.size; d++) {
    const spoken = own.languages[d] as Language;
    if (spoken === language) continue;
    const direct = viaEnglish[d] as number;
    cross[d] = spoken === "zh" && viaChinese ? (direct + (viaChinese[d] as number)) / 2 : direct;
    lexical[d] = 0;
  }
  return { lexical, cross, language, concepts, translated, chinese };
}

/**
 * How well a document would answer with another text, all else in the library as it stands; without feedback.
 * @example
 * const library = buildLibrary([{ text: "solid battery" }, { text: "steel" }], {});
 * const found = scoreLibrary(library, "battery", { feedback: false });
 * expect(answerAs(library, found, { document: 0, text: { text: "solid" } })).toBe(0);
 */
export function answerAs(
  { own, english, bridge }: Library,
  { language, concepts, translated, chinese }: LibraryScores,
  { document, text }: { readonly document: number; readonly text: SearchText },
): number {
  const spoken = own.languages[document] as Language;
  if (spoken === language) return scoreAs(own, concepts, { document, bag: bagOf(text, spoken) });
  if (!english || !bridge) return 0;
  const whole = text.title ? `${text.title} ${text.text}` : text.text;
  const bag = englishBagOf(whole, spoken, bridge);
  const direct = scoreAs(english, translated, { document, bag });
  if (spoken !== "zh" || chinese.length === 0) return direct;
  return (direct + scoreAs(own, chinese, { document, bag: bagOf(text, spoken) })) / 2;
}

/**
 * A text without one of its terms: the words whose stem it is, in a foreign text those that translate to it.
 * @example
 * expect(withoutTerm("solid state batteries, solid", "solid", { language: "en", bridge: undefined })).toBe(" state batteries, ");
 */
export function withoutTerm(
  text: string,
  term: string,
  { language, bridge }: { readonly language: Language; readonly bridge: Bridge | undefined },
): string {
  const spans = tokensOf(text, language)
    .filter((token) => token.term === term)
    .map(({ start, end }) => [start, end] as const);
  if (spans.length === 0 && bridge && language !== "en") {
    const words = new Set(
      inEnglish(text, language, { bridge, names: [] }).flatMap(({ terms, source }) =>
        source && terms.some(([t]) => t === term) ? [source] : [],
      ),
    );
    let rest = text;
    for (const word of words) rest = rest.replaceAll(word, " ");
    return rest;
  }
  let rest = "";
  let at = 0;
  for (const [start, end] of spans) {
    if (start >= at) rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  return rest + text.slice(at);
}

/**
 * How well a document answers without each of some terms, as `answerAs` of `withoutTerm`; a text of Western words in the
 * language of the question is read once for all of them.
 * @example
 * const texts = [{ text: "solid battery" }, { text: "steel" }];
 * const library = buildLibrary(texts, {});
 * const found = scoreLibrary(library, "battery", { feedback: false });
 * expect(answersWithout(library, found, { document: 0, text: texts[0]!, terms: ["batteri"] })).toEqual([0]);
 */
export function answersWithout(
  library: Library,
  found: LibraryScores,
  {
    document,
    text,
    terms,
  }: { readonly document: number; readonly text: SearchText; readonly terms: readonly string[] },
): number[] {
  const language = library.own.languages[document] as Language;
  const whole = `${text.title ?? ""}${text.text}`;
  if (language !== found.language || /\p{Script=Han}/u.test(whole)) {
    const spoken = { language, bridge: library.bridge };
    return terms.map((term) =>
      answerAs(library, found, {
        document,
        text: {
          text: withoutTerm(text.text, term, spoken),
          ...(text.title ? { title: withoutTerm(text.title, term, spoken) } : {}),
        },
      }),
    );
  }
  const titled =
    text.title && !text.text.startsWith(text.title) ? [text.title, text.text] : [text.text];
  const words = titled.map((part) =>
    tokensOf(part, language).flatMap((t) => (isPair(t.term) ? [] : [t.term])),
  );
  return terms.map((term) => {
    const bag = new Map<string, number>();
    for (const list of words) {
      let before: string | undefined;
      for (const word of list) {
        if (word === term) continue;
        bag.set(word, (bag.get(word) ?? 0) + 1);
        const pair = `${before} ${word}`;
        if (before !== undefined) bag.set(pair, (bag.get(pair) ?? 0) + 1);
        before = word;
      }
    }
    return scoreAs(library.own, found.concepts, { document, bag });
  });
}
