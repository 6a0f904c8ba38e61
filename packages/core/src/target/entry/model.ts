import { fitLogistic } from "../../math/logistic-regression.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import type { EntryRule } from "./candidates.ts";
import { ENTRY_FEATURES, type EntryFeature } from "./features.ts";

/** A fitted entry model: plain numbers, so that it can be stored, shown and used again on another period. */
export type EntryModel = {
  readonly features: readonly EntryFeature[];
  readonly rule: EntryRule;
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** In log-odds per deviation of each feature; the intercept last. */
  readonly coefficients: readonly number[];
  /** Row-major, side features + 1; robust to dependence within a region. */
  readonly covariance: readonly number[];
  readonly cells: number;
  readonly entries: number;
};

export type EntrySample = {
  /** Rows of `entryFeatures`. */
  readonly features: Float64Array;
  readonly outcomes: Uint8Array;
  /** Region of each row: rows of one region are not independent. */
  readonly regions: ArrayLike<number>;
};

/**
 * Fits the probability of entry by logistic regression on standardised features, ridge penalty with C = 1. Refuses a
 * sample in which everything or nothing was entered.
 * @example
 * const none = { features: new Float64Array(ENTRY_FEATURES.length), outcomes: Uint8Array.of(0), regions: [0] };
 * expect(fitEntryModel(none, { from: 1, to: 1 })).toMatchObject({ ok: false, code: "one-outcome-only" });
 */
export function fitEntryModel(
  sample: EntrySample,
  rule: EntryRule,
): Result<EntryModel, "one-outcome-only"> {
  const width = ENTRY_FEATURES.length;
  const rows = sample.outcomes.length;
  const { means, deviations } = momentsOf(sample.features, width);
  const features = standardise(sample.features, { means, deviations });
  const fit = fitLogistic(
    { features, width, outcomes: sample.outcomes, clusters: sample.regions },
    { c: 1 },
  );
  const entries = sample.outcomes.reduce((sum, y) => sum + y, 0);
  if (!fit) return fail("one-outcome-only", { cells: rows, entries });
  return ok({
    features: ENTRY_FEATURES,
    rule,
    means,
    deviations,
    coefficients: [...fit.coefficients],
    covariance: [...fit.covariance],
    cells: rows,
    entries,
  });
}

function momentsOf(
  features: Float64Array,
  width: number,
): { means: number[]; deviations: number[] } {
  const rows = features.length / width;
  const means = new Array<number>(width).fill(0);
  const squares = new Array<number>(width).fill(0);
  for (let i = 0; i < features.length; i += width) {
    for (let j = 0; j < width; j++)
      means[j] = (means[j] as number) + (features[i + j] as number) / rows;
  }
  for (let i = 0; i < features.length; i += width) {
    for (let j = 0; j < width; j++) {
      squares[j] =
        (squares[j] as number) + ((features[i + j] as number) - (means[j] as number)) ** 2;
    }
  }
  const deviations = squares.map((s, j) => {
    const deviation = Math.sqrt(s / rows);
    return deviation > 1e-12 * Math.abs(means[j] as number) ? deviation : 1;
  });
  return { means, deviations };
}

function standardise(
  features: Float64Array,
  {
    means,
    deviations,
  }: { readonly means: readonly number[]; readonly deviations: readonly number[] },
): Float64Array {
  const width = means.length;
  const centre = Float64Array.from(means);
  const scale = Float64Array.from(deviations, (d) => 1 / d);
  const out = new Float64Array(features.length);
  for (let i = 0; i < features.length; i += width) {
    for (let j = 0; j < width; j++) {
      out[i + j] = ((features[i + j] as number) - (centre[j] as number)) * (scale[j] as number);
    }
  }
  return out;
}

/**
 * Probability of entry for rows of features.
 * @example
 * const flat = { features: ENTRY_FEATURES, rule: { from: 1, to: 1 }, means: Array(28).fill(0), deviations: Array(28).fill(1),
 *   coefficients: Array(29).fill(0), covariance: Array(841).fill(0), cells: 2, entries: 1 };
 * expect([...entryProbabilities(flat, new Float64Array(28))]).toEqual([0.5]);
 */
export function entryProbabilities(model: EntryModel, features: Float64Array): Float64Array {
  const width = model.features.length;
  const slopes = Float64Array.from(
    model.deviations,
    (d, j) => (model.coefficients[j] as number) / d,
  );
  let intercept = model.coefficients[width] as number;
  for (let j = 0; j < width; j++) intercept -= (slopes[j] as number) * (model.means[j] as number);
  const out = new Float64Array(features.length / width);
  for (let i = 0, at = 0; i < out.length; i++) {
    let eta = intercept;
    for (let j = 0; j < width; j++) eta += (slopes[j] as number) * (features[at++] as number);
    out[i] = 1 / (1 + Math.exp(-eta));
  }
  return out;
}

/** A probability with a 95 % interval, and what each feature adds to its log-odds against the average candidate. */
export type EntryForecast = {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly contributions: Readonly<Record<EntryFeature, number>>;
};

/**
 * Forecast of one cell: the interval comes from the uncertainty of the coefficients, clustered by region; the log-odds
 * are the intercept plus the contributions.
 * @example
 * const flat = { features: ENTRY_FEATURES, rule: { from: 1, to: 1 }, means: Array(28).fill(0), deviations: Array(28).fill(1),
 *   coefficients: Array(29).fill(0), covariance: Array(841).fill(0), cells: 2, entries: 1 };
 * expect(entryForecast(flat, new Float64Array(28))).toMatchObject({ probability: 0.5, low: 0.5, high: 0.5 });
 */
export function entryForecast(model: EntryModel, features: ArrayLike<number>): EntryForecast {
  const width = model.features.length;
  const x = new Float64Array(width + 1);
  x[width] = 1;
  let eta = model.coefficients[width] as number;
  const contributions = {} as Record<EntryFeature, number>;
  model.features.forEach((name, j) => {
    x[j] = ((features[j] as number) - (model.means[j] as number)) / (model.deviations[j] as number);
    contributions[name] = (x[j] as number) * (model.coefficients[j] as number);
    eta += contributions[name];
  });
  let variance = 0;
  for (let i = 0; i <= width; i++) {
    for (let j = 0; j <= width; j++) {
      variance +=
        (x[i] as number) * (x[j] as number) * (model.covariance[i * (width + 1) + j] as number);
    }
  }
  const half = 1.959963984540054 * Math.sqrt(Math.max(0, variance));
  const at = (z: number) => 1 / (1 + Math.exp(-z));
  return { probability: at(eta), low: at(eta - half), high: at(eta + half), contributions };
}
