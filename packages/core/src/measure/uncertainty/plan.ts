import { canonicalJson } from "../../math/canonical-json.ts";
import type { Issue } from "../../vocabulary/issue.ts";
import type { Frame, StepContext } from "../frame.ts";
import { frameworkOf } from "../framework.ts";
import type { IndexTable } from "../index-table.ts";
import type { Checked } from "../parse-recipe.ts";
import { rankScores } from "../rank-scores.ts";
import type { RankStep, Recipe, Step } from "../recipe.ts";
import { dataSteps, type Memo, type Trace, upwards } from "../run.ts";
import { patched, type Vary, type VaryInput } from "./vary.ts";

/** A set of weights by code that replaces those of the recipe. */
export type WeightSet = { readonly id: string; readonly weights: Readonly<Record<string, number>> };

/** One input as it is drawn: how many uniform numbers it eats, and how many ways it has (null: a continuum). */
export type PlannedInput = {
  readonly input: VaryInput;
  readonly dimensions: number;
  readonly ways: number | null;
};

/** What one replication chose, by input: the number of the way, the value, or the noisy weights by node. */
export type Choice =
  | { readonly way: number }
  | { readonly value: number }
  | { readonly factors: Float64Array };

/** Everything that replications share. Made once; pieces of the work can be done anywhere, in any order. */
export type UncertaintyPlan = {
  readonly context: StepContext;
  readonly recipe: Recipe;
  readonly vary: Vary;
  readonly inputs: readonly PlannedInput[];
  readonly dimensions: number;
  readonly weightSets: readonly WeightSet[];
  /** Rows of the table that the nominal run ranks. */
  readonly rows: Uint32Array;
  readonly units: readonly string[];
  readonly times: readonly string[] | null;
  /** Nominal ranks; 0 where there is none. */
  readonly nominal: Float32Array;
  readonly frames: Map<string, Prepared>;
  readonly memo: Memo;
};

type Prepared = {
  readonly frame: Frame;
  readonly steps: readonly Step[];
  readonly place: Int32Array;
};

/**
 * Prepares replications of a recipe under a checked `Vary`. Weight sets, where given, stand in for weight noise and
 * can be enumerated.
 */
export function planUncertainty(
  recipe: Recipe,
  table: IndexTable,
  vary: Vary,
  weightSets: readonly WeightSet[] = [],
): Checked<UncertaintyPlan> {
  const issues: Issue[] = [];
  const framework = frameworkOf(recipe.framework, issues);
  if (framework === undefined) return { ok: false, issues };
  const context = { framework, table };
  const inputs = vary.vary.map((input): PlannedInput => {
    if (input.noise !== undefined) {
      if (weightSets.length > 0) return { input, dimensions: 1, ways: weightSets.length };
      return { input, dimensions: noisyNodes(context, input).length, ways: null };
    }
    return { input, dimensions: 1, ways: input.oneOf?.length ?? null };
  });
  for (const set of weightSets) {
    for (const [code, weight] of Object.entries(set.weights)) {
      if (framework.position.has(code) && weight >= 0) continue;
      issues.push({
        code: "weight-set-unfit",
        severity: "error",
        field: code,
        reason: `Weight set ${set.id}: "${code}" is not in the framework or its weight is negative`,
      });
    }
  }
  if (issues.length > 0) return { ok: false, issues };
  const memo: Memo = new Map();
  const { frame } = dataSteps(context, recipe.steps, memo).at(-1) as Trace;
  const plan = {
    context,
    recipe,
    vary,
    inputs,
    dimensions: inputs.reduce((sum, i) => sum + i.dimensions, 0),
    weightSets,
    rows: frame.rows,
    units: Array.from(frame.rows, (r) => table.units[r] as string),
    times:
      table.times === null
        ? null
        : Array.from(frame.rows, (r) => (table.times as string[])[r] as string),
    nominal: new Float32Array(frame.rows.length),
    frames: new Map<string, Prepared>(),
    memo,
  };
  const given = Float64Array.from(framework.weight);
  plan.nominal.set(ranksFrom(targetFor(plan, recipe.steps, "nominal", given)));
  if (plan.nominal.every((r) => r === 0)) {
    issues.push({
      code: "no-scores",
      severity: "error",
      reason: `No unit has a score of "${vary.target}"`,
    });
    return { ok: false, issues };
  }
  return { ok: true, value: plan, issues: frame.issues };
}

/** Nodes whose weights a noise input shakes. */
export function noisyNodes({ framework }: StepContext, { noise }: VaryInput): number[] {
  return [...framework.codes.keys()].filter(
    (n) => n !== framework.top && (noise?.levels.includes(framework.level[n] as number) ?? false),
  );
}

/** What uniform numbers choose, input by input. */
export function choicesFor(plan: UncertaintyPlan, uniform: ArrayLike<number>): Choice[] {
  let at = 0;
  return plan.inputs.map(({ input, dimensions, ways }): Choice => {
    const from = at;
    at += dimensions;
    const u = uniform[from] as number;
    if (ways !== null) return { way: Math.min(ways - 1, Math.floor(u * ways)) };
    if (input.noise !== undefined) {
      const { relative } = input.noise;
      return {
        factors: Float64Array.from(
          { length: dimensions },
          (_, k) => 1 + relative * (2 * (uniform[from + k] as number) - 1),
        ),
      };
    }
    const [low, high] = input.between as readonly [number, number];
    const value = input.whole
      ? Math.min(high, Math.floor(low) + Math.floor(u * (Math.floor(high) - Math.floor(low) + 1)))
      : low + u * (high - low);
    return { value };
  });
}

