import { type Measure, measure } from "./multiples.ts";

export type FundRecord = {
  readonly vintageYear: number;
  readonly called?: number;
  readonly distributed?: number;
  readonly remaining?: number;
  readonly irrNet?: number;
  readonly netMultiple?: number;
};

export type Quartiles = {
  readonly n: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
};

export type VintageBenchmark = {
  readonly vintageYear: number;
  readonly n: number;
  readonly irr?: Quartiles;
  readonly netMultiple?: Quartiles;
  readonly pooled?: { readonly n: number; readonly dpi: Measure; readonly rvpi: Measure };
};

/** Fewer funds than this in a vintage have no quartiles. */
export const QUARTILE_FUNDS_MIN = 4;

/**
 * Quartiles of net IRR and net multiple, and pooled DPI and RVPI, by vintage year, ascending.
 * Quantiles are type 7 (linear, inclusive). Pooled figures use the funds that have called money and state
 * called, distributed and remaining.
 * @example
 * const [v] = vintageBenchmarks([1, 2, 3, 4].map((netMultiple) => ({ vintageYear: 2001, netMultiple })));
 * expect(v?.netMultiple).toEqual({ n: 4, q1: 1.75, median: 2.5, q3: 3.25 });
 */
export function vintageBenchmarks(funds: readonly FundRecord[]): VintageBenchmark[] {
  const byYear = new Map<number, FundRecord[]>();
  for (const fund of funds) {
    const group = byYear.get(fund.vintageYear);
    if (group) group.push(fund);
    else byYear.set(fund.vintageYear, [fund]);
  }
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([vintageYear, group]) => {
      const irr = quartiles(group.map(({ irrNet }) => irrNet));
      const netMultiple = quartiles(group.map((fund) => fund.netMultiple));
      const pooled = pool(group);
      return {
        vintageYear,
        n: group.length,
        ...(irr ? { irr } : {}),
        ...(netMultiple ? { netMultiple } : {}),
        ...(pooled ? { pooled } : {}),
      };
    });
}

/**
 * The quantile of ascending numbers by linear interpolation between order statistics (Hyndman and Fan type 7).
 * @example
 * expect(quantileSorted([10, 20, 30, 40], 0.25)).toBe(17.5);
 */
export function quantileSorted(ascending: readonly number[], share: number): number {
  const at = (ascending.length - 1) * share;
  const below = Math.floor(at);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  return low + (high - low) * (at - below);
}

function quartiles(values: readonly (number | undefined)[]): Quartiles | undefined {
  const known = values.filter((v): v is number => v !== undefined).sort((a, b) => a - b);
  if (known.length < QUARTILE_FUNDS_MIN) return undefined;
  return {
    n: known.length,
    q1: quantileSorted(known, 0.25),
    median: quantileSorted(known, 0.5),
    q3: quantileSorted(known, 0.75),
  };
}

function pool(group: readonly FundRecord[]): VintageBenchmark["pooled"] {
  let [n, called, distributed, remaining] = [0, 0, 0, 0];
  for (const fund of group) {
    if (fund.called === undefined || fund.distributed === undefined) continue;
    // A fund that has called nothing yet has no multiples to pool.
    if (fund.remaining === undefined || fund.called === 0) continue;
    n += 1;
    called += fund.called;
    distributed += fund.distributed;
    remaining += fund.remaining;
  }
  if (n === 0) return undefined;
  const per = (amount: number) => measure(called > 0 ? amount / called : Number.NaN, "no-paid-in");
  return { n, dpi: per(distributed), rvpi: per(remaining) };
}

/** The point of a J-curve: net money out and back so far, and that plus the value left, over what is committed. */
export type JCurvePoint = {
  readonly years: number;
  readonly netCash: number;
  readonly netValue: number;
};

/**
 * The J-curve of a fund: cumulated distributions less contributions, and the same with the NAV, per period.
 * @example
 * const curve = jCurve([{ years: 1, contribution: 10, distribution: 0, nav: 9 }, { years: 2, contribution: 0, distribution: 4, nav: 12 }]);
 * expect(curve.map(({ netValue }) => netValue)).toEqual([-1, 6]);
 */
export function jCurve(
  periods: readonly {
    readonly years: number;
    readonly contribution: number;
    readonly distribution: number;
    readonly nav: number;
  }[],
): JCurvePoint[] {
  let netCash = 0;
  return periods.map(({ years, contribution, distribution, nav }) => {
    netCash += distribution - contribution;
    return { years, netCash, netValue: netCash + nav };
  });
}
