import { civil, type Day } from "../../vocabulary/day.ts";
import { stageOrder } from "./stage.ts";
import { entriesAsOf, type StageEntry } from "./stage-entry.ts";
import type { Stage } from "./stage-list.ts";

export const MILESTONES = [
  "signed",
  "started",
  "in-production",
  "at-capacity",
] as const satisfies readonly Stage[];
export type Milestone = (typeof MILESTONES)[number];

export type Cohort = {
  /** Year of the first signing. */
  readonly year: number;
  /** Projects of the cohort that have reached each milestone so far. */
  readonly reached: Readonly<Record<Milestone, number>>;
  readonly over: number;
  /** Output promised at signing and output delivered, in the unit of the input; null where no project says. */
  readonly promised: number | null;
  readonly delivered: number | null;
};

export type FunnelProject = {
  readonly project: string;
  /** Lost or eliminated by the as-of day. */
  readonly over?: boolean;
  readonly promisedOutput?: number;
  readonly deliveredOutput?: number;
};

/**
 * The funnel by signing year, as of a day. A project that reached a later stage has passed the earlier ones, so the
 * counts of a cohort never rise from left to right, and the sums over cohorts are the pipeline from "signed" on.
 * A project's year is that of its first signing, or of the first later stage where no signing was recorded.
 * @example
 * const funnel = cohortFunnel([{ id: "1", project: "P", stage: "signed", day: dayOf(2021, 11, 9) }], [], { asOf: dayOf(2022, 1, 1) });
 * expect(funnel).toEqual([{ year: 2021, reached: { signed: 1, started: 0, "in-production": 0, "at-capacity": 0 }, over: 0, promised: null, delivered: null }]);
 */
export function cohortFunnel(
  entries: readonly StageEntry[],
  projects: readonly FunnelProject[],
  { asOf }: { asOf: number },
): Cohort[] {
  const facts = new Map(projects.map((p) => [p.project, p]));
  const reach = new Map<string, { year: number; furthest: number }>();
  for (const { project, stage, day } of entriesAsOf(entries, asOf)) {
    const order = stageOrder(stage);
    const before = reach.get(project);
    if (before) before.furthest = Math.max(before.furthest, order);
    else if (order >= stageOrder("signed"))
      reach.set(project, { year: civil(day as Day).year, furthest: order });
  }
  const cohorts = new Map<
    number,
    { counts: number[]; over: number; promised: number | null; delivered: number | null }
  >();
  for (const [project, { year, furthest }] of reach) {
    const cohort = cohorts.get(year) ?? {
      counts: [0, 0, 0, 0],
      over: 0,
      promised: null,
      delivered: null,
    };
    cohorts.set(year, cohort);
    MILESTONES.forEach((milestone, i) => {
      if (furthest >= stageOrder(milestone)) cohort.counts[i] = (cohort.counts[i] as number) + 1;
    });
    const fact = facts.get(project);
    if (fact?.over) cohort.over += 1;
    if (fact?.promisedOutput !== undefined)
      cohort.promised = (cohort.promised ?? 0) + fact.promisedOutput;
    if (fact?.deliveredOutput !== undefined)
      cohort.delivered = (cohort.delivered ?? 0) + fact.deliveredOutput;
  }
  return [...cohorts]
    .sort(([a], [b]) => a - b)
    .map(([year, { counts, over, promised, delivered }]) => ({
      year,
      reached: Object.fromEntries(MILESTONES.map((m, i) => [m, counts[i]])) as Record<
        Milestone,
        number
      >,
      over,
      promised,
      delivered,
    }));
}

export type PeriodView = {
  readonly from: number;
  readonly to: number;
  /** Projects that entered each milestone in the period, whenever they were signed. */
  readonly entered: Readonly<Record<Milestone, number>>;
  /** Always this: dividing one count by another is no conversion rate. */
  readonly label: "not one cohort";
};

/**
 * What happened in a period: 191 signed, 149 started, 88 in production in the first three quarters of 2025 are three
 * different sets of projects, and the answer says so. A project counts once a milestone, on the day it first reached it.
 * @example
 * const view = periodView([{ id: "1", project: "P", stage: "started", day: 105 }], { from: 100, to: 110 });
 * expect([view.entered.started, view.entered.signed, view.label]).toEqual([1, 0, "not one cohort"]);
 */
export function periodView(
  entries: readonly StageEntry[],
  { from, to, asOf = to }: { from: number; to: number; asOf?: number },
): PeriodView {
  const first = new Map<string, number>();
  for (const { project, stage, day } of entriesAsOf(entries, asOf)) {
    const key = `${stage}|${project}`;
    if (!first.has(key)) first.set(key, day);
  }
  const entered = Object.fromEntries(MILESTONES.map((m) => [m, 0])) as Record<Milestone, number>;
  for (const [key, day] of first) {
    const stage = key.slice(0, key.indexOf("|")) as Milestone;
    if (day >= from && day <= to && stage in entered) entered[stage] += 1;
  }
  return { from, to, entered, label: "not one cohort" };
}
