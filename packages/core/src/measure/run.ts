import { canonicalJson } from "../math/canonical-json.ts";
import type { Issue } from "../vocabulary/issue.ts";
import { aggregateGroup } from "./aggregation/aggregate-group.ts";
import { type Frame, firstFrame, missingAt, type StepContext, unitAt, warning } from "./frame.ts";
import type { AggregateMethod, AggregateStep, Step, WeightStep } from "./recipe.ts";
import { denominate } from "./steps/denominate.ts";
import { eligibility } from "./steps/eligibility.ts";
import { impute } from "./steps/impute.ts";
import { normalise } from "./steps/normalise.ts";
import { screen } from "./steps/screen.ts";
import { treat } from "./steps/treat.ts";
import { weighForIndex, weighGroup } from "./weights/weigh-level.ts";

/** The frame after each data step, by the position of the step; `raw` stands before the first. */
export type Trace = { readonly step: string; readonly frame: Frame };

/** One pass through a recipe, before it is dressed up for guests. NaN still marks missing values here. */
export type Run = {
  readonly trace: readonly Trace[];
  readonly frame: Frame;
  /** Columns by node: normalised indicators, then aggregates. */
  readonly nodes: readonly Float64Array[];
  /** Weights as used, within the parent's group they sum to 1. */
  readonly weights: Float64Array;
  readonly issues: readonly Issue[];
};

/** Frames by the text of the steps that led to them, so that variants share what they have in common. */
export type Memo = Map<string, Frame>;

const MEMO_MAX = 256;

export type RunOptions = {
  /** Weights by node, against those of the framework. */
  readonly weights?: Float64Array;
  readonly memo?: Memo;
  /** False: no issues are gathered, for replications. */
  readonly report?: boolean;
};

/** Runs the steps of a recipe over a table that was read for it. */
export function runSteps(
  context: StepContext,
  steps: readonly Step[],
  { weights, memo, report = true }: RunOptions = {},
): Run {
  const trace = dataSteps(context, steps, memo);
  const { frame } = trace.at(-1) as Trace;
  const issues: Issue[] = [];
  const used = Float64Array.from(weights ?? context.framework.weight);
  if (report) issues.push(...unusedDirections(context, frame));
  const nodes = upwards(context, frame, steps, used, report ? issues : null);
  if (report) issues.push(...unitsWithoutScore(context, frame, nodes));
  return { trace, frame, nodes, weights: used, issues: [...frame.issues, ...issues] };
}

/** Without a normalise step nothing turns an indicator round, and means would take more of it for better. */
function unusedDirections({ framework }: StepContext, frame: Frame): Issue[] {
  if (frame.normalised) return [];
  return framework.codes.slice(0, framework.leaves).flatMap((indicator, j) => {
    if ((framework.direction[j] as number) > 0) return [];
    const reason = `"${indicator}" is better when less, but no step turns it round`;
    return [warning("direction-unused", reason, { step: "aggregate", indicator })];
  });
}

/** Units that stay without a score, each with the cells that it lacks: nobody drops out of a ranking in silence. */
function unitsWithoutScore(
  { framework, table }: StepContext,
  frame: Frame,
  nodes: readonly Float64Array[],
): Issue[] {
  const top = nodes[framework.top] as Float64Array;
  return [...frame.rows.keys()].flatMap((i) => {
    if (!Number.isNaN(top[i])) return [];
    const unit = unitAt(frame, i, table);
    const missing = missingAt(frame, i, framework.codes).join(", ");
    const reason = `Unit "${unit}" is not ranked${missing === "" ? "" : `: it lacks ${missing}`}`;
    const time = table.times?.[frame.rows[i] as number] ?? null;
    return [warning("not-ranked", reason, { step: "aggregate", unit, missing, time })];
  });
}

/** The frames from the raw data to the last step before weights and aggregation. */
export function dataSteps(context: StepContext, steps: readonly Step[], memo?: Memo): Trace[] {
  let frame = firstFrame(context);
  const trace: Trace[] = [{ step: "raw", frame }];
  let key = "";
  for (const step of steps) {
    if (step.step === "weight" || step.step === "aggregate" || step.step === "rank") continue;
    key = memo === undefined ? "" : `${key}${canonicalJson(step)}`;
    frame = memo?.get(key) ?? dataStep(frame, step, context);
    if (memo !== undefined) {
      if (memo.size > MEMO_MAX) memo.clear();
      memo.set(key, frame);
    }
    trace.push({ step: step.step, frame });
  }
  return trace;
}

