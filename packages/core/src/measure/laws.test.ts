import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentsOf } from "../math/moments.ts";
import { benefitOfDoubt } from "./aggregation/benefit-of-doubt.ts";
import { copelandScores } from "./aggregation/outranking.ts";
import { buildIndex, type IndexBuild } from "./build-index.ts";
import { readIndexTable, type TableRow } from "./index-table.ts";
import { type Checked, parseRecipe } from "./parse-recipe.ts";
import { PLAIN_AGGREGATIONS, TRANSFORMS, WEIGHT_METHODS } from "./recipe.ts";
import { treatColumn } from "./steps/treat-column.ts";

const NODES = [
  { code: "x", parent: "A", weight: 2 },
  { code: "y", parent: "A", direction: -1 },
  { code: "z", parent: "B" },
  { code: "v", parent: "B" },
  { code: "A", parent: "I", weight: 0.5 },
  { code: "B", parent: "I" },
  { code: "I" },
];

function tryBuild(
  steps: readonly object[],
  rows: readonly TableRow[],
  nodes: readonly object[] = NODES,
): Checked<IndexBuild> {
  const parsed = parseRecipe({ unit: "u", groups: ["g"], framework: nodes, steps });
  if (!parsed.ok) return parsed;
  const table = readIndexTable(parsed.value, rows);
  return table.ok ? buildIndex(parsed.value, table.value) : table;
}

/** Whole domain: zeros, negatives, ties, gaps, constants, huge and tiny values. */
const cell = fc.option(
  fc.oneof(
    fc.integer({ min: -5, max: 5 }),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
  ),
  { freq: 6, nil: null },
);
const rowsOf = fc
  .array(fc.record({ x: cell, y: cell, z: cell, v: cell, g: fc.constantFrom("a", "b", "") }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) => rows.map((r, i) => ({ u: `U${String(i).padStart(2, "0")}`, ...r })));

const treat = fc.record({
  step: fc.constant("treat"),
  winsoriseMax: fc.integer({ min: 0, max: 6 }),
  skewness: fc.constantFrom(0, 0.5, 2),
  otherwise: fc.constantFrom(...TRANSFORMS),
});
const normalise = fc.constantFrom(
  { step: "normalise", method: "minMax", range: [1, 100] },
  { step: "normalise", method: "minMax", range: [0, 100] },
  { step: "normalise", method: "zScore", mean: 10, sd: 2 },
  { step: "normalise", method: "rank" },
  { step: "normalise", method: "percentileRank" },
  { step: "normalise", method: "borda" },
  { step: "normalise", method: "distanceToMax" },
  { step: "normalise", method: "fractionOfMax" },
  { step: "normalise", method: "distanceToReference", unit: "U00" },
  { step: "normalise", method: "none" },
);
const weight = fc.record({
  step: fc.constant("weight"),
  method: fc.constantFrom(...WEIGHT_METHODS.filter((m) => m !== "balance" && m !== "infomax")),
});
const aggregate = fc.record({
  step: fc.constant("aggregate"),
  method: fc.constantFrom(...PLAIN_AGGREGATIONS.filter((m) => m !== "power" && m !== "owa")),
  minAvailability: fc.constantFrom(0, 0.5, 1),
});
const impute = fc.constantFrom(
  { step: "impute", method: "mean" },
  { step: "impute", method: "median", by: "g" },
  { step: "impute", method: "rowMean" },
  { step: "impute", method: "regression" },
);
const anySteps = fc
  .tuple(
    fc.option(impute, { nil: undefined }),
    fc.option(treat, { nil: undefined }),
    fc.option(normalise, { nil: undefined }),
    fc.option(weight, { nil: undefined }),
    aggregate,
  )
  .map((steps) => steps.filter((s) => s !== undefined));

function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

