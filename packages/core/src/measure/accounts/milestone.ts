import type { Period } from "../../vocabulary/period.ts";

export type Crossing = { readonly level: number; readonly period: Period; readonly value: number };

/**
 * The first period in which a series reached each level. Targets and forecasts must not be among the points: a milestone
 * is a fact. Each series has its own events; total output and output above scale never share one.
 * @example
 * const points = [{ period: 2019000 as Period, value: 9200 }, { period: 2020000 as Period, value: 10010 }, { period: 2021000 as Period, value: 9900 }];
 * expect(milestones(points, [9000, 10000, 11000])).toEqual([
 *   { level: 9000, period: 2019000, value: 9200 }, { level: 10000, period: 2020000, value: 10010 }]);
 */
export function milestones(
  points: readonly { readonly period: Period; readonly value: number }[],
  levels: readonly number[],
): Crossing[] {
  const ordered = [...points].sort((a, b) => a.period - b.period);
  return levels.flatMap((level) => {
    const first = ordered.find((point) => point.value >= level);
    return first ? [{ level, period: first.period, value: first.value }] : [];
  });
}
