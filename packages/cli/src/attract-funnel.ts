import {
  cohortFunnel,
  MILESTONES,
  periodView,
  STAGES,
  type StageEntry,
  type Stay,
  stageOrder,
  survivalCurve,
} from "@essor/core/attract";
import { type Day, formatDay } from "@essor/core/vocabulary";
import { dayOption, readEventCommand } from "./attract-events.ts";
import { admitted, statesOf } from "./attract-stage.ts";
import { formatTable, writeOutputs } from "./files.ts";

/** `essor attract funnel`: cohorts by signing year, the period view, and time in stage. */
export async function attractFunnel(args: readonly string[]): Promise<void> {
  const { events, options, asOf } = await readEventCommand(args);
  const entries = admitted(events, asOf);
  const projects = statesOf(events, asOf).map(({ project, status }) => {
    const { promised, delivered } = events.outputs.get(project) ?? {};
    return {
      project,
      over: status === "lost" || status === "eliminated",
      ...(promised === undefined ? {} : { promisedOutput: promised }),
      ...(delivered === undefined ? {} : { deliveredOutput: delivered }),
    };
  });
  const cohorts = cohortFunnel(entries, projects, { asOf });
  const to = dayOption(options.to, "to") ?? asOf;
  const from =
    dayOption(options.from, "from") ?? entries.reduce((first, e) => Math.min(first, e.day), to);
  const period = periodView(entries, { from, to, asOf });
  const over = new Set(projects.filter((p) => p.over).map((p) => p.project));
  writeOutputs(
    {
      "cohorts.csv": formatTable(
        [
          "year",
          "signed",
          "started",
          "in_production",
          "at_capacity",
          "over",
          "promised",
          "delivered",
        ],
        cohorts.map((c) => [
          c.year,
          ...MILESTONES.map((m) => c.reached[m]),
          c.over,
          c.promised,
          c.delivered,
        ]),
      ),
      "period.csv": formatTable(
        ["from", "to", "signed", "started", "in_production", "at_capacity", "label"],
        [
          [
            formatDay(from as Day),
            formatDay(to as Day),
            ...MILESTONES.map((m) => period.entered[m]),
            period.label,
          ],
        ],
      ),
      "time_in_stage.csv": formatTable(
        ["stage", "days", "at_risk", "ended", "survival", "error"],
        curves(entries, asOf, over),
      ),
      "issues.json": { json: events.issues },
    },
    options.out,
  );
}

/** Stays of each stage: from entering it to entering a later one, or until the day we look; projects that are over are censored. */
function* curves(
  entries: readonly StageEntry[],
  asOf: number,
  over: ReadonlySet<string>,
): Generator<(string | number)[]> {
  const byProject = groupByProject(entries);
  for (const stage of STAGES) {
    const stays: Stay[] = [];
    for (const [project, mine] of byProject) {
      const entered = mine.find((e) => e.stage === stage);
      if (!entered) continue;
      const left = mine.find(
        (e) => stageOrder(e.stage) > stageOrder(stage) && e.day >= entered.day,
      );
      if (left || !over.has(project))
        stays.push({ days: (left?.day ?? asOf) - entered.day, ended: left !== undefined });
    }
    for (const s of survivalCurve(stays).steps)
      yield [stage, s.days, s.atRisk, s.ended, s.survival, s.error];
  }
}

function groupByProject(entries: readonly StageEntry[]): Map<string, StageEntry[]> {
  const groups = new Map<string, StageEntry[]>();
  for (const entry of entries) {
    const mine = groups.get(entry.project);
    if (mine) mine.push(entry);
    else groups.set(entry.project, [entry]);
  }
  return groups;
}
