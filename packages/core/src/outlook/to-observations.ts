import type { Observation, ObservationSource } from "../vocabulary/observation.ts";
import type { ForecastYear } from "./forecast.ts";

/**
 * A forecast as observations of status forecast, one a year from the total of a group: medians, with recipe and seed in
 * the trace. Years that are over are left out.
 * @example
 * const year = { group: "total", year: 2027, mean: 1, q5: 0, q25: 0.5, median: 1, q75: 1.5, q95: 2 };
 * const [o] = toObservations([year], { refArea: "320583", indicator: "output", group: "total", after: 2026, unitMeasure: "CNY", unitMult: 8, hash: "h", seed: 7,
 *   vintage: "2026-01-31", source: { title: "Forecast", issuer: "Hub", grade: "S" } });
 * expect([o?.obsStatus, o?.obsValue, o?.timePeriod, o?.trace]).toEqual(["forecast", 1, "2027", ["recipe:h", "seed:7"]]);
 */
export function toObservations(
  years: readonly ForecastYear[],
  options: {
    readonly refArea: string;
    readonly indicator: string;
    readonly group: string;
    /** The last year that is over. */
    readonly after: number;
    readonly unitMeasure: string;
    readonly unitMult: number;
    readonly hash: string;
    readonly seed: number;
    readonly vintage: string;
    readonly source: ObservationSource;
  },
): Observation[] {
  return years
    .filter((y) => y.group === options.group && y.year > options.after)
    .map((y) => ({
      refArea: options.refArea,
      indicator: options.indicator,
      timePeriod: String(y.year),
      obsValue: y.median,
      unitMeasure: options.unitMeasure,
      unitMult: options.unitMult,
      obsStatus: "forecast",
      source: options.source,
      vintage: options.vintage,
      trace: [`recipe:${options.hash}`, `seed:${options.seed}`],
    }));
}
