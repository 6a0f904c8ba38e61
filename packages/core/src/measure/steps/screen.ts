import type { Issue } from "../../vocabulary/issue.ts";
import {
  type Frame,
  keepRows,
  missingAt,
  type StepContext,
  unitAt,
  warning,
  withIssues,
} from "../frame.ts";
import type { ScreenStep } from "../recipe.ts";

/** How much is known of a unit: share of indicators present, and share present that is not zero. */
export type Availability = {
  readonly missing: number;
  readonly zero: number;
  readonly available: number;
  readonly nonZero: number;
};

/** Counts missing and zero values of one row. */
export function availabilityOf(columns: readonly Float64Array[], row: number): Availability {
  let missing = 0;
  let zero = 0;
  for (const column of columns) {
    const x = column[row] as number;
    if (Number.isNaN(x)) missing++;
    else if (x === 0) zero++;
  }
  const m = columns.length;
  const present = m - missing;
  return {
    missing,
    zero,
    available: present / m,
    nonZero: present === 0 ? 0 : (present - zero) / present,
  };
}

/** Units with too few indicators leave the ranking, unless forced in; each one is named with its share. */
export function screen(frame: Frame, step: ScreenStep, context: StepContext): Frame {
  const issues: Issue[] = [];
  const include = new Set(step.forceInclude);
  const exclude = new Set(step.forceExclude);
  for (const unit of [...include, ...exclude]) {
    if (context.table.units.includes(unit)) continue;
    issues.push(
      warning("unit-unknown", `Forced unit "${unit}" is not in the table`, {
        step: "screen",
        unit,
      }),
    );
  }
  const keep = Array.from(frame.rows, (row, i) => {
    const unit = unitAt(frame, i, context.table);
    const { available, nonZero } = availabilityOf(frame.columns, i);
    const low = available < (step.minAvailability ?? 0);
    const empty = nonZero < (step.minNonZero ?? 0);
    const out = exclude.has(unit) || ((low || empty) && !include.has(unit));
    if (!out) return true;
    const why = exclude.has(unit)
      ? "is forced out"
      : low
        ? `has only ${(100 * available).toFixed(1)} % of the indicators`
        : `has only ${(100 * nonZero).toFixed(1)} % of its values other than 0`;
    issues.push(
      warning("screened-out", `Unit "${unit}" ${why}`, {
        step: "screen",
        unit,
        availability: available,
        missing: missingAt(frame, i, context.framework.codes).join(", "),
        time: context.table.times?.[row] ?? null,
      }),
    );
    return false;
  });
  return withIssues(keepRows(frame, keep, context.table), issues);
}
