import type { Predictions } from "@essor/contract/target-entry";
import {
  type EntryBasis,
  type EntryModel,
  entryBasis,
  type Target,
  targetsOf,
} from "@essor/core/target";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { lastKept } from "../db/last-kept.ts";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { findModel, listRuns, type RunRow } from "./queries-entry.ts";
import { activityNames, activityParents, areaNames, hubArea, readBasis } from "./queries-space.ts";
import { basisOf, readTable } from "./space.ts";

type Report = {
  regions: number;
  activities: number;
  trials: { rule: { from: number }; entries: number; candidates: number; scores: ScoreRow[] }[];
};
type ScoreRow = { score: string; precisionAt10: number | null };

export async function shownRuns(tx: Tx): Promise<object[]> {
  const runs = await listRuns(tx);
  const marks = new Map<string, string>();
  for (const basis of new Set(runs.map((run) => run.basis)))
    marks.set(basis, (await readBasis(tx, basis)).mark);
  return runs.map((run) => shownRun(run, marks.get(run.basis) ?? ""));
}

function shownRun(run: RunRow, mark: string) {
  return {
    id: run.id,
    basis: run.basis,
    level: run.level,
    from: formatPeriod(run.fromPeriod as Period),
    to: formatPeriod(run.toPeriod as Period),
    createdAt: run.createdAt,
    stale: run.mark !== mark,
    ...(run.report as Report),
  };
}

/** What the tips are read from: the newest kept model, and the newest figures as it sees them. */
export type Foreseeing = {
  readonly basis: Awaited<ReturnType<typeof basisOf>>;
  readonly run: RunRow;
  readonly model: EntryModel;
  readonly entry: EntryBasis;
  readonly period: number;
  readonly mark: string;
};

const KEPT = 4;
const kept = lastKept<EntryBasis>(KEPT);

export async function foreseeing(
  tx: Tx,
  q: { hub: number; basis: string | undefined; level: string },
): Promise<Foreseeing | undefined> {
  const basis = await basisOf(tx, q.basis);
  const run = await findModel(tx, { basis: basis.code, level: q.level });
  if (!run) return undefined;
  const { mark, periods } = await readBasis(tx, basis.code);
  const period = periods[0] as number;
  const key = [q.hub, basis.code, q.level, period, mark].join("|");
  let entry = kept.get(key);
  if (!entry) {
    const table = await readTable(tx, { basis: basis.code, level: q.level, period, asOf: null });
    const parents = await activityParents(tx, table.activities);
    entry = kept.put(key, entryBasis(table, parents.size > 0 ? parents : undefined));
  }
  return { basis, run, model: run.model as EntryModel, entry, period, mark };
}

/** The tips of one area, each with its reasons by name. */
export async function predictionsOf(
  tx: Tx,
  found: Foreseeing,
  { area: asked, top }: { area?: string | undefined; top: number },
): Promise<Omit<Predictions, "targets"> & { targets: ShownTarget[] }> {
  const area = asked ?? (await hubArea(tx)).area ?? "";
  const targets = targetsOf(found.entry, area, { model: found.model, top, reasonsMax: 5 });
  if (!targets.ok) throw new Problem("not-found", "The area has no figures by activity");
  const { activities, areas } = await namesFor(tx, targets.value);
  const areaName = (await areaNames(tx, [area])).get(area)?.name ?? { en: area };
  const report = found.run.report as Report;
  const trial = report.trials.find((t) => t.rule.from === found.model.rule.from);
  return {
    area,
    areaName,
    at: formatPeriod(found.period as Period),
    run: {
      id: found.run.id,
      from: formatPeriod(found.run.fromPeriod as Period),
      to: formatPeriod(found.run.toPeriod as Period),
      stale: found.run.mark !== found.mark,
    },
    baseRate: trial && trial.candidates > 0 ? trial.entries / trial.candidates : 0,
    precisionAt10: trial?.scores.find((s) => s.score === "model")?.precisionAt10 ?? null,
    targets: targets.value.map((target) => shownTarget(target, { activities, areas })),
  };
}

type Names = {
  readonly activities: ReadonlyMap<string, { en: string }>;
  readonly areas: ReadonlyMap<string, { name: { en: string } }>;
};

/** Names of everything that targets and their reasons mention. */
export async function namesFor(tx: Tx, targets: readonly Target[]): Promise<Names> {
  const mentioned = targets.flatMap((t) => [
    t.activity,
    ...t.reasons.nearPresent.map((near) => near.activity),
  ]);
  const places = targets.flatMap((t) => t.reasons.alikeRegions.map((alike) => alike.region));
  return {
    activities: await activityNames(tx, [...new Set(mentioned)]),
    areas: await areaNames(tx, [...new Set(places)]),
  };
}

type Tip = Predictions["targets"][number];
type ShownTarget = Omit<Tip, "restricted" | "chosen">;

function shownTarget(target: Target, names: Names): ShownTarget {
  const { activity, reasons, ...figures } = target;
  return {
    ...figures,
    code: activity,
    name: nameOf(activity, names),
    ...shownReasons(reasons, names),
  };
}

const nameOf = (code: string, names: Names): Tip["name"] =>
  names.activities.get(code) ?? { en: code };

export function shownReasons(
  reasons: Target["reasons"],
  names: Names,
): Pick<Tip, "nearPresent" | "alike" | "drivers"> {
  return {
    nearPresent: reasons.nearPresent.map(({ activity, proximity }) => ({
      code: activity,
      name: nameOf(activity, names),
      proximity,
    })),
    alike: reasons.alikeRegions.map(({ region, likeness }) => ({
      code: region,
      name: names.areas.get(region)?.name ?? { en: region },
      likeness,
    })),
    drivers: [...reasons.drivers],
  };
}
