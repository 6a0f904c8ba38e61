import type { Figure } from "@essor/contract/measure";
import { expect, test } from "vitest";
import { seriesOf, topOf } from "./series.ts";

const figure = (
  area: string,
  period: string,
  value: number | null,
  status = "final",
  activity = "_T",
) => ({ id: `${area}${period}${status}`, area, period, value, status, activity }) as Figure;

test("a line has whole years only: no cumulative quarters, no targets, no bounds", () => {
  const made = seriesOf(
    [
      figure("a", "2020", 1),
      figure("a", "2021", 2),
      figure("a", "2021-Q1-Q3", 9),
      figure("a", "2026", 9, "target"),
      figure("a", "2022", 9, "bound"),
    ],
    "a",
  );
  expect(made?.periods).toEqual(["2020", "2021"]);
  expect(made?.series[0]?.points.map((x) => x?.value)).toEqual([1, 2]);
});

test("the hub is first, then the largest; a gap stays a gap; a single point makes no line", () => {
  const made = seriesOf(
    [
      figure("big", "2020", 50),
      figure("big", "2022", 60),
      figure("hub", "2020", 1),
      figure("hub", "2021", 2),
      figure("one", "2021", 99),
    ],
    "hub",
  );
  expect(made?.series.map((s) => s.area)).toEqual(["hub", "big"]);
  expect(made?.series[1]?.points.map((x) => x?.value)).toEqual([50, undefined, 60]);
  expect(seriesOf([figure("a", "2020", 1)], "a")).toBeNull();
});

test("one period is shown as an order, of totals only", () => {
  const top = topOf([
    figure("a", "2020", 1),
    figure("b", "2020", 3),
    figure("c", "2020", null),
    figure("d", "2020", 9, "final", "C"),
  ]);
  expect(top?.items.map((x) => x.area)).toEqual(["b", "a"]);
  expect(topOf([])).toBeNull();
});
