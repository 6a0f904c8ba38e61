import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { rcaOf } from "../space/shares.ts";
import type { RegionActivityTable } from "../space/table.ts";
import {
  type Candidates,
  candidatesOf,
  type EntryRule,
  entriesOf,
  onRectangle,
} from "./candidates.ts";
import { ENTRY_FEATURES, type EntryBasis, entryBasis, entryFeatures } from "./features.ts";
import { type EntryModel, entryProbabilities, fitEntryModel } from "./model.ts";
import {
  averagePrecision,
  type CalibrationBin,
  calibrationBins,
  calibrationError,
  precisionAtTop,
  rocAuc,
  rocAucWithinGroups,
} from "./ranking-scores.ts";
import { fitSteppingStone, steppingStoneScores } from "./stepping-stone.ts";

/** An earlier and a later table. */
export type PeriodPair = {
  readonly before: RegionActivityTable;
  readonly after: RegionActivityTable;
};

export type BacktestOptions = {
  readonly train: PeriodPair;
  readonly test: PeriodPair;
  readonly rule: EntryRule;
  readonly parents?: ReadonlyMap<string, string>;
  /**
   * With folds the model is fitted on the training pair without the regions it is tested on (region position modulo
   * folds). Needed where train and test are the same pair.
   */
  readonly folds?: number;
  /** Which fold a region belongs to, 0 to folds - 1, where neighbours are to be kept together; position modulo folds without it. */
  readonly foldOf?: ReadonlyMap<string, number>;
};

export type ScoreName = "null" | "rca" | "density" | "steppingStone" | "model";

/** How well one score told later entries. Null: not defined (no entry, or no probability). */
export type ScoreReport = {
  readonly score: ScoreName;
  readonly rocAuc: number | null;
  readonly rocAucWithinRegion: number | null;
  readonly averagePrecision: number | null;
  readonly precisionAt10: number | null;
  readonly entries: number;
  readonly cells: number;
  readonly calibrationError: number | null;
};

export type Backtest = {
  readonly scores: readonly ScoreReport[];
  /** What the model said and what came, in ten bins of equal count. */
  readonly calibration: readonly CalibrationBin[];
  readonly model: EntryModel;
};

/** A pair made ready: features and outcomes of its candidates. */
export type PreparedPair = {
  readonly basis: EntryBasis;
  readonly candidates: Candidates;
  readonly features: Float64Array;
  readonly outcomes: Uint8Array;
  readonly later: Float64Array;
};

/**
 * Candidates, features and outcomes of a pair of periods.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["111", "112"], values: Float64Array.of(9, 4, 2, 5, 1, 0) };
 * const pair = preparePair({ before: table, after: table }, { rule: { from: 1, to: 1 } });
 * expect([...pair.outcomes].every((y) => y === 0)).toBe(true);
 */
export function preparePair(
  { before, after }: PeriodPair,
  { rule, parents }: Pick<BacktestOptions, "rule" | "parents">,
): PreparedPair {
  const basis = entryBasis(before, parents);
  const candidates = candidatesOf(before, rule);
  return {
    basis,
    candidates,
    features: entryFeatures(basis, candidates.cells),
    outcomes: entriesOf(before, after, { candidates, rule }),
    later: rcaOf(onRectangle(after, before)),
  };
}

/**
 * Entry scores beside one another: the null model (diversity × ubiquity), RCA now, relatedness density, the stepping stone
 * and the entry model, fitted on one pair of periods and judged on another (or on unseen regions).
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["111", "112"], values: Float64Array.of(9, 4, 2, 5, 1, 0) };
 * const still = { before: table, after: table };
 * expect(backtest({ train: still, test: still, rule: { from: 1, to: 1 } })).toMatchObject({ ok: false });
 */
