import { STAGES } from "@essor/core/attract";
import { type ForecastReview, reviewForecast, type StageHit, stageHits } from "@essor/core/outlook";
import { civil, parseDay } from "@essor/core/vocabulary";
import type { EntryRow, ForecastRow, PipelineRow } from "./queries-forecast.ts";

export type ReviewedForecast = ForecastReview & {
  readonly kind: "pipeline" | "target" | "peer";
  readonly forecast: number;
  readonly asOf: string;
  readonly indicatorName?: { readonly en: string };
  readonly areaName?: { readonly en: string };
  readonly stages: readonly StageHit[];
};

/**
 * Kept forecasts of investment against what came, for years that are over: investment of projects that began to produce
 * after the day of the look, counted from the quarter in which they did. Output is not reviewed: its actual value needs
 * deliveries by quarter, which nobody records.
 */
export function reviewKept(
  forecasts: readonly ForecastRow[],
  {
    pipeline,
    entries,
    now,
  }: { pipeline: readonly PipelineRow[]; entries: readonly EntryRow[]; now: Date },
): ReviewedForecast[] {
  return forecasts.flatMap((kept) => {
    const looked = parseDay(kept.asOf);
    if (kept.measure !== "investment" || looked === undefined) return [];
    const over = kept.years.filter((y) => y.group === "pipeline" && y.year < now.getUTCFullYear());
    if (over.length === 0) return [];
    const starts = pipeline.flatMap((p) => {
      const since = parseDay(p.stageSince ?? "");
      if (p.stage < 5 || p.amount === null || since === undefined || since <= looked) return [];
      const { year, month } = civil(since);
      return [{ year, quarter: Math.ceil(month / 3), amount: p.amount }];
    });
    const figures = over.map((line) => ({
      id: String(line.year),
      median: line.median,
      low: line.q5,
      high: line.q95,
      actual: starts.reduce((sum, s) => sum + s.amount * shareOfYear(s, line.year), 0),
    }));
    return [
      {
        kind: "pipeline",
        forecast: kept.id,
        asOf: kept.asOf,
        stages: hitsOf(kept, { looked, entries, now }),
        ...reviewForecast(figures),
      },
    ];
  });
}

const PRODUCES = 5;

/** Share of a year's quarters in which a start of some quarter counts. */
function shareOfYear({ year, quarter }: { year: number; quarter: number }, of: number): number {
  if (of < year) return 0;
  return of > year ? 1 : (5 - quarter) / 4;
}

const DAYS_A_YEAR = 365;

/** How often the probabilities of each stage came true in the year after the look: recomputed from the stages' history. */
function hitsOf(
  kept: ForecastRow,
  { looked, entries, now }: { looked: number; entries: readonly EntryRow[]; now: Date },
): StageHit[] {
  const end = looked + DAYS_A_YEAR;
  const today = parseDay(now.toISOString().slice(0, 10)) as number;
  if (end > today) return [];
  const said = new Map(
    (kept.stages as { stage: string; withinYear?: number }[]).map((s) => [s.stage, s.withinYear]),
  );
  const projects = new Map<number, { stage: number; produced: boolean }>();
  for (const { project, stage, on } of entries) {
    const day = parseDay(on) as number;
    const known = projects.get(project) ?? { stage: -1, produced: false };
    if (day <= looked) projects.set(project, { ...known, stage: Math.max(known.stage, stage) });
    else if (day <= end && stage >= PRODUCES) projects.set(project, { ...known, produced: true });
  }
  const judged = [...projects.values()].flatMap(({ stage, produced }) => {
    const name = STAGES[stage];
    const probability = name === undefined ? undefined : said.get(name);
    return name === undefined || probability === undefined || stage >= PRODUCES
      ? []
      : [{ stage: name, probability, happened: produced }];
  });
  const hits = stageHits(judged);
  return hits.ok ? hits.value : [];
}
