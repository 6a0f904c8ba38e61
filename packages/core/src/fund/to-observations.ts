import { type Day, formatDay } from "../vocabulary/day.ts";
import type { Observation } from "../vocabulary/observation.ts";
import type { Measure } from "./multiples.ts";

/** What a fund says back to the hub: money that reached companies of a place and activity, and how the fund did. */
export type FundOutcome = {
  readonly fund: string;
  readonly refArea: string;
  readonly timePeriod: string;
  /** The day on which this was known. */
  readonly vintage: Day;
  readonly currency: string;
  /** Money invested, looked through to companies, in whole minor units, with the entries behind it. */
  readonly invested: readonly {
    readonly activity: string;
    readonly minor: bigint;
    readonly entries: readonly string[];
  }[];
  readonly minorDigits: number;
  /** Figures of the fund by name; those without a value are left out, not sent as zero. */
  readonly measures: Readonly<Record<string, Measure>>;
};

/**
 * A fund's results as observations, so that the index moves because money moved, and can say which.
 * @example
 * const rows = toObservations({ fund: "f1", refArea: "320583", timePeriod: "2025", vintage: dayOf(2026, 3, 1), currency: "CNY", minorDigits: 2,
 *   invested: [{ activity: "C39", minor: 12345n, entries: ["e1"] }], measures: { dpi: { value: 0.4 }, irrNet: { value: null, undefinedBecause: "no-root" } } });
 * expect(rows.map(({ indicator, obsValue }) => [indicator, obsValue])).toEqual([["fund.invested", 123.45], ["fund.dpi", 0.4]]);
 */
export function toObservations(outcome: FundOutcome): Observation[] {
  const common = {
    refArea: outcome.refArea,
    timePeriod: outcome.timePeriod,
    unitMult: 0,
    obsStatus: "final" as const,
    source: { title: `Books of ${outcome.fund}`, issuer: outcome.fund, grade: "O" as const },
    vintage: formatDay(outcome.vintage),
  };
  return [
    ...outcome.invested.map(({ activity, minor, entries }) => ({
      ...common,
      activity,
      indicator: "fund.invested",
      obsValue: Number(minor) / 10 ** outcome.minorDigits,
      unitMeasure: outcome.currency,
      trace: entries,
    })),
    ...Object.entries(outcome.measures).flatMap(([name, { value }]) =>
      value === null
        ? []
        : [
            {
              ...common,
              indicator: `fund.${name}`,
              obsValue: value,
              unitMeasure: "1",
              trace: [outcome.fund],
            },
          ],
    ),
  ];
}
