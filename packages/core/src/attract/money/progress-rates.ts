import { fail, ok, type Result } from "../../vocabulary/result.ts";

export type AnnualProgress = {
  /** Invested so far and planned for the year, in one unit. */
  readonly invested: number;
  readonly annualPlan: number;
  /** Months of the year that have passed, 1 to 12. */
  readonly month: number;
};

/**
 * The completion rate of a year's investment plan, and how far ahead of schedule it is (超序时进度): the rate less the
 * share of the year that has passed, both in percentage points. Behind schedule is negative.
 * @example
 * const progress = scheduleProgress({ invested: 284.2, annualPlan: 392.5, month: 8 });
 * expect(progress.ok && [progress.value.completion.toFixed(1), progress.value.ahead.toFixed(1)]).toEqual(["72.4", "5.7"]);
 */
export function scheduleProgress({
  invested,
  annualPlan,
  month,
}: AnnualProgress): Result<
  { readonly completion: number; readonly ahead: number },
  "no-plan" | "wrong-month"
> {
  if (!(annualPlan > 0) || !Number.isFinite(invested)) return fail("no-plan", { annualPlan });
  if (!Number.isInteger(month) || month < 1 || month > 12) return fail("wrong-month", { month });
  const completion = (100 * invested) / annualPlan;
  return ok({ completion, ahead: aheadOfSchedule(completion, month) });
}

/**
 * Percentage points ahead of an even year, from a published completion rate.
 * @example
 * expect(aheadOfSchedule(17.2, 2).toFixed(1)).toBe("0.5");
 * expect(aheadOfSchedule(122.3, 11).toFixed(1)).toBe("30.6");
 */
export function aheadOfSchedule(completion: number, month: number): number {
  return completion - (100 * month) / 12;
}

/** The rates that a city publishes over its list of projects, in per cent; null where the list is empty. */
export type KeyRates = {
  readonly start: number | null;
  readonly inStatistics: number | null;
  readonly inProduction: number | null;
};

/**
 * Start rate, rate of inclusion in statistics (纳统率) and rate of entry into production over the projects of a list.
 * @example
 * expect(keyRates({ projects: 132, started: 128, inStatistics: 0, inProduction: 0 }).start?.toFixed(1)).toBe("97.0");
 */
export function keyRates({
  projects,
  started,
  inStatistics,
  inProduction,
}: {
  projects: number;
  started: number;
  inStatistics: number;
  inProduction: number;
}): KeyRates {
  const rate = (n: number) => (projects > 0 ? (100 * n) / projects : null);
  return {
    start: rate(started),
    inStatistics: rate(inStatistics),
    inProduction: rate(inProduction),
  };
}
