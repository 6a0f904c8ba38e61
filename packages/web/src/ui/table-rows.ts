import type { ReactNode } from "react";

export type CellValue = string | number | null;

export type Column<T> = {
  readonly id: string;
  readonly title: string;
  /** What is sorted, searched and exported. null is missing: always last. */
  readonly value: (row: T) => CellValue;
  /** What a file gets where `value` is only for sorting, e.g. minor units of money. */
  readonly exported?: (row: T) => CellValue;
  /** What is drawn; the value itself where absent. */
  readonly cell?: (row: T) => ReactNode;
  /** Numbers stand right; the unit stands in the heading. */
  readonly numeric?: boolean;
  readonly unit?: string;
  readonly width?: number;
  /** A select above the table with the column's values. */
  readonly choice?: boolean;
  /** Stays in sight when the table scrolls sideways. Only for the first column. */
  readonly pin?: boolean;
  /** Not shown until chosen under Columns. */
  readonly hidden?: boolean;
  /** One line, cut where it does not fit. */
  readonly oneLine?: boolean;
  /** The first click sorts from high to low. */
  readonly downFirst?: boolean;
};

export type Filters = { readonly text: string; readonly choices: Readonly<Record<string, string>> };

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Rows in which every word stands somewhere, and every choice holds. Case and accents do not matter. */
export function filterRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  { text, choices }: Filters,
): readonly T[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const chosen = columns.filter((c) => choices[c.id]);
  if (words.length === 0 && chosen.length === 0) return rows;
  return rows.filter((row) => {
    if (!chosen.every((c) => String(c.value(row) ?? "") === choices[c.id])) return false;
    if (words.length === 0) return true;
    const all = plain(columns.map((c) => c.value(row) ?? "").join("\n"));
    return words.every((word) => all.includes(word));
  });
}

/** The different values of a column, in the order of the language. */
export function choicesOf<T>(rows: readonly T[], column: Column<T>, language: string): string[] {
  const seen = new Set<string>();
  for (const row of rows) {
    const value = column.value(row);
    if (value !== null && value !== "") seen.add(String(value));
  }
  return [...seen].sort(new Intl.Collator(language, { numeric: true }).compare);
}

/** `-score,name` → [{ id: "score", desc: true }, …]. Unknown columns are left out. */
export function parseSort(text: string, ids: readonly string[]): { id: string; desc: boolean }[] {
  return text
    .split(",")
    .map((part) => ({ id: part.replace(/^-/, ""), desc: part.startsWith("-") }))
    .filter(({ id }) => ids.includes(id));
}

export function formatSort(sorting: readonly { id: string; desc: boolean }[]): string {
  return sorting.map(({ id, desc }) => (desc ? `-${id}` : id)).join(",");
}
