import type { HiddenWord } from "@essor/contract/connect";

/** Legal forms and fillers: a firm is known without them. */
const FORMS =
  /(股份|有限责任公司|有限公司|集团|公司|\b(co|ltd|limited|inc|corp|corporation|company|gmbh|ag|sa|sas|sarl|llc|plc|bv)\b\.?)/giu;
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ["link", /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|cn|net|org|eu|fr|de|io|co\.uk)\b/giu],
  ["mail", /[\w.+-]+@[\w-]+\.[\w.]+/gu],
  ["phone", /(?:\+?\d{2,3}[ -]?)?(?:1[3-9]\d{9}|0\d{2,3}[- ]\d{7,8}|\+\d{8,14})/gu],
  ["patent", /\b(?:ZL|CN|EP|US|WO|FR)[ ]?\d{6,13}(?:[.]\d|[ABU]\d?)?\b/gu],
];

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, "");

/** Places before a Chinese name say where a firm is, not who it is. */
const PLACES =
  /^(中国|江苏省?|上海市?|北京市?|浙江省?|广东省?|苏州市?|昆山市?|深圳市?|无锡市?|南京市?)+/u;
/** First words that many firms share. */
const COMMON_WORDS = new Set(
  "advanced asian china chinese euro europe european first general global great international kunshan jiangsu modern national institute institut laboratory united university universite academy school shanghai smart societe suzhou technology systems energy digital second".split(
    " ",
  ),
);

/** The first word of a Western name, by which a firm is called. */
function calledName(name: string): string {
  const word = /^[\p{Script=Latin}]{5,}/u.exec(name.trim())?.[0] ?? "";
  const folded = fold(word.normalize("NFKD").replace(/\p{M}/gu, ""));
  return COMMON_WORDS.has(folded) ? "" : fold(word);
}

/** The names that a text must not hold: each in full, without place and legal form, and as it is called. */
export function foldedNames(names: readonly string[]): { name: string; folded: string }[] {
  return names.flatMap((name) => {
    // A note in brackets is no part of the name.
    const bare = name.replace(/[（(][^）)]*[）)]/gu, " ");
    const forms = new Set([
      fold(name),
      fold(bare),
      fold(bare.replace(FORMS, " ")),
      fold(bare.trim().replace(PLACES, "").replace(FORMS, " ")),
      calledName(bare),
    ]);
    return [...forms]
      .filter((folded) => folded.length >= (/\p{Script=Han}/u.test(folded) ? 2 : 3))
      .map((folded) => ({ name, folded }));
  });
}

/**
 * What in a text would give its owner away: the names and brands of the owner, links, addresses, telephone and patent
 * numbers. Names are found whatever their spacing, case, width and punctuation.
 */
export function hiddenWords(
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
): HiddenWord[] {
  const found: HiddenWord[] = [];
  const wanted = foldedNames(names);
  for (const [field, text] of Object.entries(fields)) {
    const folded = fold(text);
    const seen = new Set<string>();
    for (const { name, folded: form } of wanted) {
      if (folded.includes(form) && !seen.has(name)) {
        seen.add(name);
        found.push({ kind: "name", found: name, field });
      }
    }
    for (const [kind, pattern] of PATTERNS) {
      for (const [piece] of text.matchAll(pattern)) found.push({ kind, found: piece, field });
    }
  }
  return found;
}
