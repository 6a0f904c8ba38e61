import type { AnyText, Outcome, ProfileRow, ThreadRow } from "@essor/contract/connect";
import { formatMinor, parseMoney } from "@essor/core/vocabulary";
import { Problem } from "../http/problem.ts";
import { monthsAfter } from "./profile-rules.ts";
import type { ProfileDbRow } from "./queries.ts";
import type { OutcomeDbRow } from "./queries-outcome.ts";
import type { ThreadDbRow } from "./queries-thread.ts";

const SUMMARY_MAX = 260;

/** The first sentences of a text, cut at a word. */
function summaryOf(body: AnyText): AnyText {
  return Object.fromEntries(
    Object.entries(body).map(([language, text]) => {
      if (!text || text.length <= SUMMARY_MAX) return [language, text];
      const cut = text.slice(0, SUMMARY_MAX);
      const end = language === "zh-CN" ? SUMMARY_MAX : Math.max(cut.lastIndexOf(" "), 1);
      return [language, `${cut.slice(0, end)}…`];
    }),
  );
}

export function profileShown(row: ProfileDbRow, person: number, today: string): ProfileRow {
  const expired = row.state === "live" && row.expiresOn !== null && row.expiresOn <= today;
  return {
    id: row.id,
    side: row.side,
    type: row.type as ProfileRow["type"],
    title: row.title,
    summary: summaryOf(row.body),
    tags: row.tags,
    state: expired ? "expired" : (row.state as ProfileRow["state"]),
    triage: row.triage as ProfileRow["triage"],
    publishedOn: row.publishedOn,
    expiresOn: row.expiresOn,
    updatedAt: row.updatedAt.toISOString(),
    example: row.example,
    mine: row.ownerPerson !== null && row.ownerPerson === person,
    owner: row.owner,
    sourceTitle: row.sourceTitle,
    sourceAddress: row.sourceAddress,
    sourceGrade: row.sourceGrade as ProfileRow["sourceGrade"],
    sourceCloses: row.sourceCloses,
    targets: row.targets.length,
    version: row.version,
  };
}

export function threadShown(row: ThreadDbRow, today: string): ThreadRow {
  const answered = row.answeredAt?.toISOString().slice(0, 10);
  return {
    id: row.id,
    side: row.side,
    profiles: row.profiles,
    openedAt: row.openedAt.toISOString(),
    dueOn: row.dueOn,
    clock:
      answered === undefined
        ? today > row.dueOn
          ? "overdue"
          : "open"
        : answered > row.dueOn
          ? "answered-late"
          : "answered",
    ownerConsent: row.ownerConsentAt !== null,
    askerConsent: row.askerConsentAt !== null,
    introducedAt: row.introducedAt?.toISOString() ?? null,
    ownerName: row.ownerName,
    askerName: row.askerName,
    messages: row.messages,
    version: row.version,
  };
}

const amount = (minor: string | null, currency: string) =>
  minor === null ? null : { amount: formatMinor({ minor: BigInt(minor), currency }), currency };

/** A reward is due only after the payment is shown and the need is solved. */
function rewardState(row: OutcomeDbRow): Outcome["rewardState"] {
  if (row.rewardMinor === null) return "none";
  if (row.rewardPaidOn !== null) return "paid";
  return row.solved === true && row.paidMinor !== null && row.paymentEvidence !== ""
    ? "due"
    : "waiting";
}

export function outcomeShown(row: OutcomeDbRow, today: string): Outcome {
  const { currency, contractMinor, paidMinor, rewardMinor, ...rest } = row;
  const followUp6On = monthsAfter(row.on, 6);
  const followUp12On = monthsAfter(row.on, 12);
  return {
    ...rest,
    kind: row.kind as Outcome["kind"],
    contract: amount(contractMinor, currency),
    paid: amount(paidMinor, currency),
    reward: amount(rewardMinor, currency),
    rewardState: rewardState(row),
    followUp6On,
    followUp12On,
    followUpDue:
      today >= followUp12On && row.followUp12 === ""
        ? "twelve"
        : today >= followUp6On && row.followUp6 === ""
          ? "six"
          : "none",
  };
}

/** Minor units of an amount, as text for the database; refused where it does not read as money. */
export function minorOf(
  money: { amount: string; currency: string } | null | undefined,
  field: string,
): string | null {
  if (!money) return null;
  const parsed = parseMoney(money.amount, money.currency);
  if (!parsed.ok)
    throw new Problem("bad-request", `${field}: ${money.amount} is no amount of ${money.currency}`);
  return parsed.value.minor.toString();
}

export const today = (now: Date): string => now.toISOString().slice(0, 10);
