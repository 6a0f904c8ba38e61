import { seededRng } from "../../math/rng.ts";
import { type Choice, replicate, type UncertaintyPlan } from "./plan.ts";
import { designSensitivity, type SensitivityDesign } from "./sensitivity-design.ts";
import {
  bootstrapIntervals,
  type SaltelliOutputs,
  type SobolIndices,
  steadyIndices,
} from "./sobol-indices.ts";

export type SensitivityLine = {
  readonly name: string;
  /** Share of the variance that this choice alone explains. */
  readonly first: number | null;
  /** The same with all its joint effects. */
  readonly total: number | null;
  readonly firstInterval: readonly [number, number] | null;
  readonly totalInterval: readonly [number, number] | null;
};

export type Sensitivity = {
  /** `exact`: every combination was run; `sampled`: a quasi-random design; `none`: the output does not vary. */
  readonly kind: "exact" | "sampled" | "none";
  readonly runs: number;
  readonly mean: number;
  readonly variance: number;
  readonly lines: readonly SensitivityLine[];
};

export type SensitivityOptions = {
  /** Runs allowed. Where all combinations fit, they are enumerated and the answer is exact. */
  readonly budget: number;
  readonly seed: number;
  /** Share of the intervals; 0.95 where absent. */
  readonly coverage?: number;
  readonly resamples?: number;
  /** A unit (by position) whose rank is the output; the mean absolute change of all ranks where absent. */
  readonly unit?: number;
  /** Told how many runs are done. */
  readonly onProgress?: (done: number, of: number) => void;
};

/** Mean absolute change of the ranks against the nominal ones, or one unit's rank. */
function outputOf(
  plan: UncertaintyPlan,
  choices: readonly Choice[],
  unit: number | undefined,
): number {
  const ranks = replicate(plan, choices);
  if (unit !== undefined) return ranks[unit] as number;
  let sum = 0;
  let n = 0;
  for (let i = 0; i < ranks.length; i++) {
    const [r, was] = [ranks[i] as number, plan.nominal[i] as number];
    if (r === 0 || was === 0) continue;
    sum += Math.abs(r - was);
    n++;
  }
  return n === 0 ? 0 : sum / n;
}

/** The outputs of a stretch of runs; where a stretch begins and ends changes nothing. */
export function runSensitivity(
  plan: UncertaintyPlan,
  design: SensitivityDesign,
  { from, to, unit }: { readonly from: number; readonly to: number; readonly unit?: number },
): Float64Array {
  return Float64Array.from({ length: to - from }, (_, k) =>
    outputOf(plan, design.choices(from + k), unit),
  );
}

/** The indices from the outputs of all runs, in the order of the design. */
export function sensitivityFrom(
  plan: UncertaintyPlan,
  design: SensitivityDesign,
  outputs: Float64Array,
  options: Pick<SensitivityOptions, "seed" | "coverage" | "resamples">,
): Sensitivity {
  if (design.kind === "exact") return overGrid(plan, outputs);
  const block = plan.inputs.length + 2;
  const column = (at: number) =>
    Float64Array.from(
      { length: outputs.length / block },
      (_, k) => outputs[k * block + at] as number,
    );
  const parts = { a: column(0), b: column(1), mixed: plan.inputs.map((_, i) => column(i + 2)) };
  return described(plan, parts, steadyIndices(parts), options);
}

