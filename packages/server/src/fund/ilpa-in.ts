import { read, utils } from "@e965/xlsx";
import type { IlpaRead, IlpaWrite } from "@essor/contract/fund-plans";
import {
  type PerformanceRow,
  readStatement,
  STATEMENT_LINES,
  STATEMENT_PERIODS,
  STATEMENT_SCOPES,
  type StatementRow,
  sumOfFlows,
} from "@essor/core/fund";
import { parseMoney } from "@essor/core/vocabulary";
import type { z } from "@hono/zod-openapi";
import { parse } from "csv-parse/sync";
import { Problem } from "../http/problem.ts";
import { amountOf } from "./amounts.ts";
import type { Book } from "./books.ts";
import { performanceRowsOf } from "./performance-rows.ts";
import { statementOf } from "./statement.ts";

type Table = readonly Readonly<Record<string, string>>[];
type Asked = z.output<typeof IlpaWrite>;

/** The rows of an uploaded template by the names in its first row; CSV with or without a byte order mark, or XLSX. */
function tableOf({ csv, xlsx }: Pick<Asked, "csv" | "xlsx">): Table {
  try {
    if (csv !== undefined)
      return parse(csv, { columns: true, bom: true, skip_empty_lines: true, trim: true }) as Table;
    if (xlsx === undefined) throw new Problem("bad-upload", "Send csv or xlsx");
    const book = read(xlsx, { type: "base64", raw: true });
    const sheet = book.Sheets[book.SheetNames[0] ?? ""];
    if (!sheet) return [];
    return (utils.sheet_to_json(sheet, { defval: "", raw: true }) as Record<string, unknown>[]).map(
      (row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v ?? "")])),
    );
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("bad-upload", error instanceof Error ? error.message : undefined);
  }
}

/** Reads a template back, lists what does not add up, and holds its totals against the books. */
export function readTemplate(book: Book, asked: Asked): IlpaRead {
  const table = tableOf(asked);
  if (table.length === 0) throw new Problem("bad-upload", "The file has no rows");
  return asked.kind === "statement"
    ? readStatementFile(book, table, asked.party)
    : readPerformanceFile(book, table);
}

function readStatementFile(book: Book, table: Table, party: string | undefined): IlpaRead {
  const { currency } = book.fund;
  const issues: IlpaRead["issues"] = [];
  const rows = table.flatMap((row, i): StatementRow[] => {
    const at = i + 2; // as a spreadsheet numbers it, the head being row 1
    const wrong = (field: string, reason: string) =>
      issues.push({ code: "bad-row", row: at, field, reason });
    const money = parseMoney(row.amount ?? "", currency);
    const line = STATEMENT_LINES.find((l) => l === row.line);
    const scope = STATEMENT_SCOPES.find((s) => s === row.scope);
    const period = STATEMENT_PERIODS.find((p) => p === row.period);
    if (row.currency && row.currency !== currency)
      wrong("currency", `The fund is in ${currency}, the row in ${row.currency}`);
    if (!line) wrong("line", `There is no line ${row.line}`);
    if (!scope) wrong("scope", `There is no scope ${row.scope}`);
    if (!period) wrong("period", `There is no period ${row.period}`);
    if (!money.ok) wrong("amount", `${row.amount} is not an amount of ${currency}`);
    return line && scope && period && money.ok
      ? [{ line, scope, period, minor: money.value.minor }]
      : [];
  });
  const result = readStatement(rows);
  if (!result.ok)
    issues.push({
      code: result.code,
      row: null,
      field: String(result.facts.key),
      reason: `${result.code}: ${result.facts.key}`,
    });
  else
    for (const { code, field, reason } of result.value.issues)
      issues.push({ code, row: null, field: field ?? null, reason });
  const own = new Map(
    statementOf(book, party).map((r) => [`${r.scope} ${r.period} ${r.line}`, r.minor]),
  );
  const totals = rows
    .filter(({ line, scope }) => scope === "totalFund" || line === "navEnding")
    .map((r) => {
      const name = `${r.scope} ${r.period} ${r.line}`;
      const books = own.get(name);
      return {
        name,
        read: amountOf(r.minor, currency),
        books: books === undefined ? null : amountOf(books, currency),
        equal: books === undefined ? null : books === r.minor,
      };
    });
  return done("statement", { rows: table.length, issues, totals });
}

function readPerformanceFile(book: Book, table: Table): IlpaRead {
  const issues: IlpaRead["issues"] = [];
  const rows = table.flatMap((row, i): PerformanceRow[] => {
    const value = row.value === "" || row.value === undefined ? null : Number(row.value);
    const section = row.section === "flow" || row.section === "metric" ? row.section : undefined;
    if (!section || !row.name || (value !== null && !Number.isFinite(value))) {
      issues.push({
        code: "bad-row",
        row: i + 2,
        field: section ? "value" : "section",
        reason: section ? `${row.value} is not a number` : `There is no section ${row.section}`,
      });
      return [];
    }
    return [{ section, name: row.name, value, ...(row.date ? { date: row.date } : {}) }];
  });
  const named = (of: readonly PerformanceRow[]) => ({
    ...Object.fromEntries(Object.entries(sumOfFlows(of)).map(([k, v]) => [`flow ${k}`, v])),
    ...Object.fromEntries(
      of.filter((r) => r.section === "metric").map((r) => [`metric ${r.name}`, r.value]),
    ),
  });
  const method = rows.some(({ name }) => name === "investment") ? "granular" : "gross-up";
  const own: Readonly<Record<string, number | null>> = named(performanceRowsOf(book, method));
  const totals = Object.entries(named(rows)).map(([name, value]) => {
    const books = own[name];
    return {
      name,
      read: value === null ? "" : String(value),
      books: books === undefined || books === null ? null : String(books),
      equal: books === undefined ? null : sameNumber(value, books),
    };
  });
  return done("performance", { rows: table.length, issues, totals });
}

function sameNumber(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function done(
  kind: IlpaRead["kind"],
  { rows, issues, totals }: Pick<IlpaRead, "rows" | "issues" | "totals">,
): IlpaRead {
  const equal = issues.length === 0 && totals.length > 0 && totals.every((t) => t.equal === true);
  return { kind, rows, issues, totals, equal };
}
