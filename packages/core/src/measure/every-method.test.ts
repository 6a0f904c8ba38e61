import { describe, expect, it } from "vitest";
import { seededRng } from "../math/rng.ts";
import { buildIndex, type IndexBuild } from "./build-index.ts";
import { readIndexTable, type TableRow } from "./index-table.ts";
import { parseRecipe } from "./parse-recipe.ts";
import { IMPUTE_METHODS, PLAIN_AGGREGATIONS, TRANSFORMS, WEIGHT_METHODS } from "./recipe.ts";

const CODES = ["a", "b", "c", "d", "e", "f"];
const NODES = [
  ...CODES.map((code, j) => ({ code, parent: j < 3 ? "A" : "B", direction: j % 3 === 1 ? -1 : 1 })),
  { code: "A", parent: "I" },
  { code: "B", parent: "I" },
  { code: "I" },
];
const rng = seededRng(5);
const YEARS = ["2019", "2020", "2021"];
const ROWS: TableRow[] = Array.from({ length: 60 }, (_, i) => ({
  u: `U${10 + Math.floor(i / 3)}`,
  year: YEARS[i % 3] as string,
  region: i % 6 < 3 ? "n" : "s",
  ...Object.fromEntries(
    CODES.map((c) => [c, rng() < 0.1 ? null : 1 + 20 * rng() ** (c === "f" ? 8 : 1)]),
  ),
}));
const FILLED = ROWS.map((r) => ({
  ...r,
  ...Object.fromEntries(CODES.map((c) => [c, r[c] ?? 7])),
}));
const SCALE = { step: "normalise", method: "minMax", range: [1, 100], scope: "panel" };
const MEAN = { step: "aggregate", method: "arithmetic" };

