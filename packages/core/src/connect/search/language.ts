import { foldAccents } from "./stem-french.ts";
import { ENGLISH_STOP_WORDS, FRENCH_STOP_WORDS } from "./stop-words.ts";

/** The languages that texts are cut in. */
export type Language = "zh" | "en" | "fr";

const HAN = /\p{Script=Han}/gu;
/** French small words that English uses too, or that are names. */
const SHARED = new Set(
  "car son plus pour on or ton sans fut font ses sa mes a as me ma".split(" "),
);
const WORDS = /\p{L}+/gu;

/**
 * The language of a text from its own letters: Chinese where Han characters carry a tenth or more of the letters, else
 * French or English by whose small words and accents it holds. Without evidence the fallback is answered.
 * @example
 * expect(languageOf("新型电池 test", "en")).toBe("zh");
 * expect(languageOf("Quel est le montant", "en")).toBe("fr");
 * expect(languageOf("Tesla", "en")).toBe("en");
 */
export function languageOf(text: string, fallback: Language): Language {
  const sample = text.length > 2000 ? text.slice(0, 2000) : text;
  const han = sample.match(HAN)?.length ?? 0;
  const words = sample.toLowerCase().match(WORDS) ?? [];
  if (han > 0 && han * 10 >= sample.replace(/[^\p{L}]/gu, "").length) return "zh";
  let english = 0;
  let french = 0;
  for (const word of words) {
    const plain = foldAccents(word);
    const inEnglish = ENGLISH_STOP_WORDS.has(plain);
    const inFrench = FRENCH_STOP_WORDS.has(plain);
    if (inEnglish && !inFrench) english += 1;
    if (inFrench && !inEnglish && !SHARED.has(plain)) french += 1;
    if (/[àâçéèêëîïôûùœ]/.test(word)) french += 1;
  }
  return english === french ? fallback : french > english ? "fr" : "en";
}
