import {
  parseVary,
  presetVary,
  type Recipe,
  type Vary,
  type VaryPreset,
} from "@essor/core/measure";
import { Problem } from "../../http/problem.ts";

export type Preset = VaryPreset;

/** The preset or the JSON that somebody sent, checked against the recipe. */
export function checkedVary(
  vary: Preset | Record<string, unknown>,
  recipe: Recipe,
): { vary: Vary; json: Record<string, unknown> } {
  const json = (typeof vary === "string" ? presetVary(vary, recipe) : vary) as Record<
    string,
    unknown
  >;
  const checked = parseVary(json, recipe);
  if (!checked.ok) throw new Problem("vary-refused", checked.issues[0]?.reason, checked.issues);
  return { vary: checked.value, json };
}
