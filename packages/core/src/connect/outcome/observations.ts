import type { FunnelRate } from "./funnel.ts";

/** One figure of the cooperation institute as data for the index, with its trace. */
export type ConnectObservation = {
  readonly area: string;
  readonly indicator: string;
  readonly period: string;
  readonly value: number;
  readonly unit: "count" | "share";
  readonly status: "final";
  /** Which outcomes it was counted from. */
  readonly trace: readonly string[];
};

export type ObservationContext = {
  readonly area: string;
  readonly period: string;
  readonly trace: readonly string[];
};

/**
 * The outcome funnel as observations: a count a stage, and the share of the stage before where there is one.
 * @example
 * const { rates } = funnelRates([{ stage: "needs", count: 4 }, { stage: "solved", count: 1 }]);
 * expect(toObservations(rates, { area: "320583", period: "2025", trace: [] }).map((o) => [o.indicator, o.value]))
 *   .toEqual([["connect.needs", 4], ["connect.solved", 1], ["connect.solved.rate", 0.25]]);
 */
export function toObservations(
  rates: readonly FunnelRate[],
  { area, period, trace }: ObservationContext,
): ConnectObservation[] {
  return rates.flatMap(({ stage, count, ofPrevious }) => {
    const base = { area, period, status: "final", trace } as const;
    const counted: ConnectObservation = {
      ...base,
      indicator: `connect.${stage}`,
      value: count,
      unit: "count",
    };
    if (ofPrevious === null) return [counted];
    return [
      counted,
      { ...base, indicator: `connect.${stage}.rate`, value: ofPrevious, unit: "share" as const },
    ];
  });
}