/** Columns of all nodes above a frame. `used` holds the weights by node and is brought to shares in place. */
export function upwards(
  context: StepContext,
  frame: Frame,
  steps: readonly Step[],
  used: Float64Array,
  issues: Issue[] | null,
): Float64Array[] {
  const weighing = steps.filter((s): s is WeightStep => s.step === "weight");
  const aggregate = steps.find((s): s is AggregateStep => s.step === "aggregate");
  return aggregateAll(context, frame, { weighing, aggregate, used }, issues);
}

/** One step on the data: everything before weights and aggregation. */
export function dataStep(frame: Frame, step: Step, context: StepContext): Frame {
  switch (step.step) {
    case "eligibility":
      return eligibility(frame, step, context);
    case "denominate":
      return denominate(frame, step, context);
    case "screen":
      return screen(frame, step, context);
    case "impute":
      return impute(frame, step, context);
    case "treat":
      return treat(frame, step, context);
    case "normalise":
      return normalise(frame, step, context);
    default:
      return frame;
  }
}

type Upwards = {
  readonly weighing: readonly WeightStep[];
  readonly aggregate: AggregateStep | undefined;
  readonly used: Float64Array;
};

/** From the indicators up, level by level: first the weights of a level where a step sets them, then the level above. */
function aggregateAll(
  context: StepContext,
  frame: Frame,
  { weighing, aggregate, used }: Upwards,
  issues: Issue[] | null,
): Float64Array[] {
  const { framework } = context;
  const nodes: Float64Array[] = [...frame.columns];
  const above = (
    from: number,
    weights: Float64Array,
    into: Float64Array[],
    report: Issue[] | null,
  ) => {
    for (let node = from; node < framework.codes.length; node++) {
      into.push(aggregateNode(context, frame, node, { nodes: into, weights, aggregate }, report));
    }
  };
  let level = 1;
  for (let node = framework.leaves; node < framework.codes.length; node++) {
    if ((framework.level[node] as number) > level) {
      weighLevel(context, frame, level, { weighing, nodes, used }, issues, (weights) => {
        const tried = nodes.slice();
        above(node, weights, tried, null);
        return tried[framework.top] as Float64Array;
      });
      level = framework.level[node] as number;
    }
    nodes.push(aggregateNode(context, frame, node, { nodes, weights: used, aggregate }, issues));
  }
  return nodes;
}

export type AtNode = {
  readonly nodes: readonly Float64Array[];
  readonly weights: Float64Array;
  readonly aggregate: AggregateStep | undefined;
};

/** One aggregate from the columns of the nodes below it; `weights` of its group are brought to shares in place. */
export function aggregateNode(
  context: StepContext,
  frame: Frame,
  node: number,
  { nodes, weights, aggregate }: AtNode,
  issues: Issue[] | null,
): Float64Array {
  const { framework } = context;
  const children = framework.children[node] as Uint32Array;
  const method = methodAt(context, aggregate, node);
  rescale(weights, children);
  const group = {
    columns: Array.from(children, (c) => nodes[c] as Float64Array),
    weights: Float64Array.from(children, (c) => weights[c] as number),
  };
  return aggregateGroup(group, method, {
    blocks: frame.blocks,
    directions: directionsOf(context, frame, children),
    minAvailability: availabilityAt(aggregate, framework.level[node] as number),
    ...(issues === null
      ? {}
      : {
          onNotPositive: (row: number, member: number) => {
            const child = children[member] as number;
            const value = (nodes[child] as Float64Array)[row] as number;
            issues.push(notPositive(context, frame, { row, child, node, value }, method.method));
          },
        }),
  });
}

/** Members that are raw indicators keep their direction; normalised ones and aggregates all point up. */
function directionsOf({ framework }: StepContext, frame: Frame, children: Uint32Array): Int8Array {
  return Int8Array.from(children, (c) =>
    frame.normalised || c >= framework.leaves ? 1 : (framework.direction[c] as number),
  );
}

