import { buildIndex, type IndexBuild } from "../measure/build-index.ts";
import type { IndexTable } from "../measure/index-table.ts";
import type { Checked } from "../measure/parse-recipe.ts";
import type { Recipe } from "../measure/recipe.ts";
import { planUncertainty } from "../measure/uncertainty/plan.ts";
import { rankInterval } from "../measure/uncertainty/rank-statistics.ts";
import { type Replications, runReplications } from "../measure/uncertainty/uncertainty.ts";
import { assert } from "../vocabulary/assert.ts";
import { type Lever, lastRow, pullLevers } from "./lever.ts";

export type ScenarioOptions = {
  readonly unit: string;
  readonly levers: readonly Lever[];
  /** Weights of every level vary by up to this share of themselves; the same draws before and after. */
  readonly weightNoise: number;
  readonly draws: number;
  readonly seed: number;
  /** From `scenarioBaseline` of the same recipe, table, noise, draws and seed: spares half of the work while a lever moves. */
  readonly baseline?: ScenarioBaseline;
};

/** How things stand before any lever: the build, and the ranks of the draws. */
export type ScenarioBaseline = {
  readonly build: IndexBuild;
  readonly ranks: Replications;
};

/**
 * The stand before any lever, once for many scenarios.
 */
export function scenarioBaseline(
  recipe: Recipe,
  table: IndexTable,
  options: Pick<ScenarioOptions, "weightNoise" | "draws" | "seed">,
): Checked<ScenarioBaseline> {
  const build = buildIndex(recipe, table);
  if (!build.ok) return build;
  const ranks = drawRanks(recipe, table, build.value, options);
  return { ok: true, issues: build.issues, value: { build: build.value, ranks } };
}

export type Stand = {
  readonly score: number | null;
  readonly rank: number | null;
  /** 90 % of the draws lie between; null where the place has no rank. */
  readonly interval: readonly [number, number] | null;
};

export type Scenario = {
  readonly before: Stand;
  readonly after: Stand;
  /** Places passed, best first, and places by which the hub is passed. */
  readonly passed: readonly string[];
  readonly passedBy: readonly string[];
  /** Share of draws in which the rank is better, the same, worse: draw by draw, with the same weights on both sides. */
  readonly better: number;
  readonly same: number;
  readonly worse: number;
};

/**
 * Pulls levers and asks the index again: score, rank, its interval, and who is passed. Both sides see the same draws of
 * weights, so that the difference is the levers' doing alone.
 * @example
 * const recipe: Recipe = { unit: "u", framework: [{ code: "x", parent: "I" }, { code: "I" }], steps: [{ step: "aggregate", method: "arithmetic" }] };
 * const table: IndexTable = { units: ["A", "B"], names: [null, null], times: null, texts: new Map(), numbers: new Map([["x", Float64Array.of(2, 3)]]) };
 * const read = evaluateScenario(recipe, table, {
 *   unit: "A", levers: [{ kind: "input", unit: "A", indicator: "x", change: "add", amount: 2 }], weightNoise: 0.25, draws: 10, seed: 1,
 * });
 * expect(read.ok && [read.value.before.rank, read.value.after.rank, read.value.passed]).toEqual([2, 1, ["B"]]);
 */
export function evaluateScenario(
  recipe: Recipe,
  table: IndexTable,
  options: ScenarioOptions,
): Checked<Scenario> {
  const pulled = pullLevers(recipe, table, options.levers);
  if (pulled.issues.length > 0) return { ok: false, issues: pulled.issues };
  const row = lastRow(table, options.unit);
  const made =
    options.baseline === undefined
      ? scenarioBaseline(recipe, table, options)
      : { ok: true as const, value: options.baseline };
  if (!made.ok) return made;
  const before = { value: made.value.build };
  const after = buildIndex(pulled.recipe, pulled.table);
  if (!after.ok) return after;
  const at = (build: IndexBuild) => Array.from(build.model.run.frame.rows).indexOf(row);
  if (row < 0 || at(before.value) < 0) {
    const reason = `"${options.unit}" has no place in the ranking`;
    return {
      ok: false,
      issues: [{ code: "unit-unknown", severity: "error", field: "unit", reason }],
    };
  }
  const ranksBefore = made.value.ranks;
  const ranksAfter = drawRanks(pulled.recipe, pulled.table, after.value, options);
  const [p, q] = [at(before.value), at(after.value)];
  let [better, same, worse] = [0, 0, 0];
  for (let k = 0; k < ranksBefore.count; k++) {
    const a = ranksBefore.ranks[k * ranksBefore.units.length + p] as number;
    const b = ranksAfter.ranks[k * ranksAfter.units.length + q] as number;
    if (b < a) better += 1;
    else if (b > a) worse += 1;
    else same += 1;
  }
  const n = Math.max(1, ranksBefore.count);
  const stand = (build: IndexBuild, position: number, run: typeof ranksBefore): Stand => ({
    score: build.scores[build.top]?.[position] ?? null,
    rank: build.ranks[build.top]?.[position] ?? null,
    interval: run.count === 0 ? null : rankInterval(run, position, 0.9),
  });
  return {
    ok: true,
    issues: after.issues,
    value: {
      before: stand(before.value, p, ranksBefore),
      after: stand(after.value, q, ranksAfter),
      ...passing(before.value, after.value, [p, q]),
      better: better / n,
      same: same / n,
      worse: worse / n,
    },
  };
}

function drawRanks(
  recipe: Recipe,
  table: IndexTable,
  build: IndexBuild,
  { weightNoise, draws, seed }: Pick<ScenarioOptions, "weightNoise" | "draws" | "seed">,
) {
  const top = build.weights.reduce((most, w) => Math.max(most, w.level), 0);
  const levels = Array.from({ length: Math.max(0, top - 1) }, (_, i) => i + 1);
  const plan = planUncertainty(recipe, table, {
    target: build.top,
    vary: [{ name: "weights", noise: { levels, relative: weightNoise } }],
  });
  assert(plan.ok, "Noise on the levels of a recipe that was built can be planned");
  return runReplications(plan.value, { to: draws, seed });
}

/** Places of the same period that stood better before and worse after, and the other way round. */
function passing(before: IndexBuild, after: IndexBuild, [p, q]: readonly [number, number]) {
  const ranksOf = (build: IndexBuild, position: number) => {
    const time = build.times?.[position] ?? null;
    const ranks = new Map<string, number>();
    build.units.forEach((unit, i) => {
      const rank = build.ranks[build.top]?.[i] ?? null;
      if (rank !== null && (build.times === null || build.times[i] === time)) ranks.set(unit, rank);
    });
    return ranks;
  };
  const [old, now] = [ranksOf(before, p), ranksOf(after, q)];
  const unit = before.units[p] as string;
  const [a, b] = [old.get(unit), now.get(unit)];
  if (a === undefined || b === undefined) return { passed: [], passedBy: [] };
  const others = [...now]
    .filter(([u]) => u !== unit && old.has(u))
    .sort((x, y) => x[1] - y[1] || (x[0] < y[0] ? -1 : 1));
  return {
    passed: others.filter(([u, rank]) => (old.get(u) as number) < a && rank > b).map(([u]) => u),
    passedBy: others.filter(([u, rank]) => (old.get(u) as number) > a && rank < b).map(([u]) => u),
  };
}
