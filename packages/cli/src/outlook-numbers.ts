import type { Issue } from "@essor/core/vocabulary";
import type { TextTable } from "./files.ts";
import { Refused } from "./refused.ts";

/** Refuses a table that lacks columns, all of them named. */
export function needColumns({ columns }: TextTable, wanted: readonly string[]): void {
  const absent = wanted.filter((c) => !columns.includes(c));
  if (absent.length === 0) return;
  throw new Refused(
    absent.map((field) => ({
      code: "column-missing",
      severity: "error",
      field,
      reason: `The table has no column "${field}"`,
    })),
  );
}

/** A finite number in a cell, or undefined and an issue; an empty cell is the fallback where there is one. */
export function numberCell(
  row: Readonly<Record<string, string>>,
  field: string,
  {
    at,
    issues,
    fallback,
  }: { readonly at: number; readonly issues: Issue[]; readonly fallback?: number },
): number | undefined {
  const text = row[field]?.trim() ?? "";
  if (text === "" && fallback !== undefined) return fallback;
  const value = Number(text);
  if (text !== "" && Number.isFinite(value)) return value;
  issues.push({
    code: "not-a-number",
    severity: "error",
    row: at + 1,
    field,
    reason: `"${text}" is not a finite number`,
  });
  return undefined;
}

/** Stops where anything was found wrong. */
export function refuseAll(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new Refused(issues);
}
