import type { Issue } from "../../vocabulary/issue.ts";
import {
  type Frame,
  type StepContext,
  stretches,
  timeOf,
  unitAt,
  warning,
  withIssues,
} from "../frame.ts";
import type { NormaliseStep } from "../recipe.ts";
import { type NormaliseFault, normaliseColumn } from "./normalise-column.ts";

const REASONS: Readonly<Record<NormaliseFault, { code: string; reason: string }>> = {
  "no-spread": {
    code: "indicator-constant",
    reason: "does not vary, so it tells no unit from another",
  },
  "reference-missing": { code: "reference-missing", reason: "is not known for the reference unit" },
  "not-positive": { code: "not-positive", reason: "has values that are not positive" },
  "beyond-number": {
    code: "beyond-number",
    reason: "has values too large or too close together for the scale",
  },
  "target-beyond": {
    code: "target-beyond",
    reason: "has a target on the wrong side of its values",
  },
};

/** Puts all indicators on one scale and in one direction. What cannot be scaled is missing, and named. */
export function normalise(frame: Frame, step: NormaliseStep, context: StepContext): Frame {
  const { framework, table } = context;
  const issues: Issue[] = [];
  const columns = frame.columns.map((column, j) => {
    const indicator = framework.codes[j] as string;
    const method = step.perIndicator?.[indicator] ?? step;
    const scaled = new Float64Array(column.length);
    for (const block of stretches(frame, step.scope)) {
      const part = column.subarray(block.from, block.to);
      const reference =
        method.method === "distanceToReference" ? rowOf(frame, method.unit, block, context) : -1;
      const direction = framework.direction[j] as number;
      const done = normaliseColumn(part, method, { indicator, direction, reference });
      if (typeof done !== "string") {
        scaled.set(done, block.from);
        continue;
      }
      scaled.fill(Number.NaN, block.from, block.to);
      const empty = part.every(Number.isNaN);
      const { code, reason } =
        empty && done === "no-spread"
          ? { code: "indicator-empty", reason: "has no values" }
          : REASONS[done];
      const time = timeOf(frame, block, table);
      const facts = { step: "normalise", indicator, time, method: method.method };
      issues.push(warning(code, `"${indicator}" ${reason}`, facts));
    }
    return scaled;
  });
  return withIssues({ ...frame, columns, normalised: true }, issues);
}

function rowOf(
  frame: Frame,
  unit: string,
  block: { readonly from: number; readonly to: number },
  { table }: StepContext,
): number {
  for (let i = block.from; i < block.to; i++)
    if (unitAt(frame, i, table) === unit) return i - block.from;
  return -1;
}
