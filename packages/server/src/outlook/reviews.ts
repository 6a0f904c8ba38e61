import { type ForecastReview, reviewForecast } from "@essor/core/outlook";
import { civil, parseDay } from "@essor/core/vocabulary";
import type { ForecastRow, PipelineRow } from "./queries-forecast.ts";

export type ReviewedForecast = ForecastReview & {
  readonly forecast: number;
  readonly asOf: string;
};

/**
 * Kept forecasts of investment against what came, for years that are over: investment of projects that began to produce
 * after the day of the look, counted from the quarter in which they did. Output is not reviewed: its actual value needs
 * deliveries by quarter, which nobody records.
 */
export function reviewKept(
  forecasts: readonly ForecastRow[],
  pipeline: readonly PipelineRow[],
  now: Date,
): ReviewedForecast[] {
  return forecasts.flatMap((kept) => {
    const looked = parseDay(kept.asOf);
    if (kept.measure !== "investment" || looked === undefined) return [];
    const over = kept.years.filter((y) => y.group === "pipeline" && y.year < now.getUTCFullYear());
    if (over.length === 0) return [];
    const starts = pipeline.flatMap((p) => {
      const since = parseDay(p.stageSince ?? "");
      if (p.stage < 5 || p.amount === null || since === undefined || since <= looked) return [];
      const { year, month } = civil(since);
      return [{ year, quarter: Math.ceil(month / 3), amount: p.amount }];
    });
    const figures = over.map((line) => ({
      id: String(line.year),
      median: line.median,
      low: line.q5,
      high: line.q95,
      actual: starts.reduce((sum, s) => sum + s.amount * shareOfYear(s, line.year), 0),
    }));
    return [{ forecast: kept.id, asOf: kept.asOf, ...reviewForecast(figures) }];
  });
}

/** Share of a year's quarters in which a start of some quarter counts. */
function shareOfYear({ year, quarter }: { year: number; quarter: number }, of: number): number {
  if (of < year) return 0;
  return of > year ? 1 : (5 - quarter) / 4;
}
