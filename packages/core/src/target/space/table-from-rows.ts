import type { Issue } from "../../vocabulary/issue.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { findOverlaps } from "./overlap.ts";
import type { RegionActivityTable, TidyRow } from "./table.ts";

export type TableRefusal = Result<RegionActivityTable, "rows-refused"> & {
  readonly issues: readonly Issue[];
};

/**
 * Tidy rows as a table, labels in order of code. Refuses empty keys, values that are not finite or negative, the same
 * cell twice, and regions or activities that contain one another (a nation beside its provinces): each with its row.
 * @example
 * const read = tableFromRows([
 *   { region: "A", activity: "x", value: 3 },
 *   { region: "A", activity: "x", value: 1 },
 * ]);
 * expect(read.ok).toBe(false);
 * expect(read.issues[0]).toMatchObject({ code: "duplicate-cell", row: 2, field: "activity" });
 */
export function tableFromRows(rows: readonly TidyRow[]): TableRefusal {
  const issues: Issue[] = [];
  const regions = indexOf(rows.map((row) => row.region));
  const activities = indexOf(rows.map((row) => row.activity));
  const width = activities.labels.length;
  const values = new Float64Array(regions.labels.length * width);
  const firstRow = new Int32Array(values.length);
  rows.forEach((row, i) => {
    const cell = (regions.at.get(row.region) ?? 0) * width + (activities.at.get(row.activity) ?? 0);
    const issue = check(row, i + 1, firstRow[cell] as number);
    if (issue) issues.push(issue);
    else {
      firstRow[cell] = i + 1;
      values[cell] = row.value as number;
    }
  });
  if (rows.length === 0) issues.push(error("no-rows", { reason: "The table has no rows" }));
  const table = { regions: regions.labels, activities: activities.labels, values };
  if (issues.length === 0) issues.push(...findOverlaps(table, rows));
  return issues.length === 0
    ? { ...ok(table), issues }
    : { ...fail("rows-refused", { rows: issues.length }), issues };
}

function check(row: TidyRow, number: number, seen: number): Issue | undefined {
  if (row.region.trim() === "")
    return error("key-missing", {
      row: number,
      field: "region",
      reason: "The row names no region",
    });
  if (row.activity.trim() === "")
    return error("key-missing", {
      row: number,
      field: "activity",
      reason: "The row names no activity",
    });
  if (row.value === null || !Number.isFinite(row.value))
    return error("not-a-number", {
      row: number,
      field: "value",
      reason: `The value of ${row.region}, ${row.activity} is not a finite number`,
    });
  if (row.value < 0)
    return error("negative-value", {
      row: number,
      field: "value",
      reason: `The value of ${row.region}, ${row.activity} is negative: ${row.value}`,
    });
  if (seen > 0)
    return error("duplicate-cell", {
      row: number,
      field: "activity",
      reason: `${row.region}, ${row.activity} already stands in row ${seen}`,
    });
  return undefined;
}

function error(code: string, rest: Omit<Issue, "code" | "severity">): Issue {
  return { code, severity: "error", ...rest };
}

function indexOf(labels: readonly string[]): { labels: string[]; at: Map<string, number> } {
  const unique = [...new Set(labels)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { labels: unique, at: new Map(unique.map((label, i) => [label, i])) };
}
