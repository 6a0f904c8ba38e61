import type { Tx } from "../db/rights.ts";
import type { Names } from "./queries-funds.ts";

export type DealStage =
  | "screening"
  | "due-diligence"
  | "committee"
  | "approved"
  | "declined"
  | "invested"
  | "exited";

export type DealFound = {
  id: number;
  fund: string;
  fundName: Names;
  company: string;
  companyName: Names;
  name: Names;
  example: boolean;
  stage: DealStage;
  class: "encouraged" | "allowed" | "restricted" | "obsolete";
  activity: string;
  inRegion: boolean;
  mainField: boolean;
  minor: string;
  currency: string;
  stake: number | null;
  instruments: string[];
  project: string | null;
  gap: string | null;
  output: string | null;
  outputPeriod: string | null;
  screening: Record<string, number>;
  minutes: string;
  metOn: string | null;
  decision: object | null;
  updatedAt: string;
  version: number;
};

const DEAL = `d.id::int, d.fund_code as fund, f.name as "fundName", d.company_code as company, p.name as "companyName", d.name, d.example, d.stage, d.class,
  d.activity_code as activity, d.in_region as "inRegion", d.main_field as "mainField", d.minor::text, d.currency, d.stake, d.instruments,
  d.project_ref as project, d.gap_ref as gap, d.output_minor::text as output, d.output_period as "outputPeriod", d.screening, d.minutes,
  d.met_on::text as "metOn", d.decision, d.updated_at::text as "updatedAt", d.version
  from fund.deal d join fund.fund f on f.hub_id = d.hub_id and f.code = d.fund_code
  join fund.party p on p.hub_id = d.hub_id and p.code = d.company_code`;

export async function listDeals(tx: Tx): Promise<DealFound[]> {
  const { rows } = await tx.query<DealFound>(
    `select ${DEAL} where d.hub_id = hub.asker_hub() order by d.updated_at desc, d.id desc`,
  );
  return rows;
}

export async function findDeal(tx: Tx, id: number): Promise<DealFound | undefined> {
  const { rows } = await tx.query<DealFound>(
    `select ${DEAL} where d.hub_id = hub.asker_hub() and d.id = $1`,
    [id],
  );
  return rows[0];
}

export type NewDeal = {
  fund: string;
  company: string;
  name: Names;
  example: boolean;
  class: string;
  activity: string;
  inRegion: boolean;
  mainField: boolean;
  minor: bigint;
  currency: string;
  stake: number | null;
  instruments: readonly string[];
  project: string | null;
  gap: string | null;
  screening: object;
};

export async function addDeal(tx: Tx, d: NewDeal): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into fund.deal (hub_id, fund_code, company_code, name, example, class, activity_code, in_region, main_field, minor, currency, stake, instruments,
       project_ref, gap_ref, screening, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, hub.asker_person()) returning id::int`,
    [
      d.fund,
      d.company,
      d.name,
      d.example,
      d.class,
      d.activity,
      d.inRegion,
      d.mainField,
      d.minor.toString(),
      d.currency,
      d.stake,
      d.instruments,
      d.project,
      d.gap,
      d.screening,
    ],
  );
  return (rows[0] as { id: number }).id;
}

/** Moves a deal from one stage to another at the version that was read; false where it moved on. */
export async function moveDeal(
  tx: Tx,
  {
    id,
    from,
    to,
    version,
    minutes = null,
    metOn = null,
    decision = null,
  }: {
    id: number;
    from: DealStage;
    to: DealStage;
    version: number;
    minutes?: string | null;
    metOn?: string | null;
    decision?: object | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update fund.deal set stage = $3, minutes = coalesce($5, minutes), met_on = coalesce($6, met_on), decision = coalesce($7, decision),
       updated_at = now(), version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and stage = $2 and version = $4`,
    [id, from, to, version, minutes, metOn, decision],
  );
  return rowCount === 1;
}

export type StatementFound = { member: string; conflicted: boolean; body: string; at: string };

export async function listStatements(tx: Tx, deal: number): Promise<StatementFound[]> {
  const { rows } = await tx.query<StatementFound>(
    "select member, conflicted, body, at::text from fund.conflict_statement where hub_id = hub.asker_hub() and deal_id = $1 order by at",
    [deal],
  );
  return rows;
}

export async function putStatement(
  tx: Tx,
  s: { deal: number; fund: string; member: string; conflicted: boolean; body: string },
): Promise<void> {
  await tx.query(
    `insert into fund.conflict_statement (hub_id, deal_id, fund_code, member, conflicted, body) values (hub.asker_hub(), $1, $2, $3, $4, $5)
     on conflict (hub_id, deal_id, member) do update set conflicted = excluded.conflicted, body = excluded.body, at = now()`,
    [s.deal, s.fund, s.member, s.conflicted, s.body],
  );
}

export type VoteFound = {
  member: string;
  vote: "for" | "against" | "abstain";
  conditions: string[];
  at: string;
};

export async function listVotes(tx: Tx, deal: number): Promise<VoteFound[]> {
  const { rows } = await tx.query<VoteFound>(
    "select member, vote, conditions, at::text from fund.vote where hub_id = hub.asker_hub() and deal_id = $1 order by at",
    [deal],
  );
  return rows;
}

export async function addVote(
  tx: Tx,
  v: { deal: number; fund: string; member: string; vote: string; conditions: readonly string[] },
): Promise<void> {
  await tx.query(
    "insert into fund.vote (hub_id, deal_id, fund_code, member, vote, conditions) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [v.deal, v.fund, v.member, v.vote, v.conditions],
  );
}

/** Says which project and which gap a deal serves, at the version that was read; false where it moved on. */
export async function linkDeal(
  tx: Tx,
  d: { id: number; project: string | null; gap: string | null; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update fund.deal set project_ref = $2, gap_ref = $3, updated_at = now(), version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $4`,
    [d.id, d.project, d.gap, d.version],
  );
  return rowCount === 1;
}

export type DocumentFound = {
  id: number;
  kind: string;
  title: string;
  reference: string;
  enteredBy: string | null;
  at: string;
};

export async function listDocuments(tx: Tx, deal: number): Promise<DocumentFound[]> {
  const { rows } = await tx.query<DocumentFound>(
    `select d.id::int, d.kind, d.title, d.reference, p.name as "enteredBy", d.at::text from fund.deal_document d
     left join hub.person p on p.id = d.entered_by where d.hub_id = hub.asker_hub() and d.deal_id = $1 order by d.id`,
    [deal],
  );
  return rows;
}

export async function addDocument(
  tx: Tx,
  d: { deal: number; fund: string; kind: string; title: string; reference: string },
): Promise<void> {
  await tx.query(
    "insert into fund.deal_document (hub_id, deal_id, fund_code, kind, title, reference, entered_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, hub.asker_person())",
    [d.deal, d.fund, d.kind, d.title, d.reference],
  );
}
