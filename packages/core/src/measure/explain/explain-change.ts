import { canonicalJson } from "../../math/canonical-json.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { frameworkOf } from "../framework.ts";
import type { IndexModel } from "../index-model.ts";
import type { IndexTable } from "../index-table.ts";
import type { Recipe } from "../recipe.ts";
import { runSteps } from "../run.ts";
import { decompose } from "./decompose.ts";
import { type Part, partsOf, tidyRest } from "./explain-score.ts";

/** One end of a change: a unit in a period, in a table, under a recipe. */
export type ChangeSide = {
  readonly recipe: Recipe;
  readonly table: IndexTable;
  readonly unit: string;
  readonly time?: string;
};

export const FACTORS = ["own", "peers", "weights", "method"] as const;
export type Factor = (typeof FACTORS)[number];

export type ExplainedFactor = {
  readonly factor: Factor | "revision";
  readonly contribution: number;
  /** The same by indicator (own, peers) or by the node whose weight changed; with `rest` they add up. */
  readonly parts: readonly Part[];
  readonly rest: number;
};

export type ExplainedChange = {
  readonly from: number;
  readonly to: number;
  readonly change: number;
  readonly factors: readonly ExplainedFactor[];
};

export type ChangeOptions = {
  /** The start as it is known now: what lies between it and `from.table` is revision. */
  readonly revised?: IndexTable;
};

/**
 * Why a score changed between two vintages, years, recipes or units: the unit's own values, the other units' values,
 * the weights, the method, and revisions of the start. Each factor's part is its Shapley value over all orders in which
 * the factors could have moved, so no order is preferred and the parts add up to the change exactly. In points of the
 * score; `no-score` where the unit has none at an end, `framework-differs` where the two recipes hang together otherwise.
 * @example
 * const recipe: Recipe = {
 *   unit: "u",
 *   framework: [{ code: "x", parent: "I" }, { code: "y", parent: "I" }, { code: "I" }],
 *   steps: [{ step: "normalise", method: "minMax", range: [0, 10] }, { step: "aggregate", method: "arithmetic" }],
 * };
 * const units = ["A", "B", "C"];
 * const tableOf = (x: number[]) => ({
 *   units,
 *   names: units,
 *   times: null,
 *   texts: new Map(),
 *   numbers: new Map([["x", Float64Array.from(x)], ["y", Float64Array.of(4, 0, 2)]]),
 * });
 * const before = { recipe, table: tableOf([0, 5, 10]), unit: "B" };
 * const found = explainChange(before, { ...before, table: tableOf([0, 8, 10]) });
 * expect(found).toMatchObject({ value: { from: 2.5, to: 4, change: 1.5 } });
 */
export function explainChange(
  from: ChangeSide,
  to: ChangeSide,
  { revised }: ChangeOptions = {},
): Result<ExplainedChange, "no-score" | "framework-differs"> {
  const codes = (r: Recipe) =>
    canonicalJson(r.framework.map((n) => [n.code, n.parent ?? ""]).sort());
  if (codes(from.recipe) !== codes(to.recipe)) return fail("framework-differs");
  const first = at(from, from, from, from);
  const start = revised === undefined ? from : { ...from, table: revised };
  const base = revised === undefined ? first : at(start, start, start, start);
  const active = activeFactors(start, to);
  const corners = new Map<number, Corner>([[0, base]]);
  const corner = (mask: number): Corner => {
    let known = corners.get(mask);
    if (known === undefined) {
      const pick = (factor: Factor) =>
        (mask >> active.indexOf(factor)) & 1 && active.includes(factor) ? to : start;
      known = at(pick("own"), pick("peers"), pick("weights"), pick("method"));
      corners.set(mask, known);
    }
    return known;
  };
  const last = corner((1 << active.length) - 1);
  if (first === null || base === null || last === null) return fail("no-score");
  const factors: ExplainedFactor[] = [];
  if (revised !== undefined) factors.push(edgeSum("revision", [[first, base, 1]]));
  for (const factor of active) {
    const edges = edgesOf(active.indexOf(factor), active.length, corner);
    if (edges === null) return fail("no-score");
    factors.push(edgeSum(factor, edges));
  }
  const [a, b] = [scoreOf(first), scoreOf(last)];
  return ok({ from: a, to: b, change: b - a, factors });
}

type Corner = { readonly model: IndexModel; readonly row: number } | null;
type Edge = readonly [NonNullable<Corner>, NonNullable<Corner>, number];

function scoreOf({ model, row }: NonNullable<Corner>): number {
  return (model.run.nodes[model.framework.top] as Float64Array)[row] as number;
}

