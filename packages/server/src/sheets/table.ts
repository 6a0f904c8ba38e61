import { open } from "node:fs/promises";
import type { Delimiter, Encoding } from "./detect-text.ts";
import { openMessage } from "./open-message.ts";
import { readCsv } from "./read-csv.ts";
import { readSheet } from "./read-sheet.ts";
import { FileRefused, type OpenTable } from "./sheet-row.ts";
import { openWorkbook, readMerges } from "./workbook.ts";

/** How a file is to be read. */
export type Reading =
  | { readonly kind: "text"; readonly encoding: Encoding; readonly delimiter: Delimiter }
  | { readonly kind: "workbook"; readonly sheet: string | undefined }
  | { readonly kind: "message" };

/** Opens a table for reading from its start, as often as asked. */
export async function openTable(file: string, reading: Reading): Promise<OpenTable> {
  if (reading.kind === "text") {
    const handle = await open(file);
    const { size } = await handle.stat().finally(() => handle.close());
    return { sheets: [], sheet: null, merges: [], bytes: size, rows: () => readCsv(file, reading) };
  }
  if (reading.kind === "message") return openMessage(file);
  const book = await openWorkbook(file);
  const sheet = book.sheets.find(({ name }) => name === reading.sheet) ?? book.sheets[0];
  if (sheet === undefined || (reading.sheet !== undefined && sheet.name !== reading.sheet))
    throw new FileRefused("sheet-missing", `The workbook has no sheet "${reading.sheet}"`);
  const merges = await readMerges(file, sheet.entry);
  return {
    sheets: book.sheets.map(({ name }) => name),
    sheet: sheet.name,
    merges,
    bytes: sheet.entry.size,
    rows: () => readSheet(book, sheet.entry, merges),
  };
}

/** What the first bytes say the file is; formats that cannot be read are refused by name. */
export async function sniff(file: string): Promise<Reading["kind"]> {
  const handle = await open(file);
  const head = Buffer.alloc(8);
  const { bytesRead } = await handle.read(head, 0, 8, 0).finally(() => handle.close());
  if (bytesRead === 0) throw new FileRefused("file-empty", "The file is empty");
  const hex = head.toString("hex");
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return "workbook";
  if (hex.startsWith("d0cf11e0"))
    throw new FileRefused("old-workbook", "This is an old .xls workbook; save it as .xlsx");
  if (/^(1f8b|377abcaf|52617221|50415231|25504446|89504e47|ffd8ff)/.test(hex))
    throw new FileRefused("format-unknown", "This is neither a text table nor an XLSX workbook");
  return /^(\ufeff)?\s*\{/.test(head.toString("utf8", 0, bytesRead)) ? "message" : "text";
}
