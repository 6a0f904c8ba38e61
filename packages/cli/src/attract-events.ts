import {
  type ClaimEvent,
  readStage,
  STATUSES,
  type StageEntry,
  type Status,
} from "@essor/core/attract";
import { type Issue, parseDay, parseMoney } from "@essor/core/vocabulary";
import { readTable, type TextTable } from "./files.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

type Row = Readonly<Record<string, string>>;
export type StatusEvent = {
  readonly project: string;
  readonly day: number;
  readonly recorded: number;
  readonly status: Status;
  readonly reason: string;
};
export type Events = {
  readonly stages: readonly (StageEntry & { readonly plannedStart: string | undefined })[];
  readonly statuses: readonly StatusEvent[];
  readonly claims: readonly ClaimEvent[];
  readonly outputs: ReadonlyMap<string, { promised?: number; delivered?: number }>;
  readonly checksStart: boolean;
  readonly lastDay: number;
  readonly issues: Issue[];
};
export type EventOptions = {
  readonly "as-of"?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
};

/** The file and options of one of the verbs. */
export async function readEventCommand(
  args: readonly string[],
): Promise<{ events: Events; options: EventOptions; asOf: number }> {
  const { values, positionals } = readOptions(args, {
    "as-of": { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    out: { type: "string" },
  });
  if (positionals.length !== 1) throw new Usage("name one file of project events");
  const events = readEvents(await readTable(positionals[0] as string));
  return { events, options: values, asOf: dayOption(values["as-of"], "as-of") ?? events.lastDay };
}

/** An option that is a day, or undefined where it was not given. */
export function dayOption(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === undefined) throw new Usage(`--${name} must be a day like 2025-09-30, not "${text}"`);
  return day;
}

function readEvents({ columns, rows }: TextTable): Events {
  const absent = ["project", "date", "event"].filter((c) => !columns.includes(c));
  if (absent.length > 0)
    throw new Refused(
      absent.map((field) => ({
        code: "column-missing",
        severity: "error",
        field,
        reason: `The table has no column "${field}"`,
      })),
    );
  const issues: Issue[] = [];
  const read = {
    stages: [] as Events["stages"][number][],
    statuses: [] as StatusEvent[],
    claims: [] as ClaimEvent[],
  };
  const outputs = new Map<string, { promised?: number; delivered?: number }>();
  let [used, lastDay] = [0, Number.NEGATIVE_INFINITY];
  for (const [i, row] of rows.entries()) {
    const refuse = (field: string, code: string, reason: string) => {
      issues.push({ code, severity: "error", row: i + 1, field, reason });
    };
    const day = parseDay(row.date ?? "");
    const recorded = row.recorded ? parseDay(row.recorded) : day;
    if (!row.project) refuse("project", "project-missing", "The row names no project");
    else if (day === undefined) refuse("date", "wrong-date", `"${row.date}" is not a day`);
    else if (recorded === undefined)
      refuse("recorded", "wrong-date", `"${row.recorded}" is not a day`);
    else if (readOne(row, { day, recorded, id: row.id || String(i + 1) }, read, refuse)) {
      used += 1;
      lastDay = Math.max(lastDay, day, recorded);
      readOutputs(row, outputs, refuse);
    }
  }
  if (used === 0)
    throw new Refused(
      issues.length > 0
        ? issues
        : [{ code: "no-rows", severity: "error", reason: "The table has no rows" }],
    );
  return { ...read, outputs, issues, lastDay, checksStart: columns.includes("planned_start") };
}

type Refuse = (field: string, code: string, reason: string) => void;

function readOne(
  row: Row,
  { day, recorded, id }: { day: number; recorded: number; id: string },
  read: { stages: Events["stages"][number][]; statuses: StatusEvent[]; claims: ClaimEvent[] },
  refuse: Refuse,
): boolean {
  const project = row.project as string;
  if (row.event === "stage") {
    const reading = readStage(row.stage ?? "");
    if (!reading.ok) refuse("stage", "unknown-stage", `"${row.stage}" is in no known vocabulary`);
    if (!reading.ok) return false;
    const { stage, status } = reading.value;
    if (stage)
      read.stages.push({
        id,
        project,
        stage,
        day,
        recorded,
        plannedStart: row.planned_start || undefined,
      });
    if (status && status !== "active")
      read.statuses.push({
        project,
        day,
        recorded,
        status,
        reason: row.reason || (row.stage ?? ""),
      });
    return true;
  }
  if (row.event === "status") {
    const status = STATUSES.find((s) => s === row.status);
    if (status === undefined) refuse("status", "unknown-status", `"${row.status}" is no status`);
    else if ((status === "lost" || status === "eliminated") && !row.reason)
      refuse("reason", "reason-needed", `"${status}" needs a reason`);
    else
      return read.statuses.push({ project, day, recorded, status, reason: row.reason ?? "" }) > 0;
    return false;
  }
  if (row.event === "owner-change")
    return read.claims.push({ id, project, day, kind: "owner-change" }) > 0;
  if (row.event === "signing" || row.event === "increase") {
    const currency = row.currency ?? "";
    if (!/^[A-Z]{3}$/.test(currency))
      refuse("currency", "wrong-currency", `"${currency}" is no currency code`);
    const amount = parseMoney(row.amount ?? "", currency);
    if (!amount.ok) refuse("amount", amount.code, `"${row.amount}" is no amount of ${currency}`);
    if (!amount.ok || !/^[A-Z]{3}$/.test(currency)) return false;
    const claim = {
      id,
      project,
      day,
      kind: row.event,
      amount: amount.value,
      ...(row.agreement ? { agreement: row.agreement } : {}),
    } as const;
    return read.claims.push(row.occasion ? { ...claim, occasion: row.occasion } : claim) > 0;
  }
  refuse("event", "unknown-event", `"${row.event}" is no event`);
  return false;
}

function readOutputs(
  row: Row,
  outputs: Map<string, { promised?: number; delivered?: number }>,
  refuse: Refuse,
): void {
  for (const [field, key] of [
    ["promised_output", "promised"],
    ["delivered_output", "delivered"],
  ] as const) {
    if (!row[field]) continue;
    const value = Number(row[field]);
    if (Number.isFinite(value))
      outputs.set(row.project as string, { ...outputs.get(row.project as string), [key]: value });
    else refuse(field, "not-a-number", `"${row[field]}" is no number`);
  }
}
