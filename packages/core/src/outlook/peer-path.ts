import { fail, ok, type Result } from "../vocabulary/result.ts";
import type { FanYear } from "./growth-history.ts";
import { studentQuantile } from "./student-quantile.ts";
import type { YearValue } from "./target-path.ts";

/** A straight line through yearly values: in the values themselves, or in their logarithms (constant growth). */
export type PeerPath = {
  readonly scale: "value" | "logarithm";
  /** Value at year 0 of the line is `level + slope * (year - centre)`. */
  readonly centre: number;
  readonly level: number;
  readonly slope: number;
  /** Residual deviation, and what is needed for its interval. */
  readonly residual: number;
  readonly years: number;
  readonly squares: number;
};

/**
 * The least-squares line of a peer. Two different years make a line (without an interval); fewer are `too-few`.
 * @example
 * const line = fitPath([{ year: 2020, value: 10 }, { year: 2022, value: 14 }], { scale: "value" });
 * expect(line.ok && line.value.slope).toBe(2);
 */
export function fitPath(
  values: readonly YearValue[],
  { scale }: { readonly scale: "value" | "logarithm" },
): Result<PeerPath, "too-few" | "not-above-zero"> {
  const points = [...new Map(values.map((v) => [v.year, v.value]))];
  if (points.length < 2) return fail("too-few", { known: points.length, needed: 2 });
  if (scale === "logarithm" && points.some(([, v]) => !(v > 0))) return fail("not-above-zero");
  const y = points.map(([, v]) => (scale === "logarithm" ? Math.log(v) : v));
  const n = points.length;
  const centre = points.reduce((s, [year]) => s + year, 0) / n;
  const level = y.reduce((s, v) => s + v, 0) / n;
  let [squares, cross] = [0, 0];
  points.forEach(([year], i) => {
    squares += (year - centre) ** 2;
    cross += (year - centre) * ((y[i] as number) - level);
  });
  const slope = cross / squares;
  const left = points.reduce(
    (s, [year], i) => s + ((y[i] as number) - level - slope * (year - centre)) ** 2,
    0,
  );
  const residual = n > 2 ? Math.sqrt(left / (n - 2)) : 0;
  return ok({ scale, centre, level, slope, residual, years: n, squares });
}

/**
 * The line and its prediction interval from year to year. With two points there is no interval: low and high are null.
 * @example
 * const line = { scale: "value", centre: 2021, level: 12, slope: 2, residual: 0, years: 2, squares: 2 } as const;
 * expect(pathFan(line, { from: 2023, to: 2023, coverage: 0.9 })).toEqual([{ year: 2023, middle: 16, low: null, high: null }]);
 */
export function pathFan(
  path: PeerPath,
  { from, to, coverage }: { readonly from: number; readonly to: number; readonly coverage: number },
): (Pick<FanYear, "year" | "middle"> & {
  readonly low: number | null;
  readonly high: number | null;
})[] {
  const back = (v: number) => (path.scale === "logarithm" ? Math.exp(v) : v);
  const t = path.years > 2 ? studentQuantile((1 + coverage) / 2, path.years - 2) : null;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => {
    const year = from + i;
    const away = year - path.centre;
    const v = path.level + path.slope * away;
    const wide = path.residual * Math.sqrt(1 + 1 / path.years + away ** 2 / path.squares);
    return {
      year,
      middle: back(v),
      low: t === null ? null : back(v - t * wide),
      high: t === null ? null : back(v + t * wide),
    };
  });
}

export type CatchUp =
  | { readonly when: "year"; readonly year: number }
  /** Already level or ahead at the asked year, and not overtaken from there. */
  | { readonly when: "ahead" }
  /** The lines do not meet after the asked year. */
  | { readonly when: "never" };

/**
 * When a line that is behind reaches the other: where two straight lines cross, exactly. Lines that run apart or side by
 * side never meet. Both must be on one scale; lines of logarithms cross where their values do.
 * @example
 * const line = (level: number, slope: number) => ({ scale: "value", centre: 2020, level, slope, residual: 0, years: 2, squares: 2 }) as const;
 * expect(catchUp(line(10, 2), line(20, 1), { from: 2020 })).toEqual({ when: "year", year: 2030 });
 * expect(catchUp(line(10, 1), line(20, 2), { from: 2020 })).toEqual({ when: "never" });
 */
export function catchUp(
  behind: PeerPath,
  ahead: PeerPath,
  { from }: { readonly from: number },
): CatchUp {
  const gap =
    ahead.level +
    ahead.slope * (from - ahead.centre) -
    (behind.level + behind.slope * (from - behind.centre));
  const closing = behind.slope - ahead.slope;
  if (gap <= 0) return { when: "ahead" };
  if (!(closing > 0)) return { when: "never" };
  const year = from + gap / closing;
  return Number.isFinite(year) ? { when: "year", year } : { when: "never" };
}
