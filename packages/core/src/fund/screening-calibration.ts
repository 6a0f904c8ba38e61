import { fail, ok, type Result } from "../vocabulary/result.ts";

/** A deal that was scored once, and what became of it. */
export type ScoredOutcome = { readonly score: number; readonly succeeded: boolean };

export type CalibrationBin = {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  readonly meanScore: number;
  readonly successRate: number;
};

export type ScreeningCalibration = {
  readonly n: number;
  readonly baseRate: number;
  /** Probability that a deal that succeeded had the higher score; ties count half. 0.5 is no better than chance. */
  readonly rankAccuracy: number;
  /** Bins of equal size by score, lowest first. */
  readonly bins: readonly CalibrationBin[];
};

/**
 * How well screening scores told apart what succeeded from what did not, on real outcomes.
 * @example
 * const past = [0.1, 0.2, 0.8, 0.9].map((score) => ({ score, succeeded: score > 0.5 }));
 * const result = calibrateScreening(past, { bins: 2 });
 * expect(result.ok && [result.value.rankAccuracy, result.value.bins.map(({ successRate }) => successRate)]).toEqual([1, [0, 1]]);
 */
export function calibrateScreening(
  outcomes: readonly ScoredOutcome[],
  { bins }: { readonly bins: number },
): Result<ScreeningCalibration, "too-few" | "one-outcome"> {
  const n = outcomes.length;
  if (n < bins || bins < 1) return fail("too-few", { n, bins });
  const sorted = [...outcomes].sort((a, b) => a.score - b.score);
  const positive = sorted.filter(({ succeeded }) => succeeded).length;
  if (positive === 0 || positive === n) return fail("one-outcome", { n, succeeded: positive });
  // Mann-Whitney: sum of the mid-ranks of the successes.
  let rankSum = 0;
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && sorted[to]?.score === sorted[from]?.score) to += 1;
    const midRank = (from + 1 + to) / 2;
    rankSum += midRank * sorted.slice(from, to).filter(({ succeeded }) => succeeded).length;
    from = to;
  }
  const better = rankSum - (positive * (positive + 1)) / 2;
  return ok({
    n,
    baseRate: positive / n,
    rankAccuracy: better / (positive * (n - positive)),
    bins: Array.from({ length: bins }, (_, k) => {
      const part = sorted.slice(Math.floor((k * n) / bins), Math.floor(((k + 1) * n) / bins));
      return {
        from: part[0]?.score ?? 0,
        to: part.at(-1)?.score ?? 0,
        n: part.length,
        meanScore: part.reduce((s, { score }) => s + score, 0) / part.length,
        successRate: part.filter(({ succeeded }) => succeeded).length / part.length,
      };
    }),
  });
}
