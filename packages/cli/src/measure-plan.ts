import {
  parseVary,
  planUncertainty,
  type UncertaintyPlan,
  weightSetsFromTable,
} from "@essor/core/measure";
import { readJson, readTable } from "./files.ts";
import { readInputs } from "./measure-inputs.ts";
import { Refused } from "./refused.ts";

/** What uncertainty and sensitivity start from: recipe, table, what varies, and weight sets where given. */
export async function readPlan(
  recipeFile: string,
  files: { readonly data: string; readonly vary: string; readonly weightSets?: string },
): Promise<UncertaintyPlan> {
  const { recipe, table } = await readInputs(recipeFile, { data: files.data });
  const vary = parseVary(await readJson(files.vary), recipe);
  if (!vary.ok) throw new Refused(vary.issues);
  const sets = files.weightSets === undefined ? [] : (await readTable(files.weightSets)).rows;
  const weightSets = weightSetsFromTable(sets);
  if (!weightSets.ok) throw new Refused(weightSets.issues);
  const plan = planUncertainty(recipe, table, vary.value, weightSets.value);
  if (!plan.ok) throw new Refused(plan.issues);
  return plan.value;
}
