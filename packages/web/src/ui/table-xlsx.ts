import writeXlsxFile from "write-excel-file/browser";
import { harmless } from "./csv.ts";
import type { Sheet } from "./table-export.ts";
import type { CellValue } from "./table-rows.ts";

const CELL_MAX = 32_767;

/** Rows of the writer: numbers stay numbers, texts that would start a formula are held back. */
export function sheetRows({ columns, rows, notes }: Sheet) {
  const text = (value: string) => ({ type: String, value: harmless(value).slice(0, CELL_MAX) });
  const cell = (value: CellValue) => {
    if (value === null || value === "") return null;
    if (typeof value === "string") return text(value);
    return Number.isFinite(value)
      ? { type: Number, value, format: Number.isInteger(value) ? "#,##0" : "#,##0.######" }
      : null;
  };
  return [
    columns.map((c) => ({ ...text(c.head), fontWeight: "bold" as const, wrap: true })),
    ...rows.map((row) => row.map(cell)),
    ...(notes.length > 0 ? [[], ...notes.map((note) => [text(note)])] : []),
  ];
}

/** The sheet as a workbook of one page, its heading row fixed. Fetched when it is first asked for. */
export function sheetXlsx(sheet: Sheet): Promise<Blob> {
  return writeXlsxFile(sheetRows(sheet), {
    sheet:
      sheet.title
        .replace(/[\\/?*[\]:]/g, " ")
        .slice(0, 31)
        .trim() || "Essor",
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBlob();
}
