import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex, type IndexBuild } from "../build-index.ts";
import { type IndexTable, readIndexTable, type TableRow } from "../index-table.ts";
import type { Recipe } from "../recipe.ts";
import { type ExplainedChange, explainChange } from "./explain-change.ts";
import { explainScore } from "./explain-score.ts";
import { findNeed } from "./need.ts";

const MEANS = ["arithmetic", "geometric", "harmonic"] as const;

function recipeOf(top: (typeof MEANS)[number], lower: (typeof MEANS)[number], weight = 1): Recipe {
  return {
    unit: "u",
    framework: [
      { code: "x", parent: "A", weight: 2 },
      { code: "y", parent: "A", direction: -1 },
      { code: "z", parent: "B" },
      { code: "v", parent: "B", weight: 0.5 },
      { code: "A", parent: "I", weight },
      { code: "B", parent: "I" },
      { code: "I" },
    ],
    steps: [
      { step: "normalise", method: "minMax", range: [1, 100] },
      { step: "aggregate", method: top, byLevel: [lower, top] },
      { step: "rank" },
    ],
  };
}

function must<T>(checked: { ok: boolean; value?: T }): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  return checked.value as T;
}

const tableOf = (recipe: Recipe, rows: readonly TableRow[]): IndexTable =>
  must(readIndexTable(recipe, rows));
const build = (recipe: Recipe, rows: readonly TableRow[]): IndexBuild =>
  must(buildIndex(recipe, tableOf(recipe, rows)));

const value = fc.double({ min: -50, max: 50, noNaN: true }).map((x) => Math.round(x * 100) / 100);
const cell = fc.option(value, { freq: 8, nil: null });
const rowsOf = fc
  .array(fc.record({ x: value, y: cell, z: cell, v: cell }), { minLength: 4, maxLength: 9 })
  .filter((rows) => new Set(rows.map((r) => r.x)).size > 1)
  .map((rows) => rows.map((r, i) => ({ u: `U${i}`, ...r })));
const mean = fc.constantFrom(...MEANS);

function total(change: ExplainedChange): number {
  return change.factors.reduce((s, f) => s + f.contribution, 0);
}

describe("explaining", () => {
  it("[IX16] the parts of a score add up to it under every mean", () => {
    fc.assert(
      fc.property(
        rowsOf,
        mean,
        mean,
        fc.constantFrom("mean" as const, { unit: "U1" }),
        (rows, top, lower, against) => {
          const { model, scores } = build(recipeOf(top, lower), rows);
          const found = explainScore(model, "U0", { against });
          if (!found.ok) return;
          const sum = found.value.parts.reduce((s, p) => s + p.contribution, 0);
          expect(found.value.baseline + sum + found.value.rest).toBeCloseTo(
            scores.I?.[0] as number,
            9,
          );
          expect(Math.abs(found.value.rest)).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("[IX17] own values, peers, weights, method and revisions add up to the change", () => {
    fc.assert(
      fc.property(
        rowsOf,
        rowsOf,
        rowsOf,
        mean,
        mean,
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (a, b, c, top, lower, weight) => {
          const [before, after] = [
            recipeOf("arithmetic", "arithmetic"),
            recipeOf(top, lower, weight),
          ];
          const found = explainChange(
            { recipe: before, table: tableOf(before, a), unit: "U0" },
            { recipe: after, table: tableOf(after, b), unit: "U0" },
            { revised: tableOf(before, c) },
          );
          if (!found.ok) return;
          const { change } = found.value;
          expect(total(found.value)).toBeCloseTo(change, 8);
          for (const f of found.value.factors) {
            const sum = f.parts.reduce((s, p) => s + p.contribution, 0);
            expect(sum + f.rest).toBeCloseTo(f.contribution, 8);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("[IX17] only what moved is named", () => {
    const recipe = recipeOf("arithmetic", "arithmetic");
    const rows = [
      { u: "P", x: 0, y: 0, z: 0, v: 0 },
      { u: "Q", x: 10, y: 10, z: 10, v: 10 },
      { u: "R", x: 5, y: 5, z: 5, v: 5 },
    ];
    const later = rows.map((r) => (r.u === "R" ? { ...r, x: 6 } : r));
    const side = (data: readonly TableRow[]) => ({
      recipe,
      table: tableOf(recipe, data),
      unit: "R",
    });
    const own = must(explainChange(side(rows), side(later)));
    const factor = own.factors.find((f) => f.factor === "own");
    expect(factor?.parts.map((p) => p.code)).toEqual(["x"]);
    expect(factor?.contribution).toBeCloseTo(own.change, 12);
    const lifted = rows.map((r) => (r.u === "Q" ? { ...r, x: 20 } : r));
    const peers = must(explainChange(side(rows), side(lifted)));
    expect(peers.change).toBeLessThan(0);
    expect(peers.factors.find((f) => f.factor === "own")?.contribution).toBe(0);
    expect(peers.factors.find((f) => f.factor === "peers")?.contribution).toBeCloseTo(
      peers.change,
      12,
    );
  });

  it("[IX18] the needed change reaches the goal, and a little less does not", () => {
    fc.assert(
      fc.property(rowsOf, mean, fc.integer({ min: 1, max: 3 }), (rows, top, rank) => {
        const recipe = recipeOf(top, "arithmetic");
        const table = tableOf(recipe, rows);
        const found = findNeed(recipe, table, { unit: "U0", goal: { rank } });
        if (!found.ok) return;
        const { now, after, reached, changes } = found.value;
        if ((now.rank as number) <= rank) expect(changes).toEqual([]);
        if (!reached) return;
        expect(after.rank).toBeLessThanOrEqual(rank);
        const rebuilt = rows.map((r) =>
          r.u === "U0"
            ? { ...r, ...Object.fromEntries(changes.map((c) => [c.indicator, c.to])) }
            : r,
        );
        expect(build(recipe, rebuilt).ranks.I?.[0]).toBeLessThanOrEqual(rank);
        for (const c of changes) {
          const less = rebuilt.map((r) =>
            r.u === "U0" ? { ...r, [c.indicator]: c.from + 0.99 * c.change } : r,
          );
          expect(build(recipe, less).ranks.I?.[0]).toBeGreaterThan(rank);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("[IX18] the cheaper lever is taken, within its bound, then the next", () => {
    const recipe = recipeOf("arithmetic", "arithmetic");
    const rows = [
      { u: "P", x: 0, y: 10, z: 0, v: 0 },
      { u: "Q", x: 10, y: 0, z: 10, v: 10 },
      { u: "R", x: 5, y: 5, z: 5, v: 5 },
    ];
    const levers = [
      { indicator: "x", cost: 10 },
      { indicator: "z", cost: 1, max: 7 },
    ];
    const table = tableOf(recipe, rows);
    const found = must(findNeed(recipe, table, { unit: "R", goal: { score: 60 }, levers }));
    expect(found.reached).toBe(true);
    expect(found.after.score).toBeCloseTo(60, 9);
    expect(found.changes.find((c) => c.indicator === "z")?.to).toBe(7);
    expect(found.changes.find((c) => c.indicator === "x")?.to).toBeGreaterThan(5);
    expect(found.alone.find((a) => a.indicator === "z")?.to).toBeNull();
  });
});
