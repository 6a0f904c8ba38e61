import { ok, type Result } from "../vocabulary/result.ts";
import {
  brierScore,
  type CalibrationBand,
  calibrationError,
  calibrationTable,
  type Judged,
} from "./forecast-quality.ts";
import {
  type GroupCount,
  groupDeviation,
  learnSharedShift,
  type SharedShift,
} from "./shared-shift.ts";
import type { KnownFacility } from "./status-model.ts";
import {
  baseRates,
  fitTemperedStatus,
  type Rehearsed,
  rateOf,
  temperedChances,
} from "./tempered-status.ts";

export type BacktestLine = {
  /** "" is all of them. */
  readonly segment: string;
  readonly cases: number;
  readonly happened: number;
  readonly brierModel: number;
  readonly brierBase: number;
  /** 1 - model / base: above zero the model is better. */
  readonly skill: number;
};

export type StatusBacktest = {
  readonly trained: number;
  readonly tested: number;
  readonly produces: readonly BacktestLine[];
  readonly cancelled: readonly BacktestLine[];
  readonly calibration: readonly CalibrationBand[];
  readonly calibrationBase: readonly CalibrationBand[];
  readonly calibrationError: number;
  readonly calibrationErrorBase: number;
  /** Weight of the model beside the base rate, by segment, as the rehearsals taught it; "" is for all of them. */
  readonly trust: {
    readonly produces: readonly (readonly [string, number])[];
    readonly cancelled: readonly (readonly [string, number])[];
  };
  /**
   * 90 % intervals of how many of a segment and region's facilities produce: share that held. `shift` is what the members
   * of a group share, learned by rehearsal within the training set; `dispersion` is how many times it widens an interval on
   * average, and `shareNarrow` the share that held without it.
   */
  readonly coverage: {
    readonly groups: number;
    readonly shift: SharedShift;
    readonly dispersion: number;
    readonly share: number | null;
    readonly shareNarrow: number | null;
  };
};

/**
 * Trains on earlier facilities and is tested on later ones, beside the base rate: the share of each segment among those of
 * the training set. The same facilities are judged both ways.
 */
export function backtestStatus(
  train: readonly KnownFacility[],
  test: readonly KnownFacility[],
  { penalty }: { readonly penalty: number },
): Result<StatusBacktest, "too-few" | "one-status" | "not-a-number"> {
  const fitted = fitTemperedStatus(train, { penalty });
  if (!fitted.ok) return fitted;
  const { trust, rehearsed } = fitted.value;
  const said = test.map((f) => temperedChances(fitted.value, f));
  const base = baseRates(train);
  const youngest = Math.min(...train.map((f) => f.age));
  const judge = (status: "produces" | "cancelled") => {
    const model = test.map(
      (f, i): Judged => ({
        probability: (said[i] as (typeof said)[number])[status],
        happened: f.status === status,
      }),
    );
    const beside = test.map(
      (f): Judged => ({ probability: rateOf(base[status], f), happened: f.status === status }),
    );
    return { model, base: beside, lines: linesOf(test, model, beside) };
  };
  const produces = judge("produces");
  const cancelled = judge("cancelled");
  const calibration = calibrationTable(produces.model, { bands: 10 });
  const calibrationBase = calibrationTable(produces.base, { bands: 10 });
  return ok({
    trained: train.length,
    tested: test.length,
    produces: produces.lines,
    cancelled: cancelled.lines,
    calibration,
    calibrationBase,
    calibrationError: calibrationError(calibration) ?? 0,
    calibrationErrorBase: calibrationError(calibrationBase) ?? 0,
    coverage: coverageOf(
      countsOf(
        test.map((facility, i) => ({
          facility,
          ahead: youngest - facility.age,
          probability: (said[i] as (typeof said)[number]).produces,
        })),
      ),
      shiftOf(rehearsed),
    ),
    trust: { produces: [...trust.produces], cancelled: [...trust.cancelled] },
  });
}

function linesOf(
  test: readonly KnownFacility[],
  model: readonly Judged[],
  base: readonly Judged[],
): BacktestLine[] {
  return ["", ...[...new Set(test.map((f) => f.segment))].sort()].map((segment) => {
    const of = (judged: readonly Judged[]) =>
      judged.filter((_, i) => segment === "" || test[i]?.segment === segment);
    const [m, b] = [brierScore(of(model)) ?? 0, brierScore(of(base)) ?? 0];
    const cases = of(model);
    return {
      segment,
      cases: cases.length,
      happened: cases.filter((j) => j.happened).length / Math.max(1, cases.length),
      brierModel: m,
      brierBase: b,
      skill: b === 0 ? 0 : 1 - m / b,
    };
  });
}

const GROUP_MIN = 10;
/** Half the width of a 90 % interval in deviations. */
const HALF_WIDTH = 1.6449;

type Told = {
  readonly facility: KnownFacility;
  readonly ahead: number;
  readonly probability: number;
};

/** Counts by segment and region, where they have enough members to be a count. */
function countsOf(told: readonly Told[]): GroupCount[] {
  const groups = new Map<string, Told[]>();
  for (const t of told) {
    const key = JSON.stringify([t.facility.segment, t.facility.region]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [t]);
    else known.push(t);
  }
  return [...groups.values()]
    .filter((cases) => cases.length >= GROUP_MIN)
    .map((cases) => {
      const sum = (of: (t: Told) => number) => cases.reduce((s, t) => s + of(t), 0);
      return {
        mean: sum((t) => t.probability),
        spread: sum((t) => t.probability * (1 - t.probability)),
        happened: sum((t) => (t.facility.status === "produces" ? 1 : 0)),
        ahead: sum((t) => t.ahead) / cases.length,
      };
    });
}

/** Facilities of a place and a market share their year: the rehearsals within the training set say how much of it. */
function shiftOf(rehearsed: readonly Rehearsed[]): SharedShift {
  const origins = [...new Set(rehearsed.map((r) => r.origin))];
  return learnSharedShift(
    origins.flatMap((origin) =>
      countsOf(
        rehearsed
          .filter((r) => r.origin === origin)
          .map(({ facility, ahead, said }) => ({ facility, ahead, probability: said.produces })),
      ),
    ),
  );
}

function coverageOf(counts: readonly GroupCount[], shift: SharedShift): StatusBacktest["coverage"] {
  const within = (by: SharedShift) =>
    counts.length === 0
      ? null
      : counts.filter(
          (c) =>
            Math.max(0, Math.abs(c.happened - c.mean) - 0.5) <= HALF_WIDTH * groupDeviation(c, by),
        ).length / counts.length;
  const none = { constant: 0, drift: 0 };
  const wide = counts.map((c) =>
    c.spread === 0 ? 1 : groupDeviation(c, shift) / groupDeviation(c, none),
  );
  return {
    groups: counts.length,
    shift,
    dispersion: wide.length === 0 ? 1 : wide.reduce((s, w) => s + w, 0) / wide.length,
    share: within(shift),
    shareNarrow: within(none),
  };
}
