import { canonicalJson } from "../math/canonical-json.ts";
import type { Issue } from "../vocabulary/issue.ts";
import { aggregateGroup } from "./aggregation/aggregate-group.ts";
import { type Frame, firstFrame, type StepContext, unitAt, warning } from "./frame.ts";
import type { AggregateMethod, AggregateStep, Step, WeightStep } from "./recipe.ts";
import { denominate } from "./steps/denominate.ts";
import { eligibility } from "./steps/eligibility.ts";
import { impute } from "./steps/impute.ts";
import { normalise } from "./steps/normalise.ts";
import { screen } from "./steps/screen.ts";
import { treat } from "./steps/treat.ts";

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
  let frame = firstFrame(context);
  const trace: Trace[] = [{ step: "raw", frame }];
  const weighing: WeightStep[] = [];
  let aggregate: AggregateStep | undefined;
  let key = "";
  for (const step of steps) {
    if (step.step === "weight") weighing.push(step);
    else if (step.step === "aggregate") aggregate = step;
    else if (step.step !== "rank") {
      const before = frame;
      key = memo === undefined ? "" : `${key}${canonicalJson(step)}`;
      frame = memo?.get(key) ?? dataStep(before, step, context);
      if (memo !== undefined) {
        if (memo.size > MEMO_MAX) memo.clear();
        memo.set(key, frame);
      }
      trace.push({ step: step.step, frame });
    }
  }
  const issues: Issue[] = [];
  const used = Float64Array.from(weights ?? context.framework.weight);
  const nodes = aggregateAll(context, frame, { weighing, aggregate, used }, report ? issues : null);
  return { trace, frame, nodes, weights: used, issues: [...frame.issues, ...issues] };
}

function dataStep(frame: Frame, step: Step, context: StepContext): Frame {
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
  { aggregate, used }: Upwards,
  issues: Issue[] | null,
): Float64Array[] {
  const { framework, table } = context;
  const nodes: Float64Array[] = [...frame.columns];
  for (let node = framework.leaves; node < framework.codes.length; node++) {
    const children = framework.children[node] as Uint32Array;
    const level = framework.level[node] as number;
    const method = methodAt(context, aggregate, node);
    const code = framework.codes[node] as string;
    rescale(used, children);
    nodes.push(
      aggregateGroup(
        {
          columns: Array.from(children, (c) => nodes[c] as Float64Array),
          weights: Float64Array.from(children, (c) => used[c] as number),
        },
        method,
        {
          blocks: frame.blocks,
          minAvailability: availabilityAt(aggregate, level),
          ...(issues === null
            ? {}
            : {
                onNotPositive: (row: number, member: number) => {
                  const unit = unitAt(frame, row, table);
                  const child = framework.codes[children[member] as number] as string;
                  const value = (nodes[children[member] as number] as Float64Array)[row] as number;
                  issues.push(
                    warning(
                      value < 0 ? "negative-under-mean" : "zero-under-mean",
                      `"${child}" of unit "${unit}" is ${value < 0 ? "negative" : "0"} under the ${method.method} mean of "${code}"`,
                      { step: "aggregate", unit, indicator: child, aggregate: code },
                    ),
                  );
                },
              }),
        },
      ),
    );
  }
  return nodes;
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
