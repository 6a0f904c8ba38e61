import {
  joinReplications,
  planUncertainty,
  type Replications,
  rankProbability,
  rankStatistics,
  runReplications,
  winProbability,
} from "@essor/core/measure";
import { parsePeriod } from "@essor/core/vocabulary";
import { Problem } from "../../http/problem.ts";
import { type JobKinds, JobRefused, type JobTools } from "../../jobs/worker.ts";
import { findRecipe } from "../queries-recipes.ts";
import { type Ready, readyTable } from "./core-table.ts";
import { hubPlaces, saveRun } from "./queries.ts";
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

/** Milliseconds of work between two looks at whether somebody cancelled. */
const STRETCH_MS = 150;
const TOP = 30;

/** Uncertainty of a ranking, in stretches: where they begin and end does not change the result. */
export function analysisJobs(): JobKinds {
  return {
    "measure.uncertainty": (tools) =>
      carryOut(tools).catch((error) => {
        if (error instanceof Problem) throw new JobRefused(error.code, error.message);
        throw error;
      }),
  };
}

async function carryOut({ job, within, tell }: JobTools): Promise<unknown> {
  const asked = job.payload as UncertaintyPayload;
  const { replications, seed } = asked;
  await tell({ done: 0, total: replications, phase: "" });
  const { ready, places } = await within(async (tx) => {
    const recipe = await findRecipe(tx, asked.code, asked.edition);
    if (!recipe) throw new JobRefused("not-found", "The recipe is gone");
    const period = parsePeriod(asked.period);
    const when = { period: period.ok ? period.value : undefined, asOf: asked.asOf };
    return {
      ready: await readyTable(tx, recipe, { ...when, now: new Date(), hub: job.hub_id }),
      places: await hubPlaces(tx),
    };
  });
  const { vary, json } = checkedVary(asked.vary, ready.recipe);
  const plan = planUncertainty(ready.recipe, ready.table, vary);
  if (!plan.ok) throw new JobRefused("vary-refused", plan.issues[0]?.reason ?? "");
  const parts: Replications[] = [];
  let size = 1;
  for (let from = 0; from < replications; ) {
    const to = Math.min(replications, from + size);
    const begun = performance.now();
    parts.push(runReplications(plan.value, { from, to, seed }));
    const each = (performance.now() - begun) / (to - from);
    size = Math.max(1, Math.min(200, Math.round(STRETCH_MS / Math.max(each, 0.01))));
    from = to;
    await tell({ done: from, total: replications, phase: "" });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const result = summary(joinReplications(parts), ready, places);
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

/** The ranks of the hub, its peers and the first thirty. */
function summary(
  run: Replications,
  { wide }: Ready,
  { area, peers }: { area: string | null; peers: readonly string[] },
): object {
  const names = new Map(wide.units.map((u) => [u.code, u.name]));
  const stats = rankStatistics(run);
  const [top10, top50, top100] = [10, 50, 100].map((n) => rankProbability(run, n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const hub = area === null ? -1 : run.units.indexOf(area);
  const named = new Set([area, ...peers]);
  const items = stats
    .map((s, i) => ({
      code: s.unit,
      name: names.get(s.unit) ?? { en: s.unit },
      rank: s.nominal,
      mean: s.mean,
      median: s.median,
      q5: s.q5,
      q95: s.q95,
      top10: top10[i] as number,
      top50: top50[i] as number,
      top100: top100[i] as number,
      beforeHub: hub < 0 || hub === i ? null : i,
    }))
    .filter((x) => named.has(x.code) || (x.rank !== null && x.rank <= TOP))
    .map((x) => ({
      ...x,
      beforeHub: x.beforeHub === null ? null : winProbability(run, x.beforeHub, hub),
    }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1));
  const of = stats.filter((s) => s.nominal !== null).length;
  return { hub: area, peers: peers.filter((p) => run.units.includes(p)), of, items };
}
