import type { FrameworkNode } from "./recipe.ts";

/**
 * The framework of a metadata table as the composite-indicator tools of the JRC write it: columns `iCode`, `iName`,
 * `Direction`, `Weight`, `Denominator`, `Parent`, `Type`. Rows that are no indicator or aggregate are left out.
 * @example
 * const rows = [
 *   { iCode: "x", iName: "Jobs", Direction: "-1", Weight: "2", Denominator: "Pop", Parent: "I", Type: "Indicator" },
 *   { iCode: "I", iName: "Index", Direction: "1", Weight: "1", Denominator: "", Parent: "", Type: "Aggregate" },
 *   { iCode: "Pop", iName: "People", Direction: "", Weight: "", Denominator: "", Parent: "", Type: "Denominator" },
 * ];
 * expect(frameworkFromMeta(rows)[0]).toEqual(
 *   { code: "x", name: "Jobs", parent: "I", direction: -1, weight: 2, denominator: "Pop" });
 * expect(frameworkFromMeta(rows)).toHaveLength(2);
 */
export function frameworkFromMeta(
  rows: readonly Readonly<Record<string, string>>[],
): FrameworkNode[] {
  return rows
    .filter((row) => row.Type === "Indicator" || row.Type === "Aggregate")
    .map((row) => ({
      code: row.iCode ?? "",
      ...(row.iName ? { name: row.iName } : {}),
      ...(row.Parent ? { parent: row.Parent } : {}),
      ...(row.Direction === "-1" ? { direction: -1 as const } : {}),
      ...(row.Weight ? { weight: Number(row.Weight) } : {}),
      ...(row.Denominator ? { denominator: row.Denominator } : {}),
    }));
}
