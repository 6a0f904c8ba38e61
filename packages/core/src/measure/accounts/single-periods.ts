import { monthsOf, type Period, periodOfMonths } from "../../vocabulary/period.ts";

export type Point = { readonly period: Period; readonly value: number };

/**
 * Single periods out of cumulative ones: the first three quarters minus the first half is the third quarter.
 * A step between two cumulative figures that has no name of its own (March to August) is left out, not guessed.
 * @example
 * const points = [{ period: 2024301 as Period, value: 60 }, { period: 2024409 as Period, value: 95 }, { period: 2024000 as Period, value: 130 }];
 * expect(singlePeriods(points)).toEqual([
 *   { period: 2024301, value: 60 }, { period: 2024203, value: 35 }, { period: 2024204, value: 35 }]);
 */
export function singlePeriods(cumulative: readonly Point[]): Point[] {
  const byYear = new Map<number, { to: number; value: number; period: Period }[]>();
  for (const { period, value } of cumulative) {
    const { year, from, to } = monthsOf(period);
    if (from !== 1) continue; // not counted from January: already single
    byYear.set(year, [...(byYear.get(year) ?? []), { to, value, period }]);
  }
  const single: Point[] = [];
  for (const [year, points] of [...byYear].sort((a, b) => a[0] - b[0])) {
    points.sort((a, b) => a.to - b.to);
    points.forEach((point, i) => {
      const before = points[i - 1];
      if (!before) {
        single.push({ period: point.period, value: point.value });
        return;
      }
      const period = periodOfMonths(year, before.to + 1, point.to);
      if (period !== undefined) single.push({ period, value: point.value - before.value });
    });
  }
  return single;
}
