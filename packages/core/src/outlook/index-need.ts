import { buildIndex } from "../measure/build-index.ts";
import { rerunner } from "../measure/explain/column-rerun.ts";
import { type Framework, frameworkOf } from "../measure/framework.ts";
import type { IndexTable } from "../measure/index-table.ts";
import { rankScores } from "../measure/rank-scores.ts";
import type { RankStep, Recipe } from "../measure/recipe.ts";
import type { Issue } from "../vocabulary/issue.ts";
import { type Lever, lastRow, pullLevers } from "./lever.ts";
import {
  cheapestMeasures,
  type LeverNeed,
  type Measure,
  type SelectionProblem,
  type SolveSelection,
} from "./lever-need.ts";

/** A measure that pulls levers on the index. */
export type IndexMeasure = Measure & { readonly levers: readonly Lever[] };

export type IndexNeed = Omit<LeverNeed, "value"> & {
  /** Score or rank with all of the set, and without any. */
  readonly value: number;
  readonly start: number;
};

/**
 * The cheapest set of measures that takes a place to a rank or a score by a year, with the probability that those of the
 * set that succeed get there. A lever that does not fit, or a place without a rank, is refused by name.
 * @example
 * const recipe: Recipe = { unit: "u", framework: [{ code: "x", parent: "I" }, { code: "I" }], steps: [{ step: "aggregate", method: "arithmetic" }, { step: "rank", ties: "min" }] };
 * const table: IndexTable = { units: ["A", "B"], names: [null, null], times: null, texts: new Map(), numbers: new Map([["x", Float64Array.of(2, 3)]]) };
 * const lift = (id: string, amount: number, cost: number) => ({ id, cost, year: 2027, probability: 1, levers: [{ kind: "input", unit: "A", indicator: "x", change: "add", amount } as const] });
 * const need = indexNeed(recipe, table, { unit: "A", goal: { kind: "rank", value: 1 }, year: 2030, measures: [lift("small", 0.5, 1), lift("large", 2, 3)], draws: 10, seed: 1 });
 * expect(need.ok && [need.value.taken, need.value.start, need.value.value, need.value.probability]).toEqual([["large"], 2, 1, 1]);
 */
export function indexNeed(
  recipe: Recipe,
  table: IndexTable,
  {
    unit,
    goal,
    measures,
    ...options
  }: {
    readonly unit: string;
    readonly goal: { readonly kind: "rank" | "score"; readonly value: number };
    readonly year: number;
    readonly measures: readonly IndexMeasure[];
    readonly draws: number;
    readonly seed: number;
    readonly solve?: SolveSelection;
  },
):
  | { readonly ok: true; readonly value: IndexNeed }
  | { readonly ok: false; readonly issues: readonly Issue[] } {
  const refuse = (code: string, field: string, reason: string) =>
    ({ ok: false, issues: [{ code, severity: "error", field, reason }] }) as const;
  const all = pullLevers(
    recipe,
    table,
    measures.flatMap((m) => m.levers),
  );
  if (all.issues.length > 0) return { ok: false, issues: all.issues };
  const byId = new Map(measures.map((m) => [m.id, m]));
  if (byId.size < measures.length) return refuse("measure-twice", "measures", "An id stands twice");
  const sign = goal.kind === "rank" ? -1 : 1;
  const stand = standOf(recipe, table, { unit, kind: goal.kind });
  const evaluate = (taken: readonly string[]): number => {
    const value = stand(taken.flatMap((id) => byId.get(id)?.levers ?? []));
    return value === null ? Number.NEGATIVE_INFINITY : sign * value;
  };
  const start = evaluate([]);
  if (start === Number.NEGATIVE_INFINITY)
    return refuse("unit-unknown", "unit", `"${unit}" has no place in the ranking`);
  const need = cheapestMeasures(measures, { ...options, goal: sign * goal.value, evaluate });
  if (!need.ok) return refuse(need.code, "measures", "The measures cannot be weighed");
  const { value, ...rest } = need.value;
  return { ok: true, value: { ...rest, value: sign * value, start: sign * start } };
}

/**
 * Score or rank of a place under levers; null where it has none. Levers on inputs cost one column each and not the whole
 * table, since many sets are looked at.
 */
function standOf(
  recipe: Recipe,
  table: IndexTable,
  { unit, kind }: { readonly unit: string; readonly kind: "rank" | "score" },
): (levers: readonly Lever[]) => number | null {
  const framework = frameworkOf(recipe.framework, []);
  const step = recipe.steps.find((s): s is RankStep => s.step === "rank");
  // A panel ranks each period apart: there the whole index is built.
  const rerun =
    framework === undefined || table.times !== null
      ? undefined
      : rerunner(recipe, { framework, table });
  return (levers) => {
    const pulled = pullLevers(recipe, table, levers);
    if (rerun === undefined || levers.some((l) => l.kind === "weight"))
      return builtStand(pulled.recipe, pulled.table, { unit, kind });
    const columns = new Map(
      [...pulled.table.numbers].filter(([code, column]) => table.numbers.get(code) !== column),
    );
    const { rows, nodes } = rerun(columns);
    const scores = nodes[(framework as Framework).top] as Float64Array;
    const at = rows.indexOf(lastRow(table, unit));
    const from =
      kind === "score" ? scores : rankScores(scores, step, [{ from: 0, to: scores.length }]);
    const own = from[at] ?? Number.NaN;
    return Number.isNaN(own) ? null : own;
  };
}

function builtStand(
  recipe: Recipe,
  table: IndexTable,
  { unit, kind }: { readonly unit: string; readonly kind: "rank" | "score" },
): number | null {
  const built = buildIndex(recipe, table);
  if (!built.ok) return null;
  const { units, ranks, scores, top } = built.value;
  return (kind === "rank" ? ranks : scores)[top]?.[units.lastIndexOf(unit)] ?? null;
}

/** The selection as a small mixed-integer program in the LP format, with binary variables `m0`, `m1`, … */
export function selectionProgram({
  costs,
  gains,
  goal,
  needs,
  excludes,
}: SelectionProblem): string {
  const term = (w: number, i: number) => `${w < 0 ? "-" : "+"} ${Math.abs(w)} m${i}`;
  const lines = [
    "Minimize",
    ` obj: ${costs.map(term).join("\n ")}`,
    "Subject To",
    ` goal: ${gains.map(term).join("\n ")}\n >= ${goal}`,
    ...needs.map(([a, b], k) => ` n${k}: + m${a} - m${b} <= 0`),
    ...excludes.map(([a, b], k) => ` x${k}: + m${a} + m${b} <= 1`),
    "Binaries",
    ...costs.map((_, i) => ` m${i}`),
    "End",
  ];
  return `${lines.join("\n")}\n`;
}

/** A solver of programs in the LP format as a chooser of measures. */
export function selectionBy(
  solve: (
    program: string,
    options: { gap: number; timeLimitSeconds: number },
  ) => { readonly status: string; readonly values: Readonly<Record<string, number>> },
): SolveSelection {
  return (problem) => {
    const answer = solve(selectionProgram(problem), { gap: 0, timeLimitSeconds: 20 });
    return answer.status === "optimal" || answer.status === "stopped"
      ? problem.costs.map((_, i) => (answer.values[`m${i}`] ?? 0) > 0.5)
      : null;
  };
}
