/**
 * A cell's text in one form: full-width letters, digits and signs become their ASCII twins, every kind of space one
 * plain space, and the ends are trimmed. Nothing else changes.
 * @example
 * expect(foldText("　２０２４年　")).toBe("2024年");
 * expect(foldText("1 234")).toBe("1 234");
 */
export function foldText(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim();
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, " ")
    .replace(/[\u200B\uFEFF]/g, "")
    .replace(/\uFFE5/g, "\u00A5")
    .replace(/[\u2212\u2010\u2011]/g, "-")
    .trim();
}

const UNUSUAL = /[\u00A0\u2000-\u2011\u202F\u205F\u2212\u3000\uFEFF\uFF01-\uFF5E\uFFE5]/;

/** Words that say "there is no figure here". */
const NONE = new Set(
  [
    "",
    "-",
    "--",
    "—",
    "——",
    "–",
    "…",
    "……",
    "..",
    "...",
    "/",
    "\\",
    "n/a",
    "na",
    "n.a.",
    "nan",
    "null",
    "nil",
  ].concat(["none", "#n/a", "nd", "n.d.", "缺", "缺失", "无", "暂无", "暂缺", "不详", "保密"]),
);

/**
 * Whether a cell says that there is no figure: empty, a dash, n/a, 暂无 and the like. A zero is a figure.
 * @example
 * expect(["", "—", "N/A", "暂无"].every(isMissingText)).toBe(true);
 * expect(isMissingText("0")).toBe(false);
 */
export function isMissingText(text: string): boolean {
  return text === "" || (text.length < 8 && NONE.has(foldText(text).toLowerCase()));
}
