import { describe, expect, it } from "vitest";
import { tableFromRows } from "./table-from-rows.ts";

const row = (region: string, activity: string, value: number | null) => ({
  region,
  activity,
  value,
});
const codes = (rows: Parameters<typeof tableFromRows>[0]) =>
  tableFromRows(rows).issues.map((issue) => [issue.code, issue.row, issue.field]);

describe("tidy rows", () => {
  it("[TR1] refuses what is no figure, each row by number", () => {
    expect(
      codes([row("A", "x", 1), row("A", "y", Number.NaN), row("B", "x", null), row("B", "y", -2)]),
    ).toEqual([
      ["not-a-number", 2, "value"],
      ["not-a-number", 3, "value"],
      ["negative-value", 4, "value"],
    ]);
  });
  it("[TR2] refuses the same cell twice, even where the first is zero", () => {
    expect(codes([row("A", "x", 0), row("A", "x", 2)])).toEqual([
      ["duplicate-cell", 2, "activity"],
    ]);
  });
  it("[TR3] refuses a nation beside its provinces, by code and by sum", () => {
    const provinces = [
      row("3201", "x", 2),
      row("3201", "y", 1),
      row("3202", "x", 3),
      row("3202", "y", 4),
    ];
    expect(codes([...provinces, row("32", "x", 5), row("32", "y", 5)])).toEqual([
      ["overlapping-regions", 5, "region"],
    ]);
    const named = [
      row("A", "x", 2),
      row("B", "x", 3),
      row("C", "y", 4),
      row("Nation", "x", 5),
      row("Nation", "y", 4),
    ];
    expect(codes(named)).toEqual([["overlapping-regions", 4, "region"]]);
  });
  it("[TR3] does not take plain numbering for a hierarchy", () => {
    expect(codes([row("10", "x", 2), row("100", "x", 3), row("101", "y", 1)])).toEqual([]);
  });
  it("[TR4] refuses mixed levels of activities and rows without keys", () => {
    expect(
      codes([row("A", "31", 9), row("A", "311", 4), row("B", "31", 2), row("B", "312", 2)]),
    ).toEqual([["overlapping-activities", 1, "activity"]]);
    expect(codes([row("", "x", 1), row("A", " ", 1)])).toEqual([
      ["key-missing", 1, "region"],
      ["key-missing", 2, "activity"],
    ]);
  });
  it("[TR1] refuses an empty table", () => {
    expect(codes([])).toEqual([["no-rows", undefined, undefined]]);
  });
});
