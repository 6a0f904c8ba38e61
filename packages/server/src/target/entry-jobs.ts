import {
  type Backtest,
  type BacktestOptions,
  backtestSteps,
  blockedFolds,
  onRectangle,
  type RegionActivityTable,
} from "@essor/core/target";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { Problem } from "../http/problem.ts";
import { type JobKinds, JobRefused, type JobTools } from "../jobs/worker.ts";
import { keepRun } from "./queries-entry.ts";
import { activityParents, readBasisOf } from "./queries-space.ts";
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
    return { before, after, parents, mark: (await readBasisOf(tx, null, ask.basis)).mark };
  });
  const common = commonRegions(before, after);
  const pair = { before: onRegions(before, common), after: onRegions(after, common) };
  const trials: object[] = [];
  let model: Backtest["model"] | undefined;
  const blocks = blocksOf(pair.before);
  const ways =
    new Set(blocks.values()).size === FOLDS
      ? (["regions", "blocks"] as const)
      : (["regions"] as const);
  const plan = RULES.flatMap((rule) => ways.map((unseen) => ({ rule, unseen })));
  for (const [i, { rule, unseen }] of plan.entries()) {
    const options: BacktestOptions = {
      train: pair,
      test: pair,
      rule,
      folds: FOLDS,
      ...(parents.size > 0 ? { parents } : {}),
      ...(unseen === "blocks" ? { foldOf: blocks } : {}),
    };
    const judged = await told(backtestSteps(options), ({ done, total }) =>
      tell({
        done: i * 100 + Math.round((100 * done) / total),
        total: plan.length * 100,
        phase: `${unseen} ${rule.from}`,
      }),
    );
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
        regions: common.length,
        leftOut: before.regions.length - common.length,
        activities: before.activities.length,
        trials,
      },
      model: model as object,
    }),
  );
  return { run: id, from: formatPeriod(ask.from as Period), to: formatPeriod(ask.to as Period) };
}

/** Runs to the end, letting others work after each step. */
async function told<S, T>(steps: Generator<S, T>, tell: (step: S) => Promise<void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await tell(step.value);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A region that has no later figures did not fail to enter: it is not known, so it is left out of both sides. */
function commonRegions(before: RegionActivityTable, after: RegionActivityTable): string[] {
  const later = new Set(after.regions);
  return before.regions.filter((region) => later.has(region));
}

function onRegions(table: RegionActivityTable, regions: readonly string[]): RegionActivityTable {
  return onRectangle(table, {
    regions,
    activities: table.activities,
    values: new Float64Array(regions.length * table.activities.length),
  });
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