function build(
  steps: readonly object[],
  rows: readonly TableRow[] = FILLED,
  nodes: readonly object[] = NODES,
): IndexBuild {
  const parsed = parseRecipe({
    unit: "u",
    time: "year",
    groups: ["region"],
    framework: nodes,
    steps,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const table = readIndexTable(parsed.value, rows);
  const built = table.ok ? buildIndex(parsed.value, table.value) : table;
  if (!built.ok) throw new Error(JSON.stringify(built.issues));
  return built.value;
}

/** All scores of the index are numbers; what they are goes into a text, to be held against other methods' scores. */
function scoresOf(built: IndexBuild): string {
  const scores = built.scores.I as readonly (number | null)[];
  expect(scores.every((x) => x !== null && Number.isFinite(x))).toBe(true);
  return scores.map((x) => (x as number).toFixed(9)).join();
}

describe("[IX36] every method by its name in a recipe", () => {
  it("imputation: no gap stays, no two methods agree, and the groups and steps asked for are minded", () => {
    const ways: object[] = [
      ...IMPUTE_METHODS.map((method) => ({ method, scope: "panel" })),
      { method: "mean", by: "region" },
      { method: "median", by: "region" },
    ];
    const found = ways.map((way) => {
      const first = { step: "impute", ...way };
      const built = build([first, { step: "impute", method: "mean" }, SCALE, MEAN], ROWS);
      const imputed = built.cells().filter((c) => c.how === "imputed" && c.step === "impute");
      expect(imputed.length).toBeGreaterThan(20);
      return scoresOf(built);
    });
    // Without neighbours in time beyond one year, the last two fill alike; all others differ.
    expect(new Set(found).size).toBeGreaterThanOrEqual(found.length - 1);
    const short = build([{ step: "impute", method: "latest", maxSteps: 1 }, MEAN], ROWS);
    expect(short.issues.some((i) => i.code === "not-imputed")).toBe(true);
  });

  it("treatment: each transform after winsorising, per indicator, or not at all", () => {
    const found = TRANSFORMS.map((otherwise) => {
      const treat = {
        step: "treat",
        skewness: 0.3,
        kurtosis: -1,
        winsoriseMax: 1,
        otherwise,
        lambda: 0.5,
        scope: "panel",
      };
      return scoresOf(build([treat, MEAN]));
    });
    expect(new Set(found).size).toBeGreaterThanOrEqual(4);
    const off = { step: "treat", skewness: 0.5, kurtosis: 0, skip: true };
    expect(scoresOf(build([off, SCALE, MEAN]))).toBe(scoresOf(build([SCALE, MEAN])));
    const own = {
      step: "treat",
      skip: false,
      perIndicator: Object.fromEntries(CODES.map((c) => [c, { skip: true }])),
    };
    expect(scoresOf(build([own, SCALE, MEAN]))).toBe(scoresOf(build([SCALE, MEAN])));
  });

  it("scales: all twelve, per period or over the panel, and one for a single indicator", () => {
    const posts = Object.fromEntries(CODES.map((c) => [c, [0, 30]]));
    const targets = Object.fromEntries(CODES.map((c, j) => [c, j % 3 === 1 ? 0.5 : 40]));
    const ways: object[] = [
      { method: "minMax", range: [1, 100] },
      { method: "zScore", mean: 50, sd: 10 },
      { method: "scaled", subtract: 1, divide: 5 },
      { method: "rank" },
      { method: "percentileRank" },
      { method: "borda" },
      { method: "distanceToMax" },
      { method: "distanceToReference", unit: "U12" },
      { method: "distanceToTarget", targets },
      { method: "goalposts", posts, scale: 100, version: "2020" },
      { method: "fractionOfMax" },
      { method: "none" },
    ];
    const found = ways.flatMap((way) =>
      ["period", "panel"].map((scope) =>
        scoresOf(build([{ step: "normalise", ...way, scope }, MEAN])),
      ),
    );
    // Scaled, goalposts, targets of the sample's own and none may not know the scope.
    expect(new Set(found).size).toBeGreaterThanOrEqual(18);
    const one = { ...SCALE, perIndicator: { a: { method: "rank" } } };
    expect(scoresOf(build([one, MEAN]))).not.toBe(scoresOf(build([SCALE, MEAN])));
  });

  it("weights: each method gives shares that are not negative and sum to 1 in every group", () => {
    const codes = { A: ["a", "b", "c"], B: ["d", "e", "f"], I: ["A", "B"] };
    const comparisons = Object.fromEntries(
      Object.entries(codes).map(([parent, list]) => [
        parent,
        { codes: list, matrix: list.map((_, i) => list.map((__, j) => 2 ** (j - i))) },
      ]),
    );
    const points = [Object.fromEntries([...CODES, "A", "B"].map((c, j) => [c, 1 + j]))];
    const found = WEIGHT_METHODS.map((method) => {
      const step = {
        step: "weight",
        method,
        ...(method === "ahp" ? { comparisons } : {}),
        ...(method === "budget" ? { points } : {}),
      };
      const built = build([SCALE, step, MEAN]);
      expect(
        built.issues.filter(
          (i) => i.code.startsWith("weights-") && i.code !== "weights-target-missed",
        ),
      ).toEqual([]);
      for (const [parent, list] of Object.entries(codes)) {
        const shares = built.weights.filter((w) => w.parent === parent).map((w) => w.weight);
        expect(shares).toHaveLength(list.length);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        expect(shares.reduce((s, w) => s + w, 0)).toBeCloseTo(1, 12);
      }
      return scoresOf(built);
    });
    // Given and equal agree here; every other method has weights of its own.
    expect(new Set(found).size).toBe(WEIGHT_METHODS.length - 1);
  });

  it("aggregation: each method at every level, and its parameters", () => {
    const parameters: Readonly<Record<string, object>> = {
      power: { p: 2 },
      owa: { order: [3, 2, 1] },
      bod: { share: [0.05, 0.8] },
      vikor: { v: 0.3 },
      meanMin: { alpha: 0.4 },
    };
    const found = PLAIN_AGGREGATIONS.map((method) => {
      const own = parameters[method] ?? {};
      const top = { ...NODES.at(-1), aggregate: { method: "arithmetic" } };
      return scoresOf(
        build([SCALE, { step: "aggregate", method, ...own }], FILLED, [...NODES.slice(0, -1), top]),
      );
    });
    expect(new Set(found).size).toBe(PLAIN_AGGREGATIONS.length);
    const bent = (over: object) => scoresOf(build([SCALE, { step: "aggregate", ...over }]));
    expect(bent({ method: "mpi", penalty: "upward" })).not.toBe(bent({ method: "mpi" }));
    expect(bent({ method: "power", p: -1 })).toBe(bent({ method: "harmonic" }));
    expect(bent({ method: "meanMin", alpha: 1 })).not.toBe(bent({ method: "meanMin", alpha: 0 }));
  });
});

it("[IX35] levels and groups have means of their own, the group's before the level's", () => {
  const of = (nodes: readonly object[], step: object) => build([SCALE, step], FILLED, nodes).scores;
  const byLevel = of(NODES, { ...MEAN, byLevel: ["harmonic", "geometric"] });
  const plain = of(NODES, MEAN);
  const harmonic = of(NODES, { step: "aggregate", method: "harmonic" });
  const geometric = (a: number, b: number) => Math.sqrt(a * b);
  expect(byLevel.A).toEqual(harmonic.A);
  byLevel.I?.forEach((x, i) => {
    expect(x).toBeCloseTo(geometric(harmonic.A?.[i] as number, harmonic.B?.[i] as number), 9);
  });
  const own = NODES.map((n) => (n.code === "A" ? { ...n, aggregate: { method: "minimum" } } : n));
  const mixed = of(own, { ...MEAN, byLevel: ["arithmetic", "geometric"] });
  const least = of(NODES, { step: "aggregate", method: "minimum" });
  expect(mixed.A).toEqual(least.A);
  expect(mixed.B).toEqual(plain.B);
  expect(mixed.I).not.toEqual(plain.I);
});
