import { momentsOf } from "../../math/moments.ts";
import { median } from "../../math/quantile.ts";
import type { Issue } from "../../vocabulary/issue.ts";
import {
  type Frame,
  IMPUTED,
  type StepContext,
  stretches,
  unitAt,
  warning,
  withIssues,
} from "../frame.ts";
import type { ImputeStep } from "../recipe.ts";
import { fillByEm } from "./impute-by-em.ts";
import { fillByRegression } from "./impute-by-regression.ts";
import { imputeOverTime } from "./impute-over-time.ts";

/** Fills missing values; filled cells are marked, and what could not be filled is named. */
export function impute(frame: Frame, step: ImputeStep, context: StepContext): Frame {
  const filled = fill(frame, step, context);
  const issues: Issue[] = [];
  const how = frame.how.map((before, j) => {
    const [a, b] = [frame.columns[j] as Float64Array, filled[j] as Float64Array];
    if (a === b) return before;
    const after = Uint8Array.from(before);
    for (let i = 0; i < a.length; i++) {
      if (Number.isNaN(a[i]) && !Number.isNaN(b[i])) after[i] = (after[i] as number) | IMPUTED;
    }
    return after;
  });
  filled.forEach((column, j) => {
    if (!column.some(Number.isNaN)) return;
    column.forEach((x, i) => {
      if (!Number.isNaN(x)) return;
      const [unit, indicator] = [
        unitAt(frame, i, context.table),
        context.framework.codes[j] as string,
      ];
      const reason = `"${indicator}" of unit "${unit}" could not be imputed by ${step.method}`;
      issues.push(warning("not-imputed", reason, { step: "impute", unit, indicator }));
    });
  });
  return withIssues({ ...frame, columns: filled, how }, issues);
}

function fill(frame: Frame, step: ImputeStep, context: StepContext): readonly Float64Array[] {
  const { table, framework } = context;
  switch (step.method) {
    case "mean":
    case "median": {
      const groups = step.by === undefined ? null : (table.texts.get(step.by) ?? null);
      const keys = Array.from(frame.rows, (r) => (groups === null ? "" : (groups[r] ?? null)));
      const sets = stretches(frame, step.scope).flatMap(({ from, to }) =>
        groupRows(keys, from, to),
      );
      return frame.columns.map((c) => fillByGroup(c, sets, step.method === "mean"));
    }
    case "rowMean": {
      const filled = [...frame.columns];
      for (const { from, to } of stretches(frame, step.scope)) {
        for (const children of framework.children) {
          const group = [...children].filter((k) => k < framework.leaves);
          fillRows(filled, group, framework.direction, from, to);
        }
      }
      return filled;
    }
    case "regression":
    case "em": {
      const fill = step.method === "em" ? fillByEm : fillByRegression;
      const filled = [...frame.columns];
      for (const block of stretches(frame, step.scope)) {
        for (const children of framework.children) {
          const group = [...children].filter((k) => k < framework.leaves);
          fill(frame.columns, filled, group, block);
        }
      }
      return filled;
    }
    default:
      return imputeOverTime(frame, step, table);
  }
}

function groupRows(keys: readonly (string | null)[], from: number, to: number): Uint32Array[] {
  const rows = new Map<string, number[]>();
  for (let i = from; i < to; i++) {
    const key = keys[i];
    if (key === null || key === undefined) continue;
    const list = rows.get(key);
    if (list) list.push(i);
    else rows.set(key, [i]);
  }
  return [...rows.values()].map((list) => Uint32Array.from(list));
}

function fillByGroup(
  column: Float64Array,
  sets: readonly Uint32Array[],
  mean: boolean,
): Float64Array {
  if (!column.some(Number.isNaN)) return column;
  const filled = column.slice();
  for (const rows of sets) {
    const values = new Float64Array(rows.length);
    for (let k = 0; k < rows.length; k++) values[k] = column[rows[k] as number] as number;
    if (!values.some(Number.isNaN)) continue;
    const centre = mean ? momentsOf(values).mean : (median(values) ?? Number.NaN);
    for (let k = 0; k < rows.length; k++) {
      if (Number.isNaN(values[k])) filled[rows[k] as number] = centre;
    }
  }
  return filled;
}

/** Mean of the unit's other indicators in the pillar, on directed 0-1 scales, mapped back. */
function fillRows(
  columns: Float64Array[],
  group: readonly number[],
  direction: Int8Array,
  from: number,
  to: number,
): void {
  const stats = group.map((j) => momentsOf(columns[j] as Float64Array, from, to));
  const scaled = group.map((j, k) => {
    const { min, max } = stats[k] as { min: number; max: number };
    const column = columns[j] as Float64Array;
    return (i: number): number => {
      const share = ((column[i] as number) - min) / (max - min);
      return (direction[j] as number) < 0 ? 1 - share : share;
    };
  });
  const before = group.map((j) => columns[j] as Float64Array);
  group.forEach((j, k) => {
    const column = before[k] as Float64Array;
    if (!column.some(Number.isNaN)) return;
    const { min, max } = stats[k] as { min: number; max: number };
    const filled = Float64Array.from(column);
    for (let i = from; i < to; i++) {
      if (!Number.isNaN(column[i])) continue;
      let sum = 0;
      let n = 0;
      for (const at of scaled) {
        const s = at(i);
        if (Number.isFinite(s)) {
          sum += s;
          n++;
        }
      }
      if (n === 0) continue;
      const share = (direction[j] as number) < 0 ? 1 - sum / n : sum / n;
      filled[i] = min + share * (max - min);
    }
    columns[j] = filled;
  });
}