/** Ranks of the target by the plan's units for one set of choices; 0 where a unit has none. */
export function replicate(plan: UncertaintyPlan, choices: readonly Choice[]): Float32Array {
  return ranksFrom(targetFor(plan, ...variantFor(plan, choices)));
}

/** Scores of the target by the plan's units for one set of choices; null where a unit has none. */
export function replicateScores(
  plan: UncertaintyPlan,
  choices: readonly Choice[],
): (number | null)[] {
  const { scores, prepared } = targetFor(plan, ...variantFor(plan, choices));
  return Array.from(prepared.place, (i) => {
    const x = i < 0 ? Number.NaN : (scores[i] as number);
    return Number.isNaN(x) ? null : x;
  });
}

type Variant = readonly [steps: readonly Step[], key: string | null, weights: Float64Array];

function variantFor(plan: UncertaintyPlan, choices: readonly Choice[]): Variant {
  const { context } = plan;
  const weights = Float64Array.from(context.framework.weight);
  let key: string | null = "";
  plan.inputs.forEach(({ input }, i) => {
    const choice = choices[i] as Choice;
    if (input.noise !== undefined) shake(plan, input, choice, weights);
    else if (input.weightOf !== undefined) {
      const node = context.framework.position.get(input.weightOf) as number;
      weights[node] = optionOf(input, choice) as number;
    } else if (key !== null) key = "way" in choice ? `${key},${choice.way}` : null;
  });
  return [(key !== null && plan.frames.get(key)?.steps) || stepsFor(plan, choices), key, weights];
}

function stepsFor(plan: UncertaintyPlan, choices: readonly Choice[]): readonly Step[] {
  return plan.inputs.reduce<readonly Step[]>((steps, { input }, i) => {
    if (input.step === undefined) return steps;
    return patched(steps, input, optionOf(input, choices[i] as Choice));
  }, plan.recipe.steps);
}

function optionOf(input: VaryInput, choice: Choice): unknown {
  return "way" in choice ? input.oneOf?.[choice.way] : "value" in choice ? choice.value : undefined;
}

function shake(
  plan: UncertaintyPlan,
  input: VaryInput,
  choice: Choice,
  weights: Float64Array,
): void {
  const { framework } = plan.context;
  if ("way" in choice) {
    for (const [code, w] of Object.entries(plan.weightSets[choice.way]?.weights ?? {})) {
      weights[framework.position.get(code) as number] = w;
    }
    return;
  }
  if (!("factors" in choice)) return;
  noisyNodes(plan.context, input).forEach((node, k) => {
    weights[node] = (weights[node] as number) * (choice.factors[k] as number);
  });
}

type Target = { readonly scores: Float64Array; readonly prepared: Prepared };

/** Frames are kept by the key of the choices that led to them; without a key only common beginnings are shared. */
function targetFor(
  plan: Omit<UncertaintyPlan, "nominal">,
  steps: readonly Step[],
  key: string | null,
  weights: Float64Array,
): Target {
  let prepared = key === null ? undefined : plan.frames.get(key);
  if (prepared === undefined) {
    const { frame } = dataSteps(plan.context, steps, plan.memo).at(-1) as Trace;
    const at = new Map(Array.from(frame.rows, (r, i) => [r, i]));
    prepared = { frame, steps, place: Int32Array.from(plan.rows, (r) => at.get(r) ?? -1) };
    if (key !== null && plan.frames.size < 512) plan.frames.set(key, prepared);
  }
  const nodes = upwards(plan.context, prepared.frame, prepared.steps, weights, null);
  const target = plan.context.framework.position.get(plan.vary.target) as number;
  return { scores: nodes[target] as Float64Array, prepared };
}

function ranksFrom({ scores, prepared }: Target): Float32Array {
  const rank = prepared.steps.find((s): s is RankStep => s.step === "rank");
  const ranks = rankScores(scores, rank, prepared.frame.blocks);
  return Float32Array.from(prepared.place, (i) => {
    const r = i < 0 ? Number.NaN : (ranks[i] as number);
    return Number.isNaN(r) ? 0 : r;
  });
}

/**
 * A short text for an option, e.g. `minMax[1,100]` or `zScore(mean=10,sd=2)`.
 * @example
 * expect(labelOf({ method: "zScore", mean: 10, sd: 2 })).toBe("zScore(mean=10,sd=2)");
 */
export function labelOf(option: unknown): string {
  if (typeof option !== "object" || option === null) return String(option);
  const { method, ...rest } = option as Record<string, unknown>;
  if (typeof method !== "string") return canonicalJson(option);
  if (Array.isArray(rest.range)) return `${method}[${rest.range.join(",")}]`;
  const parts = Object.entries(rest).map(
    ([k, v]) => `${k}=${typeof v === "object" ? canonicalJson(v) : v}`,
  );
  return parts.length === 0 ? method : `${method}(${parts.join(",")})`;
}
