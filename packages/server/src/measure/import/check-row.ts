import type { IssueLog } from "../../sheets/issue-log.ts";
import type { SheetRow } from "../../sheets/sheet-row.ts";
import type { Plan } from "./plan.ts";
import { type Bad, bad } from "./resolvers.ts";

/** What decoding leaves where bytes fit no character, and what PostgreSQL cannot store. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a zero character is what is looked for
const UNREADABLE = /[\uFFFD\u0000]/;
const DELIMITERS = [",", ";", "\t", "|"];

export function isEmptyRow({ cells, fault }: SheetRow): boolean {
  return fault === undefined && cells.every((text) => text === "");
}

/** Makes a check of a row's form, before anything in it is read; what is odd but taken is logged. */
export function rowChecker(
  { width, headings, at, values, attributes }: Plan,
  log: IssueLog,
  isWorkbook: boolean,
): (row: SheetRow, isSuspicious: boolean) => Bad | undefined {
  const used = new Set([
    ...Object.values(at),
    ...values.map((v) => v.index),
    ...attributes.map((a) => a.index),
  ]);
  return (row, isSuspicious) => {
    const { cells, fault, notes } = row;
    if (fault === "bad-quote") return bad(fault, "A quotation mark stands where none may");
    if (fault === "unclosed-quote") return bad(fault, "A quotation mark is never closed");
    // A workbook leaves out the empty cells at a row's end, and notes beside the table are no fault.
    if (!isWorkbook && cells.length !== width && isRagged(cells, width))
      return raggedness(cells, width);
    if (isSuspicious) {
      const broken = cells.findIndex((text) => UNREADABLE.test(text));
      if (broken >= 0)
        return bad("bad-character", "The cell holds a character that could not be read", broken);
    }
    if (notes === undefined) return undefined;
    for (const { note, column } of notes) {
      if (!used.has(column)) continue;
      if (note === "cell-error") return bad(note, "The cell shows an error", column);
      if (note === "formula-without-value")
        return bad(note, "The formula was saved without its value", column);
      log.add({
        row: row.row,
        field: headings[column] ?? "",
        code: note,
        severity: "warning",
        text: cells[column] ?? "",
        reason:
          note === "formula"
            ? "The cell is a formula; its saved value was taken"
            : "The cell is part of a merged block; the block's value was taken",
      });
    }
    return undefined;
  };
}

function isRagged(cells: readonly string[], width: number): boolean {
  return cells.length < width || cells.slice(width).some((text) => text.trim() !== "");
}

function raggedness(cells: readonly string[], width: number): Bad {
  const isOther = DELIMITERS.some(
    (d) => cells.some((text) => text.includes(d)) && cells.join(d).split(d).length >= width,
  );
  return cells.length < width && isOther
    ? bad("mixed-separators", "The row is cut by another separator than the rest")
    : bad("ragged-row", `The row has ${cells.length} cells, the heading ${width}`);
}
