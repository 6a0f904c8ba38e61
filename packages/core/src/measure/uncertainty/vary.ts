import type { Issue } from "../../vocabulary/issue.ts";
import { frameworkOf } from "../framework.ts";
import { type Checked, parseRecipe } from "../parse-recipe.ts";
import type { Recipe, Step, StepName } from "../recipe.ts";
import {
  flag,
  isRecord,
  listOf,
  number,
  numberIn,
  objectOf,
  type Reader,
  refuse,
  text,
} from "../strict-json.ts";

/** One choice of the recipe that could have been made otherwise. */
export type VaryInput = {
  readonly name: string;
  /** A step of the recipe, and the key in it; without a key the method of the step as a whole. */
  readonly step?: StepName;
  readonly key?: string;
  /** Which step of that name, from 0, where the recipe has several. */
  readonly at?: number;
  /** A node whose weight varies. */
  readonly weightOf?: string;
  readonly oneOf?: readonly unknown[];
  readonly between?: readonly [number, number];
  readonly whole?: boolean;
  /** All weights of these levels vary by up to this share of themselves, evenly. */
  readonly noise?: { readonly levels: readonly number[]; readonly relative: number };
};

export type Vary = {
  readonly nominal?: string;
  /** The node whose ranks are looked at. */
  readonly target: string;
  readonly vary: readonly VaryInput[];
};

const anything: Reader<unknown> = (value) => value;
const bounds: Reader<readonly [number, number]> = (value, path, issues) => {
  const read = listOf(number)(value, path, issues);
  if (read === undefined) return undefined;
  if (read.length !== 2 || !((read[0] as number) < (read[1] as number))) {
    return refuse(issues, "not-a-range", path, `${path} must be a lower and a higher number`);
  }
  return [read[0] as number, read[1] as number];
};

const vary = objectOf<Vary>(
  {
    nominal: text,
    target: text,
    vary: listOf(
      objectOf<VaryInput>(
        {
          name: text,
          step: text,
          key: text,
          at: numberIn(0, 1000, true),
          weightOf: text,
          oneOf: listOf(anything, { min: 1 }),
          between: bounds,
          whole: flag,
          noise: objectOf(
            { levels: listOf(numberIn(1, 100, true), { min: 1 }), relative: numberIn(0, 1) },
            ["levels", "relative"],
          ),
        },
        ["name"],
      ),
      { min: 1 },
    ),
  },
  ["target", "vary"],
);

/**
 * Reads what is to be varied, against the recipe it varies: every option is put into the recipe and the recipe read
 * again, so a path that the recipe lacks or a value that it would refuse is refused before anything runs.
 * @example
 * const recipe: Recipe = {
 *   unit: "u",
 *   framework: [{ code: "x", parent: "I" }, { code: "I" }],
 *   steps: [{ step: "aggregate", method: "arithmetic" }],
 * };
 * const methods = { name: "mean", step: "aggregate", key: "method", oneOf: ["arithmetic", "geometric"] };
 * expect(parseVary({ target: "I", vary: [methods] }, recipe).ok).toBe(true);
 * const treat = { name: "w", step: "treat", key: "winsoriseMax", oneOf: [1] };
 * expect(parseVary({ target: "I", vary: [treat] }, recipe).issues[0]?.code).toBe("vary-step-missing");
 */
export function parseVary(json: unknown, recipe: Recipe): Checked<Vary> {
  const issues: Issue[] = [];
  const raw = vary(json, "", issues);
  if (raw === undefined) return { ok: false, issues };
  const read = { ...raw, vary: raw.vary.map((input) => weightInput(input, recipe)) };
  const framework = frameworkOf(recipe.framework, issues);
  if (framework === undefined) return { ok: false, issues };
  const target = framework.position.get(read.target) ?? -1;
  if (target < framework.leaves) {
    refuse(issues, "target-unknown", "target", `"${read.target}" is no aggregate of the recipe`, {
      target: read.target,
    });
  }
  const names = new Set<string>();
  read.vary.forEach((input, i) => {
    const path = `vary[${i}]`;
    if (names.has(input.name))
      refuse(issues, "duplicate-name", `${path}.name`, `"${input.name}" stands twice`);
    names.add(input.name);
    checkInput(input, path, recipe, issues);
  });
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: read, issues };
}

