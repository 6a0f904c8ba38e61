import { shiftDecimal } from "@essor/core/measure";
import { civil, type Day } from "@essor/core/vocabulary";
import {
  type CellNote,
  FileRefused,
  type Merge,
  type RowGroup,
  type SheetRow,
} from "./sheet-row.ts";
import { attribute, columnOf, decodeXml, textOf, type Workbook } from "./workbook.ts";
import { entryBytes, type ZipEntry } from "./zip.ts";

const ROW_MAX = 8 * 2 ** 20;
const COLUMNS_MAX = 16_384;

/**
 * Rows of a sheet in groups, read piece by piece. Dates and percentages come as text a person would read; a merged
 * block gives its value to each of its cells; a formula gives the value that was saved with it.
 */
export async function* readSheet(
  book: Workbook,
  entry: ZipEntry,
  merges: readonly Merge[],
): AsyncGenerator<RowGroup> {
  const decoder = new TextDecoder();
  const spread = spreadMerges(merges);
  let rest = "";
  let bytes = 0;
  let last = 0;
  for await (const piece of entryBytes(book.file, entry)) {
    bytes += piece.length;
    rest += decoder.decode(piece, { stream: true });
    const rows: SheetRow[] = [];
    const block = /<(?:\w+:)?row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
    let used = 0;
    for (let m = block.exec(rest); m !== null; m = block.exec(rest)) {
      used = block.lastIndex;
      const row = Number(attribute(m[1] ?? "", "r") ?? last + 1);
      if (row <= last)
        throw new FileRefused("workbook-unreadable", "The rows of the sheet are out of order");
      last = row;
      rows.push(spread(rowOf(book, row, m[2] ?? "")));
    }
    if (used > 0) rest = rest.slice(used);
    else if (rest.length > ROW_MAX) {
      const from = rest.search(/<(?:\w+:)?row[\s>]/);
      if (from >= 0) throw new FileRefused("workbook-too-large", "A row of the sheet is too long");
      rest = rest.slice(-1000);
    }
    yield { rows, bytes, isSuspicious: true };
  }
}

function rowOf(book: Workbook, row: number, xml: string): SheetRow {
  const cells: string[] = [];
  const notes: CellNote[] = [];
  let next = 0;
  for (const m of xml.matchAll(/<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
    const attributes = m[1] ?? "";
    const letters = /(?:^|\s)r="([A-Z]{1,3})\d+"/.exec(attributes)?.[1];
    const column = letters === undefined ? next : columnOf(letters);
    if (column >= COLUMNS_MAX)
      throw new FileRefused("workbook-unreadable", "The sheet is too wide");
    next = column + 1;
    const inner = m[2] ?? "";
    const text = inner === "" ? "" : cellText(book, attributes, inner);
    while (cells.length < column) cells.push("");
    cells[column] = text;
    if (/\bt="e"/.test(attributes)) notes.push({ column, note: "cell-error" });
    else if (/<(?:\w+:)?f[\s>/]/.test(inner))
      notes.push({ column, note: text === "" ? "formula-without-value" : "formula" });
  }
  return { row, cells, ...(notes.length > 0 ? { notes } : {}) };
}

function cellText(book: Workbook, attributes: string, inner: string): string {
  const type = /(?:^|\s)t="(\w+)"/.exec(attributes)?.[1] ?? "n";
  if (type === "inlineStr") return textOf(inner);
  const raw = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1];
  if (raw === undefined || raw === "") return "";
  if (type === "s") return book.strings[Number(raw)] ?? "";
  if (type === "b") return raw === "1" ? "TRUE" : "FALSE";
  if (type !== "n") return decodeXml(raw).replace(/T00:00:00(\.0+)?Z?$/, "");
  const number = Number(raw);
  if (!Number.isFinite(number)) return decodeXml(raw);
  const style = /(?:^|\s)s="(\d+)"/.exec(attributes)?.[1];
  const look = style === undefined ? "plain" : (book.looks[Number(style)] ?? "plain");
  if (look === "plain") return String(number);
  if (look === "percent") return `${shiftDecimal(String(number), 2)}%`;
  const { year, month, date } = civil((Math.floor(number) - book.epoch) as Day);
  const two = (n: number) => String(n).padStart(2, "0");
  return look === "year"
    ? String(year)
    : `${year}-${two(month)}${look === "day" ? `-${two(date)}` : ""}`;
}

/** Gives each cell of a merged block the value of its first cell, and says so once a block, in its first other cell. */
function spreadMerges(merges: readonly Merge[]): (row: SheetRow) => SheetRow {
  const sorted = [...merges].sort((a, b) => a.fromRow - b.fromRow);
  let live: { merge: Merge; value: string }[] = [];
  let next = 0;
  return (row) => {
    if (next >= sorted.length && live.length === 0) return row;
    live = live.filter(({ merge }) => merge.toRow >= row.row);
    while (next < sorted.length && (sorted[next] as Merge).fromRow <= row.row) {
      const merge = sorted[next++] as Merge;
      if (merge.toRow >= row.row)
        live.push({
          merge,
          value: merge.fromRow === row.row ? (row.cells[merge.fromColumn] ?? "") : "",
        });
    }
    if (live.length === 0) return row;
    const cells = [...row.cells];
    const notes = [...(row.notes ?? [])];
    for (const { merge, value } of live) {
      if (value === "") continue;
      for (
        let column = merge.fromColumn;
        column <= Math.min(merge.toColumn, COLUMNS_MAX);
        column++
      ) {
        while (cells.length <= column) cells.push("");
        if (row.row === merge.fromRow && column === merge.fromColumn) continue;
        cells[column] = value;
        notes.push({ column, note: "merged-cell" });
      }
    }
    return { row: row.row, cells, notes };
  };
}