export function backtest(
  options: BacktestOptions,
): Result<Backtest, "one-outcome-only" | "no-entries"> {
  const steps = backtestSteps(options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** How far a back-test has come. */
export type BacktestStep = { readonly done: number; readonly total: number };

/**
 * The same in steps of about a second on a large panel, for whoever must show progress or let others work in between.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["111", "112"], values: Float64Array.of(9, 4, 2, 5, 1, 0) };
 * const still = { before: table, after: table };
 * expect(backtestSteps({ train: still, test: still, rule: { from: 1, to: 1 } }).next()).toMatchObject({ value: { done: 1 } });
 */
export function* backtestSteps(
  options: BacktestOptions,
): Generator<BacktestStep, Result<Backtest, "one-outcome-only" | "no-entries">> {
  const { rule, folds = 0 } = options;
  const total = 3 + folds;
  const train = preparePair(options.train, options);
  yield { done: 1, total };
  const test = options.train === options.test ? train : preparePair(options.test, options);
  const entries = test.outcomes.reduce((sum, y) => sum + y, 0);
  if (entries === 0) return fail("no-entries", { cells: test.outcomes.length });
  const whole = fitEntryModel(sampleOf(train), rule);
  if (!whole.ok) return whole;
  yield { done: 2, total };
  let probabilities = entryProbabilities(whole.value, test.features);
  if (folds > 0) {
    const unseen = foldsOf(train, test, options);
    for (let fold = 0; fold < folds; fold++) {
      const fitted = unseenRegions({ train, test }, probabilities, { ...unseen, rule, fold });
      if (!fitted.ok) return fitted;
      probabilities = fitted.value;
      yield { done: 3 + fold, total };
    }
  }
  const { space } = test.basis;
  const P = space.lists.activityCount;
  const perCell = (score: (cell: number) => number) =>
    Float64Array.from(test.candidates.cells, score);
  const stone = fitSteppingStone(train.basis, train.candidates, train.later);
  const scores: [ScoreName, Float64Array][] = [
    [
      "null",
      perCell((cell) => {
        const row = Math.floor(cell / P);
        return (
          (space.lists.diversity[row] as number) * (space.lists.ubiquity[cell - row * P] as number)
        );
      }),
    ],
    ["rca", perCell((cell) => space.rca[cell] as number)],
    ["density", perCell((cell) => space.density[cell] as number)],
    ["steppingStone", steppingStoneScores(test.basis, test.candidates, stone)],
    ["model", probabilities],
  ];
  return ok({
    scores: scores.map(([score, values]) => report(score, values, { test, entries })),
    calibration: calibrationBins(probabilities, test.outcomes, 10),
    model: whole.value,
  });
}

function sampleOf({ features, outcomes, candidates }: PreparedPair) {
  return { features, outcomes, regions: candidates.regions };
}

function report(
  score: ScoreName,
  values: Float64Array,
  { test, entries }: { test: PreparedPair; entries: number },
): ScoreReport {
  const { outcomes, candidates } = test;
  const grouped = { scores: values, outcomes, groups: candidates.regions };
  return {
    score,
    rocAuc: rocAuc(values, outcomes),
    rocAucWithinRegion: rocAucWithinGroups(grouped),
    averagePrecision: averagePrecision(values, outcomes),
    precisionAt10: precisionAtTop(grouped, { top: 10, candidatesMin: 30 }),
    entries,
    cells: outcomes.length,
    calibrationError: score === "model" ? calibrationError(values, outcomes, 10) : null,
  };
}

type Folds = { readonly trainFold: Int32Array; readonly testFold: Int32Array };

/** The fold of every candidate: of its region as given, or by the region's position. */
function foldsOf(
  train: PreparedPair,
  test: PreparedPair,
  { folds = 1, foldOf: given }: Pick<BacktestOptions, "folds" | "foldOf">,
): Folds {
  const foldOf = new Map(
    train.basis.table.regions.map((region, r) => [region, given?.get(region) ?? r % folds]),
  );
  const of = ({ candidates, basis }: PreparedPair) =>
    Int32Array.from(candidates.regions, (r) => foldOf.get(basis.table.regions[r] as string) ?? 0);
  return { trainFold: of(train), testFold: of(test) };
}

/** Probabilities with those of one fold from a model that has not seen the fold's regions. */
function unseenRegions(
  { train, test }: { readonly train: PreparedPair; readonly test: PreparedPair },
  before: Float64Array,
  { rule, fold, trainFold, testFold }: Folds & { readonly rule: EntryRule; readonly fold: number },
): Result<Float64Array, "one-outcome-only"> {
  const rows = positions(trainFold, (f) => f !== fold);
  const fitted = fitEntryModel(
    {
      features: pickRows(train.features, rows),
      outcomes: Uint8Array.from(rows, (i) => train.outcomes[i] as number),
      regions: Uint32Array.from(rows, (i) => train.candidates.regions[i] as number),
    },
    rule,
  );
  if (!fitted.ok) return fitted;
  const mine = positions(testFold, (f) => f === fold);
  const p = entryProbabilities(fitted.value, pickRows(test.features, mine));
  const out = before.slice();
  mine.forEach((i, k) => {
    out[i] = p[k] as number;
  });
  return ok(out);
}

function positions(labels: ArrayLike<number>, wanted: (label: number) => boolean): Uint32Array {
  return Uint32Array.from({ length: labels.length }, (_, i) => i).filter((i) =>
    wanted(labels[i] as number),
  );
}

function pickRows(features: Float64Array, rows: Uint32Array): Float64Array {
  const width = ENTRY_FEATURES.length;
  const out = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    out.set(features.subarray(row * width, (row + 1) * width), i * width);
  });
  return out;
}
