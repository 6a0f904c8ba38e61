import { type RegionActivityTable, type TidyRow, tableFromRows } from "@essor/core/target";
import type { Issue } from "@essor/core/vocabulary";
import { readTable, type TextTable } from "./files.ts";
import { Refused, Usage } from "./refused.ts";

export type TableColumns = {
  readonly region: string;
  readonly activity: string;
  readonly value: string;
  readonly period?: string;
};

/** The columns named by options; each must be in the heading. */
export function columnsFrom(
  named: { region?: string; activity?: string; value?: string; period?: string },
  { periodNeeded }: { readonly periodNeeded: boolean },
): TableColumns {
  for (const key of ["region", "activity", "value", ...(periodNeeded ? ["period"] : [])] as const) {
    if (named[key as keyof typeof named] === undefined)
      throw new Usage(`--${key} names a column of the table`);
  }
  const { region = "", activity = "", value = "", period } = named;
  return { region, activity, value, ...(period === undefined ? {} : { period }) };
}

/** One table a period, in order of period; the empty period where the file has none. Refuses with row numbers of the file. */
export async function readTables(
  file: string,
  columns: TableColumns,
): Promise<Map<string, RegionActivityTable>> {
  const table = await readTable(file);
  for (const column of Object.values(columns)) {
    if (table.columns.includes(column)) continue;
    throw new Refused([
      {
        code: "column-missing",
        severity: "error",
        field: column,
        reason: `The table has no column ${column}`,
      },
    ]);
  }
  return tablesOf(table, columns);
}

function tablesOf(table: TextTable, columns: TableColumns): Map<string, RegionActivityTable> {
  const rowsOf = new Map<string, { rows: TidyRow[]; numbers: number[] }>();
  table.rows.forEach((row, i) => {
    const period = columns.period === undefined ? "" : (row[columns.period] ?? "");
    const group = rowsOf.get(period) ?? { rows: [], numbers: [] };
    rowsOf.set(period, group);
    const text = (row[columns.value] ?? "").trim();
    group.rows.push({
      region: row[columns.region] ?? "",
      activity: row[columns.activity] ?? "",
      value: text === "" ? null : Number(text),
    });
    group.numbers.push(i + 1);
  });
  if (rowsOf.size === 0) rowsOf.set("", { rows: [], numbers: [] });
  const issues: Issue[] = [];
  const tables = new Map<string, RegionActivityTable>();
  for (const period of [...rowsOf.keys()].sort()) {
    const { rows, numbers } = rowsOf.get(period) as { rows: TidyRow[]; numbers: number[] };
    const read = tableFromRows(rows);
    if (read.ok) tables.set(period, read.value);
    else issues.push(...read.issues.map((issue) => inFile(issue, { columns, numbers })));
  }
  if (issues.length > 0) throw new Refused(issues);
  return tables;
}

function inFile(
  issue: Issue,
  { columns, numbers }: { columns: TableColumns; numbers: readonly number[] },
): Issue {
  const field = issue.field as keyof TableColumns | undefined;
  return {
    ...issue,
    ...(issue.row === undefined ? {} : { row: numbers[issue.row - 1] as number }),
    ...(field === undefined ? {} : { field: columns[field] ?? field }),
  };
}
