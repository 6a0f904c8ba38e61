import type { Figure } from "@essor/contract/measure";

export type Series = { readonly area: string; readonly points: readonly (Figure | undefined)[] };

/** Province, prefecture or county by the zeros at the end of a GB/T 2260 code. */
function kindOf(code: string): number {
  return code.endsWith("0000") ? 1 : code.endsWith("00") ? 2 : 3;
}

const ANNUAL = /^\d{4}$/;

/**
 * Series over whole years for the areas with most figures, the hub first. Cumulative quarters and targets are left
 * out of the line: a part of a year is not a year, and a target has not happened. One period makes no line: null.
 */
export function seriesOf(
  figures: readonly Figure[],
  hub: string | undefined,
  most = 6,
): { periods: string[]; series: Series[] } | null {
  const usable = figures.filter(
    (x) =>
      ANNUAL.test(x.period) &&
      x.value !== null &&
      x.activity === "_T" &&
      x.status !== "target" &&
      x.status !== "bound",
  );
  const periods = [...new Set(usable.map((x) => x.period))].sort();
  if (periods.length < 2) return null;
  const by = new Map<string, Figure[]>();
  for (const figure of usable) by.set(figure.area, [...(by.get(figure.area) ?? []), figure]);
  // Places of one kind are compared with each other: a county not with its province.
  const kind = hub !== undefined && by.has(hub) ? kindOf(hub) : undefined;
  const last = (list: readonly Figure[]) =>
    [...list].sort((a, b) => a.period.localeCompare(b.period)).at(-1)?.value ?? 0;
  const chosen = [...by]
    .filter(([area, list]) => list.length >= 2 && (kind === undefined || kindOf(area) === kind))
    .sort(([a, x], [b, y]) => Number(b === hub) - Number(a === hub) || last(y) - last(x))
    .slice(0, most);
  if (chosen.length === 0) return null;
  return {
    periods,
    series: chosen.map(([area, list]) => ({
      area,
      points: periods.map((p) => list.find((x) => x.period === p)),
    })),
  };
}

/** The first few areas of the newest whole year, highest first: for an indicator with one period only. */
export function topOf(
  figures: readonly Figure[],
  most = 15,
): { period: string; items: Figure[] } | null {
  const usable = figures.filter(
    (x) => x.value !== null && x.activity === "_T" && x.status !== "target",
  );
  const period =
    [...new Set(usable.map((x) => x.period))]
      .filter((p) => ANNUAL.test(p))
      .sort()
      .at(-1) ?? usable[0]?.period;
  if (period === undefined) return null;
  const items = usable
    .filter((x) => x.period === period)
    .sort((a, b) => (b.value as number) - (a.value as number))
    .slice(0, most);
  return items.length === 0 ? null : { period, items };
}
