import type { Amount, ProjectRow, Promise_, Task } from "@essor/contract/attract";
import { STAGES } from "@essor/contract/attract";
import { judgePromise, nodeLight } from "@essor/core/attract";
import { formatMinor } from "@essor/core/vocabulary";
import type { ProjectDbRow } from "./queries.ts";
import type { PromiseDbRow, TaskDbRow } from "./queries-project.ts";
import { dayNumber } from "./zone.ts";

export function amountOf(minor: string | bigint | null, currency: string): Amount | null {
  return minor === null
    ? null
    : { amount: formatMinor({ minor: BigInt(minor), currency }), currency };
}

/** A project as its reader may see it. The code name stands where row-level security kept the real one back. */
export function projectShown(row: ProjectDbRow, home: string): ProjectRow {
  return {
    id: row.id,
    name: row.secretName ?? row.name,
    hidden: row.confidential && row.secretName === null,
    confidential: row.confidential,
    example: row.example,
    investor: row.investor,
    district: row.district,
    owner: row.owner,
    kind: row.kind,
    sector: row.sector,
    areaCode: row.areaCode,
    stage: STAGES[row.stage] ?? "planned",
    status: row.status as ProjectRow["status"],
    statusReason: row.statusReason,
    stageSince: row.stageSince,
    money: amountOf(row.minor, row.currency),
    home: amountOf(row.homeMinor, home),
    announcedOn: row.announcedOn,
    origin: { title: row.sourceTitle, address: row.sourceAddress, grade: row.sourceGrade },
    updatedAt: row.updatedAt,
    version: row.version,
  };
}

export function taskShown(row: TaskDbRow, today: string): Task {
  const { light, daysLate } =
    row.due === null
      ? { light: "green" as const, daysLate: 0 }
      : nodeLight(
          {
            node: row.node,
            due: dayNumber(row.due),
            ...(row.done === null ? {} : { done: dayNumber(row.done) }),
          },
          dayNumber(today),
        );
  return { ...row, light, daysLate };
}

export function promiseShown(row: PromiseDbRow, today: string): Promise_ {
  const { readings, tolerance, paidMinor, currency, clawback, due, ...rest } = row;
  const verdict = judgePromise(
    {
      id: String(row.id),
      side: row.side,
      what: "other",
      target: row.target,
      unit: row.unit,
      due: dayNumber(due),
      tolerance,
      clawback,
      ...(paidMinor !== null && currency !== null
        ? { paidAhead: { minor: BigInt(paidMinor), currency } }
        : {}),
    },
    readings.map((r) => ({
      promise: String(row.id),
      day: dayNumber(r.on),
      value: r.value,
      evidence: r.evidence,
    })),
    dayNumber(today),
  );
  if (!verdict.ok) throw new Error(`Promise ${row.id} has no target`);
  const { state, delivered, shortfall, amountDue, needsEvidence } = verdict.value;
  return {
    ...rest,
    due,
    state,
    delivered,
    shortfall,
    needsEvidence,
    amountDue: amountDue === null ? null : amountOf(amountDue.minor, amountDue.currency),
  };
}