/**
 * Which choices the ranking hangs on: Sobol' indices of the change of ranks, exact where the combinations fit.
 * @example
 * const recipe: Recipe = {
 *   unit: "u",
 *   framework: [{ code: "x", parent: "I" }, { code: "y", parent: "I" }, { code: "I" }],
 *   steps: [{ step: "normalise", method: "minMax" }, { step: "aggregate", method: "arithmetic" }],
 * };
 * const numbers = new Map([["x", Float64Array.of(1, 2, 9)], ["y", Float64Array.of(4, 1, 2)]]);
 * const units = ["A", "B", "C"];
 * const table = { units, names: units, times: null, texts: new Map(), numbers };
 * const scale = { name: "scale", step: "normalise", oneOf: ["rank", "zScore"] } as const;
 * const vary = { target: "I", vary: [scale, { name: "y", weightOf: "y", oneOf: [1, 3] }] };
 * const plan = planUncertainty(recipe, table, vary) as { value: UncertaintyPlan };
 * expect(sensitivity(plan.value, { budget: 10, seed: 1 })).toMatchObject({ kind: "exact", runs: 4 });
 */
export function sensitivity(plan: UncertaintyPlan, options: SensitivityOptions): Sensitivity {
  const design = designSensitivity(plan, options);
  const outputs = new Float64Array(design.runs);
  for (let k = 0; k < design.runs; k++) {
    outputs[k] = outputOf(plan, design.choices(k), options.unit);
    options.onProgress?.(k + 1, design.runs);
  }
  return sensitivityFrom(plan, design, outputs, options);
}

function overGrid(plan: UncertaintyPlan, output: Float64Array): Sensitivity {
  const count = output.length;
  const mean = output.reduce((s, y) => s + y, 0) / count;
  const variance = output.reduce((s, y) => s + (y - mean) ** 2, 0) / count;
  let stride = 1;
  const lines = plan.inputs.map(({ input, ways }): SensitivityLine => {
    const w = ways as number;
    const indices = exactIndices(output, { ways: w, stride, mean, variance });
    stride *= w;
    return { name: input.name, ...indices, firstInterval: null, totalInterval: null };
  });
  return { kind: variance > 0 ? "exact" : "none", runs: count, mean, variance, lines };
}

/** S = V(E(y | x)) / V and T = E(V(y | all but x)) / V over a full grid. */
function exactIndices(
  output: Float64Array,
  at: {
    readonly ways: number;
    readonly stride: number;
    readonly mean: number;
    readonly variance: number;
  },
): { first: number | null; total: number | null } {
  if (!(at.variance > 0)) return { first: null, total: null };
  const { ways, stride } = at;
  const own = new Float64Array(ways);
  let within = 0;
  for (let k = 0; k < output.length; k++) {
    const way = Math.floor(k / stride) % ways;
    own[way] = (own[way] as number) + (output[k] as number);
    if (way !== 0) continue;
    let sum = 0;
    for (let j = 0; j < ways; j++) sum += output[k + j * stride] as number;
    for (let j = 0; j < ways; j++) within += ((output[k + j * stride] as number) - sum / ways) ** 2;
  }
  const each = output.length / ways;
  const between = own.reduce((s, sum) => s + (sum / each - at.mean) ** 2, 0) / ways;
  return { first: between / at.variance, total: within / output.length / at.variance };
}

function described(
  plan: UncertaintyPlan,
  outputs: SaltelliOutputs,
  indices: SobolIndices | null,
  {
    seed,
    coverage = 0.95,
    resamples = 200,
  }: Pick<SensitivityOptions, "seed" | "coverage" | "resamples">,
): Sensitivity {
  const rng = seededRng(seed ^ 0x2545f491);
  const intervals =
    indices === null || resamples === 0
      ? null
      : bootstrapIntervals(outputs, { resamples, coverage, rng });
  const n = outputs.a.length;
  return {
    kind: indices === null ? "none" : "sampled",
    runs: n * (outputs.mixed.length + 2),
    mean: (outputs.a.reduce((s, y) => s + y, 0) + outputs.b.reduce((s, y) => s + y, 0)) / (2 * n),
    variance: indices?.variance ?? 0,
    lines: plan.inputs.map(({ input }, i) => ({
      name: input.name,
      first: indices?.first[i] ?? null,
      total: indices?.total[i] ?? null,
      firstInterval: intervals?.first[i] ?? null,
      totalInterval: intervals?.total[i] ?? null,
    })),
  };
}
