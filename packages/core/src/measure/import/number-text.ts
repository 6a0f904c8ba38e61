import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { foldText } from "./fold-text.ts";

/** A number as somebody wrote it. */
export type NumberText = {
  /** Plain decimal text that JavaScript and SQL read alike: `-1234.5`, `1e3`. */
  readonly decimal: string;
  /** The power of ten of a word beside it (亿 is 8), or null where there was none. */
  readonly magnitude: number | null;
  readonly percent: boolean;
  /** What stood after the number and its word: 元, 人, USD. */
  readonly unit: string;
};

/** Words for powers of ten, longer ones first. */
const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/^万亿/, 12],
  [/^千亿/, 11],
  [/^百亿/, 10],
  [/^十亿/, 9],
  [/^[亿億]/, 8],
  [/^千万/, 7],
  [/^百万/, 6],
  [/^十万/, 5],
  [/^[万萬]/, 4],
  [/^千/, 3],
  [/^百(?!分)/, 2],
  [/^(trillions?|billions?\s+de\s+milliers)\b/i, 12],
  [/^(billions?|bn|milliards?|mds?)\b/i, 9],
  [/^(millions?|mn|mio)\b/i, 6],
  [/^(thousands?|mille|milliers?)\b/i, 3],
];

/** The body of a number under each decimal mark: grouped by threes, or not grouped at all. */
const BODIES = {
  ".": /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d*)(?:\.(\d+))?(?![\d.,'])/,
  ",": /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d*)(?:,(\d+))?(?![\d.,'])/,
} as const;

/**
 * The power of ten at the start of a text, and what follows it.
 * @example
 * expect(takeMagnitude("亿元")).toEqual({ exponent: 8, rest: "元" });
 * expect(takeMagnitude("元")).toEqual({ exponent: null, rest: "元" });
 */
export function takeMagnitude(text: string): { exponent: number | null; rest: string } {
  for (const [word, exponent] of MAGNITUDES) {
    const match = word.exec(text);
    if (match) return { exponent, rest: text.slice(match[0].length).trim() };
  }
  return { exponent: null, rest: text };
}

/**
 * Reads a number in Chinese, English or French writing: thousands separators, full-width digits, 亿 and 万, percent,
 * parentheses for a negative. A comma that fits neither mark is refused, not guessed.
 * @example
 * expect(parseNumberText("５，４６６．３６亿元", { decimal: "." })).toEqual({
 *   ok: true, value: { decimal: "5466.36", magnitude: 8, percent: false, unit: "元" } });
 * expect(parseNumberText("1 234,5", { decimal: "," })).toMatchObject({ ok: true, value: { decimal: "1234.5" } });
 * expect(parseNumberText("12,5", { decimal: "." }).ok).toBe(false);
 */
export function parseNumberText(
  text: string,
  { decimal }: { decimal: "." | "," },
): Result<NumberText, "wrong-number"> {
  let rest = foldText(text);
  let isNegative = false;
  const inParentheses = /^\((.*)\)$/.exec(rest);
  if (inParentheses) {
    isNegative = true;
    rest = (inParentheses[1] as string).trim();
  }
  let unit = "";
  const currency = /^(¥|€|£|\$|CNY|RMB|USD|EUR)\s*/.exec(rest);
  if (currency) {
    unit = currency[1] as string;
    rest = rest.slice(currency[0].length);
  }
  const sign = /^[+-]\s?/.exec(rest);
  if (sign) {
    if (isNegative) return fail("wrong-number", { text });
    isNegative = sign[0].startsWith("-");
    rest = rest.slice(sign[0].length);
  }
  const body = BODIES[decimal].exec(rest);
  if (!body || (body[1] === "" && body[2] === undefined)) return fail("wrong-number", { text });
  const whole = (body[1] as string).replace(/[^\d]/g, "") || "0";
  let digits = body[2] === undefined ? whole : `${whole}.${body[2]}`;
  rest = rest.slice(body[0].length);
  const power = /^[eE]([+-]?\d{1,3})(?!\d)/.exec(rest);
  if (power) {
    digits += `e${Number(power[1])}`;
    rest = rest.slice(power[0].length);
  }
  if (!Number.isFinite(Number(digits))) return fail("wrong-number", { text });
  const { exponent, rest: after } = takeMagnitude(rest.trim());
  const percent = /^(%|percent|pour cent)$/i.test(after);
  if (/\d/.test(after) || after.length > 20) return fail("wrong-number", { text });
  if (percent && exponent !== null) return fail("wrong-number", { text });
  if (after !== "" && !percent) {
    if (unit !== "") return fail("wrong-number", { text });
    unit = after;
  }
  return ok({
    decimal: isNegative && Number(digits) !== 0 ? `-${digits}` : digits,
    magnitude: exponent,
    percent,
    unit,
  });
}

/**
 * A decimal text moved by a power of ten, as the nearest number: no rounding creeps in by multiplying.
 * @example
 * expect(shiftDecimal("546636", -2)).toBe(5466.36);
 * expect(shiftDecimal("1.5e3", 4)).toBe(15_000_000);
 */
export function shiftDecimal(decimal: string, by: number): number {
  if (by === 0) return Number(decimal);
  const at = decimal.indexOf("e");
  if (at < 0) return Number(`${decimal}e${by}`);
  return Number(`${decimal.slice(0, at)}e${Number(decimal.slice(at + 1)) + by}`);
}

/**
 * The decimal mark that a column's texts speak for: a comma only where some text can be read in no other way.
 * @example
 * expect(detectDecimal(["1 234,5", "12,75"])).toBe(",");
 * expect(detectDecimal(["1,234", "1,234.5"])).toBe(".");
 */
export function detectDecimal(texts: readonly string[]): "." | "," {
  let comma = 0;
  let point = 0;
  for (const text of texts) {
    if (!/\d[.,]\d/.test(text)) continue;
    const asPoint = parseNumberText(text, { decimal: "." }).ok;
    const asComma = parseNumberText(text, { decimal: "," }).ok;
    if (asComma && !asPoint) comma++;
    if (asPoint && !asComma) point++;
  }
  return comma > point ? "," : ".";
}
