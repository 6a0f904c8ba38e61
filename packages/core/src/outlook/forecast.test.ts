import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamRng } from "../math/rng.ts";
import { countOutputOnce } from "./count-output-once.ts";
import { cumulativeIncidence } from "./cumulative-incidence.ts";
import { forecast, summariseForecast } from "./forecast.ts";
import { drawForecast, joinDraws } from "./forecast-draws.ts";
import { type ForecastInput, planForecast } from "./forecast-plan.ts";
import { gammaDraw } from "./gamma-draw.ts";
import type { PipelineProject } from "./pipeline-project.ts";
import { AS_PROMISED, EVEN_RAMP, estimateRamp, rampAt } from "./ramp.ts";
import { ASSUMED, fitStageModel, QUARTER_DAYS, type StageStay } from "./stage-model.ts";
import { projectChances } from "./time-to-production.ts";

const plain: PipelineProject = {
  id: "P",
  segment: "",
  sector: "display",
  link: "glass",
  stage: 2,
  quarters: 1,
  promised: 10,
  delivered: 0,
  fundShare: 0,
  over: false,
  output: "P",
};
const anyProject = fc.record({
  id: fc.string({ minLength: 1, maxLength: 4 }),
  segment: fc.constantFrom("", "A", "B"),
  sector: fc.constantFrom("", "x", "y"),
  link: fc.constantFrom("", "l"),
  stage: fc.integer({ min: 0, max: 6 }),
  quarters: fc.integer({ min: 0, max: 40 }),
  promised: fc.double({ min: 0, max: 100, noNaN: true }),
  delivered: fc.double({ min: 0, max: 50, noNaN: true }),
  fundShare: fc.constantFrom(0, 0.5),
  over: fc.boolean(),
  output: fc.string({ minLength: 1, maxLength: 1 }),
});
const pipeline = fc.uniqueArray(anyProject, { selector: (p) => p.id, maxLength: 12 });
const base = { year: 2025, value: 500, drift: 0, deviation: 0, freedom: 1, span: 1 };
const model = fitStageModel([], { assumption: ASSUMED, borrow: 20 });
const input = (
  projects: readonly PipelineProject[],
  more: Partial<ForecastInput> = {},
): ForecastInput => ({
  projects,
  model,
  ramp: EVEN_RAMP,
  delivery: AS_PROMISED,
  base,
  asOf: { year: 2025, quarter: 2 },
  to: 2030,
  ...more,
});

