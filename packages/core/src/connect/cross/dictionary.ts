import { tokensOf } from "../search/tokens.ts";
import { soundOfName, soundOfSyllables, soundsAlike } from "./phonetic.ts";

/** A translation: the stems of the words that say it. */
export type Gloss = readonly string[];

/** A word-by-word dictionary Chinese-English, as data; nothing of it is in the code. */
export type Dictionary = {
  /** Simplified word → its translations into English stems. */
  readonly glosses: ReadonlyMap<string, readonly Gloss[]>;
  /** English stem → Chinese words with a translation that holds it, with how much of that translation it is (0-1). */
  readonly inverse: ReadonlyMap<string, readonly (readonly [word: string, share: number])[]>;
  /** Syllables of a word, without tones, apart by blanks. */
  readonly syllables: ReadonlyMap<string, string>;
  /** Traditional characters whose simplified form is always the same. */
  readonly simplified: ReadonlyMap<string, string>;
  /** Characters that write foreign names by sound in two entries or more, e.g. 尔 in 希尔顿. */
  readonly soundCharacters: ReadonlySet<string>;
  readonly longest: number;
};

/** Entries a step. */
const STEP = 400;
const NOTE = /\([^)]*\)|\[[^\]]*\]|\p{Script=Han}+\|?/gu;

/**
 * Reads lines `simplified TAB traditional (empty if the same) TAB syllables TAB glosses apart by /`.
 * Lines of another shape are passed over.
 * @example
 * const dictionary = parseDictionary("电池\t電池\tdian chi\tbattery\n电\t電\tdian\telectric/electricity");
 * expect(dictionary.glosses.get("电池")).toEqual([["batteri"]]);
 * expect(dictionary.simplified.get("電")).toBe("电");
 */
export function parseDictionary(body: string): Dictionary {
  return finish(dictionarySteps(body));
}

/**
 * The same in small steps, for a program that must answer others meanwhile: each `next()` reads some hundred entries.
 * @example
 * const steps = dictionarySteps("电池\t電池\tdian chi\tbattery");
 * let step = steps.next();
 * while (!step.done) step = steps.next();
 * expect(step.value.glosses.get("电池")).toEqual([["batteri"]]);
 */
export function* dictionarySteps(body: string): Generator<undefined, Dictionary> {
  let line = 0;
  const glosses = new Map<string, Gloss[]>();
  const syllables = new Map<string, string>();
  const votes = new Map<string, Map<string, number>>();
  const sounding = new Map<string, number>();
  let longest = 1;
  for (const text of body.split("\n")) {
    if (++line % STEP === 0) yield;
    const [word, traditional, spoken, meanings] = text.split("\t");
    if (!word || meanings === undefined) continue;
    if (!syllables.has(word) || /^[a-z]/.test(spoken ?? "")) {
      // A surname reading never stands for a word that has another one.
      if (!syllables.has(word) || !meanings.startsWith("surname"))
        syllables.set(word, spoken ?? "");
    }
    longest = Math.max(longest, word.length);
    voteForCharacters(votes, traditional || word, word);
    if (writesName(word, spoken ?? "", meanings)) {
      for (const c of word) sounding.set(c, (sounding.get(c) ?? 0) + 1);
    }
    const known = glosses.get(word) ?? [];
    for (const meaning of meanings.split(/[/;]/)) {
      const gloss = glossOf(meaning);
      if (gloss.length > 0 && !meaning.startsWith("surname")) known.push(gloss);
    }
    glosses.set(word, known);
  }
  return {
    glosses,
    inverse: yield* inversion(glosses),
    syllables,
    simplified: settle(votes),
    soundCharacters: new Set([...sounding].flatMap(([c, count]) => (count > 1 ? [c] : []))),
    longest,
  };
}

function finish<T>(steps: Generator<undefined, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Whether an entry writes a foreign name by its sound. */
function writesName(word: string, spoken: string, meanings: string): boolean {
  if (word.length < 2) return false;
  const name = /^(\p{Lu}[\p{L}]{2,})(?=$|[ ,/;(])/u.exec(meanings)?.[1];
  return (
    name !== undefined &&
    soundsAlike(soundOfSyllables(spoken), soundOfName(name.toLowerCase())) > 0.75
  );
}

/** The stems of a translation without its notes. */
function glossOf(meaning: string): Gloss {
  const plain = meaning
    .replace(NOTE, " ")
    .replace(/\b(sb|sth|etc|lit|fig|idiom|loanword)\b\.?/g, " ");
  return tokensOf(plain, "en")
    .map((t) => t.term)
    .filter((term) => !term.includes(" "));
}

function voteForCharacters(
  votes: Map<string, Map<string, number>>,
  from: string,
  to: string,
): void {
  if (from.length !== to.length) return;
  for (let i = 0; i < from.length; i++) {
    const a = from[i] as string;
    const b = to[i] as string;
    const count = votes.get(a) ?? new Map<string, number>();
    count.set(b, (count.get(b) ?? 0) + 1);
    votes.set(a, count);
  }
}

function settle(votes: Map<string, Map<string, number>>): Map<string, string> {
  const simplified = new Map<string, string>();
  for (const [from, counts] of votes) {
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    if (best && best[0] !== from && !counts.has(from)) simplified.set(from, best[0]);
  }
  return simplified;
}

function* inversion(
  glosses: ReadonlyMap<string, readonly Gloss[]>,
): Generator<undefined, Map<string, (readonly [string, number])[]>> {
  const found = new Map<string, Map<string, number>>();
  let entry = 0;
  for (const [word, list] of glosses) {
    if (++entry % STEP === 0) yield;
    for (const gloss of list) {
      if (gloss.length > 3) continue;
      for (const stem of gloss) {
        const words = found.get(stem) ?? new Map<string, number>();
        words.set(word, Math.max(words.get(word) ?? 0, 1 / gloss.length));
        found.set(stem, words);
      }
    }
  }
  const inverse = new Map<string, (readonly [string, number])[]>();
  for (const [stem, words] of found) inverse.set(stem, [...words]);
  return inverse;
}

/**
 * A text with traditional characters made simplified where that is unambiguous.
 * @example
 * const dictionary = parseDictionary("电\t電\tdian\telectric");
 * expect(simplify("電X", dictionary)).toBe("电X");
 */
export function simplify(text: string, { simplified }: Pick<Dictionary, "simplified">): string {
  return text.replace(/\p{Script=Han}/gu, (c) => simplified.get(c) ?? c);
}
