import type { Mediation } from "@essor/contract/attract-care";
import type { Tx } from "../db/rights.ts";

const NAME = "coalesce(s.name, p.name)";
const WITH_PROJECT = (of: string) =>
  `join attract.project p on p.hub_id = ${of}.hub_id and p.id = ${of}.project_id left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id`;

export type AwardDbRow = {
  id: number;
  project: number;
  projectName: string;
  policyCode: string;
  body: string;
  minor: string;
  currency: string;
  paidMinor: string;
  decidedOn: string;
  dueOn: string | null;
  paidOn: string | null;
  evidence: string;
  version: number;
};
const AWARD = `w.id, w.project_id as project, ${NAME} as "projectName", w.policy_code as "policyCode", w.body, w.minor::text as minor, w.currency, w.paid_minor::text as "paidMinor",
  w.decided_on as "decidedOn", w.due_on as "dueOn", w.paid_on as "paidOn", w.evidence, w.version`;

export async function listAwards(tx: Tx): Promise<AwardDbRow[]> {
  const { rows } = await tx.query<AwardDbRow>(
    `select ${AWARD} from attract.award w ${WITH_PROJECT("w")} where w.hub_id = hub.asker_hub() order by w.paid_on nulls first, w.due_on nulls last, w.id limit 1000`,
  );
  return rows;
}

export async function addAward(
  tx: Tx,
  w: {
    project: number;
    policyCode: string;
    offer: number | null;
    body: string;
    minor: string;
    currency: string;
    decidedOn: string;
    dueOn: string | null;
    person: number;
  },
): Promise<void> {
  await tx.query(
    `insert into attract.award (hub_id, project_id, policy_code, offer_id, body, minor, currency, decided_on, due_on, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [w.project, w.policyCode, w.offer, w.body, w.minor, w.currency, w.decidedOn, w.dueOn, w.person],
  );
}

export async function payAward(
  tx: Tx,
  w: { id: number; version: number; minor: string; on: string; evidence: string },
): Promise<"done" | "stale" | "too-much"> {
  const { rows } = await tx.query<{ done: boolean }>(
    `with one as (select id, version = $2 as fresh, $3::bigint <= minor and $3::bigint >= paid_minor as fits from attract.award where hub_id = hub.asker_hub() and id = $1 for update),
       done as (update attract.award w set paid_minor = $3, paid_on = $4, evidence = $5, version = version + 1 from one where w.hub_id = hub.asker_hub() and w.id = one.id and fresh and fits returning 1)
     select exists (select from done) as done from one`,
    [w.id, w.version, w.minor, w.on, w.evidence],
  );
  if (rows[0]?.done) return "done";
  const { rows: now } = await tx.query<{ version: number }>(
    "select version from attract.award where hub_id = hub.asker_hub() and id = $1",
    [w.id],
  );
  return now[0]?.version === w.version ? "too-much" : "stale";
}

export type ClawbackDbRow = {
  id: number;
  promise: number;
  project: number;
  projectName: string;
  what: string;
  dueMinor: string;
  currency: string;
  decision: "claimed" | "waived";
  reason: string;
  person: string | null;
  decidedOn: string;
  recoveredMinor: string;
  recoveredOn: string | null;
  version: number;
};

export async function listClawbacks(tx: Tx): Promise<ClawbackDbRow[]> {
  const { rows } = await tx.query<ClawbackDbRow>(
    `select c.id, c.promise_id as promise, c.project_id as project, ${NAME} as "projectName", m.what, c.due_minor::text as "dueMinor", c.currency, c.decision, c.reason, o.name as person,
       c.decided_on as "decidedOn", c.recovered_minor::text as "recoveredMinor", c.recovered_on as "recoveredOn", c.version
     from attract.clawback c ${WITH_PROJECT("c")} join attract.promise m on m.hub_id = c.hub_id and m.id = c.promise_id left join hub.person o on o.id = c.decided_by
     where c.hub_id = hub.asker_hub() order by c.id desc limit 1000`,
  );
  return rows;
}

export async function addClawback(
  tx: Tx,
  c: {
    promise: number;
    project: number;
    dueMinor: string;
    currency: string;
    decision: string;
    reason: string;
    on: string;
    person: number;
  },
): Promise<void> {
  await tx.query(
    `insert into attract.clawback (hub_id, project_id, promise_id, due_minor, currency, decision, reason, decided_by, decided_on) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8)`,
    [c.project, c.promise, c.dueMinor, c.currency, c.decision, c.reason, c.person, c.on],
  );
}

export async function recover(
  tx: Tx,
  c: { id: number; version: number; minor: string; on: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update attract.clawback set recovered_minor = $3, recovered_on = $4, version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2 and decision = 'claimed' and $3::bigint between recovered_minor and due_minor`,
    [c.id, c.version, c.minor, c.on],
  );
  return rowCount === 1;
}

