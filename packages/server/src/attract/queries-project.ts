import type { Tx } from "../db/rights.ts";

export type TimelineDbRow = { at: string; kind: string; text: string; person: string | null };

/** Everything that happened to a project in one line each, newest first: stages, money, visits and notes, documents. */
export async function timelineOf(tx: Tx, project: number): Promise<TimelineDbRow[]> {
  const { rows } = await tx.query<TimelineDbRow>(
    `select t.at::text as at, t.kind, t.text, p.name as person from (
       select valid_on as at, recorded_at, 'stage' as kind, stage::text || case when reason <> '' then ' ' || reason else '' end as text, entered_by
         from attract.stage_entry where hub_id = hub.asker_hub() and project_id = $1
       union all select valid_on, recorded_at, 'money', measure || ' ' || minor::text || ' ' || currency || ' ' || occasion, entered_by
         from attract.amount_entry where hub_id = hub.asker_hub() and project_id = $1
       union all select happened_on, recorded_at, kind, body, entered_by from attract.activity where hub_id = hub.asker_hub() and project_id = $1
       union all select recorded_at::date, recorded_at, 'document', name, entered_by from attract.document where hub_id = hub.asker_hub() and project_id = $1
     ) t left join hub.person p on p.id = t.entered_by order by t.at desc, t.recorded_at desc limit 500`,
    [project],
  );
  return rows;
}

export type AmountDbRow = {
  id: number;
  kind: "signing" | "increase" | "owner-change" | "amount";
  measure: "promised" | "contracted" | "registered" | "utilised" | "delivered";
  minor: string;
  currency: string;
  on: string;
  occasion: string;
  agreement: string;
  evidence: string;
};

export async function amountsOf(tx: Tx, project: number): Promise<AmountDbRow[]> {
  const { rows } = await tx.query<AmountDbRow>(
    `select id, kind, measure, minor::text as minor, currency, valid_on as on, occasion, agreement, evidence
     from attract.amount_entry where hub_id = hub.asker_hub() and project_id = $1 order by valid_on, id`,
    [project],
  );
  return rows;
}

