import { seededRng } from "../../math/rng.ts";
import { sobolPoints } from "../../math/sobol-sequence.ts";
import { type Choice, choicesFor, type UncertaintyPlan } from "./plan.ts";

/** The runs of a sensitivity analysis in their order. Any stretch of them can be done anywhere. */
export type SensitivityDesign = {
  readonly kind: "exact" | "sampled";
  readonly runs: number;
  readonly choices: (run: number) => readonly Choice[];
};

/**
 * What has to be run: every combination where they fit the budget, else Saltelli's design on quasi-random points, for
 * each base point A, B, and A with one input after the other from B.
 */
export function designSensitivity(
  plan: UncertaintyPlan,
  { budget, seed }: { readonly budget: number; readonly seed: number },
): SensitivityDesign {
  const ways = plan.inputs.map((i) => i.ways);
  const combinations = ways.reduce<number>(
    (product, w) => (w === null ? Number.POSITIVE_INFINITY : product * w),
    1,
  );
  return combinations <= budget
    ? fullGrid(ways as number[], combinations)
    : saltelli(plan, budget, seed);
}

function fullGrid(ways: readonly number[], runs: number): SensitivityDesign {
  return {
    kind: "exact",
    runs,
    choices: (run) => {
      let rest = run;
      return ways.map((w): Choice => {
        const way = rest % w;
        rest = (rest - way) / w;
        return { way };
      });
    },
  };
}

function saltelli(plan: UncertaintyPlan, budget: number, seed: number): SensitivityDesign {
  const block = plan.inputs.length + 2;
  const n = Math.max(2, Math.floor(budget / block));
  const width = plan.dimensions;
  const points = sobolPoints(n, 2 * width, seededRng(seed));
  const starts = plan.inputs.map((_, i) =>
    plan.inputs.slice(0, i).reduce((sum, x) => sum + x.dimensions, 0),
  );
  return {
    kind: "sampled",
    runs: n * block,
    choices: (run) => {
      const base = 2 * width * Math.floor(run / block);
      const at = run % block;
      const a = points.slice(base, base + width);
      const b = points.subarray(base + width, base + 2 * width);
      if (at === 1) return choicesFor(plan, b);
      if (at > 1) {
        const from = starts[at - 2] as number;
        const { dimensions } = plan.inputs[at - 2] as (typeof plan.inputs)[number];
        a.set(b.subarray(from, from + dimensions), from);
      }
      return choicesFor(plan, a);
    },
  };
}
