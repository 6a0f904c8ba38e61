import { foldText, isMissingText, parseNumberText } from "@essor/core/measure";
import type { Merge, SheetRow } from "./sheet-row.ts";

const isNumber = (text: string) => parseNumberText(text, { decimal: "." }).ok;

/**
 * The row that most probably holds the headings: the first that is nearly as wide as the table and is no row of
 * figures. Titles above it are narrow, or one merged cell.
 */
export function findHeadingRow(rows: readonly SheetRow[]): number {
  const own = rows.map(({ cells, notes }) => {
    const merged = new Set(notes?.filter((n) => n.note === "merged-cell").map((n) => n.column));
    return cells.filter((text, column) => text.trim() !== "" && !merged.has(column));
  });
  const width = Math.max(
    1,
    ...rows.map(({ cells }) => cells.filter((text) => text.trim() !== "").length),
  );
  for (const [i, { row, cells }] of rows.entries()) {
    const filled = cells.filter((text) => text.trim() !== "").length;
    const unlike = new Set(own[i]?.map(foldText)).size;
    if (filled < width * 0.7 || unlike < Math.min(2, width)) continue;
    const figures = cells.filter(
      (text) => isNumber(text) && !/^\d{4}$/.test(foldText(text)),
    ).length;
    if (figures > filled / 3) continue;
    return deepHeading(rows, i, row);
  }
  return rows[0]?.row ?? 1;
}

/** A group heading over several columns has the real headings below it. */
function deepHeading(rows: readonly SheetRow[], i: number, row: number): number {
  const next = rows[i + 1];
  const isGroup = rows[i]?.notes?.some((n) => n.note === "merged-cell");
  const isHeadingToo =
    next?.notes?.some((n) => n.note === "merged-cell") &&
    next.cells.filter((text) => isNumber(text) && !/^\d{4}$/.test(foldText(text))).length === 0;
  return isGroup && isHeadingToo && next ? next.row : row;
}

/** The headings of a table, each with its own name: a group heading above goes in front, twins are numbered. */
export function headingsOf(
  rows: readonly SheetRow[],
  headingRow: number,
  merges: readonly Merge[],
): string[] {
  const at = (row: number) => rows.find((r) => r.row === row)?.cells ?? [];
  const cells = at(headingRow);
  const above = at(headingRow - 1);
  const isGroup = (column: number) =>
    merges.some(
      (m) =>
        m.fromRow <= headingRow - 1 &&
        m.toRow === headingRow - 1 &&
        m.toColumn > m.fromColumn &&
        m.fromColumn <= column &&
        column <= m.toColumn &&
        m.toColumn - m.fromColumn + 1 < cells.length,
    );
  const seen = new Map<string, number>();
  return cells.map((text, column) => {
    const own = text.replace(/\s+/g, " ").trim();
    const group = isGroup(column) ? (above[column] ?? "").trim() : "";
    const name = [group, own].filter((part) => part !== "").join(" ") || `#${column + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Cells of a column that say something, a few of them. */
export function samplesOf(rows: readonly SheetRow[], column: number): string[] {
  const samples: string[] = [];
  for (const { cells } of rows) {
    const text = cells[column] ?? "";
    if (!isMissingText(text) && samples.push(text.slice(0, 200)) === 8) break;
  }
  return samples;
}
