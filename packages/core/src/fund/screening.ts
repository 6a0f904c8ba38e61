import { fail, ok, type Result } from "../vocabulary/result.ts";

/** One thing that a deal is screened on: where it counts nothing, where it counts in full, and for how much. */
export type ScreeningCriterion = {
  readonly id: string;
  readonly weight: number;
  /** Value that scores 0 and value that scores 1; the second may be the lower one. */
  readonly worst: number;
  readonly best: number;
  /** Between worst and best by ratio, not by difference: for sums of money and other things that span decades. */
  readonly byRatio?: boolean;
  /** Below this score the deal is turned down, whatever else it has. */
  readonly scoreMin?: number;
};

export type ScreeningReason = {
  readonly criterion: string;
  readonly value: number | null;
  /** 0 to 1; null where nothing is known. */
  readonly score: number | null;
  /** Share of the total that comes from here. */
  readonly contribution: number;
};

export type Screening = {
  /** Weighted mean over what is known, 0 to 1. */
  readonly score: number;
  /** Share of the weights for which something is known. */
  readonly coverage: number;
  /** Criteria below their least score. */
  readonly turnedDownBy: readonly string[];
  /** Largest contributions first. */
  readonly reasons: readonly ScreeningReason[];
};

/**
 * A deal's screening score with its reasons: what is unknown is left out and shown as coverage, never taken as zero.
 * @example
 * const criteria = [{ id: "growth", weight: 1, worst: 0, best: 0.5 }, { id: "team", weight: 1, worst: 0, best: 10 }];
 * const result = screenDeal({ growth: 0.25 }, { criteria, coverageMin: 0.5 });
 * expect(result.ok && [result.value.score, result.value.coverage]).toEqual([0.5, 0.5]);
 */
export function screenDeal(
  values: Readonly<Record<string, number | undefined>>,
  {
    criteria,
    coverageMin,
  }: { readonly criteria: readonly ScreeningCriterion[]; readonly coverageMin: number },
): Result<Screening, "no-criteria" | "too-sparse"> {
  const whole = criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (!(whole > 0)) return fail("no-criteria");
  const scored = criteria.map((criterion) => {
    const value = values[criterion.id];
    const known = value !== undefined && Number.isFinite(value);
    return {
      criterion,
      value: known ? value : null,
      score: known ? scoreOn(criterion, value) : null,
    };
  });
  const known = scored.reduce(
    (s, { criterion, score }) => s + (score === null ? 0 : criterion.weight),
    0,
  );
  const coverage = known / whole;
  if (coverage < coverageMin || known === 0) return fail("too-sparse", { coverage });
  const reasons = scored
    .map(({ criterion, value, score }) => ({
      criterion: criterion.id,
      value,
      score,
      contribution: score === null ? 0 : (score * criterion.weight) / known,
    }))
    .sort((a, b) => b.contribution - a.contribution);
  return ok({
    score: reasons.reduce((sum, { contribution }) => sum + contribution, 0),
    coverage,
    turnedDownBy: scored.flatMap(({ criterion: { id, scoreMin }, score }) =>
      scoreMin !== undefined && score !== null && score < scoreMin ? [id] : [],
    ),
    reasons,
  });
}

/**
 * Where a value stands between the worst and the best of a criterion: 0 to 1.
 * @example
 * expect(scoreOn({ id: "sum", weight: 1, worst: 1, best: 100, byRatio: true }, 10)).toBeCloseTo(0.5, 12);
 * expect(scoreOn({ id: "price", weight: 1, worst: 2, best: 1 }, 0.5)).toBe(1);
 */
export function scoreOn({ worst, best, byRatio }: ScreeningCriterion, value: number): number {
  if (worst === best) return value === best ? 1 : 0;
  // What is not above zero lies beyond every ratio: at the lower end.
  const at = byRatio ? (x: number) => Math.log(Math.max(x, Number.MIN_VALUE)) : (x: number) => x;
  return Math.min(1, Math.max(0, (at(value) - at(worst)) / (at(best) - at(worst))));
}
