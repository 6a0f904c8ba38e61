import { type Moments, momentsOf } from "../../math/moments.ts";
import type { Transform } from "../recipe.ts";

export type TreatOptions = {
  readonly skewness: number;
  readonly kurtosis: number;
  readonly winsoriseMax: number;
  readonly otherwise: Transform;
  readonly lambda: number;
};

export type TreatedColumn = {
  readonly values: Float64Array;
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly transform: Transform;
  /** Moments before, after winsorising, after the transform, as far as it went. */
  readonly moments: readonly Moments[];
  /** Set where winsorising would have left one value only: the column stays as it is. */
  readonly collapsed: boolean;
};

/** |skewness| below its threshold, or kurtosis below its own. Without spread there is nothing to treat. */
export function passesOutlierTest(
  { skewness, kurtosis }: Moments,
  limits: { readonly skewness: number; readonly kurtosis: number },
): boolean {
  if (Number.isNaN(skewness)) return true;
  return Math.abs(skewness) < limits.skewness || !(kurtosis >= limits.kurtosis);
}

/**
 * The extremes on the side of the skew are moved inwards, one value at a time, until the test passes or `winsoriseMax`.
 * @example
 * const column = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100);
 * const done = winsoriseColumn(column, { skewness: 2, kurtosis: 3.5, winsoriseMax: 5 }, momentsOf(column));
 * expect([done.high, done.low, done.values[11]]).toEqual([[11], [], 30]);
 */
export function winsoriseColumn(
  column: Float64Array,
  options: Pick<TreatOptions, "skewness" | "kurtosis" | "winsoriseMax">,
  first: Moments,
): Omit<TreatedColumn, "transform" | "moments"> & { readonly after: Moments } {
  const values = Float64Array.from(column);
  let high: number[] = [];
  let low: number[] = [];
  let now = first;
  while (!passesOutlierTest(now, options) && high.length + low.length < options.winsoriseMax) {
    const up = now.skewness >= 0;
    const edge = up ? now.max : now.min;
    const inner = nextInward(values, edge, up);
    if (!Number.isFinite(inner)) break;
    const hit: number[] = [];
    for (let i = 0; i < values.length; i++) {
      if (values[i] !== edge) continue;
      values[i] = inner;
      hit.push(i);
    }
    if (up) high = hit;
    else low = hit;
    now = momentsOf(values);
    if (now.min === now.max) {
      return { values: column, high: [], low: [], collapsed: true, after: first };
    }
  }
  return { values, high, low, collapsed: false, after: now };
}

function nextInward(values: Float64Array, edge: number, up: boolean): number {
  let best = up ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const x = values[i] as number;
    if (up ? x < edge && x > best : x > edge && x < best) best = x;
  }
  return best;
}

/**
 * A whole column through one of the logarithms or Box-Cox. `logCt` is log(x - min + 0.01 range), `logCtOrig`
 * log(x - min + 1), `logCtPlus` as `logCt` but mirrored under negative skew, `logGii` log((max-1)(x-min)/range + 1).
 * @example
 * const column = Float64Array.of(0, 100);
 * expect(transformColumn(column, "logCtOrig", momentsOf(column))[0]).toBe(0);
 */
export function transformColumn(
  column: Float64Array,
  transform: Transform,
  { min, max, skewness }: Moments,
  lambda = 0,
): Float64Array {
  const range = max - min;
  const bit = 0.01 * range;
  switch (transform) {
    case "none":
      return column;
    case "logCt":
      return column.map((x) => Math.log(x - min + bit));
    case "logCtOrig":
      return column.map((x) => Math.log(x - min + 1));
    case "logCtPlus":
      return skewness < 0
        ? column.map((x) => -Math.log(max + bit - x))
        : column.map((x) => Math.log(x - min + bit));
    case "logGii":
      return skewness < 0
        ? column.map((x) => -Math.log(((max - 1) * (max - x)) / range + 1))
        : column.map((x) => Math.log(((max - 1) * (x - min)) / range + 1));
    case "boxCox":
      return column.map((x) => {
        const y = x - min + 1;
        return lambda === 0 ? Math.log(y) : (y ** lambda - 1) / lambda;
      });
  }
}

/**
 * Test, winsorise, test, transform the original, test: as far as is needed.
 * @example
 * const usual = { skewness: 2, kurtosis: 3.5, winsoriseMax: 5, otherwise: "logCt", lambda: 0 } as const;
 * const done = treatColumn(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100), usual);
 * expect([done.high, done.values[11]]).toEqual([[11], 30]);
 */
export function treatColumn(column: Float64Array, options: TreatOptions): TreatedColumn {
  const first = momentsOf(column);
  const untouched = { values: column, high: [], low: [], transform: "none" as const };
  if (passesOutlierTest(first, options)) {
    return { ...untouched, moments: [first], collapsed: false };
  }
  const moments = [first];
  if (options.winsoriseMax > 0) {
    const done = winsoriseColumn(column, options, first);
    if (done.collapsed) return { ...untouched, moments, collapsed: true };
    moments.push(done.after);
    if (passesOutlierTest(done.after, options) || options.otherwise === "none") {
      return { ...done, transform: "none", moments };
    }
  }
  const values = transformColumn(column, options.otherwise, first, options.lambda);
  if (values.some((x, i) => !Number.isFinite(x) && !Number.isNaN(column[i]))) {
    return { ...untouched, moments, collapsed: false };
  }
  moments.push(momentsOf(values));
  return { ...untouched, values, transform: options.otherwise, moments, collapsed: false };
}
