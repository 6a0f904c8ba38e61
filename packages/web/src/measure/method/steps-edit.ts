import { type Loose, type Start, withField } from "./step-options.ts";

/** Steps that can be added; an index has its one aggregation already. */
export const STEP_NAMES = [
  "eligibility",
  "denominate",
  "screen",
  "impute",
  "treat",
  "normalise",
  "weight",
  "rank",
] as const;

const FIRST: Readonly<Record<string, string>> = {
  impute: "median",
  normalise: "minMax",
  weight: "equal",
};

/** A step as it starts. */
export function newStep(name: string, start: Start): Loose {
  if (name === "eligibility") return { step: name, rules: [] };
  if (name === "screen") return { step: name, minAvailability: 0.66 };
  const method = FIRST[name];
  return method === undefined ? { step: name } : withField({ step: name }, "method", method, start);
}

/** Before the aggregation, where most steps belong; a ranking comes last. */
export function withStep(steps: readonly Loose[], step: Loose): readonly Loose[] {
  if (step.step === "rank") return [...steps, step];
  const order = [
    "eligibility",
    "denominate",
    "screen",
    "impute",
    "treat",
    "normalise",
    "weight",
    "aggregate",
    "rank",
  ];
  const own = order.indexOf(String(step.step));
  const at = steps.findIndex((s) => order.indexOf(String(s.step)) > own);
  return at < 0 ? [...steps, step] : [...steps.slice(0, at), step, ...steps.slice(at)];
}

/** The step at a place one place earlier or later. */
export function moved(steps: readonly Loose[], at: number, by: -1 | 1): readonly Loose[] {
  const next = [...steps];
  const [step] = next.splice(at, 1);
  if (step !== undefined) next.splice(at + by, 0, step);
  return next;
}
