import { fitLogistic } from "../math/logistic-regression.ts";
import { presentSorted, quantileOfSorted } from "../math/quantile.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";
import { type Screening, type ScreeningCriterion, scoreOn, screenDeal } from "./screening.ts";
import {
  type FactsOfDeal,
  type PastDeal,
  recordsBefore,
  type TrackRecord,
  trackRecords,
} from "./track-record.ts";

/** A fact that past deals are compared on. A `record` is a name: its value is how the past deals of that name ended. */
export type ScreeningFact = {
  readonly id: string;
  readonly kind: "number" | "ratio" | "record";
};

/** A screening score that was learned from the past, and the chance of success that goes with a score. */
export type FittedScreening = {
  readonly n: number;
  readonly baseRate: number;
  readonly facts: readonly ScreeningFact[];
  readonly criteria: readonly ScreeningCriterion[];
  readonly records: Readonly<Record<string, ReadonlyMap<string, TrackRecord>>>;
  /** ln(chance / (1 - chance)) = intercept + slope * score. */
  readonly intercept: number;
  readonly slope: number;
};

/** Worst and best of a number are these quantiles of the past, so that one odd deal sets no scale. */
const ENDS = [0.05, 0.95] as const;

/**
 * Learns a screening score from deals that ended: the worst and best value of each fact, its direction and its weight,
 * by ridge logistic regression; then the chance that goes with a score. The score stays a weighted mean, so its reasons
 * stay readable. Facts that are unknown are left out as in any screening.
 * @example
 * const past = Array.from({ length: 40 }, (_, i) => ({ facts: { growth: i / 40 }, succeeded: i % 10 < i / 4 }));
 * const fitted = fitScreening(past, { facts: [{ id: "growth", kind: "number" }] });
 * const chance = (growth: number) => fitted.ok ? screenByPast(fitted.value, { growth }) : fitted;
 * const [low, high] = [chance(0.1), chance(0.9)];
 * expect(low.ok && high.ok && low.value.chance < high.value.chance).toBe(true);
 */
export function fitScreening(
  past: readonly PastDeal[],
  { facts }: { readonly facts: readonly ScreeningFact[] },
): Result<FittedScreening, "one-outcome" | "no-criteria"> {
  const n = past.length;
  const succeeded = past.filter((deal) => deal.succeeded).length;
  if (succeeded === 0 || succeeded === n) return fail("one-outcome", { n, succeeded });
  const baseRate = succeeded / n;
  const values = past.map(() => ({}) as Record<string, number>);
  const records: Record<string, ReadonlyMap<string, TrackRecord>> = {};
  for (const { id, kind } of facts) {
    if (kind === "record") records[id] = trackRecords(past, id);
    const before = kind === "record" ? recordsBefore(past, id) : undefined;
    for (const [i, { facts: known }] of past.entries()) {
      const value = before ? before[i]?.share : factValue(known[id], undefined);
      if (value !== undefined) (values[i] as Record<string, number>)[id] = value;
    }
  }
  const outcomes = Uint8Array.from(past, (deal) => (deal.succeeded ? 1 : 0));
  const criteria = weighed(
    facts.flatMap((fact) => unweighed(fact, values)),
    { values, outcomes, isRecord: (id) => records[id] !== undefined },
  );
  if (criteria.length === 0) return fail("no-criteria");
  const scores = values.map((of) => {
    const screening = screenDeal(of, { criteria, coverageMin: 0 });
    return screening.ok ? screening.value.score : undefined;
  });
  const kept = scores.flatMap((score, i) => (score === undefined ? [] : [[score, i] as const]));
  const fit = fitLogistic(
    {
      features: Float64Array.from(kept, ([score]) => score),
      width: 1,
      outcomes: Uint8Array.from(kept, ([, i]) => outcomes[i] as number),
    },
    { c: 1e4 },
  );
  if (!fit) return fail("one-outcome", { n, succeeded });
  const [slope = 0, intercept = 0] = fit.coefficients;
  return ok({ n, baseRate, facts, criteria, records, intercept, slope });
}

