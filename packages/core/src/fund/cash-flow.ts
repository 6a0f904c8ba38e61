import type { Day } from "../vocabulary/day.ts";
import { type DayCount, yearFraction } from "./day-count.ts";

/** One flow as the investor sees it: negative when paid, positive when received. */
export type CashFlow = { readonly day: Day; readonly amount: number };

/** Flows summed per date, in order of time; `years` counts from the earliest date that has a flow. */
export type FlowSeries = {
  readonly years: Float64Array;
  readonly amounts: Float64Array;
  /** How often the sign of the summed flows changes: the number of roots is at most this, and of its parity. */
  readonly signChanges: number;
};

/**
 * Sums flows per date, drops dates that sum to zero at either side of nothing, and measures time from the earliest
 * date given (which may hold a zero flow). Order of the input does not matter.
 * @example
 * const series = flowSeries([{ day: 365 as Day, amount: 3 }, { day: 0 as Day, amount: -1 }, { day: 0 as Day, amount: -1 }], "act/365f");
 * expect([...series.years]).toEqual([0, 1]);
 * expect([...series.amounts]).toEqual([-2, 3]);
 */
export function flowSeries(flows: readonly CashFlow[], dayCount: DayCount): FlowSeries {
  const sorted = [...flows].sort((a, b) => a.day - b.day);
  const first = sorted[0]?.day;
  const years: number[] = [];
  const amounts: number[] = [];
  let at = 0;
  while (at < sorted.length) {
    const day = (sorted[at] as CashFlow).day;
    let sum = 0;
    let lost = 0; // Neumaier: what rounding has taken from the sum
    while (at < sorted.length && (sorted[at] as CashFlow).day === day) {
      const a = (sorted[at] as CashFlow).amount;
      const next = sum + a;
      lost += Math.abs(sum) >= Math.abs(a) ? sum - next + a : a - next + sum;
      sum = next;
      at += 1;
    }
    if (sum + lost === 0) continue;
    const time = yearFraction(first as Day, day, dayCount);
    const previous = years.length - 1;
    // Under 30/360 two dates may be the same instant.
    if (previous >= 0 && years[previous] === time) {
      amounts[previous] = (amounts[previous] as number) + sum + lost;
    } else {
      years.push(time);
      amounts.push(sum + lost);
    }
  }
  return {
    years: Float64Array.from(years),
    amounts: Float64Array.from(amounts),
    signChanges: countSignChanges(amounts),
  };
}

/**
 * How often neighbouring numbers differ in sign; zeros are passed over.
 * @example
 * expect(countSignChanges([-1, 0, 2, 3, -1])).toBe(2);
 */
export function countSignChanges(amounts: ArrayLike<number>): number {
  let changes = 0;
  let sign = 0;
  for (let i = 0; i < amounts.length; i += 1) {
    const next = Math.sign(amounts[i] as number);
    if (next === 0) continue;
    if (sign !== 0 && next !== sign) changes += 1;
    sign = next;
  }
  return changes;
}
