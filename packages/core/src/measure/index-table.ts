import type { Issue } from "../vocabulary/issue.ts";
import { frameworkOf } from "./framework.ts";
import type { Checked } from "./parse-recipe.ts";
import type { Recipe } from "./recipe.ts";

/** The wide table a recipe reads, by columns. Rows stand by period, then by unit code, whatever order they came in. */
export type IndexTable = {
  readonly units: readonly string[];
  readonly names: readonly (string | null)[];
  /** One period a row, or null for a single year. */
  readonly times: readonly string[] | null;
  readonly texts: ReadonlyMap<string, readonly (string | null)[]>;
  /** NaN marks a missing value; it never leaves the engine. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
};

export type TableRow = Readonly<Record<string, string | number | null | undefined>>;

/** Columns that a recipe reads as numbers and as text. */
function columnsOf(recipe: Recipe): {
  numbers: string[];
  texts: string[];
  missingAs: Map<string, Facts>;
} {
  const missingAs = new Map<string, Facts>();
  const numbers = new Set<string>();
  const texts = new Set<string>(recipe.groups ?? []);
  const parents = new Set(recipe.framework.map((n) => n.parent));
  for (const node of recipe.framework) {
    if (parents.has(node.code)) continue;
    numbers.add(node.code);
    missingAs.set(node.code, { code: "indicator-missing", indicator: node.code });
  }
  for (const node of recipe.framework) {
    if (node.denominator === undefined || numbers.has(node.denominator)) continue;
    numbers.add(node.denominator);
    missingAs.set(node.denominator, {
      code: "denominator-missing",
      indicator: node.code,
      step: "denominate",
    });
  }
  for (const step of recipe.steps) {
    if (step.step === "impute" && step.by !== undefined) texts.add(step.by);
    if (step.step !== "eligibility") continue;
    for (const rule of step.rules) {
      if (rule.oneOf !== undefined) texts.add(rule.column);
      if (rule.min !== undefined || rule.max !== undefined) numbers.add(rule.column);
    }
  }
  return { numbers: [...numbers], texts: [...texts], missingAs };
}
type Facts = { readonly code: string; readonly indicator?: string; readonly step?: string };

const FINITE = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads rows of text or numbers into the table of a recipe. Empty and null are missing. Refused, each with its row
 * (1-based) and column: texts that are no number, units without a code, a unit twice in one period, absent columns.
 * @example
 * const recipe: Recipe = {
 *   unit: "u",
 *   framework: [{ code: "x", parent: "I" }, { code: "I" }],
 *   steps: [{ step: "aggregate", method: "arithmetic" }],
 * };
 * const read = readIndexTable(recipe, [{ u: "B", x: "2" }, { u: "A", x: "" }]);
 * expect(read.ok && read.value.units).toEqual(["A", "B"]);
 * expect(readIndexTable(recipe, [{ u: "A", x: "many" }]).issues[0]?.code).toBe("not-a-number");
 */
export function readIndexTable(recipe: Recipe, rows: readonly TableRow[]): Checked<IndexTable> {
  const issues: Issue[] = [];
  if (frameworkOf(recipe.framework, issues) === undefined) return { ok: false, issues };
  const { numbers, texts, missingAs } = columnsOf(recipe);
  const first = rows[0];
  if (first === undefined) {
    return { ok: false, issues: [error("table-empty", "The table has no rows")] };
  }
  const needed = [recipe.unit, ...(recipe.time ? [recipe.time] : []), ...texts, ...numbers];
  for (const column of new Set(needed)) {
    if (column in first) continue;
    const facts = missingAs.get(column) ?? { code: "column-missing" };
    const of = facts.step === undefined ? "" : `, the denominator of "${facts.indicator}"`;
    issues.push({
      ...error(facts.code, `The table has no column "${column}"${of}`),
      field: column,
      facts: {
        column,
        ...(facts.indicator ? { indicator: facts.indicator } : {}),
        ...(facts.step ? { step: facts.step } : {}),
      },
    });
  }
  if (issues.length > 0) return { ok: false, issues };
  const { units, times } = keysOf(recipe, rows, issues);
  const order = sortedRows(units, times);
  refuseTwice(order, units, times, issues);
  const numeric = new Map<string, Float64Array>();
  for (const column of numbers) {
    numeric.set(column, numbersOf(rows, order, column, units, issues));
  }
  if (issues.length > 0) return { ok: false, issues };
  const pick = (column: string) => order.map((r) => asText((rows[r] as TableRow)[column]));
  return {
    ok: true,
    issues,
    value: {
      units: order.map((r) => units[r] as string),
      names: recipe.name ? pick(recipe.name) : order.map(() => null),
      times: times === null ? null : order.map((r) => times[r] as string),
      texts: new Map(texts.map((column) => [column, pick(column)])),
      numbers: numeric,
    },
  };
}

function error(code: string, reason: string): Issue {
  return { code, severity: "error", reason };
}

function asText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined || value === "" ? null : String(value);
}

function keysOf(recipe: Recipe, rows: readonly TableRow[], issues: Issue[]) {
  const need = (column: string, row: TableRow, at: number): string => {
    const value = asText(row[column]);
    if (value === null) {
      issues.push({
        ...error("key-missing", `Row ${at + 1} has no "${column}"`),
        row: at + 1,
        field: column,
      });
    }
    return value ?? "";
  };
  return {
    units: rows.map((row, at) => need(recipe.unit, row, at)),
    times: recipe.time ? rows.map((row, at) => need(recipe.time as string, row, at)) : null,
  };
}

function sortedRows(units: readonly string[], times: readonly string[] | null): number[] {
  const numeric = times?.every((t) => FINITE.test(t)) ?? false;
  const byTime = (a: number, b: number): number => {
    if (times === null) return 0;
    const [s, t] = [times[a] as string, times[b] as string];
    return numeric ? Number(s) - Number(t) : compare(s, t);
  };
  return units
    .map((_, i) => i)
    .sort((a, b) => byTime(a, b) || compare(units[a] as string, units[b] as string) || a - b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuseTwice(
  order: readonly number[],
  units: readonly string[],
  times: readonly string[] | null,
  issues: Issue[],
): void {
  for (let k = 1; k < order.length; k++) {
    const [a, b] = [order[k - 1] as number, order[k] as number];
    if (units[a] !== units[b] || units[b] === "" || times?.[a] !== times?.[b]) continue;
    const unit = units[b] as string;
    const when = times === null ? "" : ` in ${times[b]}`;
    issues.push({
      ...error("duplicate-unit", `Unit "${unit}" stands in rows ${a + 1} and ${b + 1}${when}`),
      row: b + 1,
      facts: { unit, first: a + 1 },
    });
  }
}

function numbersOf(
  rows: readonly TableRow[],
  order: readonly number[],
  column: string,
  units: readonly string[],
  issues: Issue[],
): Float64Array {
  const read = new Float64Array(order.length).fill(Number.NaN);
  order.forEach((r, i) => {
    const value = (rows[r] as TableRow)[column];
    if (value === null || value === undefined || value === "") return;
    const x =
      typeof value === "number" ? value : FINITE.test(value.trim()) ? Number(value) : Number.NaN;
    if (Number.isFinite(x)) {
      read[i] = x;
      return;
    }
    issues.push({
      ...error("not-a-number", `"${value}" of unit "${units[r]}" is not a finite number`),
      row: r + 1,
      field: column,
      facts: { unit: units[r] as string, indicator: column },
    });
  });
  return read;
}
