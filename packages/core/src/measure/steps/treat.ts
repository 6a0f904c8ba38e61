import type { Issue } from "../../vocabulary/issue.ts";
import {
  type Block,
  type Frame,
  LOGGED,
  type StepContext,
  stretches,
  type Treatment,
  timeOf,
  unitAt,
  WINSORISED,
  warning,
  withIssues,
} from "../frame.ts";
import type { TreatStep } from "../recipe.ts";
import {
  passesOutlierTest,
  type TreatedColumn,
  type TreatOptions,
  treatColumn,
} from "./treat-column.ts";

/** Defaults of the handbook's practice: |skewness| 2, kurtosis 3.5, five points, then log(x - min + 1 % of the range). */
const USUAL: TreatOptions = {
  skewness: 2,
  kurtosis: 3.5,
  winsoriseMax: 5,
  otherwise: "logCt",
  lambda: 0,
};

/** Reins in outliers, indicator by indicator; every treated point is named. */
export function treat(frame: Frame, step: TreatStep, context: StepContext): Frame {
  const { framework, table } = context;
  const { step: _, scope, perIndicator, skip: __, ...global } = step;
  const issues: Issue[] = [];
  const treatments: Treatment[] = [];
  const columns = [...frame.columns];
  const how = [...frame.how];
  const blocks = stretches(frame, scope);
  columns.forEach((column, j) => {
    const indicator = framework.codes[j] as string;
    const own = perIndicator?.[indicator];
    if (step.skip || own?.skip) return;
    const { skip: ___, ...settings } = own ?? {};
    const options = { ...USUAL, ...global, ...settings };
    for (const block of blocks) {
      const part = column.subarray(block.from, block.to);
      const done = treatColumn(part, options);
      if (done.values !== part) {
        columns[j] = replaced(columns[j] as Float64Array, done.values, block);
        how[j] = marked(how[j] as Uint8Array, done, block);
      }
      const time = timeOf(frame, block, table);
      treatments.push(described(frame, block, done, options, { indicator, time }, context));
      const fault = faultOf(done, options);
      if (fault !== undefined) {
        issues.push(
          warning(fault.code, `"${indicator}" ${fault.reason}`, { step: "treat", indicator, time }),
        );
      }
    }
  });
  return withIssues(
    { ...frame, columns, how, treatments: [...frame.treatments, ...treatments] },
    issues,
  );
}

function replaced(column: Float64Array, part: Float64Array, { from }: Block): Float64Array {
  const copy = Float64Array.from(column);
  copy.set(part, from);
  return copy;
}

function marked(how: Uint8Array, done: TreatedColumn, { from, to }: Block): Uint8Array {
  const copy = Uint8Array.from(how);
  for (const i of [...done.high, ...done.low])
    copy[from + i] = (copy[from + i] as number) | WINSORISED;
  if (done.transform !== "none") {
    for (let i = from; i < to; i++) copy[i] = (copy[i] as number) | LOGGED;
  }
  return copy;
}

function described(
  frame: Frame,
  block: Block,
  done: TreatedColumn,
  options: TreatOptions,
  at: { readonly indicator: string; readonly time: string | null },
  { table }: StepContext,
): Treatment {
  const orNull = (x: number) => (Number.isFinite(x) ? x : null);
  const units = (list: readonly number[]) => list.map((i) => unitAt(frame, block.from + i, table));
  return {
    ...at,
    skewness: done.moments.map((m) => orNull(m.skewness)),
    kurtosis: done.moments.map((m) => orNull(m.kurtosis)),
    passed: done.moments.map((m) => passesOutlierTest(m, options)),
    winsorisedHigh: units(done.high),
    winsorisedLow: units(done.low),
    transform: done.transform === "none" ? null : done.transform,
  };
}

function faultOf(
  done: TreatedColumn,
  options: TreatOptions,
): { code: string; reason: string } | undefined {
  if (done.collapsed) {
    return {
      code: "winsorising-collapses",
      reason: "would be left with one value; it stays untreated",
    };
  }
  const last = done.moments.at(-1);
  if (last !== undefined && !passesOutlierTest(last, options)) {
    return { code: "outliers-remain", reason: "still has outliers after treatment" };
  }
  return undefined;
}
