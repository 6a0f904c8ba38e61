import { STAGES } from "@essor/core/attract";
import {
  AS_PROMISED,
  ASSUMED,
  drawForecast,
  EVEN_RAMP,
  estimateDelivery,
  type ForecastDraws,
  type ForecastInput,
  fitStageModel,
  forecastHash,
  joinDraws,
  type PipelineProject,
  planForecast,
  projectChances,
  QUARTER_DAYS,
  SHARED_LEARNED,
  STAGES_BEFORE,
  type StageStay,
  summariseForecast,
} from "@essor/core/outlook";
import { civil, parseDay } from "@essor/core/vocabulary";
import { JobRefused, type JobTools } from "../jobs/worker.ts";
import { keepPaths } from "./kept-paths.ts";
import { ownHub } from "./queries.ts";
import {
  type EntryRow,
  keepForecast,
  type PipelineRow,
  readEntries,
  readFundMoney,
  readPipeline,
} from "./queries-forecast.ts";

type Ask = {
  measure: "output" | "investment";
  toYear: number;
  draws: number;
  seed: number;
  asOf: string;
};

/** Quarters of other segments' history that a segment may borrow, and draws between two reports of progress. */
const BORROW = 40;
const QUARTERS_A_YEAR = 4;
const STRETCH = 250;

