import { describe, expect, it } from "vitest";
import { forecastHash } from "./forecast.ts";
import { drawForecast, joinDraws } from "./forecast-draws.ts";
import { type ForecastInput, planForecast } from "./forecast-plan.ts";
import { AS_PROMISED } from "./ramp.ts";
import { ASSUMED, fitStageModel, type StageStay } from "./stage-model.ts";
import { projectChances } from "./time-to-production.ts";

describe("draws in which the projects of a segment share a shift", () => {
  // So much history that the risks are all but certain: what varies is chance, and what is shared.
  const stays = Array.from(
    { length: 60_000 },
    (_, i): StageStay => ({
      segment: "",
      stage: i % 5,
      days: 300 + (i % 7) * 90,
      end: i % 3 === 0 ? "cancelled" : "moved",
    }),
  );
  const model = fitStageModel(stays, { assumption: ASSUMED, borrow: 20 });
  const size = 200;
  const input = (shared?: number): ForecastInput => ({
    projects: Array.from({ length: size }, (_, i) => ({
      id: `P${i}`,
      segment: "",
      sector: "",
      link: "",
      stage: 3,
      quarters: 0,
      promised: 1,
      delivered: 0,
      fundShare: 0,
      over: false,
      output: `P${i}`,
    })),
    model,
    ramp: [1],
    delivery: AS_PROMISED,
    base: null,
    ...(shared === undefined ? {} : { shared }),
    asOf: { year: 2025, quarter: 4 },
    to: 2030,
  });
  const planOf = (shared?: number) => {
    const plan = planForecast(input(shared));
    if (!plan.ok) throw new Error(plan.code);
    return plan.value;
  };
  const counts = (shared?: number) => {
    const plan = planOf(shared);
    const { values, count } = drawForecast(plan, { from: 0, to: 4000, seed: 5 });
    const years = plan.years.length;
    return Array.from({ length: count }, (_, k) =>
      Math.round(values[k * plan.groups.length * years + 3 * years - 1] as number),
    );
  };
  const momentsOf = (xs: readonly number[]) => {
    const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
    return { mean, variance: xs.reduce((s, x) => s + (x - mean) ** 2, 0) / xs.length };
  };

  it("[OF9] the mean stays, and the variance is that of independent projects plus what they share", () => {
    const [chance] = projectChances(model, [{ segment: "", stage: 3, quarters: 0 }], {
      horizon: 20,
    });
    const p = chance?.produces as number;
    expect(p).toBeGreaterThan(0.2);
    expect(p).toBeLessThan(0.8);
    const alone = momentsOf(counts());
    const spread = size * p * (1 - p);
    expect(alone.variance / spread).toBeGreaterThan(0.9);
    expect(alone.variance / spread).toBeLessThan(1.2);
    for (const shared of [0.2, 0.4, 0.7]) {
      const together = momentsOf(counts(shared));
      expect(Math.abs(together.mean - alone.mean)).toBeLessThan(0.02 * size);
      // The form in which it is learned: spread + shared² spread²; saturation takes a little away.
      const said = spread + shared ** 2 * spread ** 2;
      expect(together.variance / said).toBeGreaterThan(0.75);
      expect(together.variance / said).toBeLessThan(1.2);
    }
  });

  it("[OF9] the same seed gives the same bytes however the draws are split; nothing shared is as it always was", () => {
    const plan = planOf(0.7);
    const whole = drawForecast(plan, { from: 0, to: 60, seed: 9 });
    const parts = joinDraws([
      drawForecast(plan, { from: 0, to: 17, seed: 9 }),
      drawForecast(plan, { from: 17, to: 60, seed: 9 }),
    ]);
    expect(parts.values).toEqual(whole.values);
    const none = { from: 0, to: 20, seed: 9 };
    expect(drawForecast(planOf(0), none).values).toEqual(drawForecast(planOf(), none).values);
    expect(forecastHash(input(0))).toBe(forecastHash(input()));
    expect(forecastHash(input(0.7))).not.toBe(forecastHash(input()));
  });
});
