import type { Issue } from "../../vocabulary/issue.ts";
import { type Frame, rawColumn, type StepContext, unitAt, warning, withIssues } from "../frame.ts";
import type { DenominateStep } from "../recipe.ts";

/** Divides each indicator by its denominator. A missing or zero denominator makes the value missing, never infinite. */
export function denominate(frame: Frame, step: DenominateStep, context: StepContext): Frame {
  const { framework, table } = context;
  const scale = step.scale ?? 1;
  const issues: Issue[] = [];
  const columns = frame.columns.map((column, j) => {
    const name = framework.denominator[j];
    if (name === undefined) return column;
    const below = rawColumn(frame, name, table);
    return column.map((x, i) => {
      const d = below[i] as number;
      const y = (x / d) * scale;
      if (Number.isNaN(x) || Number.isFinite(y)) return y;
      const unit = unitAt(frame, i, table);
      const indicator = framework.codes[j] as string;
      const zero = !Number.isNaN(d);
      issues.push(
        warning(
          zero ? "denominator-zero" : "denominator-missing",
          `"${indicator}" of unit "${unit}" has ${zero ? "the denominator 0" : "no denominator"} ("${name}")`,
          { step: "denominate", unit, indicator, denominator: name },
        ),
      );
      return Number.NaN;
    });
  });
  return withIssues({ ...frame, columns }, issues);
}
