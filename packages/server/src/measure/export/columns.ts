import { guardFormula } from "@essor/core/measure";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { statusWord } from "../status.ts";
import type { ExportRow } from "./queries.ts";

/** The columns of CSV, XLSX and Parquet. An import knows them again by their names. */
export const EXPORT_COLUMNS = [
  "area",
  "area_name",
  "indicator",
  "activity",
  "period",
  "value",
  "unit",
  "multiplier",
  "status",
  "known_at",
  "source_title",
  "source_issuer",
  "source_address",
  "source_read_on",
  "source_grade",
  "source_licence",
  "attributes",
] as const;

export const NUMERIC = new Set(["value", "multiplier"]);

/** The cells of a figure as they are; numbers stay numbers. */
export function cellsOf(row: ExportRow): (string | number | null)[] {
  return [
    row.area,
    row.areaName,
    row.indicator,
    row.activity,
    formatPeriod(row.period as Period),
    row.value,
    row.unit,
    row.multiplier,
    statusWord(row.status),
    row.knownAt,
    row.title,
    row.issuer,
    row.address,
    row.readOn,
    row.grade,
    row.licence,
    row.attributes === null ? "" : JSON.stringify(row.attributes),
  ];
}

/** A cell as text that no spreadsheet takes for a formula. A number is a number, whatever its sign. */
export function safeText(cell: string | number | null): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell) : guardFormula(cell);
}
