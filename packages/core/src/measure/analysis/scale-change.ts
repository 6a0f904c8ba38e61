import type { Issue } from "../../vocabulary/issue.ts";
import { warning } from "../frame.ts";
import type { NormaliseMethod, NormaliseStep, Recipe } from "../recipe.ts";

/** Ways of scaling whose ends do not depend on who is in the table. */
const FROZEN: readonly NormaliseMethod["method"][] = ["goalposts", "scaled", "none"];

/**
 * The indicators whose scale was frozen under the first recipe and follows the sample under the second: from then on
 * scores move when other units enter, leave or change, and old scores cannot be held against new ones.
 * @example
 * const framework = [{ code: "x", parent: "I" }, { code: "I" }];
 * const steps = (step: object) => [{ step: "normalise", ...step }, { step: "aggregate", method: "arithmetic" }];
 * const before = { unit: "u", framework, steps: steps({ method: "goalposts", posts: { x: [0, 9] } }) } as Recipe;
 * const after = { unit: "u", framework, steps: steps({ method: "minMax" }) } as Recipe;
 * expect(frozenScaleLost(before, after)[0]?.facts).toEqual({ step: "normalise", indicator: "x", method: "minMax" });
 * expect(frozenScaleLost(before, before)).toEqual([]);
 */
export function frozenScaleLost(before: Recipe, after: Recipe): Issue[] {
  const parents = new Set(after.framework.map((n) => n.parent));
  return after.framework.flatMap(({ code }) => {
    if (parents.has(code)) return [];
    const [was, is] = [scaleOf(before, code), scaleOf(after, code)];
    if (was === undefined || is === undefined || !FROZEN.includes(was) || FROZEN.includes(is)) {
      return [];
    }
    const reason = `"${code}" was scaled between fixed ends (${was}) and now follows the sample (${is}): earlier scores change whenever a unit enters or leaves`;
    return [
      warning("scale-not-frozen", reason, { step: "normalise", indicator: code, method: is }),
    ];
  });
}

function scaleOf(recipe: Recipe, code: string): NormaliseMethod["method"] | undefined {
  const step = recipe.steps.find((s): s is NormaliseStep => s.step === "normalise");
  return (step?.perIndicator?.[code] ?? step)?.method;
}
