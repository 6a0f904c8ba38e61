import { comparable } from "../resolve/columns.ts";

/** A piece of a text that would give its owner away, and where it stands. */
export type Reveal = {
  readonly kind: "name" | "brand" | "web" | "mail" | "phone" | "code" | "patent";
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

export type OwnerWords = {
  /** Names of the owner in every language and form known. */
  readonly names: readonly string[];
  readonly brands?: readonly string[];
};

const PATTERNS: readonly (readonly [Reveal["kind"], RegExp])[] = [
  ["mail", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    "web",
    /(?:https?:\/\/|www\.)[^\s，。；、）)]+|\b[\w-]+\.(?:com|cn|net|org|fr|eu|io|tech)(?:\.cn)?\b[^\s，。；、）)]*/gi,
  ],
  [
    "phone",
    /(?<![\d.])(?:\+?\d{1,3}[ -]?)?(?:1[3-9]\d{9}|\(?0\d{1,3}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?:[ -]?\d{2})?)(?!\d)/g,
  ],
  ["code", /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/g],
  ["patent", /\b(?:ZL|CN|EP|US|WO|FR|DE)\s?\d{6,13}(?:[.\d]*)?\s?[A-Z]?\d?\b/g],
];

/**
 * What a text says that would reveal its owner before both sides consent: the owner's names and brands (also in full
 * width, other case, with other blanks or without their legal form), web and mail addresses, telephone numbers, unified
 * social credit codes and patent numbers.
 * @example
 * const found = findReveals("联系 wanhua.com，万华 化学 的产品", { names: ["万华化学集团股份有限公司"], brands: [] });
 * expect(found.map((r) => [r.kind, r.text])).toEqual([["web", "wanhua.com"], ["name", "万华 化学"]]);
 */
export function findReveals(text: string, { names, brands = [] }: OwnerWords): Reveal[] {
  const found: Reveal[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      found.push({ kind, text: match[0], start: match.index, end: match.index + match[0].length });
    }
  }
  for (const name of names)
    for (const form of shortForms(name)) found.push(...occurrences(text, form, "name"));
  for (const brand of brands) found.push(...occurrences(text, brand, "brand"));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter(
    (r, i) => !found.slice(0, i).some((o) => o.start <= r.start && o.end >= r.end),
  );
}

const FORMS =
  /(?:股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|[\s,]*\b(?:co\.?,? ?ltd\.?|ltd\.?|limited|inc\.?|corp\.?|corporation|company|gmbh|ag|s\.?a\.?s?|sarl|plc|llc|group)\.?)$/i;

/** A name, and the name without its legal forms; forms too short to mean anything are left out. */
function shortForms(name: string): string[] {
  const forms = [name.trim()];
  let short = name.trim();
  for (;;) {
    const cut = short.replace(FORMS, "").trim();
    if (cut === short || cut === "") break;
    short = cut;
    forms.push(short);
  }
  return forms.filter((f) => (/\p{Script=Han}/u.test(f) ? f.length >= 2 : f.length >= 3));
}

/** Where a phrase stands in a text, whatever the case, width, accents and blanks. */
function occurrences(text: string, phrase: string, kind: Reveal["kind"]): Reveal[] {
  const wanted = [...comparable(phrase)].filter((c) => /[\p{L}\p{N}]/u.test(c)).join("");
  if (wanted === "") return [];
  const letters: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    for (const c of comparable(text[i] as string)) {
      if (/[\p{L}\p{N}]/u.test(c)) {
        letters.push(c);
        at.push(i);
      }
    }
  }
  const plain = letters.join("");
  const found: Reveal[] = [];
  for (let i = plain.indexOf(wanted); i >= 0; i = plain.indexOf(wanted, i + 1)) {
    const start = at[i] as number;
    const end = (at[i + wanted.length - 1] as number) + 1;
    const latin = /^[\p{Script=Latin}\d]+$/u.test(wanted);
    const inside =
      latin &&
      (/[\p{Script=Latin}\d]/u.test(text[start - 1] ?? "") ||
        /[\p{Script=Latin}\d]/u.test(text[end] ?? ""));
    if (!inside) found.push({ kind, text: text.slice(start, end), start, end });
  }
  return found;
}
