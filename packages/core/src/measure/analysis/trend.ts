import { fail, ok, type Result } from "../../vocabulary/result.ts";

type Point = { readonly at: number; readonly value: number };

function ends(
  values: readonly (number | null)[],
  times: readonly number[],
): { first: Point; last: Point } | null {
  const points = values
    .flatMap((value, i) => (value === null ? [] : [{ at: times[i] as number, value }]))
    .sort((a, b) => a.at - b.at);
  const [first, last] = [points[0], points.at(-1)];
  return first === undefined || last === undefined || first.at === last.at ? null : { first, last };
}

/**
 * Compound growth a period between the first and the last value present. Needs two positive values: growth from
 * nothing or from below zero has no rate.
 * @example
 * const rate = compoundGrowth([10, 12, null, 15, 20], [2018, 2019, 2020, 2021, 2022]);
 * expect(rate.ok && rate.value).toBeCloseTo(0.189207115002721, 12);
 * expect(compoundGrowth([-1, 2], [1, 2])).toEqual({ ok: false, code: "not-positive", facts: {} });
 */
export function compoundGrowth(
  values: readonly (number | null)[],
  times: readonly number[],
): Result<number, "too-few" | "not-positive"> {
  const found = ends(values, times);
  if (found === null) return fail("too-few");
  const { first, last } = found;
  if (!(first.value > 0 && last.value > 0)) return fail("not-positive");
  return ok((last.value / first.value) ** (1 / (last.at - first.at)) - 1);
}

/**
 * Change per `per` periods in percent: slope of the least-squares line over the values present, against where the line
 * starts.
 * @example
 * const change = percentChange([10, 12, null, 15, 20], [2018, 2019, 2020, 2021, 2022], 1);
 * expect(change.ok && change.value).toBeCloseTo(23.8341968911918, 10);
 */
export function percentChange(
  values: readonly (number | null)[],
  times: readonly number[],
  per: number,
): Result<number, "too-few" | "zero-start"> {
  const points = values.flatMap((value, i) =>
    value === null ? [] : [{ at: times[i] as number, value }],
  );
  const n = points.length;
  const meanAt = points.reduce((s, p) => s + p.at, 0) / n;
  const mean = points.reduce((s, p) => s + p.value, 0) / n;
  const across = points.reduce((s, p) => s + (p.at - meanAt) ** 2, 0);
  if (n < 2 || across === 0) return fail("too-few");
  const slope = points.reduce((s, p) => s + (p.at - meanAt) * (p.value - mean), 0) / across;
  const start = mean + slope * (Math.min(...points.map((p) => p.at)) - meanAt);
  return start === 0 ? fail("zero-start") : ok((100 * slope * per) / start);
}
