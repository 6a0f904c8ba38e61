import type { RankingTable } from "@essor/contract/measure";
import { expect, test } from "vitest";
import { figureOf, pillarsOf, rankTable, rulesOf } from "./engine.ts";

const indicator = (code: string) => ({ code }) as RankingTable["indicators"][number];
const table = {
  recipe: {
    body: {
      unit: "code",
      name: "name",
      groups: ["province"],
      framework: [
        { code: "people", parent: "total" },
        { code: "school", parent: "quality" },
        { code: "total", parent: "index", weight: 1 },
        { code: "quality", parent: "index", weight: 3 },
        { code: "index" },
      ],
      steps: [
        { step: "eligibility", rules: [{ column: "people", min: 10 }] },
        { step: "normalise", method: "minMax", range: [0, 100] },
        { step: "aggregate", method: "arithmetic" },
      ],
    },
  },
  units: ["a", "b", "c", "d"].map((code) => ({
    code,
    name: { en: code },
    province: "p",
    prefecture: "q",
    level: "county",
  })),
  indicators: [indicator("people"), indicator("school")],
  values: [
    [100, 8],
    [20, 12],
    [60, 9],
    [5, 12],
  ],
} as unknown as RankingTable;

test("ranks follow the weights of the recipe, and those of the reader where there are any", () => {
  expect(pillarsOf(table).map((p) => [p.code, p.weight])).toEqual([
    ["total", 1],
    ["quality", 3],
  ]);
  expect(rankTable(table, {})?.map((r) => r.rank)).toEqual([3, 1, 2, null]);
  expect(rankTable(table, { weights: { total: 3, quality: 1 } })?.map((r) => r.rank)).toEqual([
    1,
    3,
    2,
    null,
  ]);
});

test("a unit below a threshold is not ranked, says why, and enters when the threshold moves", () => {
  expect(rulesOf(table)).toEqual([{ column: "people", min: 10 }]);
  expect(rankTable(table, {})?.[3]?.reason).toBe("threshold");
  expect(rankTable(table, { minima: { people: 0 } })?.[3]?.rank).not.toBeNull();
});

test("scores of pillars and points of indicators are on the common scale", () => {
  const first = rankTable(table, {})?.[0];
  expect(first?.pillars).toEqual({ total: 100, quality: 0 });
  expect(first?.points).toEqual({ people: 100, school: 0 });
});

test("a cell leads to its figure, with the activity where the column has one", () => {
  expect(figureOf("employment_sample@C", "2020", "320583")).toBe("employment_sample~2020~320583~C");
  expect(figureOf("population", "2020", "320583")).toBe("population~2020~320583~_T");
});

test("a recipe that cannot be read gives no ranking instead of a wrong one", () => {
  const broken = { ...table, recipe: { body: { framework: 3 } } } as unknown as RankingTable;
  expect(rankTable(broken, {})).toBeNull();
});