/** `{ step: "weight", key: "A" }` is another way to say `{ weightOf: "A" }`. */
function weightInput(input: VaryInput, recipe: Recipe): VaryInput {
  if (input.step !== "weight" || !recipe.framework.some((n) => n.code === input.key)) return input;
  const { step: _, key, ...rest } = input;
  return { ...rest, weightOf: key as string };
}

function checkInput(input: VaryInput, path: string, recipe: Recipe, issues: Issue[]): void {
  const kinds = [input.step, input.weightOf, input.noise].filter((k) => k !== undefined).length;
  if (kinds !== 1) {
    refuse(issues, "vary-unclear", path, `${path} needs one of step, weightOf and noise`, {
      name: input.name,
    });
    return;
  }
  if (input.noise !== undefined) {
    const framework = frameworkOf(recipe.framework, []);
    const top = framework?.level[framework.top] ?? 0;
    for (const level of input.noise.levels) {
      if (level >= top)
        refuse(issues, "level-missing", `${path}.noise.levels`, `Level ${level} has no weights`, {
          level,
        });
    }
    return;
  }
  const options = input.oneOf ?? input.between;
  if (options === undefined || (input.oneOf && input.between)) {
    refuse(issues, "vary-no-options", path, `${path} needs either oneOf or between`, {
      name: input.name,
    });
    return;
  }
  if (input.weightOf !== undefined) {
    if (!recipe.framework.some((n) => n.code === input.weightOf)) {
      refuse(
        issues,
        "vary-path-missing",
        `${path}.weightOf`,
        `"${input.weightOf}" is not in the framework`,
        { name: input.name },
      );
    } else if (options.some((o) => typeof o !== "number" || o < 0)) {
      refuse(issues, "not-a-number", path, "Weights must be numbers that are not negative");
    }
    return;
  }
  if (stepAt(recipe.steps, input) < 0) {
    refuse(
      issues,
      "vary-step-missing",
      `${path}.step`,
      `The recipe has no step "${input.step}" to vary`,
      {
        name: input.name,
        step: input.step as string,
      },
    );
    return;
  }
  options.forEach((option, k) => {
    const tried = parseRecipe({ ...recipe, steps: patched(recipe.steps, input, option) });
    for (const issue of tried.ok ? [] : tried.issues) {
      refuse(
        issues,
        "vary-path-missing",
        `${path}.${input.oneOf ? "oneOf" : "between"}[${k}]`,
        `The recipe cannot take this: ${issue.reason}`,
        { name: input.name, step: input.step as string, cause: issue.code },
      );
    }
  });
}

function stepAt(steps: readonly Step[], { step, at = 0 }: VaryInput): number {
  let seen = 0;
  return steps.findIndex((s) => s.step === step && seen++ === at);
}

/** What a step keeps when its method is replaced as a whole. */
const KEPT = ["step", "scope", "perIndicator", "minAvailability", "level"];

/** The steps with one option put in its place. */
export function patched(steps: readonly Step[], input: VaryInput, option: unknown): Step[] {
  const at = stepAt(steps, input);
  return steps.map((step, i) => (i === at ? withOption(step, input, option) : step));
}

function withOption(step: Step, { key }: VaryInput, option: unknown): Step {
  const old = step as unknown as Readonly<Record<string, unknown>>;
  if (key === undefined) {
    const kept = Object.fromEntries(Object.entries(old).filter(([k]) => KEPT.includes(k)));
    return { ...kept, ...(isRecord(option) ? option : { method: option }) } as unknown as Step;
  }
  const next = withPath(old, key.split("."), option);
  if (step.step === "aggregate" && key === "method") delete next.byLevel;
  return next as unknown as Step;
}

function withPath(
  record: Readonly<Record<string, unknown>>,
  [head, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const inner = record[head as string];
  return {
    ...record,
    [head as string]:
      rest.length === 0 ? value : withPath(isRecord(inner) ? inner : {}, rest, value),
  };
}
