import {
  divideFractions,
  type Fraction,
  fraction,
  fractionToNumber,
  multiplyFractions,
  parseFraction,
  subtractFractions,
} from "../math/fraction.ts";
import { assert } from "../vocabulary/assert.ts";
import { countSignChanges, type FlowSeries } from "./cash-flow.ts";
import { type IrrReport, seriesRoots } from "./irr.ts";
import { type Measure, measure } from "./multiples.ts";

/** One date of a fund beside its index. `nav` is the value after that day's flows, where it is known. */
export type PmePoint = {
  /** Time in years, ascending: k for equal periods, or years by a day count. */
  readonly years: number;
  readonly contribution: number;
  readonly distribution: number;
  /** Level of the index, above zero. */
  readonly index: number;
  readonly nav?: number;
};

/** Every rate above -1, and the one rate or the reason why there is not one. */
export type PmeRate = Measure & { readonly all: readonly number[] };

export type PmeReport = {
  readonly irr: PmeRate;
  readonly ksPme: Measure;
  readonly lnPmeNav: Measure;
  readonly lnPmeIrr: PmeRate;
  readonly pmePlusLambda: Measure;
  readonly pmePlusIrr: PmeRate;
  readonly directAlphaArithmetic: PmeRate;
  readonly directAlphaLog: Measure;
  readonly modifiedPmeIrr: PmeRate;
  readonly modifiedPmeNav: Measure;
};

/**
 * The six public market equivalents of a fund against an index. The value left is added to the last date's flow, never
 * put in its place.
 * Kaplan and Schoar 2005 (KS-PME); Long and Nickels 1996 (LN-PME); Rouvinez 2003 (PME+); Gredil, Griffiths and Stucke
 * 2014 (direct alpha); Cambridge Associates (modified PME, only where every date has its NAV).
 * Reasons instead of numbers: `no-contribution`, `no-distribution`, `short-index-portfolio`, `negative-lambda`,
 * `navs-missing`, and those of `irrReport`.
 * @example
 * const report = pme([
 *   { years: 0, contribution: 25, distribution: 0, index: 100 },
 *   { years: 1, contribution: 0, distribution: 15, index: 115 },
 *   { years: 2, contribution: 0, distribution: 0, index: 130 },
 * ], { nav: 20 });
 * expect(report.ksPme.value).toBeCloseTo(1.13712374581939799, 14);
 * expect(report.directAlphaArithmetic.value).toBeCloseTo(0.087572380890185635, 14);
 */
export function pme(points: readonly PmePoint[], { nav }: { readonly nav: number }): PmeReport {
  assert(points.length > 0, "A fund needs at least one date");
  assert(
    points.every(({ index }) => index > 0),
    "An index level must be above zero",
  );
  const last = points[points.length - 1] as PmePoint;
  const grown = points.map(({ index }) => last.index / index);
  const sum = (of: (point: PmePoint, factor: number) => number) =>
    points.reduce((total, point, i) => total + of(point, grown[i] as number), 0);
  const called = sum(({ contribution }, f) => contribution * f);
  const returned = sum(({ distribution }, f) => distribution * f);
  const distributed = points.reduce((total, { distribution }) => total + distribution, 0);

  const lnPmeNav = grownDifference(points);
  const lambda = (called - nav) / returned;
  const alpha = rates(
    points,
    ({ contribution, distribution }, i) => (distribution - contribution) * (grown[i] as number),
    nav,
  );
  const modified = modifiedPme(points);
  return {
    irr: rates(points, ({ contribution, distribution }) => distribution - contribution, nav),
    ksPme: measure(called > 0 ? (returned + nav) / called : Number.NaN, "no-contribution"),
    lnPmeNav: measure(called > 0 ? lnPmeNav : Number.NaN, "no-contribution"),
    lnPmeIrr: rates(
      points,
      ({ contribution, distribution }) => distribution - contribution,
      lnPmeNav,
      lnPmeNav < 0 ? "short-index-portfolio" : undefined,
    ),
    pmePlusLambda: measure(distributed > 0 ? lambda : Number.NaN, "no-distribution"),
    pmePlusIrr:
      distributed > 0
        ? rates(
            points,
            ({ contribution, distribution }) => lambda * distribution - contribution,
            nav,
            lambda < 0 ? "negative-lambda" : undefined,
          )
        : { value: null, undefinedBecause: "no-distribution", all: [] },
    directAlphaArithmetic: alpha,
    directAlphaLog:
      alpha.value === null
        ? { value: null, undefinedBecause: alpha.undefinedBecause }
        : { value: Math.log1p(alpha.value) },
    modifiedPmeIrr: modified
      ? rates(
          points,
          ({ contribution }, i) => (modified.distributions[i] as number) - contribution,
          modified.nav,
        )
      : { value: null, undefinedBecause: "navs-missing", all: [] },
    modifiedPmeNav: modified
      ? { value: modified.nav }
      : { value: null, undefinedBecause: "navs-missing" },
  };
}