export async function addAmount(
  tx: Tx,
  entry: Omit<AmountDbRow, "id"> & { project: number; person: number },
): Promise<void> {
  await tx.query(
    `insert into attract.amount_entry (hub_id, project_id, kind, measure, minor, currency, valid_on, occasion, agreement, evidence, entered_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      entry.project,
      entry.kind,
      entry.measure,
      entry.minor,
      entry.currency,
      entry.on,
      entry.occasion,
      entry.agreement,
      entry.evidence,
      entry.person,
    ],
  );
}

export async function listRates(
  tx: Tx,
  home: string,
): Promise<{ from: string; to: string; on: string; rate: string }[]> {
  const { rows } = await tx.query<{ from: string; to: string; on: string; rate: string }>(
    `select base as from, quote as to, valid_on as on, rate::text as rate from attract.rate where hub_id = hub.asker_hub() and (base = $1 or quote = $1)`,
    [home],
  );
  return rows;
}

export async function addActivity(
  tx: Tx,
  activity: { project: number; kind: string; on: string; body: string; person: number },
): Promise<void> {
  await tx.query(
    "insert into attract.activity (hub_id, project_id, kind, happened_on, body, entered_by) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [activity.project, activity.kind, activity.on, activity.body, activity.person],
  );
}

export async function addDocument(
  tx: Tx,
  d: { project: number; name: string; sha256: string; bytes: number; kind: string; person: number },
): Promise<void> {
  await tx.query(
    "insert into attract.document (hub_id, project_id, name, sha256, bytes, kind, entered_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6)",
    [d.project, d.name, d.sha256, d.bytes, d.kind, d.person],
  );
}

export async function documentsOf(tx: Tx, project: number): Promise<object[]> {
  const { rows } = await tx.query(
    `select id, name, sha256, kind, recorded_at::text as at from attract.document where hub_id = hub.asker_hub() and project_id = $1 order by id desc`,
    [project],
  );
  return rows;
}

export type TaskDbRow = {
  id: number;
  project: number | null;
  kind: "task" | "node" | "mediation";
  node: string;
  title: string;
  district: string;
  otherDistrict: string;
  assignee: string | null;
  due: string | null;
  done: string | null;
  version: number;
  projectName: string | null;
};
const TASK = `t.id, t.project_id as project, coalesce(s.name, j.name) as "projectName", t.kind, t.node, t.title, t.district, t.other_district as "otherDistrict", p.name as assignee, t.due_on as due, t.done_on as done, t.version`;
const TASK_JOINED = `attract.task t left join hub.person p on p.id = t.assignee_id
  left join attract.project j on j.hub_id = t.hub_id and j.id = t.project_id
  left join attract.project_secret s on s.hub_id = t.hub_id and s.project_id = t.project_id`;

export async function tasksOf(tx: Tx, project: number): Promise<TaskDbRow[]> {
  const { rows } = await tx.query<TaskDbRow>(
    `select ${TASK} from ${TASK_JOINED} where t.hub_id = hub.asker_hub() and t.project_id = $1 order by t.due_on nulls last, t.id`,
    [project],
  );
  return rows;
}

/** Everything with a deadline in a span of days, done or not, of all whom the reader may see. */
export async function tasksBetween(
  tx: Tx,
  ask: { from: string; to: string; open: boolean },
): Promise<TaskDbRow[]> {
  const { rows } = await tx.query<TaskDbRow>(
    `select ${TASK} from ${TASK_JOINED}
     where t.hub_id = (select hub.asker_hub()) and t.due_on between $1 and $2 and (not $3 or t.done_on is null) order by t.due_on, t.id limit 2000`,
    [ask.from, ask.to, ask.open],
  );
  return rows;
}

/** What is not done, is mine or nobody's, and is due soon or past; conflicts always. */
export async function openTasks(
  tx: Tx,
  ask: { person: number; until: string },
): Promise<TaskDbRow[]> {
  const { rows } = await tx.query<TaskDbRow>(
    `select ${TASK} from ${TASK_JOINED}
     where t.hub_id = hub.asker_hub() and t.done_on is null and (t.assignee_id is null or t.assignee_id = $1)
       and (t.kind = 'mediation' or t.due_on <= $2) order by t.due_on nulls first, t.id limit 100`,
    [ask.person, ask.until],
  );
  return rows;
}

export async function addTask(
  tx: Tx,
  task: {
    project: number | null;
    kind: string;
    node: string;
    title: string;
    district: string;
    otherDistrict: string;
    assignee: number | null;
    due: string | null;
    person: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.task (hub_id, project_id, kind, node, title, district, other_district, assignee_id, due_on, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      task.project,
      task.kind,
      task.node,
      task.title,
      task.district,
      task.otherDistrict,
      task.assignee,
      task.due,
      task.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function endTask(
  tx: Tx,
  { id, version, on }: { id: number; version: number; on: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.task set done_on = $3, version = version + 1 where hub_id = hub.asker_hub() and id = $1 and version = $2 and done_on is null",
    [id, version, on],
  );
  return rowCount === 1;
}

export type PromiseDbRow = {
  id: number;
  project: number;
  projectName: string;
  example: boolean;
  side: "investor" | "city";
  what: string;
  target: number;
  unit: string;
  due: string;
  tolerance: number;
  paidMinor: string | null;
  currency: string | null;
  clawback: "none" | "proportional" | "full";
  body: string;
  readings: { on: string; value: number; evidence: string }[];
};

export async function listPromises(tx: Tx, project: number | null): Promise<PromiseDbRow[]> {
  const { rows } = await tx.query<PromiseDbRow>(
    `select m.id, m.project_id as project, coalesce(s.name, p.name) as "projectName", p.example, m.side, m.what, m.target, m.unit, m.due_on as due, m.tolerance,
       m.paid_minor::text as "paidMinor", m.currency, m.clawback, m.body,
       coalesce((select jsonb_agg(jsonb_build_object('on', r.valid_on, 'value', r.value, 'evidence', r.evidence) order by r.valid_on, r.id)
         from attract.reading r where r.hub_id = m.hub_id and r.promise_id = m.id), '[]') as readings
     from attract.promise m join attract.project p on p.hub_id = m.hub_id and p.id = m.project_id
     left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id
     where m.hub_id = hub.asker_hub() and ($1::bigint is null or m.project_id = $1) order by m.due_on, m.id limit 1000`,
    [project],
  );
  return rows;
}

export async function addPromise(
  tx: Tx,
  m: {
    project: number;
    side: string;
    what: string;
    target: number;
    unit: string;
    due: string;
    tolerance: number;
    paidMinor: string | null;
    currency: string | null;
    clawback: string;
    body: string;
    person: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.promise (hub_id, project_id, side, what, target, unit, due_on, tolerance, paid_minor, currency, clawback, body, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
    [
      m.project,
      m.side,
      m.what,
      m.target,
      m.unit,
      m.due,
      m.tolerance,
      m.paidMinor,
      m.currency,
      m.clawback,
      m.body,
      m.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function addReading(
  tx: Tx,
  r: { promise: number; on: string; value: number; evidence: string; person: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into attract.reading (hub_id, promise_id, project_id, valid_on, value, evidence, entered_by)
     select m.hub_id, m.id, m.project_id, $2, $3, $4, $5 from attract.promise m where m.hub_id = hub.asker_hub() and m.id = $1`,
    [r.promise, r.on, r.value, r.evidence, r.person],
  );
  return rowCount === 1;
}

type IssueDbRow = {
  id: number;
  project: number;
  projectName: string;
  body: string;
  raisedOn: string;
};

export async function openIssues(tx: Tx, raisedBy: string): Promise<IssueDbRow[]> {
  const { rows } = await tx.query<IssueDbRow>(
    `select i.id, i.project_id as project, coalesce(s.name, j.name) as "projectName", i.body, i.raised_on as "raisedOn"
     from attract.aftercare_issue i join attract.project j on j.hub_id = i.hub_id and j.id = i.project_id
     left join attract.project_secret s on s.hub_id = i.hub_id and s.project_id = i.project_id
     where i.hub_id = hub.asker_hub() and (i.solved_on is null) and i.raised_on <= $1 order by i.raised_on limit 100`,
    [raisedBy],
  );
  return rows;
}

export async function addIssue(
  tx: Tx,
  i: { project: number; body: string; on: string; person: number },
): Promise<void> {
  await tx.query(
    "insert into attract.aftercare_issue (hub_id, project_id, body, raised_on, created_by) values (hub.asker_hub(), $1, $2, $3, $4)",
    [i.project, i.body, i.on, i.person],
  );
}
