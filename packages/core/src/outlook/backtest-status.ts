import { ok, type Result } from "../vocabulary/result.ts";
import {
  brierScore,
  type CalibrationBand,
  calibrationError,
  calibrationTable,
  type Judged,
} from "./forecast-quality.ts";
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
   * 90 % intervals of how many of a segment and region's facilities produce: share that held. `dispersion` is by how much
   * the deviation is widened, learned by rehearsal within the training set; `shareNarrow` is without it.
   */
  readonly coverage: {
    readonly groups: number;
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
    coverage: coverageOf(test, produces.model, dispersionOf(rehearsed)),
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

/** How far counts by segment and region lie from what was said, in deviations of independent facilities. */
function distancesOf(test: readonly KnownFacility[], judged: readonly Judged[]): number[] {
  const groups = new Map<string, Judged[]>();
  test.forEach((f, i) => {
    const key = JSON.stringify([f.segment, f.region]);
    groups.set(key, [...(groups.get(key) ?? []), judged[i] as Judged]);
  });
  return [...groups.values()]
    .filter((cases) => cases.length >= GROUP_MIN)
    .map((cases) => {
      const mean = cases.reduce((s, j) => s + j.probability, 0);
      const sd = Math.sqrt(cases.reduce((s, j) => s + j.probability * (1 - j.probability), 0));
      return (
        Math.max(0, Math.abs(cases.filter((j) => j.happened).length - mean) - 0.5) /
        Math.max(sd, 1e-9)
      );
    });
}

/**
 * Facilities share their year and their market: the rehearsals within the training set say how much wider that makes an
 * interval. It is widened until nine in ten of the rehearsed counts lie within it.
 */
function dispersionOf(rehearsed: readonly Rehearsed[]): number {
  const far = [...new Set(rehearsed.map((r) => r.origin))].flatMap((origin) => {
    const own = rehearsed.filter((r) => r.origin === origin);
    return distancesOf(
      own.map((r) => r.facility),
      own.map((r) => ({
        probability: r.said.produces,
        happened: r.facility.status === "produces",
      })),
    );
  });
  if (far.length === 0) return 1;
  const ordered = far.sort((a, b) => a - b);
  const ninth = ordered[
    Math.min(ordered.length - 1, Math.ceil(0.9 * ordered.length) - 1)
  ] as number;
  return Math.max(1, ninth / 1.6449);
}

function coverageOf(
  test: readonly KnownFacility[],
  judged: readonly Judged[],
  dispersion: number,
): StatusBacktest["coverage"] {
  const z = distancesOf(test, judged);
  const within = (wide: number) =>
    z.length === 0 ? null : z.filter((d) => d <= 1.6449 * wide).length / z.length;
  return { groups: z.length, dispersion, share: within(dispersion), shareNarrow: within(1) };
}
