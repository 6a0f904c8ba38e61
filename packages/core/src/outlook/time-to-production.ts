import {
  QUARTERS_MAX,
  STAGES_BEFORE,
  STRETCHES,
  type StageModel,
  segmentOf,
} from "./stage-model.ts";

/** Places a row of `productionCurves` has for one segment: a stage and the quarters spent in it. */
export const ROWS_A_SEGMENT = STAGES_BEFORE * (QUARTERS_MAX + 1);

const STRETCH_AT = Uint8Array.from({ length: QUARTERS_MAX + 1 }, (_, q) => {
  let stretch = STRETCHES.length - 1;
  while ((STRETCHES[stretch] as number) > q) stretch -= 1;
  return stretch;
});

/**
 * Probability that production has begun within 0, 1, … quarters, for every segment, stage and time already spent in the
 * stage: worked backwards from production, F = move · F(next stage) + stay · F(one quarter more). `risks` has moved,
 * cancelled and stayed for each cell of the model, summing to one; `into` is filled, `horizon + 1` values a row.
 */
export function productionCurves(
  risks: Float64Array,
  {
    segments,
    horizon,
    into,
  }: { readonly segments: number; readonly horizon: number; readonly into: Float64Array },
): void {
  const width = horizon + 1;
  for (let g = 0; g < segments; g++) {
    for (let stage = STAGES_BEFORE - 1; stage >= 0; stage--) {
      const next = stage === STAGES_BEFORE - 1 ? -1 : rowOf(g, stage + 1, 0) * width;
      for (let quarters = QUARTERS_MAX; quarters >= 0; quarters--) {
        const cell =
          ((g * STAGES_BEFORE + stage) * STRETCHES.length + (STRETCH_AT[quarters] as number)) * 3;
        const move = risks[cell] as number;
        const stay = risks[cell + 2] as number;
        const row = rowOf(g, stage, quarters) * width;
        const longer = rowOf(g, stage, Math.min(quarters + 1, QUARTERS_MAX)) * width;
        into[row] = 0;
        for (let t = 1; t < width; t++) {
          const begun = next < 0 ? 1 : (into[next + t - 1] as number);
          into[row + t] = move * begun + stay * (into[longer + t - 1] as number);
        }
      }
    }
  }
}

/** The row of a segment's stage and time in it. */
export function rowOf(segment: number, stage: number, quarters: number): number {
  return (segment * STAGES_BEFORE + stage) * (QUARTERS_MAX + 1) + Math.min(quarters, QUARTERS_MAX);
}

/** Means of the Dirichlet distributions: risks that `productionCurves` takes. */
export function meanRiskTable({ shape }: StageModel): Float64Array {
  const risks = new Float64Array(shape.length);
  for (let i = 0; i < shape.length; i += 3) {
    const sum = (shape[i] as number) + (shape[i + 1] as number) + (shape[i + 2] as number);
    for (let e = 0; e < 3; e++) risks[i + e] = (shape[i + e] as number) / sum;
  }
  return risks;
}

export type ProjectChance = {
  /** Probability that production begins within the horizon. */
  readonly produces: number;
  /** Quarters by which half of those that produce within the horizon have begun; null where none does. */
  readonly medianQuarters: number | null;
};

/**
 * Probability and time to production of projects at the mean risks, from their stage and the quarters spent in it. A
 * project at stage 5 or later produces already.
 * @example
 * const model = fitStageModel([], { assumption: ASSUMED, borrow: 20 });
 * const [early, late] = projectChances(model, [
 *   { segment: "", stage: 0, quarters: 0 }, { segment: "", stage: 4, quarters: 0 },
 * ], { horizon: 40 });
 * expect((early?.produces ?? 1) < (late?.produces ?? 0)).toBe(true);
 */
export function projectChances(
  model: StageModel,
  projects: readonly {
    readonly segment: string;
    readonly stage: number;
    readonly quarters: number;
  }[],
  { horizon }: { readonly horizon: number },
): ProjectChance[] {
  const segments = model.segments.length;
  const into = new Float64Array(segments * ROWS_A_SEGMENT * (horizon + 1));
  productionCurves(meanRiskTable(model), { segments, horizon, into });
  return projects.map((p) => {
    if (p.stage >= STAGES_BEFORE) return { produces: 1, medianQuarters: 0 };
    const row = rowOf(segmentOf(model, p.segment), p.stage, p.quarters) * (horizon + 1);
    const produces = into[row + horizon] as number;
    let t = 0;
    while (t < horizon && (into[row + t] as number) < produces / 2) t += 1;
    return { produces, medianQuarters: produces > 0 ? t : null };
  });
}
