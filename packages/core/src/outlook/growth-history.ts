import { fail, ok, type Result } from "../vocabulary/result.ts";
import { studentBelow, studentQuantile } from "./student-quantile.ts";
import type { YearValue } from "./target-path.ts";

/** Growth of a series as a random walk in logarithms with drift. */
export type GrowthHistory = {
  readonly last: YearValue;
  /** Mean yearly growth of the logarithm. */
  readonly drift: number;
  /** Deviation of yearly growth around it. */
  readonly deviation: number;
  /** Steps between known years; one less is the freedom of the t distribution. */
  readonly steps: number;
  /** Years that the steps span together. */
  readonly span: number;
};

/** Fewer known years than this say too little of how much growth varies. */
export const HISTORY_MIN = 4;

/**
 * Drift and spread of yearly growth. Steps over several years count as one observation whose variance grows with the
 * years it spans. Fewer than four known years is `too-few`; a value of zero or less is `not-above-zero`.
 * @example
 * const history = growthHistory([2019, 2020, 2021, 2022].map((year, i) => ({ year, value: 100 * 1.05 ** i })));
 * expect(history.ok && history.value.drift).toBeCloseTo(Math.log(1.05), 12);
 */
export function growthHistory(
  values: readonly YearValue[],
): Result<GrowthHistory, "too-few" | "not-above-zero"> {
  const ordered = [...new Map(values.map((v) => [v.year, v])).values()].sort(
    (a, b) => a.year - b.year,
  );
  if (ordered.length < HISTORY_MIN)
    return fail("too-few", { known: ordered.length, needed: HISTORY_MIN });
  if (ordered.some((v) => !(v.value > 0 && Number.isFinite(v.value))))
    return fail("not-above-zero");
  const first = ordered[0] as YearValue;
  const last = ordered.at(-1) as YearValue;
  const span = last.year - first.year;
  const drift = Math.log(last.value / first.value) / span;
  let squares = 0;
  for (let i = 1; i < ordered.length; i++) {
    const [a, b] = [ordered[i - 1] as YearValue, ordered[i] as YearValue];
    const years = b.year - a.year;
    squares += (Math.log(b.value / a.value) - drift * years) ** 2 / years;
  }
  const steps = ordered.length - 1;
  return ok({ last, drift, deviation: Math.sqrt(squares / (steps - 1)), steps, span });
}

/** Spread of the logarithm `ahead` years on: what is to come, and that the drift itself is only estimated. */
function spreadAhead(h: GrowthHistory, ahead: number): number {
  return h.deviation * Math.sqrt(ahead + (ahead * ahead) / h.span);
}

/**
 * Probability that a level is reached or passed in a year, from history alone: Student t on the logarithm.
 * @example
 * const flat = { last: { year: 2024, value: 100 }, drift: 0, deviation: 0.02, steps: 5, span: 5 };
 * expect(reachProbability(flat, { year: 2030, value: 100 })).toBeCloseTo(0.5, 12);
 */
export function reachProbability(history: GrowthHistory, goal: YearValue): number {
  const ahead = goal.year - history.last.year;
  if (ahead <= 0) return history.last.value >= goal.value ? 1 : 0;
  const distance = Math.log(goal.value / history.last.value) - history.drift * ahead;
  const spread = spreadAhead(history, ahead);
  if (spread === 0) return distance <= 1e-12 ? 1 : 0;
  return 1 - studentBelow(distance / spread, history.steps - 1);
}

export type FanYear = {
  readonly year: number;
  readonly middle: number;
  readonly low: number;
  readonly high: number;
};

/**
 * The median and the interval of a coverage for each coming year, if growth goes on as it was.
 * @example
 * const flat = { last: { year: 2024, value: 100 }, drift: 0, deviation: 0.02, steps: 5, span: 5 };
 * expect(historyFan(flat, { to: 2026, coverage: 0.9 }).map((f) => f.middle)).toEqual([100, 100]);
 */
export function historyFan(
  history: GrowthHistory,
  { to, coverage }: { readonly to: number; readonly coverage: number },
): FanYear[] {
  const t = studentQuantile((1 + coverage) / 2, history.steps - 1);
  const { last } = history;
  return Array.from({ length: Math.max(0, to - last.year) }, (_, i) => {
    const ahead = i + 1;
    const middle = last.value * Math.exp(history.drift * ahead);
    const factor = Math.exp(t * spreadAhead(history, ahead));
    return { year: last.year + ahead, middle, low: middle / factor, high: middle * factor };
  });
}

/** The word that stands beside a probability of reaching a goal. */
export type TrackWord = "on-track" | "open" | "at-risk" | "unknown";

/**
 * On track from two in three upwards, at risk up to one in three, open between; unknown without a probability.
 * @example
 * expect([0.7, 0.5, 0.2, null].map(trackWord)).toEqual(["on-track", "open", "at-risk", "unknown"]);
 */
export function trackWord(probability: number | null): TrackWord {
  if (probability === null) return "unknown";
  return probability >= 2 / 3 ? "on-track" : probability > 1 / 3 ? "open" : "at-risk";
}
