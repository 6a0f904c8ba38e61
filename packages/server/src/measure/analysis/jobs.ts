import {
  designSensitivity,
  planUncertainty,
  sensitivityFrom,
  summariseRun,
} from "@essor/core/measure";
import { parsePeriod } from "@essor/core/vocabulary";
import { Problem } from "../../http/problem.ts";
import { type JobKinds, JobRefused, type JobTools } from "../../jobs/worker.ts";
import { findRecipe } from "../queries-recipes.ts";
import { readyTable } from "./core-table.ts";
import { runTask } from "./in-threads.ts";
import { hubPlaces, saveRun, saveSensitivity } from "./queries.ts";
import { checkedVary, type Preset } from "./vary-presets.ts";

export type UncertaintyPayload = {
  readonly code: string;
  readonly edition: number;
  readonly period: string;
  /** The day as of which the figures are read, fixed when the job was asked for. */
  readonly asOf: string | null;
  readonly shownAsOf: string;
  readonly seed: number;
  readonly replications: number;
  readonly vary: Preset | Record<string, unknown>;
};
export type SensitivityPayload = Omit<UncertaintyPayload, "replications"> & {
  readonly budget: number;
  /** The unit whose rank is looked at; the change of all ranks where null. */
  readonly unit: string | null;
};

/** Uncertainty and sensitivity of a ranking, on threads: how many there are does not change the result. */
export function analysisJobs(): JobKinds {
  const refusing = (work: (tools: JobTools) => Promise<unknown>) => (tools: JobTools) =>
    work(tools).catch((error) => {
      if (error instanceof Problem) throw new JobRefused(error.code, error.message);
      throw error;
    });
  return {
    "measure.uncertainty": refusing(uncertainty),
    "measure.sensitivity": refusing(sensitivity),
  };
}

type Asked = Pick<UncertaintyPayload, "code" | "edition" | "period" | "asOf" | "vary">;

/** The table of the recipe that was asked for, with everything that a run is planned from. */
async function prepare({ within }: JobTools, asked: Asked) {
  const { ready, places } = await within(async (tx) => {
    const recipe = await findRecipe(tx, asked.code, asked.edition);
    if (!recipe) throw new JobRefused("not-found", "The recipe is gone");
    const period = parsePeriod(asked.period);
    const when = { period: period.ok ? period.value : undefined, asOf: asked.asOf };
    return {
      ready: await readyTable(tx, recipe, { ...when, now: new Date() }),
      places: await hubPlaces(tx),
    };
  });
  const { vary, json } = checkedVary(asked.vary, ready.recipe);
  const plan = planUncertainty(ready.recipe, ready.table, vary);
  if (!plan.ok) throw new JobRefused("vary-refused", plan.issues[0]?.reason ?? "");
  return { ready, places, vary, json, plan: plan.value };
}

async function uncertainty(tools: JobTools): Promise<unknown> {
  const { job, within, tell } = tools;
  const asked = job.payload as UncertaintyPayload;
  const { replications, seed } = asked;
  await tell({ done: 0, total: replications, phase: "" });
  const { ready, places, vary, json, plan } = await prepare(tools, asked);
  const ranks = await runTask(
    { recipe: ready.recipe, table: ready.table, vary, seed, of: { kind: "ranks" } },
    {
      runs: replications,
      width: plan.units.length,
      tell: (done) => tell({ done, total: replications, phase: "" }),
    },
  );
  const { units, times, nominal } = plan;
  const run = {
    units,
    times,
    nominal,
    count: replications,
    ranks: Float32Array.from(ranks),
    choices: [],
  };
  const names = new Map(ready.wide.units.map((u) => [u.code, u.name]));
  const { items, ...rest } = summariseRun(run, places);
  const named = items.map((x) => ({ ...x, name: names.get(x.code) ?? { en: x.code } }));
  const result = { ...rest, items: named };
  await within((tx) =>
    saveRun(tx, {
      id: job.id,
      code: asked.code,
      edition: asked.edition,
      hash: ready.row.hash,
      period: ready.wide.period,
      asOf: asked.shownAsOf,
      seed,
      replications,
      preset: typeof asked.vary === "string" ? asked.vary : null,
      vary: json,
      result,
      person: job.created_by,
    }),
  );
  return { run: job.id };
}

async function sensitivity(tools: JobTools): Promise<unknown> {
  const { job, within, tell } = tools;
  const asked = job.payload as SensitivityPayload;
  const { budget, seed } = asked;
  await tell({ done: 0, total: budget, phase: "" });
  const { ready, vary, json, plan } = await prepare(tools, asked);
  const unit = asked.unit === null ? -1 : plan.units.lastIndexOf(asked.unit);
  if (asked.unit !== null && unit < 0)
    throw new JobRefused("no-score", `"${asked.unit}" is not ranked`);
  const design = designSensitivity(plan, { budget, seed });
  const outputs = await runTask(
    {
      recipe: ready.recipe,
      table: ready.table,
      vary,
      seed,
      of: { kind: "outputs", budget, ...(unit < 0 ? {} : { unit }) },
    },
    {
      runs: design.runs,
      width: 1,
      tell: (done) => tell({ done, total: design.runs, phase: "" }),
    },
  );
  const result = sensitivityFrom(plan, design, outputs, { seed });
  await within((tx) =>
    saveSensitivity(tx, {
      id: job.id,
      code: asked.code,
      edition: asked.edition,
      hash: ready.row.hash,
      period: ready.wide.period,
      asOf: asked.shownAsOf,
      seed,
      budget,
      unit: asked.unit,
      preset: typeof asked.vary === "string" ? asked.vary : null,
      vary: json,
      result,
      person: job.created_by,
    }),
  );
  return { run: job.id };
}
