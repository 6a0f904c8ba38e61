import { type Dictionary, simplify } from "../cross/dictionary.ts";
import { isGrammarWord } from "../cross/grammar-words.ts";
import type { Bridge } from "../cross/library.ts";
import { segment } from "../cross/segment.ts";
import type { Concept } from "../search/score.ts";
import { stemEnglish } from "../search/stem-english.ts";
import { foldAccents, stemFrench } from "../search/stem-french.ts";
import { ENGLISH_STOP_WORDS, FRENCH_STOP_WORDS } from "../search/stop-words.ts";
import { narrow } from "../search/tokens.ts";
import { hostLabels } from "./host-labels.ts";
import { unitNumbersOf } from "./unit-numbers.ts";

const WORD = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+)/gu;

/** Legal forms and the like: they say little about who it is. */
const FORM_WORDS = new Set(
  "inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag sa sas sarl bv nv spa holdings holding group".split(
    " ",
  ),
);

export const NAME_SETTING = {
  formWeight: 0.4,
  joinedWeight: 0.6,
  spelledShare: 0.7,
  gramWeight: 0.12,
  translatedShare: 0.7,
  soundShare: 0.8,
  singleWeight: 0.3,
  acronymWeight: 2,
  unitWeight: 2,
} as const;

const isStop = (word: string): boolean =>
  ENGLISH_STOP_WORDS.has(word) ||
  FRENCH_STOP_WORDS.has(word) ||
  word === "und" ||
  word === "der" ||
  word === "fur";

/** Two neighbouring words read as one say nothing where no name has them so. */
export type NameConcept = Concept & { readonly joined?: boolean };

/**
 * The concepts of an organisation's name, the same for the name in a directory and the name that is asked for: words as
 * stems with their English translations, Chinese words by dictionary and by sound, parts of three letters, and an
 * acronym where the name looks like one.
 * @example
 * const bridge = { dictionary: parseDictionary("大学\t\tda xue\tuniversity"), glossary: { entries: [], frenchToEnglish: new Map() } };
 * expect(nameConcepts("山大学", bridge).flatMap((c) => c.terms.map((t) => t[0]))).toContain("univers");
 */
export function nameConcepts(text: string, bridge: Bridge | undefined): NameConcept[] {
  const concepts: NameConcept[] = [];
  const plain = joinInitials(bridge ? simplify(narrow(text), bridge.dictionary) : narrow(text));
  const spelled = bridge !== undefined && TONES.test(plain.normalize("NFC"));
  let before = "";
  for (const [piece, han] of plain.matchAll(WORD)) {
    if (han !== undefined) {
      concepts.push(...hanConcepts(han, bridge));
      before = "";
      continue;
    }
    const meant = spelled ? spelledConcepts(piece, bridge) : [];
    concepts.push(...(meant.length > 0 ? meant : latinConcepts(piece, bridge)));
    const word = foldAccents(piece.toLowerCase());
    // An acronym inside a name: Laboratoire ANTICIPE.
    if (piece.length > 2 && piece.length <= 10 && /^\p{Lu}+$/u.test(piece) && /\p{Ll}/u.test(plain))
      concepts.push({ weight: 1, terms: [[`#${word}`, 1]], joined: true });
    // Ton-Bridge is TonBridge, River Lane is Riverlane.
    if (before.length > 2 && word.length > 2 && !isStop(word)) {
      const terms = [[stemEnglish(before + word), NAME_SETTING.joinedWeight]] as const;
      concepts.push({ weight: 1, terms, joined: true });
    }
    before = isStop(word) ? "" : word;
  }
  for (const term of unitNumbersOf(plain))
    concepts.push({
      weight: NAME_SETTING.unitWeight,
      terms: [[term, 1]],
      joined: true,
      source: text,
    });
  const acronym = acronymOf(plain);
  if (acronym)
    concepts.push({
      weight: NAME_SETTING.acronymWeight,
      terms: [[`#${acronym}`, 1]],
      source: text,
    });
  return concepts;
}

/** A. O. Smith and A.O. Smith begin with one word of two letters. */
function joinInitials(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(\p{L}\.\s?){2,}(?=\P{L}|\p{Lu}|$)/gu,
    (run) => `${run.replace(/[.\s]/g, "")} `,
  );
}

/** The marks of tones over vowels, as pinyin has them and French has not. */
const TONES = /[āēīōūǎěǐǒǔǖǘǚǜ]/u;

const spellings = new WeakMap<Dictionary, Map<string, string[]>>();

/** A word spelt in pinyin: itself, or the translations of the Chinese words that sound so, one concept a word. */
function spelledConcepts(piece: string, bridge: Bridge): Concept[] {
  const { dictionary } = bridge;
  let bySound = spellings.get(dictionary);
  if (!bySound) {
    bySound = new Map();
    for (const [word, syllables] of dictionary.syllables) {
      if (word.length < 2) continue;
      const sound = syllables.replaceAll(" ", "").toLowerCase();
      const known = bySound.get(sound);
      if (known) known.push(word);
      else bySound.set(sound, [word]);
    }
    spellings.set(dictionary, bySound);
  }
  const concepts = cutSound(foldAccents(piece.toLowerCase()), bySound).map((sound): Concept => {
    const terms = new Map<string, number>([[stemEnglish(sound), 1]]);
    const glosses = (bySound?.get(sound) ?? []).flatMap((w) => dictionary.glosses.get(w) ?? []);
    // A place or person is called in English as it sounds.
    if (!glosses.some((gloss) => gloss.includes(stemEnglish(sound))))
      for (const gloss of glosses)
        for (const stem of gloss)
          terms.set(stem, Math.max(terms.get(stem) ?? 0, NAME_SETTING.spelledShare / gloss.length));
    return { weight: 1, terms: [...terms], source: piece };
  });
  for (const gram of gramsOf(foldAccents(piece.toLowerCase())))
    concepts.push({ weight: NAME_SETTING.gramWeight, terms: [[gram, 1]] });
  return concepts;
}

