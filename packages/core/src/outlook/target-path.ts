import { fail, ok, type Result } from "../vocabulary/result.ts";

/** A value of one year. */
export type YearValue = { readonly year: number; readonly value: number };

export type PathYear = {
  readonly year: number;
  /** What the path asks for in the year. */
  readonly required: number;
  readonly actual: number | null;
  /** Actual less required: below zero is behind. */
  readonly gap: number | null;
};

export type TargetPath = {
  /** Growth a year that leads from the start to the goal, as a share: 0.0594 is 5.94 %. */
  readonly growthRequired: number;
  readonly years: readonly PathYear[];
  /** Growth a year still needed from the newest actual value; null where the goal's year has come. */
  readonly growthStillRequired: number | null;
};

/**
 * The path of equal yearly growth from a start to a goal, and how far actual values are from it, year by year. Values
 * are in one unit; start and goal above zero, the goal later than the start.
 * @example
 * const path = targetPath({ from: { year: 2025, value: 5615.34 }, goal: { year: 2035, value: 10_000 }, actuals: [] });
 * expect(path.ok && path.value.growthRequired).toBeCloseTo(0.0594, 4);
 */
export function targetPath({
  from,
  goal,
  actuals,
}: {
  readonly from: YearValue;
  readonly goal: YearValue;
  readonly actuals: readonly YearValue[];
}): Result<TargetPath, "goal-not-later" | "not-above-zero"> {
  const span = goal.year - from.year;
  if (!(span > 0)) return fail("goal-not-later", { from: from.year, goal: goal.year });
  if (!(from.value > 0 && goal.value > 0))
    return fail("not-above-zero", { from: from.value, goal: goal.value });
  const growthRequired = growthBetween(from, goal);
  const known = new Map(actuals.map((a) => [a.year, a.value]));
  const years: PathYear[] = [];
  for (let year = from.year; year <= goal.year; year++) {
    const required =
      year === goal.year ? goal.value : from.value * (1 + growthRequired) ** (year - from.year);
    const actual = known.get(year) ?? (year === from.year ? from.value : null);
    years.push({ year, required, actual, gap: actual === null ? null : actual - required });
  }
  const newest = [from, ...actuals].reduce((a, b) => (b.year > a.year ? b : a));
  const still = newest.year < goal.year && newest.value > 0 ? growthBetween(newest, goal) : null;
  return ok({ growthRequired, years, growthStillRequired: still });
}

function growthBetween(from: YearValue, to: YearValue): number {
  return (to.value / from.value) ** (1 / (to.year - from.year)) - 1;
}
