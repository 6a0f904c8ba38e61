import type { ImportBatch } from "@essor/contract/measure";
import { expect, test } from "vitest";
import { choiceOf, choose, mappedOnly, meaningsOf } from "./mapping.ts";

const columns = [
  {
    heading: "代码",
    samples: [],
    suggestion: { role: "area" as const },
    because: "heading" as const,
  },
  {
    heading: "GDP（亿元）",
    samples: [],
    suggestion: { role: "indicator-value" as const, indicator: "gdp", unit: "亿元" },
    because: "heading" as const,
  },
  { heading: "note", samples: [], suggestion: null, because: null },
];

test("suggestions are the start, and what nothing is known about is left out", () => {
  const meanings = meaningsOf({
    columns,
    mapping: null,
    remembered: null,
  } as unknown as ImportBatch);
  expect(Object.values(meanings).map(choiceOf)).toEqual(["area", "values:gdp", "ignore"]);
  expect(Object.keys(mappedOnly(meanings))).toEqual(["代码", "GDP（亿元）"]);
});

test("a mapping that was checked or remembered is not overruled by suggestions", () => {
  const mapping = { columns: { 代码: { role: "area-name" } } };
  const checked = meaningsOf({ columns, mapping, remembered: null } as unknown as ImportBatch);
  expect(Object.values(checked).map(choiceOf)).toEqual(["area-name", "ignore", "ignore"]);
  const remembered = meaningsOf({
    columns,
    mapping: null,
    remembered: mapping,
  } as unknown as ImportBatch);
  expect(remembered.代码).toEqual({ role: "area-name" });
});

test("another indicator keeps the unit of the column; another role drops it", () => {
  const gdp = columns[1]?.suggestion ?? { role: "ignore" as const };
  expect(choose(gdp, "values:trade")).toEqual({
    role: "indicator-value",
    indicator: "trade",
    unit: "亿元",
  });
  expect(choose(gdp, "period")).toEqual({ role: "period" });
  expect(choose({ role: "ignore" }, "values:")).toEqual({ role: "indicator-value" });
});
