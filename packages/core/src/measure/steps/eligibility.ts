import type { Issue } from "../../vocabulary/issue.ts";
import { type Frame, keepRows, type StepContext, unitAt, warning, withIssues } from "../frame.ts";
import type { EligibilityRule, EligibilityStep } from "../recipe.ts";

/** Only units whose raw values meet every rule stay in; each one that leaves is named with the rule it failed. */
export function eligibility(frame: Frame, step: EligibilityStep, context: StepContext): Frame {
  const issues: Issue[] = [];
  const keep = Array.from(frame.rows, (row, i) => {
    const failed = step.rules.find((rule) => !meets(rule, row, context));
    if (failed === undefined) return true;
    const unit = unitAt(frame, i, context.table);
    issues.push(
      warning("not-eligible", `Unit "${unit}" does not meet the rule on "${failed.column}"`, {
        step: "eligibility",
        unit,
        column: failed.column,
        time: context.table.times?.[row] ?? null,
      }),
    );
    return false;
  });
  return withIssues(keepRows(frame, keep, context.table), issues);
}

function meets(rule: EligibilityRule, row: number, { table }: StepContext): boolean {
  if (rule.oneOf !== undefined) {
    const text = table.texts.get(rule.column)?.[row];
    if (text === null || text === undefined || !rule.oneOf.includes(text)) return false;
  }
  if (rule.min === undefined && rule.max === undefined) return true;
  const value = table.numbers.get(rule.column)?.[row] ?? Number.NaN;
  return (
    value >= (rule.min ?? Number.NEGATIVE_INFINITY) &&
    value <= (rule.max ?? Number.POSITIVE_INFINITY)
  );
}
