import { foldAccents } from "../search/stem-french.ts";
import { tokensOf } from "../search/tokens.ts";
import type { Dictionary } from "./dictionary.ts";
import { isGrammarWord } from "./grammar-words.ts";
import { soundOfName, soundOfSyllables, soundsAlike } from "./phonetic.ts";
import { type Segment, segment } from "./segment.ts";

/** A name that a set of texts holds, how it sounds, and the terms of the index that it stands for. */
export type Name = {
  readonly text: string;
  readonly sound: string;
  readonly terms: readonly string[];
};

const CAPITALISED = /(?<![\p{L}])\p{Lu}\p{Ll}{2,}/gu;
const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * The Western names of a text: words that begin with a capital letter.
 * @example
 * expect(westernNames("When did Peyton play?").map((n) => n.sound)).toContain("peyton");
 */
export function westernNames(text: string): Name[] {
  return [...text.matchAll(CAPITALISED)].flatMap(([word]) => {
    const terms = tokensOf(word, "en").map((t) => t.term);
    return terms.length === 1
      ? [{ text: word, sound: soundOfName(foldAccents(word.toLowerCase())), terms }]
      : [];
  });
}

/**
 * What may be names written by sound in a Chinese text: runs of two to six characters that the dictionary knows only
 * one by one. Each is answered whole, with its syllables.
 * @example
 * const dictionary = parseDictionary("培\t\tpei\tbank up\n顿\t\tdun\tstop\n培根\t\tpei gen\tBacon\n培培\t\tpei pei\tPeipei\n牛顿\t\tniu dun\tNewton\n华盛顿\t\thua sheng dun\tWashington");
 * expect(soundedNames("培顿", dictionary).map((n) => n.sound)).toEqual(["peidun"]);
 */
export function soundedNames(text: string, dictionary: Dictionary): Name[] {
  return [...text.matchAll(HAN_RUN)].flatMap(([run]) =>
    namesAmong(segment(run, dictionary), dictionary).map((name) => ({
      text: name,
      sound: soundOfSyllables([...name].map((c) => dictionary.syllables.get(c) ?? "").join(" ")),
      terms: Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2)),
    })),
  );
}

/** Runs of neighbouring one-character words that write sounds. */
function namesAmong(segments: readonly Segment[], { soundCharacters }: Dictionary): string[] {
  const names: string[] = [];
  let current = "";
  for (const { word } of segments) {
    if (word.length === 1 && soundCharacters.has(word) && !isGrammarWord(word)) current += word;
    else {
      if (current.length >= 2 && current.length <= 6) names.push(current);
      current = "";
    }
  }
  if (current.length >= 2 && current.length <= 6) names.push(current);
  return names;
}

export type AlikeOptions = { readonly min: number; readonly top: number };

/**
 * The names that sound most like one, best first, each with how alike (0-1).
 * @example
 * const names = westernNames("Peyton met Boston");
 * expect(alikeNames("peidun", names, { min: 0.7, top: 3 }).map(([name]) => name.text)).toEqual(["Peyton"]);
 */
export function alikeNames(
  sound: string,
  names: readonly Name[],
  { min, top }: AlikeOptions,
): (readonly [Name, number])[] {
  const found: (readonly [Name, number])[] = [];
  for (const name of names) {
    if (name.sound.length > 2 * sound.length + 1 || sound.length > 2 * name.sound.length + 1)
      continue;
    const alike = soundsAlike(sound, name.sound);
    if (alike >= min) found.push([name, alike]);
  }
  return found.sort((a, b) => b[1] - a[1] || (a[0].text < b[0].text ? -1 : 1)).slice(0, top);
}

/**
 * Names without repetition, by their text.
 * @example
 * expect(distinctNames([...westernNames("Peyton"), ...westernNames("Peyton")])).toHaveLength(1);
 */
export function distinctNames(names: Iterable<Name>): Name[] {
  const seen = new Map<string, Name>();
  for (const name of names) if (!seen.has(name.text)) seen.set(name.text, name);
  return [...seen.values()];
}
