import {
  enterStage,
  entriesAsOf,
  type Stage,
  type StageEntry,
  type Standing,
  stageOrder,
  stalledClass,
} from "@essor/core/attract";
import { type Day, formatDay } from "@essor/core/vocabulary";
import { type Events, readEventCommand } from "./attract-events.ts";
import { formatTable, writeOutputs } from "./files.ts";

export type State = Standing & { readonly project: string; readonly since: number | null };

/** Where each project stands on a day, in the order in which projects first appear. */
export function statesOf(events: Events, asOf: number): State[] {
  const states = new Map<
    string,
    { stage: Stage; status: State["status"]; reason: string; since: number | null }
  >();
  const at = (project: string) => {
    const known = states.get(project) ?? {
      stage: "planned" as Stage,
      status: "active" as const,
      reason: "",
      since: null,
    };
    states.set(project, known);
    return known;
  };
  for (const entry of admitted(events, asOf))
    Object.assign(at(entry.project), { stage: entry.stage, since: entry.day });
  const later = events.statuses
    .filter((s) => s.day <= asOf && s.recorded <= asOf)
    .sort((a, b) => a.day - b.day);
  for (const { project, status, reason } of later) Object.assign(at(project), { status, reason });
  return [...states].map(([project, state]) => ({ project, ...state }));
}

/** The entries that hold; a signing whose start lies too far off leaves the project in talks. */
export function admitted(events: Events, asOf: number): StageEntry[] {
  const starts = new Map(events.stages.map((s) => [s.id, s.plannedStart]));
  return entriesAsOf(events.stages, asOf).map((entry) => {
    if (!events.checksStart || entry.stage !== "signed") return entry;
    const plannedStart = starts.get(entry.id);
    const facts = {
      agreementDate: formatDay(entry.day as Day),
      investor: entry.project,
      ...(plannedStart ? { plannedStart } : {}),
    };
    return { ...entry, stage: enterStage("signed", "in-talks", facts).stage };
  });
}

/** `essor attract stage`: where each project stands. */
export async function attractStage(args: readonly string[]): Promise<void> {
  const { events, options, asOf } = await readEventCommand(args);
  const rows = statesOf(events, asOf)
    .sort((a, b) => stageOrder(a.stage) - stageOrder(b.stage) || (a.project < b.project ? -1 : 1))
    .map(({ project, stage, status, reason, since }) => {
      const days = since === null ? null : asOf - since;
      const over = status === "lost" || status === "eliminated";
      return [
        project,
        stage,
        status,
        reason,
        since === null ? "" : formatDay(since as Day),
        days,
        over || days === null ? "" : (stalledClass(stage, days) ?? ""),
      ];
    });
  writeOutputs(
    {
      "states.csv": formatTable(
        ["project", "stage", "status", "reason", "since", "days_in_stage", "stalled"],
        rows,
      ),
      "issues.json": { json: events.issues },
    },
    options.out,
  );
}
