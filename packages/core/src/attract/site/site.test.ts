import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRng } from "../../math/rng.ts";
import { answerPack } from "./answer-pack.ts";
import { COMPARISON_METHODS, compareLocations } from "./comparison.ts";
import { presentCost } from "./cost-model.ts";
import { distanceKm } from "./distance.ts";
import { filterSites } from "./filter-sites.ts";
import { locationCost } from "./location-cost.ts";
import { rankIntervals } from "./rank-intervals.ts";

test('[AP1] A11 "4 ha, 20 MVA, < 10 km to motorway" returns only matching plots', () => {
  const need = { areaHaMin: 4, powerMvaMin: 20, motorwayKmBelow: 10 };
  fc.assert(
    fc.property(
      fc.array(
        fc.record(
          {
            areaHa: fc.double({ min: 0, max: 8 }),
            powerMva: fc.double({ min: 0, max: 40 }),
            motorwayKm: fc.double({ min: 0, max: 20 }),
          },
          { requiredKeys: [] },
        ),
      ),
      (plots) => {
        const sites = plots.map((p, i) => ({ ...p, id: String(i) }));
        filterSites(sites, need).forEach((fit, i) => {
          const p = plots[i] as { areaHa?: number; powerMva?: number; motorwayKm?: number };
          expect(fit.fits).toBe(
            (p.areaHa ?? 0) >= 4 && (p.powerMva ?? 0) >= 20 && (p.motorwayKm ?? 99) < 10,
          );
        });
      },
    ),
  );
});

const criteria = ["a", "b", "c"].map((code, j) => ({
  code,
  worst: j === 1 ? 10 : 0,
  best: j === 1 ? 0 : 10,
  weight: j + 1,
}));
const anyLocations = fc.array(
  fc.array(fc.option(fc.double({ min: -2, max: 12, noNaN: true })), { minLength: 3, maxLength: 3 }),
  { minLength: 2, maxLength: 8 },
);

test("[AP2] A12 adding a dominated location, or any, never reorders the others, under any method", () => {
  fc.assert(
    fc.property(anyLocations, fc.constantFrom(...COMPARISON_METHODS), (values, method) => {
      const locations = values.map((v, i) => ({ id: String(i), values: v }));
      const dominated = { id: "new", values: [0, 1, 2].map((j) => (j === 1 ? 12 : -2)) };
      const before = compareLocations(locations, criteria, method);
      const after = compareLocations([...locations, dominated], criteria, method).slice(0, -1);
      expect(after.map((s) => [s.low, s.high])).toEqual(before.map((s) => [s.low, s.high]));
      expect(after.map((s) => s.rank)).toEqual(before.map((s) => s.rank));
    }),
  );
});

test("[AP2] A12 the better on every criterion is never ranked behind", () => {
  fc.assert(
    fc.property(anyLocations, fc.constantFrom(...COMPARISON_METHODS), (values, method) => {
      const first = (values[0] as (number | null)[]).map((v) => v ?? 5);
      const worse = first.map((v, j) => (j === 1 ? v + 1 : v - 1));
      const [a, b] = compareLocations(
        [
          { id: "a", values: first },
          { id: "b", values: worse },
        ],
        criteria,
        method,
      );
      expect((a?.low ?? 0) - (b?.low ?? 0)).toBeGreaterThanOrEqual(-1e-12);
    }),
  );
});

test("[AP2] A12 hand-worked scores of the three methods", () => {
  const two = [
    { code: "x", worst: 0, best: 10, weight: 3 },
    { code: "y", worst: 0, best: 10, weight: 1 },
  ];
  const at = (method: (typeof COMPARISON_METHODS)[number]) =>
    compareLocations([{ id: "a", values: [10, 0] }], two, method)[0]?.low;
  expect(at("weighted-sum")).toBe(0.75);
  expect(at("topsis")).toBeCloseTo(0.75, 12); // distances .75 and .25
  expect(at("promethee")).toBeGreaterThan(0.5);
  expect(compareLocations([{ id: "a", values: [5, 5] }], two, "promethee")[0]?.low).toBeCloseTo(
    0.5,
    12,
  );
});

test("[AP3] A12 a missing value is a range and never a guess", () => {
  const [whole, gap] = compareLocations(
    [
      { id: "w", values: [5, 5, 5] },
      { id: "g", values: [null, 5, 5] },
    ],
    criteria,
    "weighted-sum",
  );
  expect(gap).toMatchObject({ missing: ["a"], rank: 2, rankBest: 1, rankWorst: 2 });
  expect((gap?.high ?? 0) > (whole?.low ?? 0)).toBe(true);
});

