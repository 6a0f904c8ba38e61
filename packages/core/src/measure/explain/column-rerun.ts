import { type Frame, firstFrame, keepRows, type StepContext } from "../frame.ts";
import type { Framework } from "../framework.ts";
import type { IndexTable } from "../index-table.ts";
import type { AggregateStep, Recipe, Step } from "../recipe.ts";
import { aggregateNode, dataStep, type Run, runSteps, type Trace, upwards } from "../run.ts";

/** A run of which single columns can be run again: trying a value out costs one column, not the whole table. */
export type Rerun = (columns: ReadonlyMap<string, Float64Array>) => {
  readonly rows: Uint32Array;
  readonly nodes: readonly Float64Array[];
};

/**
 * Runs a recipe again with some raw columns replaced. Steps that look at one indicator at a time are redone for those
 * columns only; the rows that stay in are those of the first run, unless a rule looks at a replaced column (then, and
 * under filling by row, everything is run).
 */
export function rerunner(recipe: Recipe, context: StepContext): Rerun {
  const base = runSteps(context, recipe.steps, { report: false });
  return (columns) => {
    const numbers = new Map(context.table.numbers);
    for (const [code, column] of columns) numbers.set(code, column);
    const table = { ...context.table, numbers };
    if (!apart(recipe.steps, columns)) {
      const run = runSteps({ ...context, table }, recipe.steps, { report: false });
      return { rows: run.frame.rows, nodes: run.nodes };
    }
    const changed = [...columns.keys()].map((c) => context.framework.position.get(c) as number);
    const frame = columnsAgain(recipe.steps, context.framework, table, base, changed);
    const weights = Float64Array.from(context.framework.weight);
    return {
      rows: frame.rows,
      nodes: upwards({ ...context, table }, frame, recipe.steps, weights, null),
    };
  };
}

/** Whether every step treats the replaced columns by themselves. */
function apart(steps: readonly Step[], columns: ReadonlyMap<string, unknown>): boolean {
  return steps.every((step) => {
    if (step.step === "eligibility") return !step.rules.some((r) => columns.has(r.column));
    if (step.step === "screen") return step.minNonZero === undefined;
    return step.step !== "impute" || (step.method !== "rowMean" && step.method !== "regression");
  });
}

function columnsAgain(
  steps: readonly Step[],
  framework: Framework,
  table: IndexTable,
  base: Run,
  changed: readonly number[],
): Frame {
  const context = { framework: onlyLeaves(framework, changed), table };
  let part = firstFrame(context);
  let at = 0;
  for (const step of steps) {
    if (step.step === "weight" || step.step === "aggregate" || step.step === "rank") continue;
    at++;
    if (step.step === "eligibility" || step.step === "screen") {
      const kept = new Set((base.trace[at] as Trace).frame.rows);
      part = keepRows(
        part,
        Array.from(part.rows, (r) => kept.has(r)),
        table,
      );
    } else part = dataStep(part, step, context);
  }
  const columns = [...base.frame.columns];
  changed.forEach((leaf, k) => {
    columns[leaf] = part.columns[k] as Float64Array;
  });
  return { ...base.frame, columns };
}

/** Only what stands above a changed indicator changes, unless weights hang on the data. */
function _nodesAgain(
  context: StepContext,
  steps: readonly Step[],
  base: Run,
  frame: Frame,
  changed: readonly number[],
): readonly Float64Array[] {
  const { framework } = context;
  const weights = Float64Array.from(framework.weight);
  if (steps.some((s) => s.step === "weight")) return upwards(context, frame, steps, weights, null);
  const aggregate = steps.find((s): s is AggregateStep => s.step === "aggregate");
  const nodes = [...frame.columns, ...base.nodes.slice(framework.leaves)];
  const touched = new Set(changed);
  for (let node = framework.leaves; node < framework.codes.length; node++) {
    if (!(framework.children[node] as Uint32Array).some((c) => touched.has(c))) continue;
    touched.add(node);
    nodes[node] = aggregateNode(context, frame, node, { nodes, weights, aggregate }, null);
  }
  return nodes;
}

function onlyLeaves(framework: Framework, leaves: readonly number[]): Framework {
  return {
    ...framework,
    codes: leaves.map((j) => framework.codes[j] as string),
    leaves: leaves.length,
    children: [],
    direction: Int8Array.from(leaves, (j) => framework.direction[j] as number),
    denominator: leaves.map((j) => framework.denominator[j]),
  };
}
