import { expect, test } from "vitest";
import { formatBounds, leverRows, leversOf, parseBounds } from "./levers.ts";

test("bounds in the address survive the way there and back; what is no number is left out", () => {
  const bounds = new Map([
    ["population", 1.5e6],
    ["employment_sample@M", 0],
  ]);
  expect(parseBounds(formatBounds(bounds))).toEqual(bounds);
  expect(parseBounds("a:x,b,:1,c:2")).toEqual(new Map([["c", 2]]));
  expect(formatBounds(new Map())).toBeUndefined();
});

test("a lever goes up to the best value seen, or down where less is better; a typed bound counts instead", () => {
  const table = {
    recipe: {
      body: {
        framework: [
          { code: "gdp", parent: "p" },
          { code: "age", parent: "p", direction: -1 },
          { code: "p", parent: "i" },
          { code: "i" },
        ],
        steps: [],
      },
    },
    units: [{ code: "A" }, { code: "B" }],
    indicators: [{ code: "gdp" }, { code: "age" }],
    values: [
      [1, 10],
      [5, null],
    ],
  } as never;
  const rows = leverRows(table, "A", { off: undefined, bound: "age:4" });
  expect(rows).toMatchObject([
    { code: "gdp", on: true, now: 1, bound: 5, typed: false },
    { code: "age", on: true, now: 10, bound: 4, typed: true },
  ]);
  expect(leversOf(rows)).toEqual([
    { indicator: "gdp", max: 5 },
    { indicator: "age", min: 4 },
  ]);
  expect(leversOf(leverRows(table, "A", { off: "gdp", bound: undefined }))).toEqual([
    { indicator: "age", min: 10 },
  ]);
});