/**
 * The score of a deal by what became of earlier ones, with its reasons and the chance that goes with it.
 * @example
 * const past = Array.from({ length: 60 }, (_, i) => ({ facts: { firm: i % 2 ? "a" : "b" }, succeeded: i % 2 === 1 || i % 6 === 0 }));
 * const fitted = fitScreening(past, { facts: [{ id: "firm", kind: "record" }] });
 * const a = fitted.ok ? screenByPast(fitted.value, { firm: "a" }) : fitted;
 * expect(a.ok && a.value.chance > 0.9 && a.value.screening.reasons[0]?.criterion).toBe("firm");
 * expect(fitted.ok && screenByPast(fitted.value, { firm: "never seen" })).toMatchObject({ code: "too-sparse" });
 */
export function screenByPast(
  { facts, criteria, records, intercept, slope }: FittedScreening,
  known: FactsOfDeal,
): Result<
  { readonly screening: Screening; readonly chance: number },
  "no-criteria" | "too-sparse"
> {
  const values: Record<string, number> = {};
  for (const { id } of facts) {
    const value = factValue(known[id], records[id]);
    if (value !== undefined) values[id] = value;
  }
  const screening = screenDeal(values, { criteria, coverageMin: 0 });
  if (!screening.ok) return screening;
  return ok({
    screening: screening.value,
    chance: 1 / (1 + Math.exp(-intercept - slope * screening.value.score)),
  });
}

function factValue(
  fact: number | string | undefined,
  record: ReadonlyMap<string, TrackRecord> | undefined,
): number | undefined {
  if (typeof fact === "number") return Number.isFinite(fact) ? fact : undefined;
  return fact === undefined ? undefined : record?.get(fact)?.share;
}

/** A criterion from the spread of its known values; none where they are all alike. */
function unweighed(
  { id, kind }: ScreeningFact,
  values: readonly Readonly<Record<string, number>>[],
): ScreeningCriterion[] {
  const known = presentSorted(
    Float64Array.from(values, ({ [id]: value }) =>
      value === undefined || (kind === "ratio" && value <= 0) ? Number.NaN : value,
    ),
  );
  const [worst, best] = ENDS.map((share) => quantileOfSorted(known, share)) as [
    number | null,
    number | null,
  ];
  if (worst === null || best === null) return [];
  if (!(worst < best)) return [];
  return [{ id, weight: 1, worst, best, ...(kind === "ratio" ? { byRatio: true } : {}) }];
}

/**
 * Weights and directions: a number that counts against success is turned round. A good record never counts against a
 * deal, so a record that seems to is left out, as is what says nothing.
 */
function weighed(criteria: readonly ScreeningCriterion[], sample: Sample): ScreeningCriterion[] {
  const width = criteria.length;
  if (width === 0) return [];
  const { values, outcomes, isRecord } = sample;
  const features = new Float64Array(values.length * width);
  for (const [j, criterion] of criteria.entries()) {
    const column = values.map(({ [criterion.id]: value }) =>
      value === undefined ? undefined : scoreOn(criterion, value),
    );
    const known = column.filter((score) => score !== undefined);
    const mean = known.reduce((sum, score) => sum + score, 0) / known.length;
    for (const [i, score] of column.entries()) features[i * width + j] = score ?? mean;
  }
  const fit = fitLogistic({ features, width, outcomes }, { c: 1 });
  if (!fit) return [];
  const weightOf = (j: number) => fit.coefficients[j] as number;
  const kept = criteria.filter(
    ({ id }, j) => Math.abs(weightOf(j)) > 1e-9 && !(weightOf(j) < 0 && isRecord(id)),
  );
  if (kept.length < width) return weighed(kept, sample);
  return criteria.map((criterion, j) => {
    const weight = weightOf(j);
    const { worst, best } = criterion;
    return weight > 0
      ? { ...criterion, weight }
      : { ...criterion, weight: -weight, worst: best, best: worst };
  });
}

type Sample = {
  readonly values: readonly Readonly<Record<string, number>>[];
  readonly outcomes: Uint8Array;
  readonly isRecord: (id: string) => boolean;
};