/** A word as it is where it is known, else in two or three known parts, the first as long as may be. */
function cutSound(sound: string, known: ReadonlyMap<string, unknown>): string[] {
  if (known.has(sound)) return [sound];
  for (let at = sound.length - 3; at >= 3; at--) {
    const rest = sound.slice(at);
    if (!known.has(sound.slice(0, at))) continue;
    if (known.has(rest)) return [sound.slice(0, at), rest];
    for (let next = rest.length - 2; next >= 3; next--)
      if (known.has(rest.slice(0, next)) && known.has(rest.slice(next)))
        return [sound.slice(0, at), rest.slice(0, next), rest.slice(next)];
  }
  return [sound];
}

function latinConcepts(piece: string, bridge: Bridge | undefined): Concept[] {
  const { gramWeight, translatedShare } = NAME_SETTING;
  const word = foldAccents(piece.toLowerCase());
  if (isStop(word) || (word.length === 1 && !/\d/.test(word))) return [];
  const stem = stemEnglish(word);
  const terms = new Map<string, number>([[stem, 1]]);
  for (const [other, share] of bridge?.glossary.frenchToEnglish.get(stemFrench(word)) ?? []) {
    if (!terms.has(other)) terms.set(other, share * translatedShare);
  }
  const weight = FORM_WORDS.has(word) ? NAME_SETTING.formWeight : 1;
  const concepts: Concept[] = [{ weight, terms: [...terms], source: piece }];
  for (const gram of gramsOf(word)) concepts.push({ weight: gramWeight, terms: [[gram, 1]] });
  return concepts;
}

function hanConcepts(run: string, bridge: Bridge | undefined): Concept[] {
  const { soundShare, singleWeight, gramWeight } = NAME_SETTING;
  const concepts: Concept[] = [];
  for (let i = 0; i + 1 < run.length; i++)
    concepts.push({ weight: 0.5, terms: [[run.slice(i, i + 2), 1]] });
  if (!bridge) return concepts;
  const { dictionary } = bridge;
  let singles = "";
  const flush = () => {
    if (singles.length >= 2) {
      const sound = soundOf(singles, dictionary.syllables);
      concepts.push({ weight: 1, terms: [[sound, 1]], source: singles });
      for (const gram of gramsOf(sound)) concepts.push({ weight: gramWeight, terms: [[gram, 1]] });
    }
    singles = "";
  };
  for (const { word } of segment(run, dictionary)) {
    if (word.length === 1) singles += word;
    else flush();
    if (isGrammarWord(word)) continue;
    const terms = new Map<string, number>();
    for (const gloss of dictionary.glosses.get(word) ?? []) {
      for (const stem of gloss) terms.set(stem, Math.max(terms.get(stem) ?? 0, 1 / gloss.length));
    }
    if (word.length > 1) {
      const sound = stemEnglish(soundOf(word, dictionary.syllables));
      terms.set(sound, Math.max(terms.get(sound) ?? 0, terms.size === 0 ? 1 : soundShare));
    }
    if (terms.size > 0)
      concepts.push({
        weight: word.length === 1 ? singleWeight : 1,
        terms: [...terms],
        source: word,
      });
  }
  flush();
  return concepts;
}

function soundOf(word: string, syllables: ReadonlyMap<string, string>): string {
  const whole = syllables.get(word);
  return (whole ?? [...word].map((c) => syllables.get(c) ?? "").join("")).replaceAll(" ", "");
}

function gramsOf(word: string): string[] {
  if (word.length < 3) return [];
  const padded = `^${word}$`;
  return Array.from({ length: padded.length - 2 }, (_, i) => `~${padded.slice(i, i + 3)}`);
}

/** A name that looks like an acronym, in plain lower case: one word of two to ten letters, mostly capitals. */
function acronymOf(text: string): string | undefined {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, "");
  if (letters.length < 2 || letters.length > 10 || /\p{Script=Han}/u.test(letters))
    return undefined;
  if (text.trim().split(/\s+/).length > 2) return undefined;
  const capitals = letters.replace(/[^\p{Lu}\p{N}]/gu, "").length;
  return capitals * 2 >= letters.length || !/\s/.test(text.trim())
    ? foldAccents(letters.toLowerCase())
    : undefined;
}

/**
 * Acronyms by which a name may go: initials of all its words, of those that carry meaning, and with two letters of a
 * compound; and the label of its web address.
 * @example
 * expect([...acronymsOf("Centre for Innovation and Technology", "https://www.cit.org")]).toEqual(["cfiat", "cit"]);
 */
export function acronymsOf(name: string, website: string): Set<string> {
  const words = (foldAccents(name.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (w) => w !== "s" && w !== "l" && w !== "d",
  );
  const initials = (list: readonly string[]): string => list.map((w) => w[0]).join("");
  const found = new Set([initials(words), initials(words.filter((w) => !isStop(w)))]);
  const bracket = /\(([\p{L}\p{N}-]{2,10})\)/u.exec(name)?.[1];
  if (bracket) found.add(foldAccents(bracket.toLowerCase()).replaceAll("-", ""));
  for (const label of hostLabels(website)) {
    for (const part of [label.replaceAll("-", ""), ...label.split("-")]) found.add(part);
  }
  found.delete("");
  return new Set([...found].filter((a) => a.length >= 2));
}
