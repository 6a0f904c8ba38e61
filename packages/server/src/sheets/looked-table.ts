import type { Delimiter, Encoding } from "./detect-text.ts";
import { headingsOf } from "./headings.ts";
import type { TableLook, Wish } from "./look-at-table.ts";
import { FileRefused, type OpenTable, type SheetRow } from "./sheet-row.ts";
import { openTable } from "./table.ts";

/** What a look found, as far as reading the file again needs it; formats of one's own are text tables. */
export type Looked = Pick<TableLook, "sheet" | "headingRow" | "encoding" | "delimiter"> & {
  readonly format: string;
};

/** Opens a file as it was looked at, or as somebody wished since. */
export function openLooked(file: string, look: Looked, wish: Wish = {}): Promise<OpenTable> {
  if (look.format === "sdmx-json") return openTable(file, { kind: "message" });
  if (look.format === "xlsx")
    return openTable(file, { kind: "workbook", sheet: wish.sheet ?? look.sheet ?? undefined });
  return openTable(file, {
    kind: "text",
    encoding: wish.encoding ?? ((look.encoding ?? "utf-8") as Encoding),
    delimiter: wish.delimiter ?? ((look.delimiter ?? ",") as Delimiter),
  });
}

/** Whether a file that was looked at shows the same under a wish, so that it need not be looked at again. */
export function looksTheSame(look: Looked, wish: Wish): boolean {
  return (
    (wish.sheet ?? look.sheet) === look.sheet &&
    (wish.headingRow ?? look.headingRow) === look.headingRow &&
    (wish.encoding ?? look.encoding) === look.encoding &&
    (wish.delimiter ?? look.delimiter) === look.delimiter
  );
}

/** The headings in a row of an open table, each as PostgreSQL can keep it. */
export async function headingsIn(table: OpenTable, headingRow: number): Promise<string[]> {
  const top: SheetRow[] = [];
  for await (const { rows } of table.rows()) {
    top.push(...rows.filter(({ row }) => row <= headingRow));
    if (rows.some(({ row }) => row >= headingRow)) break;
  }
  if (!top.some(({ row }) => row === headingRow))
    throw new FileRefused("heading-missing", `The table has no row ${headingRow}`);
  return headingsOf(top, headingRow, table.merges).map((text) =>
    text.replaceAll("\u0000", "\uFFFD"),
  );
}
