import { foldAccents } from "../search/stem-french.ts";
import { narrow } from "../search/tokens.ts";
import { editDistance, jaroWinkler } from "./text-distance.ts";

/** Shipped: from this likeness on two names are taken for one. */
export const NAME_PAIR_THRESHOLD = 0.6;

/** Legal forms by their words, longest first, as one spelling: given as data. */
export type LegalForms = ReadonlyMap<string, string>;

const CYRILLIC =
  "а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ  ы y ь  э e ю yu я ya і i ї i є e ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz";
const LATIN = new Map<string, string>();
CYRILLIC.split(" ").forEach((letter, i, all) => {
  if (/\p{Script=Cyrillic}/u.test(letter))
    LATIN.set(letter, /\p{Script=Cyrillic}/u.test(all[i + 1] ?? "") ? "" : (all[i + 1] ?? ""));
});

/** Cyrillic letters by sound; the endings of Russian names as they are usually written. */
function inLatin(text: string): string {
  if (!/\p{Script=Cyrillic}/u.test(text)) return text;
  return text.normalize("NFC").replace(/\p{Script=Cyrillic}/gu, (c) => LATIN.get(c) ?? c);
}

const plainWords = (text: string): string[] =>
  foldAccents(inLatin(narrow(text).toLowerCase()))
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, "")
    .replace(/['’`]/g, "")
    .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+/gu) ?? [];

/**
 * Legal forms ready for use: the words of an alias → its generic form, else the alias itself.
 * @example
 * expect(legalForms([{ alias: "Aktiengesellschaft", generic: "JSC" }]).get("aktiengesellschaft")).toBe("jsc");
 */
export function legalForms(
  rows: readonly { readonly alias: string; readonly generic: string }[],
): LegalForms {
  const forms = new Map<string, string>();
  for (const { alias, generic } of rows) {
    const key = plainWords(alias).join(" ");
    if (key.length > 1 && !forms.has(key))
      forms.set(key, generic === "" ? key : generic.toLowerCase());
  }
  return forms;
}

/**
 * How alike two names are, 0 to 1: legal forms apart, words are paired best to best (an initial pairs with its word,
 * joined words with their parts), each pair weighed by its length; a word that finds none counts against, and numbers
 * that differ count double. Two different legal forms take a little off.
 * @example
 * expect(nameLikeness("SiemensAG", "Siemens AG", new Map())).toBeGreaterThan(0.9);
 * expect(nameLikeness("Olaf Scholz", "Scholz, Olaf", new Map())).toBe(1);
 * expect(nameLikeness("Octavian Scholz", "Olaf Scholz", new Map())).toBeLessThan(0.6);
 */
export function nameLikeness(a: string, b: string, forms: LegalForms): number {
  const [mine, theirs] = [withoutForms(plainWords(a), forms), withoutForms(plainWords(b), forms)];
  if (mine.words.join("") === theirs.words.join(""))
    return mine.form === theirs.form || !mine.form || !theirs.form ? 1 : 0.95;
  const score = Math.max(
    aligned(mine.words, theirs.words),
    joinedLikeness(mine.words, theirs.words),
  );
  const formPenalty = mine.form && theirs.form && mine.form !== theirs.form ? 0.97 : 1;
  return score * formPenalty;
}

function withoutForms(
  words: readonly string[],
  forms: LegalForms,
): { words: string[]; form: string } {
  const kept = [...words];
  let form = "";
  for (let length = Math.min(4, kept.length - 1); length > 0 && form === ""; length--) {
    const tail = forms.get(kept.slice(-length).join(" "));
    const head = forms.get(kept.slice(0, length).join(" "));
    if (tail !== undefined) kept.splice(-length);
    else if (head !== undefined) kept.splice(0, length);
    form = tail ?? head ?? "";
  }
  return { words: kept, form };
}

/**
 * The words of a name as they are compared, and its legal form apart.
 * @example
 * expect(splitForm("Siemens AG", legalForms([{ alias: "AG", generic: "JSC" }]))).toEqual({ words: ["siemens"], form: "jsc" });
 */
export function splitForm(name: string, forms: LegalForms): { words: string[]; form: string } {
  return withoutForms(plainWords(name), forms);
}

function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  if (isNumber(a) || isNumber(b)) return 0;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.85 : 0;
  const longer = Math.max(a.length, b.length);
  const slips = editDistance(a, b, 3);
  const bySlips = slips > longer / 3 ? 0 : 1 - slips / longer;
  return Math.max(
    bySlips >= 0.7 ? bySlips : 0,
    jaroWinkler(a, b) >= 0.93 ? jaroWinkler(a, b) - 0.05 : 0,
  );
}

/** Where each name has a word that the other lacks, they rather name two. */
const BOTH_LEFT = 0.7;

function aligned(a: readonly string[], b: readonly string[]): number {
  const pairs: { i: number; j: number; like: number }[] = [];
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      const like = wordLikeness(x, y);
      if (like > 0.6) pairs.push({ i, j, like });
    });
  });
  pairs.sort((x, y) => y.like - x.like);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  let met = 0;
  for (const { i, j, like } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    met += like * (weigh(a[i] as string) + weigh(b[j] as string));
  }
  const all = [...a, ...b].reduce((sum, w) => sum + weigh(w), 0);
  const both = usedA.size < a.length && usedB.size < b.length;
  return all > 0 ? (met / all) * (both ? BOTH_LEFT : 1) : 0;
}

/** Longer words say more; a number says as much as a long word. */
const weigh = (word: string): number => (isNumber(word) ? 3 : Math.sqrt(word.length));

/** Digits and Roman numerals tell one branch from another. */
const isNumber = (word: string): boolean => /\d/.test(word) || /^[ivx]{2,}$/.test(word);

/** Names that differ only in where their blanks stand, or by single slips over the whole. */
function joinedLikeness(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [a.join(""), b.join("")];
  const longer = Math.max(x.length, y.length);
  if (longer === 0) return 0;
  const slips = editDistance(x, y, Math.ceil(longer / 4));
  return slips > longer / 4 ? 0 : 1 - slips / longer;
}
