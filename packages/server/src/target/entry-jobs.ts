import {
  type Backtest,
  type BacktestOptions,
  backtest,
  blockedFolds,
  type RegionActivityTable,
} from "@essor/core/target";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { Problem } from "../http/problem.ts";
import { type JobKinds, JobRefused, type JobTools } from "../jobs/worker.ts";
import { keepRun } from "./queries-entry.ts";
import { activityParents, readBasis } from "./queries-space.ts";
import { readTable } from "./space.ts";

export type EntryPayload = { basis: string; level: string; from: number; to: number };

/** Drift over the threshold, and real jumps. */
export const ENTRY_RULE = { from: 1, to: 1 } as const;
const RULES = [ENTRY_RULE, { from: 0.5, to: 1 }] as const;
const FOLDS = 5;

/** Long work of the target slice. */
export const targetJobs: JobKinds = { "target.backtest": runBacktest };

/** Judges the scores on places the model has not seen, four times over, and keeps the report with the model of the whole. */
async function runBacktest({ job, within, tell }: JobTools): Promise<unknown> {
  const ask = job.payload as unknown as EntryPayload;
  const { before, after, parents, mark } = await within(async (tx) => {
    const table = (period: number) =>
      readTable(tx, { basis: ask.basis, level: ask.level, period, asOf: null }).catch((error) => {
        throw error instanceof Problem ? new JobRefused(error.code, error.message) : error;
      });
    const [before, after] = [await table(ask.from), await table(ask.to)];
    const parents = await activityParents(tx, before.activities);
    return { before, after, parents, mark: (await readBasis(tx, ask.basis)).mark };
  });
  const pair = { before, after };
  const trials: object[] = [];
  let model: Backtest["model"] | undefined;
  const plan = RULES.flatMap((rule) =>
    (["regions", "blocks"] as const).map((unseen) => ({ rule, unseen })),
  );
  for (const [i, { rule, unseen }] of plan.entries()) {
    await tell({ done: i, total: plan.length, phase: `${unseen} ${rule.from}` });
    await new Promise((resolve) => setImmediate(resolve));
    const options: BacktestOptions = {
      train: pair,
      test: pair,
      rule,
      folds: FOLDS,
      ...(parents.size > 0 ? { parents } : {}),
      ...(unseen === "blocks" ? { foldOf: blocksOf(before) } : {}),
    };
    const judged = backtest(options);
    if (!judged.ok) {
      if (rule === ENTRY_RULE)
        throw new JobRefused(
          "bad-request",
          `Nothing can be learned from this pair (${judged.code})`,
        );
      continue;
    }
    if (rule === ENTRY_RULE) model = judged.value.model;
    trials.push(trialOf(judged.value, { rule, unseen }));
  }
  const id = await within((tx) =>
    keepRun(tx, {
      hub: job.hub_id,
      person: job.created_by,
      ...ask,
      mark,
      report: {
        regions: before.regions.length,
        activities: before.activities.length,
        trials,
      },
      model: model as object,
    }),
  );
  await tell({ done: plan.length, total: plan.length, phase: "done" });
  return { run: id, from: formatPeriod(ask.from as Period), to: formatPeriod(ask.to as Period) };
}

/** Provinces, or whatever the first two characters of a place's code stand for. */
function blocksOf({ regions }: RegionActivityTable): Map<string, number> {
  return blockedFolds(regions, { folds: FOLDS, blockOf: (code) => code.slice(0, 2) });
}

function trialOf(
  { scores, calibration }: Backtest,
  { rule, unseen }: { rule: object; unseen: string },
) {
  const { cells = 0, entries = 0 } = scores[0] ?? {};
  return {
    rule,
    unseen,
    candidates: cells,
    entries,
    scores: scores.map(({ cells: _, entries: __, ...score }) => score),
    calibration,
  };
}
