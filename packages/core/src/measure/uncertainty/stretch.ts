import type { IndexTable } from "../index-table.ts";
import type { Recipe } from "../recipe.ts";
import { planUncertainty, type UncertaintyPlan } from "./plan.ts";
import { runSensitivity } from "./sensitivity.ts";
import { designSensitivity } from "./sensitivity-design.ts";
import { runReplications } from "./uncertainty.ts";
import type { Vary } from "./vary.ts";

/** Work that can be cut into stretches: where they begin and end, and who does them, changes nothing. */
export type UncertainTask = {
  readonly recipe: Recipe;
  readonly table: IndexTable;
  readonly vary: Vary;
  readonly seed: number;
  /** Replications of the ranks, or outputs of a sensitivity analysis with a budget, of one unit or of all. */
  readonly of:
    | { readonly kind: "ranks" }
    | { readonly kind: "outputs"; readonly budget: number; readonly unit?: number };
};

/** The numbers of the runs `from` to `to`, one after the other. */
export type Stretch = (from: number, to: number) => Float32Array | Float64Array;

/** Prepares a task once, for as many stretches as are asked of it. */
export function openTask(task: UncertainTask): Stretch {
  const plan = planUncertainty(task.recipe, task.table, task.vary);
  if (!plan.ok) throw new Error(plan.issues[0]?.reason ?? "The plan does not hold");
  return stretchOf(plan.value, task);
}

/** The same over a plan that is there already. */
export function stretchOf(
  plan: UncertaintyPlan,
  { seed, of }: Pick<UncertainTask, "seed" | "of">,
): Stretch {
  if (of.kind === "ranks") return (from, to) => runReplications(plan, { from, to, seed }).ranks;
  const design = designSensitivity(plan, { budget: of.budget, seed });
  const unit = of.unit === undefined ? {} : { unit: of.unit };
  return (from, to) => runSensitivity(plan, design, { from, to, ...unit });
}