describe("laws of every recipe", () => {
  it("[IX28] no number that leaves is NaN or infinite, whatever comes in", () => {
    fc.assert(
      fc.property(anySteps, rowsOf, (steps, rows) => {
        const built = tryBuild(steps, rows);
        if (!built.ok) {
          expect(built.issues.length).toBeGreaterThan(0);
          return;
        }
        const { scores, ranks, weights, issues, treatments } = built.value;
        const all = [
          scores,
          ranks,
          weights,
          issues,
          treatments,
          built.value.statistics(),
          built.value.cells(),
        ];
        expect(numbersIn(all).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("[IX29] the order of rows, columns, framework and keys does not change a bit", () => {
    fc.assert(
      fc.property(anySteps, rowsOf, fc.integer(), (steps, rows, seed) => {
        const turn = <T>(list: readonly T[]): T[] =>
          list
            .map((x, i) => ({ x, k: Math.imul(i + 1, seed | 1) }))
            .sort((a, b) => a.k - b.k)
            .map((p) => p.x);
        const columns = (row: TableRow) => Object.fromEntries(turn(Object.entries(row)));
        const one = tryBuild(steps, rows);
        const other = tryBuild(steps, turn(rows).map(columns), turn(NODES));
        expect(other.ok).toBe(one.ok);
        if (!one.ok || !other.ok) return;
        expect(other.value.scores).toEqual(one.value.scores);
        expect(other.value.ranks).toEqual(one.value.ranks);
      }),
      { numRuns: 200 },
    );
  });

  it("[IX3] weights are never negative and sum to 1 in every group", () => {
    fc.assert(
      fc.property(anySteps, rowsOf, (steps, rows) => {
        const built = tryBuild(steps, rows);
        if (!built.ok) return;
        for (const parent of ["A", "B", "I"]) {
          const group = built.value.weights.filter((w) => w.parent === parent).map((w) => w.weight);
          expect(group.every((w) => w >= 0)).toBe(true);
          expect(group.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("[IX30] min-max scores do not know the unit of measurement", () => {
    const steps = [
      { step: "normalise", method: "minMax", range: [1, 100] },
      { step: "aggregate", method: "geometric" },
    ];
    const whole = fc.array(
      fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })),
      { minLength: 3, maxLength: 9 },
    );
    fc.assert(
      fc.property(
        whole,
        fc.constantFrom(0.5, 2, 1024),
        fc.integer({ min: -50, max: 50 }),
        (pairs, factor, shift) => {
          const rows = (f: number, s: number) =>
            pairs.map(([x, y], i) => ({ u: `U${i}`, g: "a", x: f * x + s, y, z: y, v: x }));
          const [one, other] = [tryBuild(steps, rows(1, 0)), tryBuild(steps, rows(factor, shift))];
          if (!one.ok || !other.ok) return;
          one.value.scores.I?.forEach((s, i) => {
            const o = other.value.scores.I?.[i];
            if (s === null) expect(o).toBeNull();
            else expect(o).toBeCloseTo(s, 9);
          });
        },
      ),
    );
  });

  it("[IX31] doing better never lowers a score under any mean", () => {
    const posts = {
      step: "normalise",
      method: "goalposts",
      posts: { x: [0, 10], y: [0, 10], z: [0, 10], v: [0, 10] },
    };
    const grade = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(
        fc.constantFrom("arithmetic", "geometric", "harmonic", "median", "minimum", "meanMin"),
        grade,
        grade,
        grade,
        grade,
        (method, x, y, z, v) => {
          const rows = [
            { u: "P", g: "a", x, y, z, v },
            { u: "Q", g: "a", x: x + 1, y: y - 1, z: z + 1, v },
          ];
          const built = tryBuild([posts, { step: "aggregate", method }], rows);
          if (!built.ok) return;
          const [p, q] = built.value.scores.I as [number, number];
          expect(q).toBeGreaterThanOrEqual(p - 1e-12);
        },
      ),
    );
  });

  it("[IX2] winsorised values stay within the values seen, order kept, others untouched", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 4, maxLength: 40 }),
        fc.integer({ min: 1, max: 6 }),
        (values, winsoriseMax) => {
          const column = Float64Array.from(values);
          const done = treatColumn(column, {
            skewness: 1,
            kurtosis: 1,
            winsoriseMax,
            otherwise: "none",
            lambda: 0,
          });
          const [before, after] = [momentsOf(column), momentsOf(done.values)];
          expect(after.min).toBeGreaterThanOrEqual(before.min);
          expect(after.max).toBeLessThanOrEqual(before.max);
          const treated = new Set([...done.high, ...done.low]);
          column.forEach((x, i) => {
            if (!treated.has(i)) expect(done.values[i]).toBe(x);
          });
        },
      ),
    );
  });

  it("[IX7] Copeland scores of a table with gaps do not hang on the order of rows, and sum to 0", () => {
    const gappy = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(gappy, (rows) => {
        const score = (list: typeof rows) =>
          copelandScores(
            {
              columns: [0, 1, 2].map((k) => Float64Array.from(list, (r) => r[k] ?? Number.NaN)),
              weights: Float64Array.of(1, 2, 3),
            },
            0,
            list.length,
          );
        const ours = score(rows);
        expect([...score(rows.toReversed())].reverse()).toEqual([...ours]);
        expect(ours.reduce((s, x) => s + (Number.isNaN(x) ? 0 : x), 0)).toBe(0);
      }),
    );
  });

  it("[IX8] Benefit of the Doubt lies in 0..1, and somebody reaches 1", () => {
    const positive = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(positive, (rows) => {
        const scores = benefitOfDoubt(
          [0, 1].map((k) => Float64Array.from(rows, (r) => r[k] as number)),
        );
        for (const s of scores) expect(s).toBeLessThanOrEqual(1 + 1e-9);
        expect(Math.max(...scores)).toBeCloseTo(1, 9);
      }),
    );
  });
});
