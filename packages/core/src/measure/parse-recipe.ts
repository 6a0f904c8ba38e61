import { canonicalJson } from "../math/canonical-json.ts";
import { sha256 } from "../math/sha256.ts";
import type { Issue } from "../vocabulary/issue.ts";
import { type Framework, frameworkOf } from "./framework.ts";
import { readAggregateMethod, readStep } from "./read-steps.ts";
import type { FrameworkNode, Recipe, Step } from "./recipe.ts";
import { listOf, numberIn, objectOf, oneOf, orNull, refuse, text } from "./strict-json.ts";

/** Either a value with the warnings met on the way, or everything that speaks against it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const node = objectOf<FrameworkNode>(
  {
    code: text,
    name: text,
    parent: text,
    direction: oneOf(1, -1),
    weight: numberIn(0, Number.MAX_VALUE),
    denominator: text,
    unit: text,
    nature: oneOf("total", "ratio", "growth", "score"),
    aggregate: readAggregateMethod,
  },
  ["code"],
);

const recipe = objectOf<Recipe>(
  {
    unit: text,
    name: orNull(text),
    time: orNull(text),
    groups: listOf(text),
    title: text,
    framework: listOf(node, { min: 2 }),
    steps: listOf(readStep, { min: 1 }),
  },
  ["unit", "framework", "steps"],
);

/**
 * Reads a recipe strictly. Unknown keys, wrong types, a broken tree, steps out of order and codes that the framework
 * lacks are all listed, each with the path where it stands.
 * @example
 * const steps = [{ step: "aggregate", method: "arithmetic" }];
 * const framework = [{ code: "x", parent: "I" }, { code: "I" }];
 * expect(parseRecipe({ unit: "u", framework, steps }).ok).toBe(true);
 * const bad = parseRecipe({ unit: "u", framework, steps, colour: "red" });
 * expect(bad.issues[0]?.code).toBe("unknown-key");
 */
export function parseRecipe(json: unknown): Checked<Recipe> {
  const issues: Issue[] = [];
  const read = recipe(json, "", issues);
  if (read === undefined) return { ok: false, issues };
  const framework = frameworkOf(read.framework, issues);
  if (framework === undefined) return { ok: false, issues };
  checkSteps(read.steps, framework, issues);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: read, issues };
}

/**
 * The name of a recipe for ever: SHA-256 of its canonical JSON. The order of keys does not matter; every value does.
 * @example
 * const a: Recipe = { unit: "u", framework: [], steps: [] };
 * expect(recipeHash(a)).toBe(recipeHash({ steps: [], unit: "u", framework: [] }));
 */
export function recipeHash(value: Recipe): string {
  return sha256(canonicalJson(value));
}

function checkSteps(steps: readonly Step[], framework: Framework, issues: Issue[]): void {
  const at = steps.findIndex((s) => s.step === "aggregate");
  if (at < 0) refuse(issues, "step-missing", "steps", "An index needs an aggregate step");
  steps.forEach((step, i) => {
    const path = `steps[${i}]`;
    const after = at >= 0 && i > at;
    if (step.step === "rank" ? !after : after) {
      refuse(
        issues,
        "step-out-of-order",
        path,
        step.step === "rank"
          ? "Ranking follows aggregation"
          : `${step.step} cannot follow aggregate`,
        { step: step.step },
      );
    }
    checkCodes(step, path, framework, issues);
  });
  if (steps.filter((s) => s.step === "rank").length > 1) {
    refuse(issues, "step-twice", "steps", "Only one rank step can stand");
  }
}

function checkCodes(step: Step, path: string, framework: Framework, issues: Issue[]): void {
  const leaf = (code: string) =>
    (framework.position.get(code) ?? framework.leaves) < framework.leaves;
  const known = (codes: readonly string[], key: string) => {
    for (const code of codes) {
      if (leaf(code)) continue;
      refuse(issues, "unknown-indicator", `${path}.${key}.${code}`, `"${code}" is no indicator`, {
        indicator: code,
        step: step.step,
      });
    }
  };
  if (step.step === "treat") known(Object.keys(step.perIndicator ?? {}), "perIndicator");
  if (step.step === "normalise") {
    known(Object.keys(step.perIndicator ?? {}), "perIndicator");
    const all = framework.codes.slice(0, framework.leaves);
    for (const code of all) {
      const method = step.perIndicator?.[code] ?? step;
      const given =
        method.method === "goalposts"
          ? method.posts
          : method.method === "distanceToTarget"
            ? method.targets
            : undefined;
      if (given === undefined || given[code] !== undefined) continue;
      refuse(
        issues,
        method.method === "goalposts" ? "goalposts-missing" : "target-missing",
        `${path}.${method.method === "goalposts" ? "posts" : "targets"}`,
        `Indicator "${code}" has no ${method.method === "goalposts" ? "goalposts" : "target"}`,
        { indicator: code, step: step.step },
      );
    }
  }
  const levels = framework.level[framework.top] as number;
  if (step.step === "weight" && step.level !== undefined && step.level >= levels) {
    refuse(
      issues,
      "level-missing",
      `${path}.level`,
      `The framework has weights on levels 1 to ${levels - 1}`,
      {
        level: step.level,
      },
    );
  }
}
