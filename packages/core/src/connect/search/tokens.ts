import type { Language } from "./language.ts";
import { stemEnglish } from "./stem-english.ts";
import { foldAccents, stemFrench } from "./stem-french.ts";
import { ENGLISH_STOP_WORDS, FRENCH_STOP_WORDS } from "./stop-words.ts";

/**
 * A term of a text and where it stands in it. A word is a stem, a Chinese character or two Chinese characters; a pair
 * is two words in order with a blank between.
 */
export type Token = {
  readonly term: string;
  readonly start: number;
  readonly end: number;
};

const PIECE = /(\p{Script=Han}+)|((?:(?!\p{Script=Han})[\p{L}\p{M}])+|\p{N}+)/gu;
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;

/**
 * Full-width letters and digits as their usual forms, letter by letter, so that positions stay.
 * @example
 * expect(narrow("ＡＢＣ　１２")).toBe("ABC 12");
 */
export function narrow(text: string): string {
  return text.replace(FULL_WIDTH, (c) =>
    c === "\u3000" ? " " : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );
}

const stems: Record<"en" | "fr", Map<string, string>> = { en: new Map(), fr: new Map() };

/** The stem of one lower-case word; stop words give undefined. */
function stemOf(word: string, language: "en" | "fr"): string | undefined {
  const known = stems[language].get(word);
  if (known !== undefined) return known === "" ? undefined : known;
  const plain = foldAccents(word);
  const stop = (language === "en" ? ENGLISH_STOP_WORDS : FRENCH_STOP_WORDS).has(plain);
  const stem = stop ? "" : language === "en" ? stemEnglish(plain) : stemFrench(word);
  // A cache of a pure function: the same word always has the same stem. Bounded, since texts come from outside.
  if (stems[language].size > 200_000) stems[language].clear();
  stems[language].set(word, stem);
  return stem === "" ? undefined : stem;
}

/**
 * The terms of a text: stems of words for English and French without stop words; for Chinese each character and each pair of neighbours; then pairs of neighbouring stems. Latin words in a Chinese text are read as English.
 * @example
 * expect(tokensOf("新电池", "zh").map((t) => t.term)).toEqual(["新", "新电", "电", "电池", "池"]);
 * expect(tokensOf("The flying engines", "en").map((t) => t.term)).toEqual(["fli", "engin", "fli engin"]);
 */
export function tokensOf(text: string, language: Language): Token[] {
  const latin = language === "fr" ? "fr" : "en";
  const clean = narrow(text);
  const tokens: Token[] = [];
  let before: Token | undefined;
  for (const match of clean.matchAll(PIECE)) {
    const at = match.index;
    const han = match[1];
    if (han !== undefined) {
      before = undefined;
      pushHan(tokens, han, at);
      continue;
    }
    const word = (match[2] as string).toLowerCase();
    const term = stemOf(word, latin);
    if (term === undefined) continue;
    const token = { term, start: at, end: at + (match[2] as string).length };
    tokens.push(token);
    if (before) {
      tokens.push({ term: `${before.term} ${term}`, start: before.start, end: token.end });
    }
    before = token;
  }
  return tokens;
}

function pushHan(tokens: Token[], run: string, at: number): void {
  let start = at;
  const characters = [...run];
  for (let i = 0; i < characters.length; i++) {
    const c = characters[i] as string;
    const next = characters[i + 1];
    const end = start + c.length;
    tokens.push({ term: c, start, end });
    if (next !== undefined) tokens.push({ term: c + next, start, end: end + next.length });
    start = end;
  }
}

/**
 * Whether a term is a pair of stems.
 * @example
 * expect(isPair("solar cell")).toBe(true);
 */
export function isPair(term: string): boolean {
  return term.includes(" ");
}

/**
 * Whether a term is one Chinese character: less telling than a pair of them.
 * @example
 * expect(isHanCharacter("电")).toBe(true);
 * expect(isHanCharacter("x")).toBe(false);
 */
export function isHanCharacter(term: string): boolean {
  return term.length <= 2 && /^\p{Script=Han}$/u.test(term);
}