function notPositive(
  { framework, table }: StepContext,
  frame: Frame,
  at: {
    readonly row: number;
    readonly child: number;
    readonly node: number;
    readonly value: number;
  },
  method: string,
): Issue {
  const unit = unitAt(frame, at.row, table);
  const indicator = framework.codes[at.child] as string;
  const aggregate = framework.codes[at.node] as string;
  const what = at.value < 0 ? "negative" : "0";
  return warning(
    at.value < 0 ? "negative-under-mean" : "zero-under-mean",
    `"${indicator}" of unit "${unit}" is ${what} under the ${method} mean of "${aggregate}"`,
    { step: "aggregate", unit, indicator, aggregate },
  );
}

/** Sets the weights of one level's nodes by the weight steps that speak of it, the last word holding. */
function weighLevel(
  context: StepContext,
  frame: Frame,
  level: number,
  {
    weighing,
    nodes,
    used,
  }: {
    readonly weighing: readonly WeightStep[];
    readonly nodes: readonly Float64Array[];
    readonly used: Float64Array;
  },
  issues: Issue[] | null,
  indexFor: (weights: Float64Array) => Float64Array,
): void {
  const { framework } = context;
  for (const step of weighing) {
    if (step.level !== undefined && step.level !== level) continue;
    if (step.method === "balance" || step.method === "infomax") {
      const members = [...framework.codes.keys()].filter(
        (c) => framework.level[c] === level && c !== framework.top,
      );
      const put = (weights: Float64Array) => {
        const all = used.slice();
        members.forEach((c, k) => {
          all[c] = weights[k] as number;
        });
        return all;
      };
      const columns = members.map((c) => nodes[c] as Float64Array);
      const codes = members.map((c) => framework.codes[c] as string);
      used.set(put(weighForIndex(step, codes, columns, (w) => indexFor(put(w)), issues)));
      continue;
    }
    for (let parent = framework.leaves; parent < framework.codes.length; parent++) {
      const children = (framework.children[parent] as Uint32Array).filter(
        (c) => framework.level[c] === level,
      );
      if (children.length === 0) continue;
      const group = {
        parent,
        children,
        columns: Array.from(children, (c) => nodes[c] as Float64Array),
        directions: directionsOf(context, frame, children),
      };
      const weights = weighGroup(step, group, context, issues);
      children.forEach((c, k) => {
        if (weights !== null) used[c] = weights[k] as number;
      });
    }
  }
}

/** The method that makes a node: its own, that of its level, or that of the step. */
export function methodAt(
  { framework }: StepContext,
  aggregate: AggregateStep | undefined,
  node: number,
): AggregateMethod {
  const own = framework.aggregate[node];
  if (own !== undefined) return own;
  const levels = aggregate?.byLevel;
  if (levels === undefined) return aggregate ?? { method: "arithmetic" };
  const at = Math.min(levels.length - 1, (framework.level[node] as number) - 2);
  const method = levels[at] as AggregateMethod | AggregateMethod["method"];
  return typeof method === "string" ? { method } : method;
}

function availabilityAt(aggregate: AggregateStep | undefined, level: number): number {
  const min = aggregate?.minAvailability ?? 0;
  return typeof min === "number" ? min : (min[Math.min(min.length - 1, level - 2)] as number);
}

function rescale(weights: Float64Array, group: Uint32Array): void {
  let sum = 0;
  for (const c of group) sum += weights[c] as number;
  if (sum > 0) for (const c of group) weights[c] = (weights[c] as number) / sum;
}

/** Weight of each node in its level: its share times the shares of those above it; sums to 1 per level of a full tree. */
export function effectiveWeights(
  { framework }: Pick<StepContext, "framework">,
  weights: Float64Array,
): Float64Array {
  const effective = new Float64Array(weights.length);
  for (let node = weights.length - 1; node >= 0; node--) {
    const parent = framework.parent[node] as number;
    effective[node] = parent < 0 ? 1 : (weights[node] as number) * (effective[parent] as number);
  }
  return effective;
}
