import { toCsv } from "./csv.ts";
import type { CellValue, Column } from "./table-rows.ts";

/** A table as it is seen, ready to be written: its headings, its rows in order, and what stands under it. */
export type Sheet = {
  readonly title: string;
  readonly columns: readonly { readonly head: string; readonly width: number }[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Source, filters, address and moment: one line each. */
  readonly notes: readonly string[];
};

/** The sheet of exactly what a table shows: its columns, its order, its filter. */
export function sheetOf<T>(title: string, { shown, sorted, notes }: SheetParts<T>): Sheet {
  return {
    title,
    columns: shown.map((c) => ({
      head: c.unit ? `${c.title} (${c.unit})` : c.title,
      width: Math.max(8, Math.round((c.width ?? 120) / 7)),
    })),
    rows: sorted.map((row) => shown.map((c) => (c.exported ?? c.value)(row))),
    notes: notes.filter((note) => note !== ""),
  };
}
type SheetParts<T> = {
  readonly shown: readonly Column<T>[];
  readonly sorted: readonly T[];
  readonly notes: readonly string[];
};

/** The sheet as CSV; the notes stand under the table, after an empty line. */
export function sheetCsv({ columns, rows, notes }: Sheet): string {
  return toCsv([
    columns.map((c) => c.head),
    ...rows,
    ...(notes.length > 0 ? [[], ...notes.map((note) => [note])] : []),
  ]);
}
