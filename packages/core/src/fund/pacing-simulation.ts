import { normal } from "../math/normal.ts";
import { streamRng } from "../math/rng.ts";
import { quantilesInPlace } from "../math/select.ts";
import { assert } from "../vocabulary/assert.ts";
import { contributionRate, type PacingTerms } from "./pacing.ts";

/** A fund of a programme: its plan, when its first period is, and how uncertain its growth and calls are. */
export type SimulatedFund = {
  readonly terms: PacingTerms;
  /** Period of the programme (1 is the first) in which the fund's first period falls. */
  readonly starts: number;
  /** Standard deviation of growth per period. */
  readonly growthSd: number;
  /** Calls are scaled by a factor of mean one and this relative spread, drawn evenly, per period. */
  readonly callSpread: number;
};

export type Interval = { readonly low: number; readonly median: number; readonly high: number };

export type SimulatedPeriod = {
  readonly period: number;
  readonly contribution: Interval;
  readonly distribution: Interval;
  readonly nav: Interval;
  /** Cumulated distributions less contributions. */
  readonly netCash: Interval;
};

/**
 * Simulated cash flows of a programme of funds, with intervals per period.
 * One shock to growth is shared by all funds of a path (`correlation`), the rest is their own; growth is lognormal with
 * the plan's mean, so with no spread every path is the plan. Same seed, same answer; path k has its own stream.
 * @example
 * const terms = { commitment: 100, rateOfContribution: [0.5], life: 8, bow: 2, growth: 0.1, yield: 0 };
 * const [first] = simulatePacing([{ terms, starts: 1, growthSd: 0.2, callSpread: 0 }], { paths: 50, periods: 8, seed: 1, correlation: 0.5, coverage: 0.9 });
 * expect(first?.contribution).toEqual({ low: 50, median: 50, high: 50 });
 */
export function simulatePacing(
  funds: readonly SimulatedFund[],
  {
    paths,
    periods,
    seed,
    correlation,
    coverage,
  }: {
    readonly paths: number;
    readonly periods: number;
    readonly seed: number;
    /** Share of the variance of growth that all funds have in common, 0 to 1. */
    readonly correlation: number;
    /** Width of the intervals, e.g. 0.9. */
    readonly coverage: number;
  },
): SimulatedPeriod[] {
  assert(correlation >= 0 && correlation <= 1, "A correlation lies between 0 and 1");
  const size = paths * periods;
  // Period by period side by side, so that a period's paths can be sorted in place.
  const [called, returned, values] = [
    new Float64Array(size),
    new Float64Array(size),
    new Float64Array(size),
  ];
  const plans = funds.map((fund) => prepare(fund, correlation));
  const normals = new Float64Array(periods * (plans.length + 1));
  // One path's sums stay in the cache; they are spread over the periods once, at its end.
  const [calledNow, returnedNow, valueNow] = [
    new Float64Array(periods),
    new Float64Array(periods),
    new Float64Array(periods),
  ];
  for (let path = 0; path < paths; path += 1) {
    const rng = streamRng(seed, path);
    for (let i = 0; i < normals.length; i += 1) normals[i] = normal(rng);
    for (let f = 0; f < plans.length; f += 1) {
      const plan = plans[f] as Plan;
      let [unfunded, nav] = [plan.commitment, 0];
      const own = periods * (f + 1);
      const last = Math.min(plan.life, periods - plan.starts + 1);
      for (let age = 1; age <= last; age += 1) {
        const t = plan.starts + age - 2;
        const shock =
          plan.common * (normals[t] as number) + plan.own * (normals[own + t] as number);
        // No exponential where there is nothing to grow.
        const grown = nav === 0 ? 0 : nav * Math.exp(plan.drift + shock);
        let call = (plan.calls[age] as number) * unfunded;
        if (plan.callSpread > 0) call *= 1 + plan.callSpread * (2 * rng() - 1);
        if (call > unfunded) call = unfunded;
        const paid = (plan.pays[age] as number) * grown;
        unfunded -= call;
        nav = grown - paid + call;
        calledNow[t] = (calledNow[t] as number) + call;
        returnedNow[t] = (returnedNow[t] as number) + paid;
        valueNow[t] = (valueNow[t] as number) + nav;
      }
    }
    for (let t = 0; t < periods; t += 1) {
      const at = t * paths + path;
      called[at] = calledNow[t] as number;
      returned[at] = returnedNow[t] as number;
      values[at] = valueNow[t] as number;
    }
    calledNow.fill(0);
    returnedNow.fill(0);
    valueNow.fill(0);
  }
  return summarise({ called, returned, values, paths, periods, coverage });
}

type Plan = {
  readonly commitment: number;
  readonly life: number;
  readonly starts: number;
  readonly calls: Float64Array;
  readonly pays: Float64Array;
  readonly drift: number;
  readonly common: number;
  readonly own: number;
  readonly callSpread: number;
};

function prepare(
  { terms, starts, growthSd, callSpread }: SimulatedFund,
  correlation: number,
): Plan {
  assert(starts >= 1 && Number.isInteger(starts), "A fund starts in period 1 or later");
  const calls = new Float64Array(terms.life + 1);
  const pays = new Float64Array(terms.life + 1);
  for (let age = 1; age <= terms.life; age += 1) {
    calls[age] = contributionRate(terms, age);
    pays[age] = Math.min(1, Math.max(terms.yield, (age / terms.life) ** terms.bow));
  }
  // Lognormal with mean 1 + growth: ln-variance from the relative spread.
  const variance = Math.log1p((growthSd / (1 + terms.growth)) ** 2);
  const sd = Math.sqrt(variance);
  return {
    commitment: terms.commitment,
    life: terms.life,
    starts,
    calls,
    pays,
    drift: Math.log1p(terms.growth) - variance / 2,
    common: sd * Math.sqrt(correlation),
    own: sd * Math.sqrt(1 - correlation),
    callSpread,
  };
}

function summarise({
  called,
  returned,
  values,
  paths,
  periods,
  coverage,
}: {
  readonly called: Float64Array;
  readonly returned: Float64Array;
  readonly values: Float64Array;
  readonly paths: number;
  readonly periods: number;
  readonly coverage: number;
}): SimulatedPeriod[] {
  const net = new Float64Array(paths);
  const tail = (1 - coverage) / 2;
  const interval = (numbers: Float64Array): Interval => {
    const [low = 0, median = 0, high = 0] = quantilesInPlace(numbers.slice(), [
      tail,
      0.5,
      1 - tail,
    ]);
    return { low, median, high };
  };
  return Array.from({ length: periods }, (_, t) => {
    const [from, to] = [t * paths, (t + 1) * paths];
    for (let path = 0; path < paths; path += 1) {
      net[path] =
        (net[path] as number) + (returned[from + path] as number) - (called[from + path] as number);
    }
    return {
      period: t + 1,
      contribution: interval(called.subarray(from, to)),
      distribution: interval(returned.subarray(from, to)),
      nav: interval(values.subarray(from, to)),
      netCash: interval(net),
    };
  });
}
