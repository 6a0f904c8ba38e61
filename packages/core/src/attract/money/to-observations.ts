import { civil, type Day } from "../../vocabulary/day.ts";
import { minorDigits } from "../../vocabulary/money.ts";
import { type Period, periodOfMonths } from "../../vocabulary/period.ts";
import type { AmountEntry, AmountMeasure } from "./amount-entry.ts";
import { convert, type DatedRate, rateOn } from "./dated-rate.ts";

export type RealisedFigure = {
  readonly area: string;
  readonly activity: string;
  readonly indicator: string;
  readonly period: Period;
  readonly value: number;
  readonly unit: string;
  /** The projects behind the figure, and how many entries could not be priced. */
  readonly trace: { readonly projects: readonly string[]; readonly unpriced: number };
};

const INDICATORS: Partial<Readonly<Record<AmountMeasure, string>>> = {
  utilised: "attract_utilised_investment",
  delivered: "attract_delivered_investment",
};

/**
 * What came of the pipeline, as figures for the register: money utilised and delivered a year, by area and activity, in
 * one currency with the rate of each day. Promises and contracts never become realised figures.
 * @example
 * const [figure] = toObservations([{ project: "P", area: "320583", activity: "C39", measure: "utilised", amount: { minor: 100n, currency: "CNY" }, day: 0 }], { currency: "CNY", rates: [] });
 * expect([figure?.value, figure?.period, figure?.trace.projects]).toEqual([1, 1970000, ["P"]]);
 */
export function toObservations(
  entries: readonly (AmountEntry & { readonly area: string; readonly activity: string })[],
  { currency, rates }: { currency: string; rates: readonly DatedRate[] },
): RealisedFigure[] {
  const sums = new Map<
    string,
    {
      first: (typeof entries)[number];
      indicator: string;
      period: Period;
      minor: bigint;
      projects: Set<string>;
      unpriced: number;
    }
  >();
  for (const entry of entries) {
    const indicator = INDICATORS[entry.measure];
    const period = periodOfMonths(civil(entry.day as Day).year, 1, 12);
    if (indicator === undefined || period === undefined) continue;
    const key = JSON.stringify([entry.area, entry.activity, indicator, period]);
    const sum = sums.get(key) ?? {
      first: entry,
      indicator,
      period,
      minor: 0n,
      projects: new Set<string>(),
      unpriced: 0,
    };
    const rate = rateOn(rates, { from: entry.amount.currency, to: currency, day: entry.day });
    if (rate === undefined) sum.unpriced += 1;
    else sum.minor += convert(entry.amount, currency, rate).minor;
    sum.projects.add(entry.project);
    sums.set(key, sum);
  }
  return [...sums.values()].map(({ first, indicator, period, minor, projects, unpriced }) => ({
    area: first.area,
    activity: first.activity,
    indicator,
    period,
    value: Number(minor) / 10 ** minorDigits(currency),
    unit: currency,
    trace: { projects: [...projects].sort(), unpriced },
  }));
}
