import { describe, expect, test } from "vitest";
import { hasReference, referencePath } from "../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../tools/reference-csv.ts";
import { momentsOf } from "../math/moments.ts";
import { frozenScaleLost } from "./analysis/scale-change.ts";
import { buildIndex, type IndexBuild } from "./build-index.ts";
import { explainChange } from "./explain/explain-change.ts";
import { frameworkFromMeta } from "./framework-from-meta.ts";
import { type IndexTable, readIndexTable, type TableRow } from "./index-table.ts";
import { parseRecipe } from "./parse-recipe.ts";
import type { Recipe, Step } from "./recipe.ts";
import { planUncertainty } from "./uncertainty/plan.ts";
import { rankInterval } from "./uncertainty/rank-statistics.ts";
import { runReplications } from "./uncertainty/uncertainty.ts";
import { parseVary } from "./uncertainty/vary.ts";

type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

function must<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  return checked.value;
}

const NODES = [
  { code: "x", parent: "A" },
  { code: "y", parent: "A", direction: -1 },
  { code: "z", parent: "I" },
  { code: "A", parent: "I" },
  { code: "I" },
];
const MEAN = { step: "aggregate", method: "arithmetic" };

function recipeOf(steps: readonly object[], framework: readonly object[] = NODES): Recipe {
  return must(parseRecipe({ unit: "u", framework, steps }));
}

function build(recipe: Recipe, rows: readonly TableRow[]): IndexBuild {
  return must(buildIndex(recipe, must(readIndexTable(recipe, rows))));
}

describe.skipIf(!hasReference("index"))("on the anchor's data", () => {
  test("M6: the example index puts CHE, NLD, DNK and NOR first, with the anchor's scores", () => {
    const read = (file: string) => readReferenceCsv(referencePath("index", "asem", file));
    const recipe = must(
      parseRecipe({
        unit: "uCode",
        groups: ["EurAsia_group"],
        framework: frameworkFromMeta(read("meta.csv")),
        steps: [
          { step: "denominate" },
          { step: "impute", method: "mean", by: "EurAsia_group" },
          { step: "screen", minAvailability: 0.9 },
          { step: "treat", winsoriseMax: 5 },
          { step: "normalise", method: "minMax", range: [0, 100] },
          MEAN,
        ],
      }),
    );
    const { units, ranks, scores } = build(recipe, read("raw.csv"));
    const wanted = { CHE: 68.38, NLD: 64.82, DNK: 64.8, NOR: 64.47 };
    Object.entries(wanted).forEach(([code, score], k) => {
      const i = units.indexOf(code);
      expect(Math.abs((scores.Index?.[i] as number) - score)).toBeLessThan(0.005);
      expect(ranks.Index?.[i]).toBe(k + 1);
    });
  });
});

test("M7: frozen goalposts keep earlier scores when a better city comes; a sample scale does not, and says so", () => {
  const posts = { x: [0, 10], y: [0, 10], z: [0, 10] };
  const frozen = recipeOf([
    { step: "normalise", method: "goalposts", posts, version: "2020" },
    MEAN,
  ]);
  const sample = recipeOf([{ step: "normalise", method: "minMax" }, MEAN]);
  const rows = [
    { u: "P", x: 1, y: 5, z: 3 },
    { u: "Q", x: 4, y: 2, z: 6 },
  ];
  const better = [...rows, { u: "R", x: 9, y: 1, z: 9 }];
  const first = (r: Recipe, table: readonly TableRow[]) => build(r, table).scores.I?.slice(0, 2);
  expect(first(frozen, better)).toEqual(first(frozen, rows));
  expect(first(sample, better)).not.toEqual(first(sample, rows));
  expect(frozenScaleLost(frozen, sample).map((i) => [i.code, i.field])).toEqual(
    ["x", "y", "z"].map((code) => ["scale-not-frozen", code]),
  );
  expect(frozenScaleLost(sample, frozen)).toEqual([]);
});

test("M8: [IX37] 60 % of the figures under a threshold of 66 % is not ranked, and the missing cells are named", () => {
  const codes = ["a", "b", "c", "d", "e"];
  const nodes = [...codes.map((code) => ({ code, parent: "I" })), { code: "I" }];
  const rows = [
    { u: "P", a: 1, b: 2, c: 3, d: null, e: null },
    { u: "Q", a: 2, b: 3, c: 4, d: 5, e: 6 },
    { u: "R", a: 3, b: 1, c: 2, d: 4, e: 1 },
  ];
  const facts = { unit: "P", missing: "d, e" };
  const average = build(recipeOf([{ ...MEAN, minAvailability: 0.66 }], nodes), rows);
  expect(average.ranks.I).toEqual([null, 1, 2]);
  expect(average.issues.find((i) => i.code === "not-ranked")).toMatchObject({
    facts: { ...facts, step: "aggregate" },
  });
  const screened = build(recipeOf([{ step: "screen", minAvailability: 0.66 }, MEAN], nodes), rows);
  expect(screened.units).toEqual(["Q", "R"]);
  expect(screened.issues.find((i) => i.code === "screened-out")).toMatchObject({
    facts: { ...facts, step: "screen", availability: 0.6 },
  });
  expect(average.cells().some((c) => c.how === "imputed")).toBe(false);
});