/** Reads the pipeline as it stands, draws, and keeps the forecast with data vintage, recipe and seed. */
export async function runForecast({ job, within, tell }: JobTools): Promise<unknown> {
  const ask = job.payload as unknown as Ask;
  const read = await within(async (tx) => ({
    hub: await ownHub(tx),
    pipeline: await readPipeline(tx),
    entries: await readEntries(tx),
    money: await readFundMoney(tx),
  }));
  const day = parseDay(ask.asOf);
  if (day === undefined) throw new JobRefused("bad-request", "The day of the look is not a day");
  const stays = staysOf(read.entries, read.pipeline, day);
  const model = fitStageModel(stays, { assumption: ASSUMED, borrow: BORROW });
  const funded = new Map(read.money.map((m) => [m.project, m.minor / 100]));
  const projects = read.pipeline.flatMap((row) => asProject(row, { ask, day, funded }));
  const delivered = estimateDelivery(
    read.pipeline.flatMap((r) =>
      r.stage === 6 && r.promised && r.delivered
        ? [{ promised: r.promised, delivered: r.delivered }]
        : [],
    ),
  );
  const { year, month } = civil(day);
  const input: ForecastInput = {
    projects,
    model,
    ramp: ask.measure === "investment" ? [1] : EVEN_RAMP,
    delivery: ask.measure === "output" && delivered.ok ? delivered.value : AS_PROMISED,
    base: null,
    shared: SHARED_LEARNED,
    asOf: { year, quarter: Math.ceil(month / 3) as 1 | 2 | 3 | 4 },
    to: ask.toYear,
  };
  const plan = planForecast(input);
  if (!plan.ok)
    throw new JobRefused(
      "forecast-refused",
      `The years up to ${ask.toYear} cannot be forecast (${plan.code})`,
    );
  const parts: ForecastDraws[] = [];
  for (let from = 0; from < ask.draws; from += STRETCH) {
    const to = Math.min(ask.draws, from + STRETCH);
    parts.push(drawForecast(plan.value, { from, to, seed: ask.seed }));
    await tell({ done: to, total: ask.draws, phase: "draws" });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const chances = projectChances(model, plan.value.counted, { horizon: plan.value.horizon });
  const soon = projectChances(model, plan.value.counted, { horizon: QUARTERS_A_YEAR });
  const id = await within(async (tx) => {
    const kept = await keepForecast(tx, {
      hub: job.hub_id,
      person: job.created_by,
      measure: ask.measure,
      asOf: ask.asOf,
      toYear: ask.toYear,
      seed: ask.seed,
      draws: ask.draws,
      recipeHash: forecastHash(input),
      vintage: read.pipeline.reduce(
        (newest, r) => (r.updatedAt > newest ? r.updatedAt : newest),
        new Date(0),
      ),
      currency: String(read.hub.settings.currency ?? "CNY"),
      assumptions: {
        stays: stays.length,
        ended: stays.filter((s) => s.end !== "open").length,
        assumptionQuarters: ASSUMED.weight,
        sharedShift: SHARED_LEARNED,
        ramp: input.ramp,
        delivery:
          delivered.ok && ask.measure === "output"
            ? { ratio: Math.exp(delivered.value.mean), pairs: delivered.value.pairs }
            : "as-promised",
      },
      counts: {
        projects: read.pipeline.length,
        counted: plan.value.counted.length,
        dropped: plan.value.dropped.length,
      },
      years: summariseForecast(plan.value, joinDraws(parts)),
      stages: byStage(plan.value.counted, chances, soon),
    });
    await keepPaths(tx, ask.asOf);
    return kept;
  });
  return { forecast: id };
}

function asProject(
  row: PipelineRow,
  { ask, day, funded }: { ask: Ask; day: number; funded: ReadonlyMap<number, number> },
): PipelineProject[] {
  const promised = ask.measure === "output" ? row.promised : row.amount;
  if (promised === null) return [];
  const since = parseDay(row.stageSince ?? "") ?? day;
  const fund = funded.get(row.id) ?? 0;
  return [
    {
      id: String(row.id).padStart(9, "0"),
      segment: row.sector,
      sector: row.sector,
      link: row.link,
      stage: row.stage,
      quarters: Math.max(0, Math.floor((day - since) / QUARTER_DAYS)),
      promised,
      // What produces already: its output or its money stands in the figures of the past.
      delivered:
        ask.measure === "output" ? (row.delivered ?? 0) : row.stage >= STAGES_BEFORE ? promised : 0,
      fundShare: row.amount !== null && row.amount > 0 ? Math.min(1, fund / row.amount) : 0,
      over: row.status === "lost" || row.status === "eliminated",
      output: String(row.id),
    },
  ];
}

/** Stays out of stage entries: each ends with the next entry, with the project's loss, or is still open. */
export function staysOf(
  entries: readonly EntryRow[],
  pipeline: readonly PipelineRow[],
  day: number,
): StageStay[] {
  const projects = new Map(pipeline.map((p) => [p.id, p]));
  return entries.flatMap((entry, i): StageStay[] => {
    const project = projects.get(entry.project);
    const from = parseDay(entry.on);
    if (project === undefined || from === undefined || entry.stage >= STAGES_BEFORE || from > day)
      return [];
    const next = entries[i + 1];
    const moved =
      next?.project === entry.project && next.stage > entry.stage ? parseDay(next.on) : undefined;
    if (moved !== undefined && moved <= day)
      return [{ segment: project.sector, stage: entry.stage, days: moved - from, end: "moved" }];
    if (next?.project === entry.project) return [];
    const over = project.status === "lost" || project.status === "eliminated";
    const since = over ? (parseDay(project.stageSince ?? "") ?? day) : day;
    return [
      {
        segment: project.sector,
        stage: entry.stage,
        days: Math.max(0, (over ? Math.max(since, from) : day) - from),
        end: over ? "cancelled" : "open",
      },
    ];
  });
}

function byStage(
  projects: readonly PipelineProject[],
  chances: readonly { produces: number; medianQuarters: number | null }[],
  soon: readonly { produces: number }[],
): object[] {
  return STAGES.flatMap((stage, order) => {
    const at = projects.flatMap((p, i) =>
      p.stage === order
        ? [{ ...(chances[i] as (typeof chances)[number]), soon: soon[i]?.produces ?? 0 }]
        : [],
    );
    if (at.length === 0) return [];
    const medians = at
      .flatMap((c) => (c.medianQuarters === null ? [] : [c.medianQuarters]))
      .sort((a, b) => a - b);
    return [
      {
        stage,
        projects: at.length,
        produces: at.reduce((s, c) => s + c.produces, 0) / at.length,
        medianQuarters: medians[Math.floor(medians.length / 2)] ?? null,
        withinYear: at.reduce((s, c) => s + c.soon, 0) / at.length,
      },
    ];
  });
}
