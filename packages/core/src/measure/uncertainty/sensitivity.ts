import { seededRng } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol-sequence.ts";
import { type Choice, choicesFor, replicate, type UncertaintyPlan } from "./plan.ts";
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

/** Which choices the ranking hangs on: Sobol' indices of the change of ranks, exact where the combinations fit. */
export function sensitivity(plan: UncertaintyPlan, options: SensitivityOptions): Sensitivity {
  const ways = plan.inputs.map((i) => i.ways);
  const combinations = ways.reduce<number>(
    (product, w) => (w === null ? Number.POSITIVE_INFINITY : product * w),
    1,
  );
  return combinations <= options.budget
    ? enumerated(plan, ways as number[], combinations, options)
    : sampled(plan, options);
}

function enumerated(
  plan: UncertaintyPlan,
  ways: readonly number[],
  count: number,
  options: SensitivityOptions,
): Sensitivity {
  const output = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    let rest = k;
    const choices = ways.map((w): Choice => {
      const way = rest % w;
      rest = (rest - way) / w;
      return { way };
    });
    output[k] = outputOf(plan, choices, options.unit);
    options.onProgress?.(k + 1, count);
  }
  const mean = output.reduce((s, y) => s + y, 0) / count;
  const variance = output.reduce((s, y) => s + (y - mean) ** 2, 0) / count;
  let stride = 1;
  const lines = plan.inputs.map(({ input }, i): SensitivityLine => {
    const w = ways[i] as number;
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

function sampled(plan: UncertaintyPlan, options: SensitivityOptions): Sensitivity {
  const d = plan.inputs.length;
  const n = Math.max(2, Math.floor(options.budget / (d + 2)));
  const rng = seededRng(options.seed);
  const points = sobolPoints(n, 2 * plan.dimensions, rng);
  const runs = n * (d + 2);
  let done = 0;
  const run = (uniform: ArrayLike<number>): number => {
    const y = outputOf(plan, choicesFor(plan, uniform), options.unit);
    options.onProgress?.(++done, runs);
    return y;
  };
  const outputs: SaltelliOutputs = {
    a: new Float64Array(n),
    b: new Float64Array(n),
    mixed: plan.inputs.map(() => new Float64Array(n)),
  };
  const width = plan.dimensions;
  for (let k = 0; k < n; k++) {
    const a = points.slice(2 * k * width, (2 * k + 1) * width);
    const b = points.slice((2 * k + 1) * width, (2 * k + 2) * width);
    outputs.a[k] = run(a);
    outputs.b[k] = run(b);
    let from = 0;
    plan.inputs.forEach(({ dimensions }, i) => {
      const mixed = a.slice();
      mixed.set(b.subarray(from, from + dimensions), from);
      (outputs.mixed[i] as Float64Array)[k] = run(mixed);
      from += dimensions;
    });
  }
  return described(plan, outputs, steadyIndices(outputs), options);
}

function described(
  plan: UncertaintyPlan,
  outputs: SaltelliOutputs,
  indices: SobolIndices | null,
  { seed, coverage = 0.95, resamples = 200 }: SensitivityOptions,
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
