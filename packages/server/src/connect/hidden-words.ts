import type { HiddenWord } from "@essor/contract/connect";
import { findReveals } from "@essor/core/connect";

/** Places before a Chinese name say where a firm is, not who it is. */
const PLACES =
  /^(中国|江苏省?|上海市?|北京市?|浙江省?|广东省?|苏州市?|昆山市?|深圳市?|无锡市?|南京市?)+/u;
/** First words that many firms share. */
const COMMON_WORDS = new Set(
  "academy advanced asian china chinese digital energy europe european first general global great institut institute international jiangsu kunshan laboratory modern national school second shanghai smart societe suzhou systems technology united universite university".split(
    " ",
  ),
);

/** The first word of a Western name, by which a firm is called. */
function calledName(name: string): string {
  const word = /^[\p{Script=Latin}]{5,}/u.exec(name.trim())?.[0] ?? "";
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return COMMON_WORDS.has(plain) ? "" : word;
}

/** A name in full, without what stands in brackets, without its place, and as the firm is called. */
export function namesKnown(name: string): string[] {
  const bare = name.replace(/[（(][^）)]*[）)]/gu, " ").trim();
  return [...new Set([name, bare, bare.replace(PLACES, ""), calledName(bare)])].filter(Boolean);
}

/**
 * What in a text would give its owner away, by field: names and brands of the owner, links, addresses, telephone,
 * register and patent numbers.
 */
export function hiddenWords(
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
): HiddenWord[] {
  const known = { names: names.flatMap(namesKnown) };
  return Object.entries(fields).flatMap(([field, text]) =>
    findReveals(text, known).map(({ kind, text: found }) => ({ kind, found, field })),
  );
}
