import type { Issue } from "../vocabulary/issue.ts";
import { cellsOf, type IndexCell } from "./cells.ts";
import { describeIndicators, type IndicatorStatistics } from "./describe-indicators.ts";
import type { Treatment } from "./frame.ts";
import { frameworkOf } from "./framework.ts";
import type { IndexModel } from "./index-model.ts";
import type { IndexTable } from "./index-table.ts";
import { type Checked, recipeHash } from "./parse-recipe.ts";
import { rankScores } from "./rank-scores.ts";
import type { RankStep, Recipe } from "./recipe.ts";
import { effectiveWeights, runSteps } from "./run.ts";

/** Numbers of one aggregate, a place a row; null where there is none. */
export type Column = readonly (number | null)[];

/** A finished index. Rows are those of `units` (and `times`), in the same order everywhere. */
export type IndexBuild = {
  readonly hash: string;
  readonly units: readonly string[];
  readonly names: readonly (string | null)[];
  readonly times: readonly string[] | null;
  /** Aggregates, from the lowest level up; the last one is the index. */
  readonly codes: readonly string[];
  readonly top: string;
  readonly scores: Readonly<Record<string, Column>>;
  readonly ranks: Readonly<Record<string, Column>>;
  readonly weights: readonly NodeWeight[];
  /** The raw indicators at a glance, each period apart. Made when asked for. */
  readonly statistics: () => IndicatorStatistics[];
  readonly treatments: readonly Treatment[];
  readonly issues: readonly Issue[];
  /** Every value at every step, with what happened to it. Made when asked for: there are many. */
  readonly cells: () => IndexCell[];
  /** The run behind the build, for the explaining functions. */
  readonly model: IndexModel;
};

export type NodeWeight = {
  readonly code: string;
  readonly level: number;
  readonly parent: string | null;
  /** As given in the recipe. */
  readonly given: number;
  /** As used, share of the parent's group. */
  readonly weight: number;
  /** Share of the whole index. */
  readonly effective: number;
};

/**
 * Computes an index: every step of the recipe over the table, synchronously, the same answer for the same input
 * whatever the order of rows and columns. What is odd but possible is in `issues`; a table without any score is refused.
 * @example
 * const recipe: Recipe = {
 *   unit: "u",
 *   framework: [{ code: "x", parent: "I" }, { code: "y", parent: "I", direction: -1 }, { code: "I" }],
 *   steps: [{ step: "normalise", method: "minMax", range: [0, 100] }, { step: "aggregate", method: "arithmetic" }],
 * };
 * const table = readIndexTable(recipe, [{ u: "A", x: 1, y: 5 }, { u: "B", x: 3, y: 5.5 }, { u: "C", x: 2, y: 7 }]);
 * const built = table.ok ? buildIndex(recipe, table.value) : table;
 * expect(built.ok && built.value.scores["I"]).toEqual([50, 87.5, 25]);
 * expect(built.ok && built.value.ranks["I"]).toEqual([2, 1, 3]);
 */
export function buildIndex(recipe: Recipe, table: IndexTable): Checked<IndexBuild> {
  const issues: Issue[] = [];
  const framework = frameworkOf(recipe.framework, issues);
  if (framework === undefined) return { ok: false, issues };
  const run = runSteps({ framework, table }, recipe.steps);
  const top = run.nodes[framework.top] as Float64Array;
  if (top.every(Number.isNaN)) {
    const reason = `No unit has a score of "${framework.codes[framework.top]}"`;
    return {
      ok: false,
      issues: [{ code: "no-scores", severity: "error", reason }, ...run.issues],
    };
  }
  const model = { recipe, table, framework, run };
  return { ok: true, value: presented(model), issues: run.issues };
}

function presented(model: IndexModel): IndexBuild {
  const { recipe, table, framework, run } = model;
  const rank = recipe.steps.find((s): s is RankStep => s.step === "rank");
  const rows = [...run.frame.rows];
  const codes = framework.codes.slice(framework.leaves);
  const scores: Record<string, Column> = {};
  const ranks: Record<string, Column> = {};
  codes.forEach((code, k) => {
    const column = run.nodes[framework.leaves + k] as Float64Array;
    scores[code] = withNulls(column);
    ranks[code] = withNulls(rankScores(column, rank, run.frame.blocks));
  });
  return {
    hash: recipeHash(recipe),
    units: rows.map((r) => table.units[r] as string),
    names: rows.map((r) => table.names[r] ?? null),
    times: table.times === null ? null : rows.map((r) => (table.times as string[])[r] as string),
    codes,
    top: framework.codes[framework.top] as string,
    scores,
    ranks,
    weights: weightsOf(model),
    statistics: () => describeIndicators(model),
    treatments: run.frame.treatments,
    issues: run.issues,
    cells: () => cellsOf(model),
    model,
  };
}

/** NaN, the missing marker inside, becomes null at the door. */
export function withNulls(column: Float64Array): Column {
  return Array.from(column, (x) => (Number.isFinite(x) ? x : null));
}

function weightsOf({ framework, run }: IndexModel): NodeWeight[] {
  const effective = effectiveWeights({ framework }, run.weights);
  return framework.codes.map((code, node) => ({
    code,
    level: framework.level[node] as number,
    parent: framework.codes[framework.parent[node] as number] ?? null,
    given: framework.weight[node] as number,
    weight: (framework.parent[node] as number) < 0 ? 1 : (run.weights[node] as number),
    effective: effective[node] as number,
  }));
}