test("[AP4] A12 rank intervals depend on the seed alone and agree with certainty where one dominates", () => {
  const locations = [
    { id: "best", values: [10, 0, 10] },
    { id: "mid", values: [5, 5, null] },
    { id: "low", values: [0, 10, 0] },
  ];
  for (const method of COMPARISON_METHODS) {
    const run = (seed: number) =>
      rankIntervals(locations, criteria, {
        method,
        draws: 200,
        concentration: 20,
        rng: seededRng(seed),
      });
    expect(run(3)).toEqual(run(3));
    expect(run(1).map((r) => r.median)).toEqual([1, 2, 3]);
    expect(run(1)[0]?.first).toBe(1);
  }
});

test("[AP5] A13 a 40-question template is filled; unanswered cells are listed, none invented", () => {
  const questions = Array.from({ length: 40 }, (_, i) => ({
    id: `q${i}`,
    text: `Question ${i}`,
    code: `c${i}`,
  }));
  const facts = questions.slice(0, 30).map(({ code }, i) => ({
    code,
    value: String(i),
    unit: "u",
    source: i === 7 ? "" : "bulletin",
    day: "2024-01-01",
    grade: "O",
  }));
  const pack = answerPack(questions, facts);
  expect(pack.cells).toHaveLength(40);
  expect(pack.unanswered).toEqual(["q7", ...questions.slice(30).map((q) => q.id)]);
  for (const cell of pack.cells)
    if (cell.answered) expect([cell.source, cell.day]).toEqual(["bulletin", "2024-01-01"]);
});

test("[AP6] present cost discounts growth by hand, and the tornado is widest first", () => {
  const result = presentCost(
    [
      { name: "land", amount: 100, from: 0, to: 0, growth: 0, spread: 0.1 },
      { name: "labour", amount: 50, from: 1, to: 2, growth: 0.1, spread: 0.2 },
      { name: "incentive", amount: -20, from: 1, to: 1, growth: 0, spread: 0 },
    ],
    { years: 3, rate: 0.1 },
  );
  expect(result.ok && result.value.present).toBeCloseTo(100 + 50 / 1.1 + 55 / 1.21 - 20 / 1.1, 9);
  expect(result.ok && result.value.tornado.map((t) => t.name)).toEqual(
    ["land", "labour", "incentive"].sort((a, b) => (a === "labour" ? -1 : b === "labour" ? 1 : 0)),
  );
  expect(presentCost([], { years: 0, rate: 0.1 })).toMatchObject({ ok: false, code: "wrong-rate" });
});

test("[AP7] A12 a place that does not price labour is missing it, and its sum is not whole", () => {
  const needs = { land: 4, power: 20_000, labour: 300 };
  const whole = locationCost(
    needs,
    { land: { value: 100 }, power: { value: 0.5 }, labour: { value: 10, growth: 0.1 } },
    { years: 2, rate: 0 },
  );
  expect(whole.ok && whole.value).toMatchObject({
    present: 400 + 2 * 10_000 + 3000 + 3300,
    missing: [],
    whole: true,
  });
  const gap = locationCost(
    needs,
    { land: { value: 100 }, power: { value: 0.5 } },
    { years: 2, rate: 0 },
  );
  expect(gap.ok && gap.value).toMatchObject({ present: 20_400, missing: ["labour"], whole: false });
  expect(locationCost({ land: -1 }, {}, { years: 2, rate: 0 })).toMatchObject({
    ok: false,
    code: "wrong-need",
  });
});

test("[AP8] A11 distances by the great circle: published city pairs, and a plot without a place does not fit", () => {
  // Paris to London 343.5 km, and a quarter of the equator.
  expect(distanceKm({ lon: 2.3522, lat: 48.8566 }, { lon: -0.1278, lat: 51.5074 })).toBeCloseTo(
    343.6,
    0,
  );
  expect(distanceKm({ lon: 0, lat: 0 }, { lon: 90, lat: 0 })).toBeCloseTo(
    (6371.0088 * Math.PI) / 2,
    6,
  );
  expect(
    filterSites([{ id: "a", distanceKm: 10 }, { id: "b" }], { distanceKmMax: 10 }).map((s) => [
      s.fits,
      s.unknown,
    ]),
  ).toEqual([
    [true, []],
    [false, ["distanceKm"]],
  ]);
});
