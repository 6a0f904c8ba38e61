import { assert } from "../vocabulary/assert.ts";
import type { RiskStay } from "./cumulative-incidence.ts";

/** Stages before production, in order: planned, in talks, signed, started, under construction. */
export const STAGES_BEFORE = 5;
export const QUARTER_DAYS = 365.25 / 4;
/** First quarter of each stretch of time in a stage within which the risks are taken as even. */
export const STRETCHES = [0, 1, 2, 4, 8, 16] as const;
/** From this many quarters on the risks no longer change. */
export const QUARTERS_MAX = 16;

export type StageStay = RiskStay & {
  readonly segment: string;
  /** 0 to 4. */
  readonly stage: number;
};

/** What is assumed before any history: risks a quarter, and how many quarters of watching the assumption is worth. */
export type StageAssumption = {
  readonly move: readonly number[];
  readonly cancel: readonly number[];
  readonly weight: number;
};

/**
 * An assumption, not a finding: half of the projects move on within a year of each stage, and early stages lose more. It is
 * worth four quarters of one project, so that a few dozen real stays outweigh it.
 */
export const ASSUMED: StageAssumption = {
  move: [0.12, 0.15, 0.18, 0.2, 0.16],
  cancel: [0.05, 0.045, 0.02, 0.008, 0.004],
  weight: 4,
};

export type StageModel = {
  readonly segments: readonly string[];
  /** Dirichlet parameters by segment, stage, stretch and end (moved, cancelled, stayed). The last segment is all others. */
  readonly shape: Float64Array;
  /** Stays that were used, by segment; the last is the pool. */
  readonly stays: readonly number[];
};

/** A segment that history does not know is read as the pool of all. */
export const POOL = "";

/**
 * Risks a quarter of moving on and of being cancelled, by segment, stage and time in it, as Dirichlet distributions: own
 * history, plus the history of the other segments as far as `borrow` quarters of it, plus the assumption. Each stay gives
 * one trial a quarter that it was watched.
 * @example
 * const stays = Array.from({ length: 300 }, () => ({ segment: "A", stage: 2, days: 30, end: "moved" as const }));
 * const model = fitStageModel(stays, { assumption: ASSUMED, borrow: 20 });
 * expect(model.segments).toEqual(["A", ""]);
 * expect(meanRisks(model, { segment: "A", stage: 2, quarters: 0 }).move).toBeGreaterThan(0.98);
 */
export function fitStageModel(
  stays: readonly StageStay[],
  { assumption, borrow }: { readonly assumption: StageAssumption; readonly borrow: number },
): StageModel {
  const used = stays.filter((s) => s.days >= 0 && s.stage >= 0 && s.stage < STAGES_BEFORE);
  const segments = [...new Set(used.map((s) => s.segment).filter((s) => s !== POOL))].sort();
  const size = STAGES_BEFORE * STRETCHES.length * 3;
  const counts = new Float64Array((segments.length + 1) * size);
  const pool = segments.length * size;
  for (const stay of used) {
    const own = segments.indexOf(stay.segment);
    for (const [at, amount] of trialsOf(stay)) {
      counts[pool + at] = (counts[pool + at] as number) + amount;
      if (own >= 0) counts[own * size + at] = (counts[own * size + at] as number) + amount;
    }
  }
  const shape = new Float64Array(counts.length);
  for (let g = 0; g <= segments.length; g++) {
    for (let cell = 0; cell < size; cell += 3) {
      const stage = Math.floor(cell / (3 * STRETCHES.length));
      const others = [0, 1, 2].map((e) =>
        g === segments.length
          ? 0
          : (counts[pool + cell + e] as number) - (counts[g * size + cell + e] as number),
      );
      const watched = others.reduce((a, b) => a + b, 0);
      const share = watched > borrow ? borrow / watched : 1;
      const assumed = assumedRisks(assumption, stage);
      for (let e = 0; e < 3; e++) {
        shape[g * size + cell + e] =
          (counts[g * size + cell + e] as number) +
          (others[e] as number) * share +
          (assumed[e] as number) * assumption.weight;
      }
    }
  }
  const count = (name: string) => used.filter((s) => s.segment === name).length;
  return { segments: [...segments, POOL], shape, stays: [...segments.map(count), used.length] };
}

function assumedRisks({ move, cancel }: StageAssumption, stage: number): [number, number, number] {
  const [m, c] = [move[stage] ?? Number.NaN, cancel[stage] ?? Number.NaN];
  assert(
    m > 0 && c > 0 && m + c < 1,
    "An assumption needs risks above zero that leave room to stay",
  );
  return [m, c, 1 - m - c];
}

/** The place of each quarter's trial among a segment's cells, and its amount. */
function trialsOf({ stage, days, end }: StageStay): [at: number, amount: number][] {
  const whole = Math.floor(days / QUARTER_DAYS);
  const trials: [number, number][] = [];
  for (let q = 0; q < whole; q++) trials.push([cellOf(stage, q) * 3 + 2, 1]);
  if (end !== "open") trials.push([cellOf(stage, whole) * 3 + (end === "moved" ? 0 : 1), 1]);
  return trials;
}

export function cellOf(stage: number, quarters: number): number {
  let stretch = STRETCHES.length - 1;
  while ((STRETCHES[stretch] as number) > quarters) stretch -= 1;
  return stage * STRETCHES.length + stretch;
}

/** The number of a segment in the model; one that history does not know is the pool. */
export function segmentOf(model: StageModel, segment: string): number {
  const at = model.segments.indexOf(segment);
  return at >= 0 ? at : model.segments.length - 1;
}

/**
 * The mean risks of the coming quarter for a project that has been in its stage for some quarters.
 * @example
 * const model = fitStageModel([], { assumption: ASSUMED, borrow: 20 });
 * expect(meanRisks(model, { segment: "?", stage: 0, quarters: 3 }).move).toBeCloseTo(0.12, 12);
 */
export function meanRisks(
  model: StageModel,
  {
    segment,
    stage,
    quarters,
  }: { readonly segment: string; readonly stage: number; readonly quarters: number },
): { move: number; cancel: number } {
  const size = STAGES_BEFORE * STRETCHES.length * 3;
  const at = segmentOf(model, segment) * size + cellOf(stage, quarters) * 3;
  const [m, c, s] = [
    model.shape[at] as number,
    model.shape[at + 1] as number,
    model.shape[at + 2] as number,
  ];
  const sum = m + c + s;
  return { move: m / sum, cancel: c / sum };
}