test("M9: (1..10, 30, 100) has skewness 3.0632 and kurtosis 9.7414, and one point is winsorised and named", () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100];
  const { skewness, kurtosis } = momentsOf(Float64Array.from(values));
  expect(skewness).toBeCloseTo(3.0632, 4);
  expect(kurtosis).toBeCloseTo(9.7414, 4);
  const recipe = recipeOf([{ step: "treat" }, MEAN], [{ code: "x", parent: "I" }, { code: "I" }]);
  const { treatments, cells } = build(
    recipe,
    values.map((x, i) => ({ u: `U${String(i).padStart(2, "0")}`, x })),
  );
  expect(treatments).toMatchObject([
    { indicator: "x", winsorisedHigh: ["U11"], winsorisedLow: [], transform: null },
  ]);
  expect(cells().filter((c) => c.how !== "observed" && c.code === "x")).toMatchObject([
    { unit: "U11", step: "treat", value: 30, how: "winsorised" },
  ]);
});

test("M10: the same seed gives the same intervals, and whoever leads everywhere has [1, 1]", () => {
  const recipe = recipeOf([{ step: "normalise", method: "minMax", range: [1, 100] }, MEAN]);
  const rows = Array.from({ length: 9 }, (_, i) => ({
    u: `U${i}`,
    x: i === 0 ? 99 : (i * 37) % 11,
    y: i === 0 ? -1 : (i * 53) % 13,
    z: i === 0 ? 99 : (i * 29) % 7,
  }));
  const vary = must(
    parseVary(
      {
        target: "I",
        vary: [
          { name: "weights", noise: { levels: [1, 2], relative: 0.5 } },
          {
            name: "scale",
            step: "normalise",
            oneOf: [{ method: "minMax", range: [1, 100] }, "rank"],
          },
          { name: "mean", step: "aggregate", key: "method", oneOf: ["arithmetic", "geometric"] },
        ],
      },
      recipe,
    ),
  );
  const plan = must(planUncertainty(recipe, must(readIndexTable(recipe, rows)), vary));
  const intervals = (seed: number) => {
    const run = runReplications(plan, { to: 100, seed });
    return run.units.map((_, i) => rankInterval(run, i, 0.9));
  };
  expect(intervals(7)).toEqual(intervals(7));
  expect(intervals(7)[0]).toEqual([1, 1]);
  expect(intervals(7)).not.toEqual(intervals(8));
  expect(intervals(7).some((x) => x !== null && x[0] < x[1])).toBe(true);
});

test("M11: own values, peers, weights and revisions add up to the change of the score", () => {
  const recipe = recipeOf([{ step: "normalise", method: "minMax", range: [0, 100] }, MEAN]);
  const heavier: Recipe = {
    ...recipe,
    framework: recipe.framework.map((n) => (n.code === "A" ? { ...n, weight: 2 } : n)),
  };
  const tableOf = (of: Recipe, rows: readonly TableRow[]): IndexTable =>
    must(readIndexTable(of, rows));
  const known = [
    { u: "P", x: 2, y: 5, z: 3 },
    { u: "Q", x: 8, y: 1, z: 9 },
    { u: "R", x: 1, y: 7, z: 1 },
  ];
  const revised = known.map((r) => (r.u === "P" ? { ...r, x: 3 } : r));
  const later = [
    { u: "P", x: 5, y: 4, z: 4 },
    { u: "Q", x: 9, y: 1, z: 8 },
    { u: "R", x: 2, y: 9, z: 1 },
  ];
  const change = must(
    explainChange(
      { recipe, table: tableOf(recipe, known), unit: "P" },
      { recipe: heavier, table: tableOf(heavier, later), unit: "P" },
      { revised: tableOf(recipe, revised) },
    ),
  );
  expect(change.factors.map((f) => f.factor)).toEqual(["revision", "own", "peers", "weights"]);
  expect(change.factors.every((f) => f.contribution !== 0)).toBe(true);
  const sum = change.factors.reduce((s, f) => s + f.contribution, 0);
  expect(sum).toBeCloseTo(change.change, 10);
  expect(change.to - change.from).toBe(change.change);
});

test("[IX35] steps do what they do in the order that the recipe states", () => {
  const [impute, treat, scale] = [
    { step: "impute", method: "mean" },
    { step: "treat", winsoriseMax: 1, otherwise: "none" },
    { step: "normalise", method: "minMax", range: [0, 1] },
  ] as unknown as [Step, Step, Step];
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 40, null].map((x, i) => ({ u: `U${10 + i}`, x }));
  const nodes = [{ code: "x", parent: "I" }, { code: "I" }];
  const last = (...steps: object[]) =>
    build(recipeOf([...steps, MEAN], nodes), rows).scores.I?.at(-1);
  // Mean of 1..9 and 40, then of 1..9 and 9; scaled before, the same places between the ends.
  expect(last(impute, treat)).toBeCloseTo(8.5, 12);
  expect(last(treat, impute)).toBeCloseTo(5.4, 12);
  expect(last(treat, impute, scale)).toBeCloseTo(4.4 / 8, 12);
  expect(last(scale, impute)).toBeCloseTo(7.5 / 39, 12);
  expect(last(impute, impute, treat)).toBeCloseTo(8.5, 12);
});