describe("forecast from the pipeline", () => {
  it("O2: [OF1] probability 0 leaves the base, 1 adds the promise along the ramp", () => {
    fc.assert(
      fc.property(
        pipeline,
        fc.constantFrom(0, 1),
        fc.integer({ min: 1, max: 30 }),
        (projects, probability, quarter) => {
          const fixed = projects.map((p) => ({
            ...p,
            delivered: 0,
            fixed: { probability, quarter },
          }));
          const made = forecast(input(fixed), { draws: 3, seed: 5 });
          if (!made.ok) throw new Error(made.code);
          const promised = countOutputOnce(fixed).counted.reduce((s, p) => s + p.promised, 0);
          for (const line of made.value.years.filter((y) => y.group === "total")) {
            let share = 0;
            for (let q = 0; q < 4; q++)
              share += rampAt(EVEN_RAMP, (line.year - 2025) * 4 + q - 1 - quarter) / 4;
            expect(line.median).toBeCloseTo(500 + probability * share * promised, 6);
            expect(line.q5).toBe(line.q95);
          }
        },
      ),
      { numRuns: 50 },
    );
    expect(planForecast(input([], { to: 2025 })).ok).toBe(false);
  });

  it("[OF2] same seed, same bytes, however the draws are split and the projects ordered", () => {
    fc.assert(
      fc.property(pipeline, fc.integer({ min: 0, max: 20 }), (projects, cut) => {
        const more = {
          base: { ...base, deviation: 0.03, drift: 0.02, freedom: 5, span: 6 },
          delivery: { mean: -0.1, deviation: 0.3, pairs: 9 },
        };
        const one = planForecast(input(projects, more));
        const other = planForecast(input([...projects].reverse(), more));
        if (!one.ok || !other.ok) throw new Error("planned");
        const whole = drawForecast(one.value, { from: 0, to: 20, seed: 9 });
        const parts = joinDraws([
          drawForecast(other.value, { from: 0, to: cut, seed: 9 }),
          drawForecast(other.value, { from: cut, to: 20, seed: 9 }),
        ]);
        expect(parts.values).toEqual(whole.values);
      }),
      { numRuns: 30 },
    );
  });

  it("[OF3] an output is counted once and nothing is lost from the list", () => {
    fc.assert(
      fc.property(pipeline, (projects) => {
        const { counted, dropped } = countOutputOnce(projects);
        expect([...counted, ...dropped].map((p) => p.id).sort()).toEqual(
          projects.map((p) => p.id).sort(),
        );
        expect(new Set(counted.map((p) => p.output)).size).toBe(counted.length);
        expect(countOutputOnce(counted)).toEqual({ counted, dropped: [] });
        for (const d of dropped)
          if (d.by !== undefined) expect(counted.some((p) => p.id === d.by)).toBe(true);
      }),
    );
  });

  it("[OF4] shares make one; with all stays moved on the curve is the empirical distribution", () => {
    const stay = fc.record({
      days: fc.integer({ min: -2, max: 30 }),
      end: fc.constantFrom("moved" as const, "cancelled" as const, "open" as const),
    });
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 30 }), (stays) => {
        let before = 0;
        for (const step of cumulativeIncidence(stays)) {
          expect(step.moved + step.cancelled).toBeLessThanOrEqual(1 + 1e-12);
          expect(step.moved + step.cancelled).toBeGreaterThanOrEqual(before - 1e-12);
          before = step.moved + step.cancelled;
        }
        const moved = stays
          .filter((s) => s.days >= 0)
          .map((s) => ({ ...s, end: "moved" as const }));
        for (const step of cumulativeIncidence(moved))
          expect(step.moved).toBeCloseTo(
            moved.filter((s) => s.days <= step.days).length / moved.length,
            10,
          );
      }),
    );
  });

  it("[OF5] later stages and longer horizons never produce less; simulation agrees", () => {
    const at = (stage: number, horizon: number) =>
      projectChances(model, [{ segment: "?", stage, quarters: 2 }], { horizon })[0]
        ?.produces as number;
    for (let stage = 1; stage < 5; stage++) {
      expect(at(stage, 24)).toBeGreaterThan(at(stage - 1, 24));
      expect(at(stage, 40)).toBeGreaterThanOrEqual(at(stage, 24));
    }
    const sure = { ...ASSUMED, weight: 1e7 };
    const narrow = fitStageModel([], { assumption: sure, borrow: 20 });
    const projects = Array.from({ length: 400 }, (_, i) => ({
      ...plain,
      id: `P${i}`,
      output: `P${i}`,
      promised: 1,
    }));
    const made = forecast(
      input(projects, { model: narrow, ramp: [1], base: null, asOf: { year: 2025, quarter: 4 } }),
      { draws: 100, seed: 2 },
    );
    const last = made.ok
      ? made.value.years.find((y) => y.group === "pipeline" && y.year === 2030)
      : undefined;
    // Full output at once: the last year's sum is the mean over its quarters of the share that has begun.
    const share = [17, 18, 19, 20].reduce(
      (s, t) => s + (projectChances(narrow, [plain], { horizon: t })[0]?.produces as number) / 4,
      0,
    );
    expect((last?.mean as number) / 400).toBeCloseTo(share, 2);
  });

  it("[OF6] intervals on generated pipelines cover 88 to 92 %", () => {
    const worlds = 600;
    let inside = 0;
    for (let w = 0; w < worlds; w++) {
      const rng = streamRng(77, w);
      const truth = trueRisks(rng);
      const stays: StageStay[] = Array.from({ length: 40 }, (_, i) =>
        simulateStay(truth, i % 5, rng),
      );
      const fitted = fitStageModel(stays, { assumption: ASSUMED, borrow: 20 });
      const projects = Array.from({ length: 60 }, (_, i) => ({
        ...plain,
        id: `P${i}`,
        output: `P${i}`,
        stage: i % 5,
        quarters: i % 7,
        promised: 1 + 9 * rng(),
      }));
      const made = forecast(input(projects, { model: fitted, base: null, to: 2030 }), {
        draws: 250,
        seed: w + 1,
      });
      if (!made.ok) throw new Error(made.code);
      const line = made.value.years.find((y) => y.group === "pipeline" && y.year === 2030);
      let came = 0;
      for (const p of projects) {
        const start = simulateStart(truth, p, rng);
        for (let q = 0; q < 4; q++)
          came += (rampAt(EVEN_RAMP, 5 * 4 + q - 1 - start) / 4) * p.promised;
      }
      if (came >= (line?.q5 as number) && came <= (line?.q95 as number)) inside += 1;
    }
    expect(inside / worlds).toBeGreaterThan(0.88);
    expect(inside / worlds).toBeLessThan(0.92);
  }, 60_000);

  it("[OF7] sectors sum to the pipeline, pipeline and base to the total", () => {
    fc.assert(
      fc.property(pipeline, (projects) => {
        const sectored = projects.map((p) => ({ ...p, sector: p.sector || "z" }));
        const made = planForecast(input(sectored));
        if (!made.ok) throw new Error(made.code);
        const lines = summariseForecast(
          made.value,
          drawForecast(made.value, { from: 0, to: 1, seed: 4 }),
        );
        for (const year of made.value.years) {
          const of = (group: string) =>
            lines
              .filter((l) => l.year === year && l.group.startsWith(group))
              .reduce((s, l) => s + l.mean, 0);
          expect(of("sector:")).toBeCloseTo(of("pipeline"), 6);
          expect(of("pipeline") + of("base")).toBeCloseTo(of("total"), 6);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("[OF8] a ramp never falls", () => {
    const reading = fc.record({
      quarter: fc.integer({ min: 0, max: 20 }),
      share: fc.double({ min: -1, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 30 }), (readings) => {
        const ramp = estimateRamp(readings);
        if (!ramp.ok) throw new Error(ramp.code);
        ramp.value.forEach((share, q) => {
          expect(share).toBeGreaterThanOrEqual(q === 0 ? 0 : (ramp.value[q - 1] as number) - 1e-12);
          expect(share).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

const STRETCH_OF = (q: number) => [1, 2, 4, 8, 16].filter((edge) => q >= edge).length;

/** Risks by stage and stretch, drawn from the assumption itself. */
function trueRisks(rng: () => number): { move: number; cancel: number }[][] {
  return ASSUMED.move.map((move, stage) =>
    Array.from({ length: 6 }, () => {
      const c0 = ASSUMED.cancel[stage] as number;
      const [m, c, s] = [move, c0, 1 - move - c0].map((p) =>
        gammaDraw(rng, p * ASSUMED.weight),
      ) as [number, number, number];
      return { move: m / (m + c + s), cancel: c / (m + c + s) };
    }),
  );
}

function simulateStay(
  truth: ReturnType<typeof trueRisks>,
  stage: number,
  rng: () => number,
): StageStay {
  const watched = Math.floor(rng() * 12);
  for (let q = 0; q < watched; q++) {
    const risk = truth[stage]?.[STRETCH_OF(q)] as { move: number; cancel: number };
    const u = rng();
    const end = u < risk.move ? "moved" : u < risk.move + risk.cancel ? "cancelled" : null;
    if (end !== null) return { segment: "", stage, days: (q + 0.5) * QUARTER_DAYS, end };
  }
  return { segment: "", stage, days: (watched + 0.01) * QUARTER_DAYS, end: "open" };
}

function simulateStart(
  truth: ReturnType<typeof trueRisks>,
  p: PipelineProject,
  rng: () => number,
): number {
  let [stage, quarters] = [p.stage, p.quarters];
  for (let t = 1; t <= 60; t++) {
    const risk = truth[stage]?.[STRETCH_OF(quarters)] as { move: number; cancel: number };
    const u = rng();
    if (u < risk.move) {
      stage += 1;
      quarters = 0;
      if (stage === 5) return t;
    } else if (u < risk.move + risk.cancel) return 1e6;
    else quarters += 1;
  }
  return 1e6;
}
