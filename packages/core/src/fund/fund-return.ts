import { type Day, formatDay } from "../vocabulary/day.ts";
import type { CashFlow } from "./cash-flow.ts";
import { type DayCount, yearFraction } from "./day-count.ts";
import { type IrrReport, irrReport } from "./irr.ts";
import type { Measure } from "./multiples.ts";

/**
 * The three kinds of flow of a fund. They are kept apart so that each rate takes its own:
 * gross is fund to companies; net is investors to fund; the facility lends in place of calls.
 */
export type FundFlow = CashFlow & { readonly kind: "investment" | "investor" | "facility" };

export type FundReturns = {
  readonly irrGross: Measure;
  /** As the investors lived it: the facility paid first, they later. */
  readonly irrNetWithFacility: Measure;
  /** As if investors had paid when the facility did. */
  readonly irrNetWithoutFacility: Measure;
  readonly annualised: boolean;
};

/**
 * Gross and net rates of return, with and without the subscription facility (ILPA performance template).
 * A facility flow is seen from the fund: drawn is positive, repaid with interest negative. Without it, what was drawn
 * is a call on that day, and what was repaid is a call less on its own.
 * Under a year a rate is not annualised (GIPS) unless `annualiseBelowOneYear`.
 * @example
 * const day = (n) => n as Day;
 * const flows = [{ day: day(0), amount: -100, kind: "investment" }, { day: day(730), amount: 121, kind: "investment" },
 *   { day: day(0), amount: 100, kind: "facility" }, { day: day(365), amount: -100, kind: "facility" },
 *   { day: day(365), amount: -100, kind: "investor" }, { day: day(730), amount: 121, kind: "investor" }];
 * const returns = fundReturns(flows, { navGross: 0, navNet: 0, at: day(730), dayCount: "act/365f", annualiseBelowOneYear: false });
 * expect(returns.irrNetWithFacility.value).toBeCloseTo(0.21, 12);
 * expect(returns.irrNetWithoutFacility.value).toBeCloseTo(0.1, 12);
 */
export function fundReturns(
  flows: readonly FundFlow[],
  {
    navGross,
    navNet,
    at,
    dayCount,
    annualiseBelowOneYear,
  }: {
    readonly navGross: number;
    readonly navNet: number;
    readonly at: Day;
    readonly dayCount: DayCount;
    readonly annualiseBelowOneYear: boolean;
  },
): FundReturns {
  const known = flows.filter(({ day }) => day <= at);
  const of = (kind: FundFlow["kind"]) => known.filter((flow) => flow.kind === kind);
  const investor = of("investor");
  const facility = of("facility").map(({ day, amount }) => ({ day, amount: -amount }));
  const first = Math.min(...known.map(({ day }) => day), at) as Day;
  const years = yearFraction(first, at, dayCount);
  const annualised = years >= 1 || annualiseBelowOneYear;
  const rate = (list: readonly CashFlow[], nav: number): Measure => {
    const report = irrReport([...list, { day: at, amount: nav }], { dayCount });
    return annualised ? rateOf(report) : periodRate(report, years);
  };
  return {
    irrGross: rate(of("investment"), navGross),
    irrNetWithFacility: rate(investor, navNet),
    irrNetWithoutFacility: rate([...investor, ...facility], navNet),
    annualised,
  };
}

function rateOf({ roots, reason }: IrrReport): Measure {
  const [only] = roots;
  if (reason !== undefined || !only) {
    return { value: null, undefinedBecause: reason ?? "no-root" };
  }
  return { value: only.rate };
}

function periodRate(report: IrrReport, years: number): Measure {
  const [only] = report.roots;
  if (report.reason !== undefined || !only) return rateOf(report);
  return { value: Math.expm1(only.lnRate * years) };
}

/** A date that needs somebody: an investment period or term that ends, a fee step, an idle year. */
export type FundAlarm = {
  readonly code: string;
  readonly day: Day;
  readonly daysLeft: number;
  readonly reason: string;
};

/**
 * Dates of a fund that fall within a time from now, or have passed without being dealt with, soonest first.
 * @example
 * const alarms = fundAlarms([{ code: "term-ends", day: 100 as Day, done: false }, { code: "fee-step", day: 900 as Day, done: false }], { at: 90 as Day, within: 30 });
 * expect(alarms.map(({ code, daysLeft }) => [code, daysLeft])).toEqual([["term-ends", 10]]);
 */
export function fundAlarms(
  dates: readonly { readonly code: string; readonly day: Day; readonly done: boolean }[],
  { at, within }: { readonly at: Day; readonly within: number },
): FundAlarm[] {
  return dates
    .filter(({ day, done }) => !done && day - at <= within)
    .sort((a, b) => a.day - b.day)
    .map(({ code, day }) => ({
      code,
      day,
      daysLeft: day - at,
      reason: `${code} ${day < at ? "was" : "is"} on ${formatDay(day)}`,
    }));
}
