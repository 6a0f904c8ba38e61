import { createHash } from "node:crypto";
import type { ColumnMapping, ImportColumn } from "@essor/contract/measure";
import { detectDecimal, isSdmxHeading, sdmxRoles, suggestColumns } from "@essor/core/measure";
import {
  type Delimiter,
  detectDelimiter,
  detectEncoding,
  type Encoding,
} from "../../sheets/detect-text.ts";
import { findHeadingRow, headingsOf, samplesOf } from "../../sheets/headings.ts";
import { readCsv } from "../../sheets/read-csv.ts";
import { FileRefused, type RowGroup, type SheetRow } from "../../sheets/sheet-row.ts";
import { openTable, type Reading, sniff } from "../../sheets/table.ts";
import { knownNames, type Lists } from "./lists.ts";

/** What was found in an uploaded file; kept with its batch. */
export type Profile = {
  readonly format: "csv" | "xlsx" | "sdmx-csv";
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly decimal: "." | ",";
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly headingRow: number;
  readonly columns: readonly ImportColumn[];
  readonly preview: readonly (readonly string[])[];
  /** Same headings, same fingerprint: an earlier mapping can be offered again. */
  readonly fingerprint: string;
};

const LOOKED_AT = 300;
const PREVIEWED = 12;

/** What a person said about the file; the rest is detected. */
export type Wish = {
  readonly sheet?: string | undefined;
  readonly headingRow?: number | undefined;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
};

/** Looks at a file's beginning: its format, encoding, separators, sheets, headings and what its columns may mean. */
export async function profileFile(file: string, lists: Lists, wish: Wish): Promise<Profile> {
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
  const isSdmx = reading.kind === "text" && isSdmxHeading(headings);
  return {
    format: isSdmx ? "sdmx-csv" : reading.kind === "text" ? "csv" : "xlsx",
    encoding: reading.kind === "text" ? reading.encoding : null,
    delimiter: reading.kind === "text" ? reading.delimiter : null,
    decimal: detectDecimal(found.flatMap(({ samples }) => samples)),
    sheets: table.sheets,
    sheet: table.sheet,
    headingRow,
    columns: isSdmx
      ? sdmxColumns(found)
      : suggestColumns(found, knownNames(lists)).map((suggestion, i) => ({
          ...(found[i] as { heading: string; samples: string[] }),
          ...asColumn(suggestion),
        })),
    preview: rows
      .slice(0, PREVIEWED)
      .map(({ cells }) => cells.map((text) => storable(text.slice(0, 200)))),
    fingerprint: createHash("sha256").update(headings.join("\u001f")).digest("hex").slice(0, 32),
  };
}

/** A text as PostgreSQL can keep it: without zero characters and halves of characters. */
function storable(text: string): string {
  return Buffer.from(text.replaceAll("\u0000", "\uFFFD"), "utf8").toString("utf8");
}

async function readingOf(file: string, wish: Wish): Promise<Reading> {
  if ((await sniff(file)) === "workbook") return { kind: "workbook", sheet: wish.sheet };
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

function sdmxColumns(found: readonly { heading: string; samples: string[] }[]): ImportColumn[] {
  const roles = sdmxRoles(found.map(({ heading }) => heading));
  return found.map((column, i) => ({
    ...column,
    suggestion: { role: roles[i] } as ColumnMapping,
    because: "heading" as const,
  }));
}

function asColumn(
  suggestion: ReturnType<typeof suggestColumns>[number],
): Pick<ImportColumn, "suggestion" | "because"> {
  if (suggestion === undefined) return { suggestion: null, because: null };
  const { because, ...mapping } = suggestion;
  return { suggestion: mapping as ColumnMapping, because };
}
