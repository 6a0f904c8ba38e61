import type { Issue } from "../vocabulary/issue.ts";

export type BriefLocale = "zh-CN" | "en" | "fr";

/** A number that a brief may name: stored, or computed here from stored ones. */
export type BriefFigure = {
  readonly id: string;
  readonly value: number | string | null;
  readonly decimals: number;
  /** `year` is written without separators, `percent` from a share; `text` is a name or a word. */
  readonly format: "number" | "percent" | "year" | "text";
  readonly unit: string;
  /** Where a click leads: the address of the value, or of the run that computed it. */
  readonly door: string;
};

export type BriefPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "figure"; readonly id: string; readonly shown: string; readonly door: string };
export type BriefBlock = {
  readonly kind: "title" | "heading" | "paragraph" | "point";
  readonly parts: readonly BriefPart[];
};

const TOKEN = /\{\{figure:([A-Za-z0-9_.:-]+)\}\}/g;
/** Digits of any script, and Chinese numerals that count something. */
const DIGITS =
  /\p{Nd}|[〇一二三四五六七八九十百千两][〇一二三四五六七八九十百千两]*(?=[万亿个家项年月日位名次倍%％])|百分之/u;

/**
 * Builds a brief from a template: a line is a block (`# ` title, `## ` heading, `- ` point, else a paragraph), and every
 * number is a token `{{figure:id}}`. Refused: a token whose figure is not in the store or has no value, and any number
 * written into the text itself.
 * @example
 * const gdp = { id: "gdp", value: 5615.34, decimals: 2, format: "number", unit: "", door: "/measure" } as const;
 * const built = buildBrief("# State\nOutput was {{figure:gdp}}.", { figures: [gdp], locale: "en" });
 * expect(built.ok && built.blocks[1]?.parts[1]).toEqual({ kind: "figure", id: "gdp", shown: "5,615.34", door: "/measure" });
 * expect(buildBrief("Output was 5,615.", { figures: [gdp], locale: "en" }).issues[0]?.code).toBe("number-not-a-reference");
 */
export function buildBrief(
  template: string,
  { figures, locale }: { readonly figures: readonly BriefFigure[]; readonly locale: BriefLocale },
):
  | { readonly ok: true; readonly blocks: readonly BriefBlock[]; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] } {
  const known = new Map(figures.map((f) => [f.id, f]));
  const issues: Issue[] = [];
  const blocks: BriefBlock[] = [];
  template.split("\n").forEach((line, i) => {
    if (line.trim() === "") return;
    const [, mark = "", body = ""] = /^(#{1,2} |- )?(.*)$/.exec(line) ?? [];
    const kind =
      mark === "# " ? "title" : mark === "## " ? "heading" : mark === "- " ? "point" : "paragraph";
    blocks.push({ kind, parts: partsOf(body, { known, locale, issues, row: i + 1 }) });
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, blocks, issues };
}

type Reading = {
  readonly known: ReadonlyMap<string, BriefFigure>;
  readonly locale: BriefLocale;
  readonly issues: Issue[];
  readonly row: number;
};

function partsOf(body: string, { known, locale, issues, row }: Reading): BriefPart[] {
  const parts: BriefPart[] = [];
  const addText = (text: string) => {
    if (text === "") return;
    const digit = DIGITS.exec(text);
    if (digit || text.includes("{{"))
      issues.push({
        code: "number-not-a-reference",
        severity: "error",
        row,
        field: "template",
        reason: `"${text.trim()}" holds a number that is not a reference`,
      });
    parts.push({ kind: "text", text });
  };
  let at = 0;
  for (const match of body.matchAll(TOKEN)) {
    addText(body.slice(at, match.index));
    at = match.index + match[0].length;
    const figure = known.get(match[1] as string);
    if (
      figure === undefined ||
      figure.value === null ||
      (typeof figure.value === "number" && !Number.isFinite(figure.value))
    )
      issues.push({
        code: figure === undefined ? "figure-unknown" : "figure-missing",
        severity: "error",
        row,
        field: match[1] as string,
        reason: `The store has no value of "${match[1]}"`,
      });
    else
      parts.push({
        kind: "figure",
        id: figure.id,
        shown: showFigure(figure, locale),
        door: figure.door,
      });
  }
  addText(body.slice(at));
  return parts;
}

/**
 * A figure as its language writes it, with its unit.
 * @example
 * const share = { id: "g", value: 0.0594, decimals: 2, format: "percent", unit: "", door: "" } as const;
 * expect(showFigure(share, "en")).toBe("5.94%");
 * expect(showFigure({ ...share, value: 2035, format: "year" }, "fr")).toBe("2035");
 */
export function showFigure(figure: BriefFigure, locale: BriefLocale): string {
  const { value, decimals, format, unit } = figure;
  if (value === null) return "–";
  if (typeof value === "string" || format === "text") return String(value);
  if (format === "year") return String(value);
  const number = new Intl.NumberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    style: format === "percent" ? "percent" : "decimal",
  }).format(value);
  return unit === "" ? number : `${number}${locale === "zh-CN" ? "" : "\u00A0"}${unit}`;
}