export type IssueDbRow = {
  id: number;
  project: number;
  projectName: string;
  body: string;
  department: string;
  raisedOn: string;
  dueOn: string | null;
  solvedOn: string | null;
  solution: string;
  version: number;
};

export async function listCareIssues(tx: Tx): Promise<IssueDbRow[]> {
  const { rows } = await tx.query<IssueDbRow>(
    `select i.id, i.project_id as project, ${NAME} as "projectName", i.body, i.department, i.raised_on as "raisedOn", i.due_on as "dueOn", i.solved_on as "solvedOn", i.solution, i.version
     from attract.aftercare_issue i ${WITH_PROJECT("i")} where i.hub_id = hub.asker_hub() order by i.solved_on is not null, i.raised_on, i.id limit 1000`,
  );
  return rows;
}

export async function changeIssue(
  tx: Tx,
  i: {
    id: number;
    version: number;
    department: string;
    dueOn: string | null;
    solvedOn: string | null;
    solution: string;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.aftercare_issue set department = $3, due_on = $4, solved_on = $5, solution = $6, version = version + 1 where hub_id = hub.asker_hub() and id = $1 and version = $2",
    [i.id, i.version, i.department, i.dueOn, i.solvedOn, i.solution],
  );
  return rowCount === 1;
}

export async function listVisits(
  tx: Tx,
): Promise<{ project: number; projectName: string; on: string; note: string }[]> {
  const { rows } = await tx.query<{
    project: number;
    projectName: string;
    on: string;
    note: string;
  }>(
    `select v.project_id as project, ${NAME} as "projectName", v.happened_on as on, v.body as note from attract.activity v ${WITH_PROJECT("v")}
     where v.hub_id = hub.asker_hub() and v.kind = 'visit' order by v.happened_on desc, v.id desc limit 2000`,
  );
  return rows;
}

export type SignalDbRow = {
  id: number;
  project: number;
  projectName: string;
  kind: string;
  seenOn: string;
  body: string;
  origin: "person" | "visit";
  state: "new" | "followed" | "dropped";
  lead: number | null;
  version: number;
};

export async function listSignals(tx: Tx): Promise<SignalDbRow[]> {
  const { rows } = await tx.query<SignalDbRow>(
    `select g.id, g.project_id as project, ${NAME} as "projectName", g.kind, g.seen_on as "seenOn", g.body, g.origin, g.state, g.lead_id as lead, g.version
     from attract.signal g ${WITH_PROJECT("g")} where g.hub_id = hub.asker_hub() order by g.state = 'new' desc, g.seen_on desc, g.id desc limit 500`,
  );
  return rows;
}

export async function addSignal(
  tx: Tx,
  g: { project: number; kind: string; on: string; body: string; origin: string; person: number },
): Promise<void> {
  await tx.query(
    "insert into attract.signal (hub_id, project_id, kind, seen_on, body, origin, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6)",
    [g.project, g.kind, g.on, g.body, g.origin, g.person],
  );
}

export async function changeSignal(
  tx: Tx,
  g: { id: number; version: number; state: string; lead: number | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.signal set state = $3, lead_id = $4, version = version + 1 where hub_id = hub.asker_hub() and id = $1 and version = $2",
    [g.id, g.version, g.state, g.lead],
  );
  return rowCount === 1;
}

export async function listMediations(tx: Tx): Promise<Mediation[]> {
  const { rows } = await tx.query<Mediation>(
    `select t.id as task, t.project_id as project, ${NAME} as "projectName", t.district, t.other_district as "otherDistrict", t.created_at::text as since, t.done_on as "doneOn",
       f.district as lead, f.shared, f.reason, o.name as person, t.version
     from attract.task t left join attract.project p on p.hub_id = t.hub_id and p.id = t.project_id left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id
     left join attract.firm_lead f on f.hub_id = t.hub_id and f.task_id = t.id left join hub.person o on o.id = f.decided_by
     where t.hub_id = hub.asker_hub() and t.kind = 'mediation' order by t.done_on is not null, t.id desc limit 500`,
  );
  return rows;
}

export async function decideMediation(
  tx: Tx,
  m: {
    task: number;
    version: number;
    lead: string;
    shared: boolean;
    reason: string;
    on: string;
    person: number;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update attract.task set done_on = $3, decision = $4, outcome = $5, decided_by = $6, version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2 and kind = 'mediation' and done_on is null and $4 in (district, other_district)`,
    [m.task, m.version, m.on, m.lead, m.shared ? "shared" : "one-leads", m.person],
  );
  if (rowCount !== 1) return false;
  await tx.query(
    "insert into attract.firm_lead (hub_id, task_id, district, shared, reason, decided_by) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [m.task, m.lead, m.shared, m.reason, m.person],
  );
  return true;
}
