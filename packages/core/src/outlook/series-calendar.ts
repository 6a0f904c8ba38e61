import { monthsOf, type Period } from "../vocabulary/period.ts";

export type Frequency = "month" | "quarter" | "year";
/** Values by their place on the calendar: months, quarters or years counted from the year 0. */
export type CalendarSeries = ReadonlyMap<number, number>;

const PARTS: Readonly<Record<Frequency, number>> = { month: 12, quarter: 4, year: 1 };

/**
 * Where a period lies on the calendar of its frequency; undefined for halves and for January up to a month, which are
 * no step of an even series.
 * @example
 * expect(calendarPlace(2024203 as Period)).toEqual({ frequency: "quarter", place: 2024 * 4 + 2 });
 * expect(calendarPlace(2024301 as Period)).toBeUndefined();
 */
export function calendarPlace(
  period: Period,
): { readonly frequency: Frequency; readonly place: number } | undefined {
  const kind = period % 1000;
  const frequency =
    kind === 0
      ? "year"
      : kind > 100 && kind < 200
        ? "month"
        : kind > 200 && kind < 300
          ? "quarter"
          : undefined;
  if (frequency === undefined) return undefined;
  const { year, from } = monthsOf(period);
  const parts = PARTS[frequency];
  return { frequency, place: year * parts + Math.floor(((from - 1) * parts) / 12) };
}

/**
 * A series in longer steps: totals are summed, everything else is averaged. A step that lacks one of its parts is left
 * out, never filled. Undefined where the wanted step is shorter than that of the series.
 * @example
 * const months = new Map([[24_000, 1], [24_001, 2], [24_002, 6], [24_003, 9]]);
 * expect([...(coarserSeries(months, { from: "month", to: "quarter", sum: true }) ?? [])]).toEqual([[8000, 9]]);
 */
export function coarserSeries(
  series: CalendarSeries,
  { from, to, sum }: { readonly from: Frequency; readonly to: Frequency; readonly sum: boolean },
): CalendarSeries | undefined {
  const parts = PARTS[from] / PARTS[to];
  if (parts < 1) return undefined;
  if (parts === 1) return series;
  const totals = new Map<number, { count: number; total: number }>();
  for (const [place, value] of series) {
    const step = Math.floor(place / parts);
    const known = totals.get(step) ?? { count: 0, total: 0 };
    totals.set(step, { count: known.count + 1, total: known.total + value });
  }
  return new Map(
    [...totals].flatMap(([step, { count, total }]) =>
      count === parts ? [[step, sum ? total : total / parts] as const] : [],
    ),
  );
}

/**
 * Two series as rows of equal length that begin at the same step; null where one has no value. Empty where either is.
 * @example
 * expect(alignSeries(new Map([[1, 5], [3, 7]]), new Map([[2, 1]]))).toEqual([[5, null, 7], [null, 1, null]]);
 */
export function alignSeries(
  a: CalendarSeries,
  b: CalendarSeries,
): readonly [(number | null)[], (number | null)[]] {
  if (a.size === 0 || b.size === 0) return [[], []];
  const places = [...a.keys(), ...b.keys()];
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const row = (series: CalendarSeries) =>
    Array.from({ length: last - first + 1 }, (_, i) => series.get(first + i) ?? null);
  return [row(a), row(b)];
}
