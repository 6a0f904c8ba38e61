import { fail, ok, type Result } from "../vocabulary/result.ts";

export type Judged = { readonly probability: number; readonly happened: boolean };

/**
 * Brier score: mean squared distance between probability and what happened. 0 is perfect; 0.25 is always saying one half.
 * @example
 * expect(brierScore([{ probability: 0.5, happened: true }, { probability: 0.5, happened: false }])).toBe(0.25);
 * expect(brierScore([])).toBeNull();
 */
export function brierScore(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  return (
    judged.reduce((s, j) => s + (j.probability - (j.happened ? 1 : 0)) ** 2, 0) / judged.length
  );
}

export type CalibrationBand = {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  /** Mean probability said, and share that happened; null in an empty band. */
  readonly said: number | null;
  readonly happened: number | null;
};

/**
 * What was said against what happened, in bands of equal width.
 * @example
 * const [low, high] = calibrationTable([{ probability: 0.2, happened: false }, { probability: 1, happened: true }], { bands: 2 });
 * expect([low?.said, low?.happened, high?.said, high?.happened]).toEqual([0.2, 0, 1, 1]);
 */
export function calibrationTable(
  judged: readonly Judged[],
  { bands }: { readonly bands: number },
): CalibrationBand[] {
  return Array.from({ length: bands }, (_, b) => {
    const cases = judged.filter(
      (j) => Math.min(bands - 1, Math.floor(j.probability * bands)) === b,
    );
    const n = cases.length;
    return {
      from: b / bands,
      to: (b + 1) / bands,
      cases: n,
      said: n === 0 ? null : cases.reduce((s, j) => s + j.probability, 0) / n,
      happened: n === 0 ? null : cases.filter((j) => j.happened).length / n,
    };
  });
}

/**
 * Mean distance between what was said and what happened over the bands, weighted by cases; null without cases.
 * @example
 * expect(calibrationError(calibrationTable([{ probability: 0.75, happened: true }], { bands: 2 }))).toBe(0.25);
 */
export function calibrationError(table: readonly CalibrationBand[]): number | null {
  const cases = table.reduce((s, b) => s + b.cases, 0);
  if (cases === 0) return null;
  return (
    table.reduce((s, b) => s + b.cases * Math.abs((b.said ?? 0) - (b.happened ?? 0)), 0) / cases
  );
}

export type KeptFigure = {
  readonly id: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** What came; null while it is not known. */
  readonly actual: number | null;
};

export type ForecastReview = {
  readonly lines: readonly (KeptFigure & {
    readonly error: number | null;
    readonly inside: boolean | null;
  })[];
  readonly known: number;
  /** Share of known figures inside their interval, and mean absolute error as a share of the actual value. */
  readonly coverage: number | null;
  readonly meanAbsShare: number | null;
};

/**
 * Forecasts that were kept against what came: error (actual less median) line by line, and how often the interval held.
 * @example
 * const review = reviewForecast([{ id: "2024", median: 100, low: 90, high: 110, actual: 108 }, { id: "2025", median: 120, low: 100, high: 140, actual: null }]);
 * expect([review.lines[0]?.error, review.lines[0]?.inside, review.coverage, review.known]).toEqual([8, true, 1, 1]);
 */
export function reviewForecast(figures: readonly KeptFigure[]): ForecastReview {
  const lines = figures.map((f) => ({
    ...f,
    error: f.actual === null ? null : f.actual - f.median,
    inside: f.actual === null ? null : f.actual >= f.low && f.actual <= f.high,
  }));
  const known = lines.filter((l) => l.actual !== null);
  const shares = known.flatMap((l) =>
    l.actual === 0 ? [] : [Math.abs((l.error as number) / (l.actual as number))],
  );
  return {
    lines,
    known: known.length,
    coverage: known.length === 0 ? null : known.filter((l) => l.inside).length / known.length,
    meanAbsShare: shares.length === 0 ? null : shares.reduce((a, b) => a + b, 0) / shares.length,
  };
}

/** How often the probabilities of one stage came true: probability said, share that produced, and how many. */
export type StageHit = {
  readonly stage: string;
  readonly cases: number;
  readonly said: number;
  readonly happened: number;
};

/**
 * Hit rate of stage probabilities, recomputed. No cases is `no-cases`.
 * @example
 * const hits = stageHits([{ stage: "signed", probability: 0.6, happened: true }, { stage: "signed", probability: 0.4, happened: false }]);
 * expect(hits.ok && hits.value).toEqual([{ stage: "signed", cases: 2, said: 0.5, happened: 0.5 }]);
 */
export function stageHits(
  judged: readonly (Judged & { readonly stage: string })[],
): Result<StageHit[], "no-cases"> {
  if (judged.length === 0) return fail("no-cases");
  return ok(
    [...new Set(judged.map((j) => j.stage))].map((stage) => {
      const cases = judged.filter((j) => j.stage === stage);
      const said = cases.reduce((s, j) => s + j.probability, 0) / cases.length;
      return {
        stage,
        cases: cases.length,
        said,
        happened: cases.filter((j) => j.happened).length / cases.length,
      };
    }),
  );
}
