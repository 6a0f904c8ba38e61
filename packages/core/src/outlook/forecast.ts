import { canonicalJson } from "../math/canonical-json.ts";
import { quantileOfSorted } from "../math/quantile.ts";
import { sha256 } from "../math/sha256.ts";
import type { Result } from "../vocabulary/result.ts";
import { drawForecast, type ForecastDraws } from "./forecast-draws.ts";
import { type ForecastInput, type ForecastPlan, planForecast } from "./forecast-plan.ts";

export type ForecastYear = {
  readonly group: string;
  readonly year: number;
  readonly mean: number;
  readonly q5: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
};

/** Means and quantiles (R type 7) of each group and year over the draws. */
export function summariseForecast(
  plan: ForecastPlan,
  { count, values }: ForecastDraws,
): ForecastYear[] {
  const years = plan.years.length;
  const size = plan.groups.length * years;
  const column = new Float64Array(count);
  return plan.groups.flatMap((group, g) =>
    plan.years.map((year, y) => {
      let sum = 0;
      for (let k = 0; k < count; k++) {
        column[k] = values[k * size + g * years + y] as number;
        sum += column[k] as number;
      }
      column.sort();
      const at = (share: number) => quantileOfSorted(column, share) ?? 0;
      return {
        group,
        year,
        mean: count === 0 ? 0 : sum / count,
        q5: at(0.05),
        q25: at(0.25),
        median: at(0.5),
        q75: at(0.75),
        q95: at(0.95),
      };
    }),
  );
}

/** Share of draws in which a group is at or above a level in a year; null where the plan lacks either. */
export function shareReaching(
  plan: ForecastPlan,
  { count, values }: ForecastDraws,
  { group, year, level }: { readonly group: string; readonly year: number; readonly level: number },
): number | null {
  const [g, y] = [plan.groups.indexOf(group), plan.years.indexOf(year)];
  if (g < 0 || y < 0 || count === 0) return null;
  const size = plan.groups.length * plan.years.length;
  let reached = 0;
  for (let k = 0; k < count; k++)
    if ((values[k * size + g * plan.years.length + y] as number) >= level) reached += 1;
  return reached / count;
}

/** The hash of everything that the forecast was computed from but the seed: same recipe, same seed, same figures. */
export function forecastHash({
  projects,
  model,
  ramp,
  delivery,
  base,
  shared,
  asOf,
  to,
}: ForecastInput): string {
  const ordered = [...projects].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return sha256(
    canonicalJson({
      projects: ordered,
      model: { segments: model.segments, shape: [...model.shape] },
      ramp,
      delivery,
      base,
      // Forecasts that share nothing keep the hash that they always had.
      ...(shared ? { shared } : {}),
      asOf,
      to,
    }),
  );
}

export type Forecast = {
  readonly hash: string;
  readonly plan: ForecastPlan;
  readonly draws: ForecastDraws;
  readonly years: readonly ForecastYear[];
};

/**
 * A forecast in one go: total, base, pipeline, what the fund's money brings, sectors and links, with intervals.
 * Projects of probability 0 leave the base as it is; of probability 1 they add their promise along the ramp.
 * @example
 * const project = { id: "P", segment: "", sector: "display", link: "", stage: 4, quarters: 0, promised: 40, delivered: 0, fundShare: 0.5, over: false, output: "P", fixed: { probability: 1, quarter: 1 } };
 * const made = forecast({
 *   projects: [project], model: { segments: [""], shape: new Float64Array(90).fill(1), stays: [0] }, ramp: [0.5, 1],
 *   delivery: { mean: 0, deviation: 0, pairs: 0 },
 *   base: { year: 2025, value: 100, drift: 0, deviation: 0, freedom: 1, span: 1 }, asOf: { year: 2025, quarter: 4 }, to: 2027,
 * }, { draws: 3, seed: 1 });
 * const total = made.ok ? made.value.years.filter((y) => y.group === "total").map((y) => y.median) : [];
 * expect(total).toEqual([100, 135, 140]);
 */
export function forecast(
  input: ForecastInput,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Result<Forecast, "horizon-not-later" | "horizon-too-long"> {
  const planned = planForecast(input);
  if (!planned.ok) return planned;
  const drawn = drawForecast(planned.value, { from: 0, to: draws, seed });
  return {
    ok: true,
    value: {
      hash: forecastHash(input),
      plan: planned.value,
      draws: drawn,
      years: summariseForecast(planned.value, drawn),
    },
  };
}
