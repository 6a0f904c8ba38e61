import type { Tx } from "../db/rights.ts";

export type EnquiryDbRow = {
  id: number;
  district: string;
  sender: string;
  body: string;
  receivedAt: Date;
  dueAt: Date;
  answeredAt: Date | null;
  answer: string;
  assignee: string | null;
  project: number | null;
  example: boolean;
  version: number;
};
const ENQUIRY = `id, district, sender, body, received_at as "receivedAt", due_at as "dueAt", answered_at as "answeredAt", answer,
  (select o.name from hub.person o where o.id = assignee_id) as assignee, project_id as project, example, version`;

export async function listEnquiries(tx: Tx, open: boolean): Promise<EnquiryDbRow[]> {
  const { rows } = await tx.query<EnquiryDbRow>(
    `select ${ENQUIRY} from attract.enquiry where hub_id = hub.asker_hub() and (not $1 or answered_at is null) order by due_at, id limit 200`,
    [open],
  );
  return rows;
}

export async function addEnquiry(
  tx: Tx,
  e: {
    district: string;
    sender: string;
    body: string;
    receivedAt: Date;
    dueAt: Date;
    person: number;
  },
): Promise<EnquiryDbRow> {
  const { rows } = await tx.query<EnquiryDbRow>(
    `insert into attract.enquiry (hub_id, district, sender, body, received_at, due_at, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6) returning ${ENQUIRY}`,
    [e.district, e.sender, e.body, e.receivedAt, e.dueAt, e.person],
  );
  return rows[0] as EnquiryDbRow;
}

export async function answerEnquiry(
  tx: Tx,
  a: { id: number; version: number; answer: string; at: Date; project: number | null },
): Promise<EnquiryDbRow | undefined> {
  const { rows } = await tx.query<EnquiryDbRow>(
    `update attract.enquiry set answered_at = $3, answer = $4, project_id = coalesce($5, project_id), version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2 and answered_at is null returning ${ENQUIRY}`,
    [a.id, a.version, a.at, a.answer, a.project],
  );
  return rows[0];
}

/** Enquiries by the year in which they came, and how many became projects in production. */
export async function conversion(tx: Tx): Promise<{ cohort: string; realised: boolean }[]> {
  const { rows } = await tx.query<{ cohort: string; realised: boolean }>(
    `select extract(year from e.received_at)::text as cohort, coalesce(p.stage >= 5, false) as realised
     from attract.enquiry e left join attract.project p on p.hub_id = e.hub_id and p.id = e.project_id where e.hub_id = hub.asker_hub()`,
  );
  return rows;
}

export type PolicyDbRow = {
  id: number;
  code: string;
  level: "nation" | "province" | "city";
  name: object;
  issuer: string;
  validFrom: string;
  validTo: string | null;
  conditions: never;
  benefit:
    | { kind: "fixed"; minor: string; currency: string }
    | { kind: "rate"; of: string; rate: number; capMinor?: string; currency: string }
    | { kind: "other" };
  stackingGroup: string | null;
  sourceTitle: string;
  sourceAddress: string;
  example: boolean;
};

export async function listPolicies(tx: Tx): Promise<PolicyDbRow[]> {
  const { rows } = await tx.query<PolicyDbRow>(
    `select id, code, level, name, issuer, valid_from as "validFrom", valid_to as "validTo", conditions, benefit, stacking_group as "stackingGroup",
       source_title as "sourceTitle", source_address as "sourceAddress", example from attract.policy where hub_id = hub.asker_hub() and withdrawn_on is null order by id limit 2000`,
  );
  return rows;
}

export type OfferDbRow = {
  id: number;
  project: number | null;
  kind: string;
  body: string;
  selective: boolean;
  legalBasis: string;
  madeOn: string;
  outcome: "stopped" | "review" | "clear" | "no-rule-in-force";
  ruleSet: string;
  findings: never[];
  authorId: number;
  author: string | null;
  reviewer: string | null;
  decision: string | null;
  reason: string;
  version: number;
};
const OFFER = `f.id, f.project_id as project, f.kind, f.body, f.selective, f.legal_basis as "legalBasis", f.made_on as "madeOn", f.outcome, f.rule_set as "ruleSet", f.findings,
  f.author_id as "authorId", a.name as author, r.name as reviewer, f.decision, f.reason, f.version`;
const WITH_PEOPLE =
  "left join hub.person a on a.id = f.author_id left join hub.person r on r.id = f.reviewer_id";

export async function listOffers(tx: Tx): Promise<OfferDbRow[]> {
  const { rows } = await tx.query<OfferDbRow>(
    `select ${OFFER} from attract.offer f ${WITH_PEOPLE} where f.hub_id = hub.asker_hub() order by f.id desc limit 200`,
  );
  return rows;
}

export async function findOffer(tx: Tx, id: number): Promise<OfferDbRow | undefined> {
  const { rows } = await tx.query<OfferDbRow>(
    `select ${OFFER} from attract.offer f ${WITH_PEOPLE} where f.hub_id = hub.asker_hub() and f.id = $1`,
    [id],
  );
  return rows[0];
}

export async function addOffer(
  tx: Tx,
  o: {
    project: number | null;
    district: string;
    kind: string;
    body: string;
    selective: boolean;
    legalBasis: string;
    madeOn: string;
    outcome: string;
    ruleSet: string;
    findings: object;
    person: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.offer (hub_id, project_id, district, kind, body, selective, legal_basis, made_on, outcome, rule_set, findings, author_id)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      o.project,
      o.district,
      o.kind,
      o.body,
      o.selective,
      o.legalBasis,
      o.madeOn,
      o.outcome,
      o.ruleSet,
      JSON.stringify(o.findings),
      o.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function decideOffer(
  tx: Tx,
  d: { id: number; version: number; reviewer: number; decision: string; reason: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update attract.offer set reviewer_id = $3, decision = $4, reason = $5, reviewed_at = $6, version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2 and decision is null`,
    [d.id, d.version, d.reviewer, d.decision, d.reason, d.at],
  );
  return rowCount === 1;
}

export type SourcedDbRow = {
  indicator: string;
  indicatorName: object;
  unit: string;
  multiplier: number;
  direction: number;
  nature: string;
  area: string;
  areaName: object;
  period: number;
  value: number | null;
  status: string;
  sourceTitle: string;
  sourceAddress: string;
  readOn: string;
  grade: string;
};

/** The newest figure of each indicator for some places, with its source; of one period the newest vintage. */
export async function newestFigures(tx: Tx, areas: readonly string[]): Promise<SourcedDbRow[]> {
  const { rows } = await tx.query<SourcedDbRow>(
    `select distinct on (area, indicator) indicator, indicator_name as "indicatorName", unit, multiplier, direction, nature, area, area_name as "areaName", period, value, status,
       source_title as "sourceTitle", source_address as "sourceAddress", read_on as "readOn", grade
     from measure.published_sourced_figure where hub_id = hub.asker_hub() and area = any($1) and value is not null and status not in ('T', 'F', 'B')
     order by area, indicator, period desc, known_at desc`,
    [areas],
  );
  return rows;
}

export async function recentlyChanged(
  tx: Tx,
  since: Date,
): Promise<{ id: number; name: string; stage: number; at: Date }[]> {
  const { rows } = await tx.query<{ id: number; name: string; stage: number; at: Date }>(
    `select p.id, coalesce(s.name, p.name) as name, p.stage, p.updated_at as at from attract.project p
     left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id
     where p.hub_id = (select hub.asker_hub()) and p.updated_at > $1 order by p.updated_at desc limit 20`,
    [since],
  );
  return rows;
}
