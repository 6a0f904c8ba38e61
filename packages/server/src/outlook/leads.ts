import type { Lead, LeadSeries } from "@essor/contract/outlook-leads";
import {
  alignSeries,
  type CalendarSeries,
  CLAIM_MIN,
  calendarPlace,
  coarserSeries,
  type Frequency,
  leadVerdict,
  readLeads,
  seriesChanges,
} from "@essor/core/outlook";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { listTargets } from "./queries.ts";
import { areasAround, publishedSeries, type SeriesRow } from "./queries-leads.ts";

const LEAD_MAX: Readonly<Record<Frequency, number>> = { month: 12, quarter: 8, year: 5 };
const SIGNIFICANCE = 0.05;
/** With fewer values there is not one change to hold against another. */
const SERIES_MIN = 3;

type Series = {
  readonly row: SeriesRow;
  readonly frequency: Frequency;
  readonly values: CalendarSeries;
  readonly newest: Period;
};

/** Which published series run ahead of an outcome: correlation, lead, pairs and interval, or how many pairs are missing. */
export async function shownLeads(
  tx: Tx,
  q: { outcome: string | undefined; asOf: string | null },
): Promise<object> {
  const areas = await areasAround(tx);
  const all = (await publishedSeries(tx, { areas, asOf: q.asOf })).flatMap(evenSeries);
  const goals = new Set((await listTargets(tx)).map((t) => `${t.indicator}~${t.area}`));
  const isGoal = (s: Series) => goals.has(`${s.row.indicator}~${s.row.area}`);
  const outcomes = all
    .filter((s) => isGoal(s) || s.values.size >= CLAIM_MIN)
    .sort((a, b) => Number(isGoal(b)) - Number(isGoal(a)) || b.values.size - a.values.size);
  const chosen = q.outcome === undefined ? outcomes[0] : all.find((s) => keyOf(s) === q.outcome);
  if (chosen === undefined && q.outcome !== undefined) throw new Problem("unknown-indicator");
  const rows = chosen === undefined ? [] : readingsOf(chosen, all);
  return {
    claimMin: CLAIM_MIN,
    outcomes: outcomes.map((s) => ({ ...shownSeries(s), isGoal: isGoal(s) })),
    outcome: chosen === undefined ? null : { ...shownSeries(chosen), isGoal: isGoal(chosen) },
    tried: rows.filter((r) => r.missing === 0).length,
    readings: rows,
  };
}

/** A row of figures as even series, one a frequency: a year's total and its months are two series. */
function evenSeries(row: SeriesRow): Series[] {
  const byFrequency = new Map<Frequency, { values: Map<number, number>; newest: Period }>();
  row.periods.forEach((period, i) => {
    const at = calendarPlace(period as Period);
    if (at === undefined) return;
    const known = byFrequency.get(at.frequency)?.values ?? new Map<number, number>();
    known.set(at.place, row.values[i] as number);
    byFrequency.set(at.frequency, { values: known, newest: period as Period });
  });
  return [...byFrequency].flatMap(([frequency, { values, newest }]) =>
    values.size >= SERIES_MIN ? [{ row, frequency, values, newest }] : [],
  );
}

/** Every other series beside the outcome. The more of them can be judged, the stricter each is judged. */
function readingsOf(outcome: Series, all: readonly Series[]): Lead[] {
  const read = all.flatMap((indicator) => {
    if (indicator.row === outcome.row) return [];
    const values = coarserSeries(indicator.values, {
      from: indicator.frequency,
      to: outcome.frequency,
      sum: indicator.row.nature === "total",
    });
    if (values === undefined || finerExists(indicator, outcome.frequency, all)) return [];
    const [a, b] = alignSeries(values, outcome.values);
    const options = { leadMax: LEAD_MAX[outcome.frequency], significance: SIGNIFICANCE };
    const reading = readLeads(changesOf(indicator, a), changesOf(outcome, b), options);
    return [{ indicator, reading, most: Math.max(...reading.lines.map((l) => l.pairs)) }];
  });
  const tried = read.filter((r) => r.most >= CLAIM_MIN).length;
  return read
    .map(({ indicator, most, reading }) => ({
      ...shownSeries(indicator),
      missing: Math.max(0, CLAIM_MIN - most),
      ...reading,
      lines: [...reading.lines],
      verdict: leadVerdict(reading, SIGNIFICANCE / Math.max(1, tried)),
    }))
    .sort(
      (x, y) =>
        x.missing - y.missing ||
        (x.bestChance ?? 1) - (y.bestChance ?? 1) ||
        x.indicator.localeCompare(y.indicator),
    );
}

/** A series that exists in the very steps of the outcome is not also summed up to them from shorter ones. */
function finerExists(indicator: Series, frequency: Frequency, all: readonly Series[]): boolean {
  return (
    indicator.frequency !== frequency &&
    all.some((s) => s.row === indicator.row && s !== indicator && s.frequency === frequency)
  );
}

function changesOf(series: Series, values: readonly (number | null)[]): (number | null)[] {
  const { nature } = series.row;
  return seriesChanges(
    values,
    nature === "growth"
      ? "none"
      : nature === "total" || allPositive(series)
        ? "growth"
        : "difference",
  );
}

function allPositive(series: Series): boolean {
  return [...series.values.values()].every((v) => v > 0);
}

function keyOf(s: Series): string {
  return `${s.row.indicator}~${s.row.area}~${s.frequency}`;
}

function shownSeries(s: Series): LeadSeries {
  const { indicator, name, unit, multiplier, area, areaName, sources } = s.row;
  const at = s.row.periods.lastIndexOf(s.newest);
  return {
    key: keyOf(s),
    indicator,
    indicatorName: name,
    unit,
    multiplier,
    area,
    areaName,
    frequency: s.frequency,
    points: s.values.size,
    newest: {
      period: formatPeriod(s.newest),
      value: s.row.values[at] as number,
      figure: `${indicator}~${formatPeriod(s.newest)}~${area}~_T`,
    },
    sources,
  };
}