/** Decimals that are kept of each term: calls and pay-outs nearly cancel, and doubles would lose what is left. */
const SCALE = 10n ** 40n;

/** What calls less distributions would have grown to with the index, from the decimals as they were written. */
function grownDifference(points: readonly PmePoint[]): number {
  const last = exactly(points[points.length - 1]?.index ?? 1);
  let scaled = 0n;
  for (const { contribution, distribution, index } of points) {
    const net = subtractFractions(exactly(contribution), exactly(distribution));
    const { num, den } = divideFractions(multiplyFractions(net, last), exactly(index));
    scaled += (num * SCALE) / den;
  }
  return fractionToNumber(fraction(scaled, SCALE));
}

function exactly(value: number): Fraction {
  const read = parseFraction(String(value));
  assert(read !== undefined, "A flow and an index level must be finite");
  return read;
}

/** The index portfolio that pays out the same share of itself as the fund does; undefined where a NAV is missing. */
function modifiedPme(
  points: readonly PmePoint[],
): { readonly distributions: readonly number[]; readonly nav: number } | undefined {
  let value = 0;
  const distributions: number[] = [];
  for (const [i, point] of points.entries()) {
    if (point.nav === undefined) return undefined;
    const before = points[i - 1];
    value = (before ? value * (point.index / before.index) : 0) + point.contribution;
    const whole = point.distribution + point.nav;
    const share = point.distribution === 0 ? 0 : whole > 0 ? point.distribution / whole : 1;
    distributions.push(value * share);
    value *= 1 - share;
  }
  return { distributions, nav: value };
}

/** Rates of the points' flows with a value added on the last date; `hint` is the cause where there is no single one. */
function rates(
  points: readonly PmePoint[],
  flowOf: (point: PmePoint, i: number) => number,
  nav: number,
  hint?: string,
): PmeRate {
  const years: number[] = [];
  const amounts: number[] = [];
  for (const [i, point] of points.entries()) {
    const amount = flowOf(point, i) + (i === points.length - 1 ? nav : 0);
    if (amount === 0) continue;
    const previous = years.length - 1;
    if (previous >= 0 && years[previous] === point.years) {
      amounts[previous] = (amounts[previous] as number) + amount;
    } else {
      years.push(point.years);
      amounts.push(amount);
    }
  }
  const series: FlowSeries = {
    years: Float64Array.from(years),
    amounts: Float64Array.from(amounts),
    signChanges: countSignChanges(amounts),
  };
  return rateOf(seriesRoots(series), hint);
}

function rateOf({ roots, reason }: IrrReport, hint: string | undefined): PmeRate {
  const all = roots.map(({ rate }) => rate);
  if (reason !== undefined) return { value: null, undefinedBecause: hint ?? reason, all };
  return { value: all[0] as number, all };
}
