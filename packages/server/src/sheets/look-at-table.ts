import { createHash } from "node:crypto";
import { detectDecimal } from "@essor/core/measure";
import { type Delimiter, detectDelimiter, detectEncoding, type Encoding } from "./detect-text.ts";
import { findHeadingRow, headingsOf, samplesOf } from "./headings.ts";
import { readCsv } from "./read-csv.ts";
import { FileRefused, type RowGroup, type SheetRow } from "./sheet-row.ts";
import { openTable, type Reading, sniff } from "./table.ts";

/** What the beginning of an uploaded table shows, whatever its rows are about. */
export type TableLook = {
  readonly format: "csv" | "xlsx" | "sdmx-json";
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly decimal: "." | ",";
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly headingRow: number;
  readonly found: readonly { readonly heading: string; readonly samples: readonly string[] }[];
  readonly preview: readonly (readonly string[])[];
  /** Same headings, same fingerprint: an earlier mapping can be offered again. */
  readonly fingerprint: string;
};

/** What a person said about the file; the rest is detected. */
export type Wish = {
  readonly sheet?: string | undefined;
  readonly headingRow?: number | undefined;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
};

const FORMATS = { text: "csv", workbook: "xlsx", message: "sdmx-json" } as const;
const LOOKED_AT = 300;
const PREVIEWED = 12;

/** Looks at a file's beginning: its format, encoding, separators, sheets, headings and samples of its columns. */
export async function lookAtTable(file: string, wish: Wish): Promise<TableLook> {
  const reading = await readingOf(file, wish);
  const table = await openTable(file, reading);
  const rows = await firstRows(table.rows(), LOOKED_AT + (wish.headingRow ?? 0));
  const filled = rows.filter(({ cells }) => cells.some((text) => text.trim() !== ""));
  if (filled.length === 0) throw new FileRefused("file-empty", "The table has no rows");
  const headingRow = wish.headingRow ?? findHeadingRow(filled.slice(0, 60));
  const headings = headingsOf(rows, headingRow, table.merges).map(storable);
  const data = rows.filter(({ row }) => row > headingRow);
  const found = headings.map((heading, i) => ({
    heading,
    samples: samplesOf(data, i).map(storable),
  }));
  return {
    format: FORMATS[reading.kind],
    encoding: reading.kind === "text" ? reading.encoding : null,
    delimiter: reading.kind === "text" ? reading.delimiter : null,
    decimal: detectDecimal(found.flatMap(({ samples }) => samples)),
    sheets: table.sheets,
    sheet: table.sheet,
    headingRow,
    found,
    preview: rows
      .slice(0, PREVIEWED)
      .map(({ cells }) => cells.map((text) => storable(text.slice(0, 200)))),
    fingerprint: createHash("sha256").update(headings.join("\u001f")).digest("hex").slice(0, 32),
  };
}

/** A text as PostgreSQL can keep it: without zero characters and halves of characters. */
export function storable(text: string): string {
  return Buffer.from(text.replaceAll("\u0000", "\uFFFD"), "utf8").toString("utf8");
}

async function readingOf(file: string, wish: Wish): Promise<Reading> {
  const kind = await sniff(file);
  if (kind === "message") return { kind };
  if (kind === "workbook") return { kind, sheet: wish.sheet };
  const encoding = wish.encoding ?? (await detectEncoding(file));
  if (wish.delimiter !== undefined) return { kind: "text", encoding, delimiter: wish.delimiter };
  for await (const { rows } of readCsv(file, { encoding, delimiter: "\u0000" as "," })) {
    const text = rows.map(({ cells }) => cells.join("")).join("\n");
    return { kind: "text", encoding, delimiter: detectDelimiter(text) };
  }
  return { kind: "text", encoding, delimiter: "," };
}

async function firstRows(groups: AsyncGenerator<RowGroup>, count: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const group of groups) {
    rows.push(...group.rows.slice(0, count - rows.length));
    if (rows.length >= count) break;
  }
  return rows;
}
