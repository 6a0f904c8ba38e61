import type { Result } from "../vocabulary/result.ts";
import { ok } from "../vocabulary/result.ts";
import {
  fitStatusModel,
  type KnownFacility,
  type StatusModel,
  statusChances,
} from "./status-model.ts";

type Outcome = "produces" | "cancelled";
const OUTCOMES = ["produces", "cancelled"] as const;

/** Share of each segment that came to an outcome; "" is all of them. */
export type BaseRates = Readonly<Record<Outcome, ReadonlyMap<string, number>>>;

/** A model of status shares, and how far it is trusted beside the base rate, by outcome and segment. */
export type TemperedStatus = {
  readonly model: StatusModel;
  readonly base: BaseRates;
  /** Weight of the model from 0 (the base rate) to 1, by outcome and segment; "" is for segments not seen. */
  readonly trust: BaseRates;
  /** What the rehearsals said and what came, for whoever learns from it how wide an interval must be. */
  readonly rehearsed: readonly Rehearsed[];
};

export type Rehearsed = {
  readonly origin: number;
  readonly facility: KnownFacility;
  /** Years by which it is younger than the youngest that was known. */
  readonly ahead: number;
  readonly said: Readonly<Record<Outcome, number>>;
};

/** Shares of the oldest facilities that the rehearsals are trained on; each is tested on all that came after. */
const ORIGINS = [0.3, 0.4, 0.5, 0.65, 0.8];
/** The trust is learned where the training set is about as large as it will be; intervals also from longer looks ahead. */
const TRUST_FROM = 0.5;
/** Cases of all segments that stand beside a segment's own when its weight is learned. */
const BORROWED = 50;
/** Cases at the share of all segments that stand beside a segment's own share. */
const DRAWN = 20;

/**
 * The model mixed with the base rate of each segment. How far the model is trusted is learned by rehearsal inside the
 * training set: trained on the older facilities, tested on the younger, from several origins, as it will be used. The
 * weight is that of the least squared error, held between 0 and 1 and drawn towards that of all segments, so that where
 * the rehearsals show no skill the base rate is left.
 */
export function fitTemperedStatus(
  facilities: readonly KnownFacility[],
  { penalty }: { readonly penalty: number },
): Result<TemperedStatus, "too-few" | "one-status" | "not-a-number"> {
  const fitted = fitStatusModel(facilities, { penalty });
  if (!fitted.ok) return fitted;
  const oldestFirst = [...facilities].sort((a, b) => b.age - a.age);
  const trials = ORIGINS.flatMap((share, origin) => {
    const cut = Math.floor(oldestFirst.length * share);
    const earlier = oldestFirst.slice(0, cut);
    const model = fitStatusModel(earlier, { penalty });
    if (!model.ok) return [];
    const base = baseRates(earlier, { drawn: DRAWN });
    const youngest = earlier.at(-1)?.age ?? 0;
    return oldestFirst.slice(cut).map((facility) => ({
      origin,
      facility,
      ahead: youngest - facility.age,
      model: statusChances(model.value, facility),
      base: {
        produces: rateOf(base.produces, facility),
        cancelled: rateOf(base.cancelled, facility),
      },
    }));
  });
  const late = trials.filter((t) => (ORIGINS[t.origin] as number) >= TRUST_FROM);
  const trust = {
    produces: trustOf(late, "produces"),
    cancelled: trustOf(late, "cancelled"),
  };
  const rehearsed = trials.map(({ origin, facility, ahead, model, base }) => ({
    origin,
    facility,
    ahead,
    said: mixed(model, base, trust, facility),
  }));
  return ok({ model: fitted.value, base: baseRates(facilities), trust, rehearsed });
}

/** Probabilities of having produced and of having been cancelled by a facility's age; the rest is open. */
export function temperedChances(
  { model, base, trust }: Pick<TemperedStatus, "model" | "base" | "trust">,
  facility: Omit<KnownFacility, "status">,
): Record<Outcome, number> {
  const rates = {
    produces: rateOf(base.produces, facility),
    cancelled: rateOf(base.cancelled, facility),
  };
  return mixed(statusChances(model, facility), rates, trust, facility);
}

/**
 * The share of each segment among the facilities, and of all of them under "". `drawn` cases at the share of all stand
 * beside a segment's own, so that a segment of which little is known says little.
 */
export function baseRates(
  facilities: readonly KnownFacility[],
  { drawn = 0 }: { readonly drawn?: number } = {},
): BaseRates {
  const of = (outcome: Outcome) => {
    const counts = new Map<string, [number, number]>([["", [0, 0]]]);
    for (const f of facilities)
      for (const segment of ["", f.segment]) {
        const [hits, all] = counts.get(segment) ?? [0, 0];
        counts.set(segment, [hits + (f.status === outcome ? 1 : 0), all + 1]);
      }
    const [hits, all] = counts.get("") as [number, number];
    const pooled = all === 0 ? 0 : hits / all;
    return new Map(
      [...counts].map(([segment, [own, cases]]) => [
        segment,
        segment === "" ? pooled : (own + drawn * pooled) / (cases + drawn),
      ]),
    );
  };
  return { produces: of("produces"), cancelled: of("cancelled") };
}

/** A segment's own number, or that of all of them. */
export function rateOf(
  rates: ReadonlyMap<string, number>,
  { segment }: { readonly segment: string },
): number {
  return rates.get(segment) ?? (rates.get("") as number);
}

type Said = Readonly<Record<Outcome, number>>;
type Trial = { readonly facility: KnownFacility; readonly model: Said; readonly base: Said };

function mixed(
  model: Said,
  base: Said,
  trust: BaseRates,
  facility: { readonly segment: string },
): Record<Outcome, number> {
  const [produces, cancelled] = OUTCOMES.map((outcome) => {
    const weight = rateOf(trust[outcome], facility);
    return weight * model[outcome] + (1 - weight) * base[outcome];
  }) as [number, number];
  const over = Math.max(1, produces + cancelled);
  return { produces: produces / over, cancelled: cancelled / over };
}

function trustOf(trials: readonly Trial[], outcome: Outcome): ReadonlyMap<string, number> {
  const sums = new Map<string, { cross: number; square: number; cases: number }>();
  for (const { facility, model, base } of trials)
    for (const segment of ["", facility.segment]) {
      const sum = sums.get(segment) ?? { cross: 0, square: 0, cases: 0 };
      const apart = model[outcome] - base[outcome];
      sum.cross += ((facility.status === outcome ? 1 : 0) - base[outcome]) * apart;
      sum.square += apart * apart;
      sum.cases += 1;
      sums.set(segment, sum);
    }
  const within = (x: number) => Math.max(0, Math.min(1, x));
  const all = sums.get("");
  const pooled = all === undefined || all.square === 0 ? 1 : within(all.cross / all.square);
  return new Map([
    ["", pooled] as const,
    ...[...sums]
      .filter(([segment]) => segment !== "")
      .map(([segment, { cross, square, cases }]) => {
        const prior = (BORROWED * square) / cases;
        const weight = square === 0 ? pooled : within((cross + prior * pooled) / (square + prior));
        return [segment, weight] as const;
      }),
  ]);
}
