import { momentsOf } from "../math/moments.ts";
import { median, presentSorted } from "../math/quantile.ts";
import { timeOf } from "./frame.ts";
import type { IndexModel } from "./index-model.ts";

/** One indicator's raw values at a glance, with flags where they look unfit. */
export type IndicatorStatistics = {
  readonly code: string;
  readonly time: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly sd: number | null;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
  readonly available: number;
  readonly nonZero: number;
  readonly unique: number;
  /** How often the most frequent value stands. */
  readonly same: number;
  readonly shareAvailable: number;
  readonly shareNonZero: number | null;
  readonly shareUnique: number | null;
  readonly shareSame: number | null;
  readonly flags: readonly ("low-availability" | "many-zeros" | "few-values" | "outliers")[];
};

export type StatisticsLimits = {
  readonly skewness: number;
  readonly kurtosis: number;
  readonly available: number;
  readonly nonZero: number;
  readonly unique: number;
};

const USUAL: StatisticsLimits = {
  skewness: 2,
  kurtosis: 3.5,
  available: 0.65,
  nonZero: 0.5,
  unique: 0.5,
};

/**
 * Statistics of one column; NaN marks missing values. Shares of the values present, availability of all rows.
 * @example
 * const s = describeColumn(Float64Array.of(0, 0, 3, Number.NaN));
 * expect([s.available, s.nonZero, s.unique, s.same, s.shareAvailable]).toEqual([3, 1, 2, 2, 0.75]);
 */
export function describeColumn(
  column: Float64Array,
  limits: StatisticsLimits = USUAL,
): Omit<IndicatorStatistics, "code" | "time"> {
  const m = momentsOf(column);
  const orNull = (x: number) => (Number.isFinite(x) ? x : null);
  const counts = countsOf(presentSorted(column));
  const rows = column.length;
  const share = (count: number, of: number) => (of === 0 ? null : count / of);
  const flags: IndicatorStatistics["flags"][number][] = [];
  if (m.n / rows < limits.available) flags.push("low-availability");
  if (m.n > 0 && counts.nonZero / m.n < limits.nonZero) flags.push("many-zeros");
  if (m.n > 0 && counts.unique / m.n < limits.unique) flags.push("few-values");
  if (Math.abs(m.skewness) > limits.skewness && m.kurtosis > limits.kurtosis)
    flags.push("outliers");
  return {
    min: orNull(m.min),
    max: orNull(m.max),
    mean: orNull(m.mean),
    median: median(column),
    sd: orNull(m.sd),
    skewness: orNull(m.skewness),
    kurtosis: orNull(m.kurtosis),
    available: m.n,
    ...counts,
    shareAvailable: rows === 0 ? 0 : m.n / rows,
    shareNonZero: share(counts.nonZero, m.n),
    shareUnique: share(counts.unique, m.n),
    shareSame: share(counts.same, m.n),
    flags,
  };
}

function countsOf(sorted: Float64Array): { nonZero: number; unique: number; same: number } {
  let nonZero = 0;
  let unique = 0;
  let same = 0;
  let run = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (sorted[i] !== 0) nonZero++;
    if (i > 0 && sorted[i] === sorted[i - 1]) run++;
    else {
      run = 1;
      unique++;
    }
    if (run > same) same = run;
  }
  return { nonZero, unique, same };
}

/** The raw indicators of a run, each period apart. */
export function describeIndicators({ framework, table, run }: IndexModel): IndicatorStatistics[] {
  const frame = (run.trace[0] as (typeof run.trace)[number]).frame;
  return frame.columns.flatMap((column, j) =>
    frame.blocks.map((block) => ({
      code: framework.codes[j] as string,
      time: timeOf(frame, block, table),
      ...describeColumn(column.subarray(block.from, block.to)),
    })),
  );
}