/** Factors that differ at all between the two ends. */
function activeFactors(a: ChangeSide, b: ChangeSide): Factor[] {
  const weights = (r: Recipe) =>
    canonicalJson([
      r.framework.map((n) => [n.code, n.weight ?? 1]),
      r.steps.filter((s) => s.step === "weight"),
    ]);
  const method = (r: Recipe) =>
    canonicalJson([
      r.framework.map(({ weight: _, ...n }) => n),
      r.steps.filter((s) => s.step !== "weight"),
    ]);
  const active: Factor[] = ["own"];
  if (a.table !== b.table || a.time !== b.time || a.unit !== b.unit) active.push("peers");
  if (weights(a.recipe) !== weights(b.recipe)) active.push("weights");
  if (method(a.recipe) !== method(b.recipe)) active.push("method");
  return active;
}

/** Every move of one factor, with the share of the orders in which it happens there. */
function edgesOf(bit: number, count: number, corner: (mask: number) => Corner): Edge[] | null {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const edges: Edge[] = [];
  for (let mask = 0; mask < 1 << count; mask++) {
    if ((mask >> bit) & 1) continue;
    let size = 0;
    for (let k = mask; k > 0; k >>= 1) size += k & 1;
    const share = (factorial(size) * factorial(count - size - 1)) / factorial(count);
    const [a, b] = [corner(mask), corner(mask | (1 << bit))];
    if (a === null || b === null) return null;
    edges.push([a, b, share]);
  }
  return edges;
}

function edgeSum(factor: Factor | "revision", edges: readonly Edge[]): ExplainedFactor {
  const { framework } = (edges[0] as Edge)[0].model;
  const byValue = new Float64Array(framework.codes.length);
  const byWeight = new Float64Array(framework.codes.length);
  let contribution = 0;
  let size = 0;
  for (const [a, b, share] of edges) {
    const found = decompose(a, b, framework.top);
    contribution += share * found.change;
    size = Math.max(size, Math.abs(scoreOf(a)), Math.abs(scoreOf(b)));
    if (factor === "method") continue;
    found.byValue.forEach((x, n) => {
      byValue[n] = (byValue[n] as number) + share * x;
      byWeight[n] = (byWeight[n] as number) + share * (found.byWeight[n] as number);
    });
  }
  const parts = partsOf((edges[0] as Edge)[0].model, { byValue, byWeight });
  const sum = parts.reduce((s, p) => s + p.contribution, 0);
  return { factor, contribution, parts, rest: tidyRest(contribution - sum, size) };
}

/** A run in which the four factors come from either end; null where the unit has no score there. */
function at(own: ChangeSide, peers: ChangeSide, weights: ChangeSide, method: ChangeSide): Corner {
  const recipe = mixedRecipe(weights.recipe, method.recipe);
  const table = mixedTable(own, peers);
  const framework = frameworkOf(recipe.framework, []);
  if (table === null || framework === undefined) return null;
  const run = runSteps({ framework, table }, recipe.steps, { report: false });
  const model = { recipe, table, framework, run };
  const row = run.frame.rows.indexOf(rowIn(peers));
  if (row < 0) return null;
  const corner = { model, row };
  return Number.isNaN(scoreOf(corner)) ? null : corner;
}

function mixedRecipe(weights: Recipe, method: Recipe): Recipe {
  if (weights === method) return method;
  const given = new Map(weights.framework.map((n) => [n.code, n.weight ?? 1]));
  const weighing = weights.steps.filter((s) => s.step === "weight");
  const others = method.steps.filter((s) => s.step !== "weight");
  const at = others.findIndex((s) => s.step === "aggregate");
  return {
    ...method,
    framework: method.framework.map((n) => ({ ...n, weight: given.get(n.code) ?? 1 })),
    steps: [...others.slice(0, at), ...weighing, ...others.slice(at)],
  };
}

function rowIn({ table, unit, time }: ChangeSide): number {
  for (let r = table.units.length - 1; r >= 0; r--) {
    if (table.units[r] === unit && (time === undefined || table.times?.[r] === time)) return r;
  }
  return -1;
}

/** The peers' table with the unit's row replaced by its own values from the other end. */
function mixedTable(own: ChangeSide, peers: ChangeSide): IndexTable | null {
  const [from, to] = [rowIn(own), rowIn(peers)];
  if (from < 0 || to < 0) return null;
  if (own.table === peers.table && from === to) return peers.table;
  const numbers = new Map<string, Float64Array>();
  for (const [name, column] of peers.table.numbers) {
    const copy = column.slice();
    copy[to] = own.table.numbers.get(name)?.[from] ?? Number.NaN;
    numbers.set(name, copy);
  }
  return { ...peers.table, numbers };
}
