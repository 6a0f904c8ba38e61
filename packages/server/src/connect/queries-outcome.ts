import type { Text3 } from "@essor/contract/common";
import type { AnyText } from "@essor/contract/connect";
import type { Tx } from "../db/rights.ts";

export type OutcomeDbRow = {
  id: number;
  profile: number | null;
  profileTitle: AnyText | null;
  thread: number | null;
  kind: string;
  on: string;
  currency: string;
  contractMinor: string | null;
  contractEvidence: string;
  paidMinor: string | null;
  paymentEvidence: string;
  solved: boolean | null;
  followUp6: string;
  followUp12: string;
  broker: number | null;
  brokerName: Text3 | null;
  rewardMinor: string | null;
  rewardPaidOn: string | null;
  example: boolean;
  note: string;
  version: number;
};

const SHOWN = `o.id, o.profile_id as profile, p.title as "profileTitle", o.thread_id as thread, o.kind, o.on_day as "on", o.currency,
  o.contract_minor::text as "contractMinor", o.contract_evidence as "contractEvidence", o.paid_minor::text as "paidMinor", o.payment_evidence as "paymentEvidence",
  o.solved, o.follow_up_6 as "followUp6", o.follow_up_12 as "followUp12", o.broker_id as broker, b.name as "brokerName", o.reward_minor::text as "rewardMinor",
  o.reward_paid_on as "rewardPaidOn", o.example, o.note, o.version`;

/** Outcomes that the asker may see: all for advisers, their own for the firms of a thread. */
export async function listOutcomes(tx: Tx, id: number | null = null): Promise<OutcomeDbRow[]> {
  const { rows } = await tx.query<OutcomeDbRow>(
    `select ${SHOWN} from connect.outcome o left join connect.profile p on p.hub_id = o.hub_id and p.id = o.profile_id
     left join connect.partner b on b.hub_id = o.hub_id and b.id = o.broker_id
     where o.hub_id = (select hub.asker_hub()) and ($1::bigint is null or o.id = $1) order by o.on_day desc, o.id desc limit 1000`,
    [id],
  );
  return rows;
}

export type OutcomeFields = {
  profile: number | null;
  thread: number | null;
  kind: string;
  on: string;
  currency: string;
  contractMinor: string | null;
  contractEvidence: string;
  paidMinor: string | null;
  paymentEvidence: string;
  solved: boolean | null;
  followUp6: string;
  followUp12: string;
  broker: number | null;
  rewardMinor: string | null;
  rewardPaidOn: string | null;
  note: string;
};

const COLUMNS = `profile_id, thread_id, kind, on_day, currency, contract_minor, contract_evidence, paid_minor, payment_evidence, solved, follow_up_6, follow_up_12,
  broker_id, reward_minor, reward_paid_on, note`;
const fieldsOf = (o: OutcomeFields) => [
  o.profile,
  o.thread,
  o.kind,
  o.on,
  o.currency,
  o.contractMinor,
  o.contractEvidence,
  o.paidMinor,
  o.paymentEvidence,
  o.solved,
  o.followUp6,
  o.followUp12,
  o.broker,
  o.rewardMinor,
  o.rewardPaidOn,
  o.note,
];

export async function addOutcome(tx: Tx, o: OutcomeFields): Promise<number> {
  const { rows } = await tx.query(
    `insert into connect.outcome (hub_id, ${COLUMNS}) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning id`,
    fieldsOf(o),
  );
  return rows[0].id;
}

export async function setOutcome(
  tx: Tx,
  { id, version, ...fields }: OutcomeFields & { id: number; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.outcome set (${COLUMNS}) = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16), version = version + 1
     where hub_id = (select hub.asker_hub()) and id = $17 and version = $18`,
    [...fieldsOf(fields), id, version],
  );
  return rowCount === 1;
}

export async function removeOutcome(tx: Tx, id: number, version: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from connect.outcome where hub_id = (select hub.asker_hub()) and id = $1 and version = $2",
    [id, version],
  );
  return rowCount === 1;
}

export async function funnelCounts(tx: Tx, today: string) {
  const { rows } = await tx.query(
    `select needs, live, expired, matched, introduced, solved, ready, re_diagnose as "reDiagnose", long_term as "longTerm", examples from connect.funnel($1)`,
    [today],
  );
  return rows[0] as Record<
    | "needs"
    | "live"
    | "expired"
    | "matched"
    | "introduced"
    | "solved"
    | "ready"
    | "reDiagnose"
    | "longTerm"
    | "examples",
    number
  >;
}

export async function outcomeSums(
  tx: Tx,
): Promise<
  { currency: string; outcomes: number; contract: string; paid: string; examples: number }[]
> {
  const { rows } = await tx.query(
    `select currency, outcomes, contract_minor::text as contract, paid_minor::text as paid, examples from connect.outcome_sums()`,
  );
  return rows;
}

export async function listYardsticks(tx: Tx) {
  const { rows } = await tx.query(
    `select code, programme, period, value, unit, source_title as "sourceTitle", source_address as "sourceAddress", source_grade as "sourceGrade"
     from connect.yardstick where hub_id = (select hub.asker_hub()) order by code`,
  );
  return rows as {
    code: string;
    programme: Text3;
    period: string;
    value: number;
    unit: string;
    sourceTitle: string;
    sourceAddress: string;
    sourceGrade: string;
  }[];
}

/** Outcomes whose follow-up at six or twelve months has fallen due and is not entered: the adviser's to ask after. */
export async function waitingFollowUps(
  tx: Tx,
  today: string,
): Promise<{ id: number; title: AnyText | null; months: number; dueOn: string }[]> {
  const { rows } = await tx.query(
    `select o.id, p.title, f.months, (o.on_day + make_interval(months => f.months))::date::text as "dueOn"
     from connect.outcome o left join connect.profile p on p.hub_id = o.hub_id and p.id = o.profile_id
     cross join lateral (values (6, o.follow_up_6), (12, o.follow_up_12)) as f(months, said)
     where o.hub_id = (select hub.asker_hub()) and connect.is_adviser() and f.said = '' and o.on_day + make_interval(months => f.months) <= $1::date
     order by 4, o.id limit 10`,
    [today],
  );
  return rows;
}
