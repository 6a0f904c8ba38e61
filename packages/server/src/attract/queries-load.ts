import type { Tx } from "../db/rights.ts";

export type NewProject = {
  key: string;
  name: string;
  party: string | null;
  district: string;
  open: boolean;
  example: boolean;
  kind: string;
  sector: string;
  areaCode: string;
  stage: number;
  status: string;
  reason: string;
  since: string | null;
  currency: string;
  minor: string | null;
  homeMinor: string | null;
  announcedOn: string | null;
  lon: number | null;
  lat: number | null;
  facts: object;
  title: string;
  address: string;
  grade: string | null;
  note: string;
};

export type NewEntry = { key: string; stage: number; on: string; reason: string };
export type NewAmount = {
  key: string;
  kind: string;
  measure: string;
  minor: string;
  currency: string;
  on: string;
  occasion: string;
};

/** Loads projects with their firms in a few statements; a row whose key is there already is left as it is. Runs as the system. */
export async function loadProjects(
  tx: Tx,
  hub: number,
  projects: readonly NewProject[],
): Promise<number> {
  await tx.query(
    `insert into attract.party (hub_id, name, folded, district, open)
     select $1, x.party, x.folded, x.district, x.open from (
       select distinct on (x ->> 'party') x ->> 'party' as party, lower(x ->> 'party') as folded, x ->> 'district' as district, (x ->> 'open')::boolean as open
       from jsonb_array_elements($2::jsonb) x where x ->> 'party' is not null) x
     where not exists (select from attract.party y where y.hub_id = $1 and y.name = x.party)`,
    [hub, JSON.stringify(projects)],
  );
  const { rowCount } = await tx.query(
    `insert into attract.project (hub_id, external_key, name, party_id, district, open, example, kind, sector, area_code, stage, status, status_reason, stage_since, currency,
       minor, home_minor, announced_on, agreed_on, lon, lat, facts, source_title, source_address, source_grade, note, updated_at)
     select $1, x.key, x.name, y.id, x.district, x.open, x.example, x.kind, x.sector, x."areaCode", x.stage, x.status, x.reason, x.since, x.currency,
       x.minor, x."homeMinor", x."announcedOn", case when x.stage >= 2 then x."announcedOn" end, x.lon, x.lat, x.facts, x.title, x.address, x.grade, x.note,
       coalesce(x.since, x."announcedOn")::timestamptz
     from jsonb_to_recordset($2::jsonb) as x(key text, name text, party text, district text, open boolean, example boolean, kind text, sector text, "areaCode" text, stage smallint,
       status text, reason text, since date, currency text, minor bigint, "homeMinor" bigint, "announcedOn" date, lon float8, lat float8, facts jsonb, title text, address text, grade text, note text)
     left join attract.party y on y.hub_id = $1 and y.name = x.party
     on conflict do nothing`,
    [hub, JSON.stringify(projects)],
  );
  return rowCount ?? 0;
}

/** Stage entries of loaded projects. Their own day stands as the day of record: the ledger they come from was kept. */
export async function loadEntries(
  tx: Tx,
  hub: number,
  entries: readonly NewEntry[],
): Promise<void> {
  await tx.query(
    `insert into attract.stage_entry (hub_id, project_id, district, open, stage, valid_on, recorded_at, reason)
     select $1, p.id, p.district, p.open, x.stage, x.on, x.on::timestamptz, x.reason from jsonb_to_recordset($2::jsonb) as x(key text, stage smallint, "on" date, reason text)
     join attract.project p on p.hub_id = $1 and p.external_key = x.key`,
    [hub, JSON.stringify(entries)],
  );
}

export async function loadAmounts(
  tx: Tx,
  hub: number,
  amounts: readonly NewAmount[],
): Promise<void> {
  await tx.query(
    `insert into attract.amount_entry (hub_id, project_id, kind, measure, minor, currency, valid_on, recorded_at, occasion)
     select $1, p.id, x.kind, x.measure, x.minor, x.currency, x.on, x.on::timestamptz, x.occasion
     from jsonb_to_recordset($2::jsonb) as x(key text, kind text, measure text, minor bigint, currency text, "on" date, occasion text)
     join attract.project p on p.hub_id = $1 and p.external_key = x.key`,
    [hub, JSON.stringify(amounts)],
  );
}

export async function loadRates(
  tx: Tx,
  hub: number,
  rates: readonly { base: string; quote: string; on: string; rate: string }[],
  title: string,
): Promise<void> {
  await tx.query(
    `insert into attract.rate (hub_id, base, quote, valid_on, rate, source_title)
     select $1, x.base, x.quote, x.on, x.rate, $3 from jsonb_to_recordset($2::jsonb) as x(base text, quote text, "on" date, rate numeric) on conflict do nothing`,
    [hub, JSON.stringify(rates), title],
  );
}

export async function loadTasks(
  tx: Tx,
  hub: number,
  tasks: readonly { key: string; node: string; title: string; district: string; due: string }[],
): Promise<void> {
  await tx.query(
    `insert into attract.task (hub_id, project_id, kind, node, title, district, due_on)
     select $1, p.id, 'node', x.node, x.title, x.district, x.due from jsonb_to_recordset($2::jsonb) as x(key text, node text, title text, district text, due date)
     join attract.project p on p.hub_id = $1 and p.external_key = x.key`,
    [hub, JSON.stringify(tasks)],
  );
}

export async function loadDrives(tx: Tx, hub: number, drives: readonly object[]): Promise<void> {
  await tx.query(
    `insert into attract.drive (hub_id, title, held_on, scope, word, projects, minor, currency, plan_minor, output_minor, facts, source_title, source_address, source_grade)
     select $1, x.title, x.held, x.scope, x.word, x.projects, x.minor, x.currency, x.plan, x.output, coalesce(x.facts, '{}'), x.source, coalesce(x.address, ''), x.grade
     from jsonb_to_recordset($2::jsonb) as x(title jsonb, held text, scope text, word text, projects float8, minor bigint, currency text, plan bigint, output bigint, facts jsonb, source text, address text, grade text)`,
    [hub, JSON.stringify(drives)],
  );
}

export async function loadSites(tx: Tx, hub: number, sites: readonly object[]): Promise<void> {
  await tx.query(
    `insert into attract.site (hub_id, name, district, kind, area_ha, floor_m2, power_mva, motorway_km, port_km, use, lon, lat, available_from, read_on, example)
     select $1, x.name, x.district, x.kind, x."areaHa", x."floorM2", x."powerMva", x."motorwayKm", x."portKm", x.use, x.lon, x.lat, x."availableFrom", current_date, true
     from jsonb_to_recordset($2::jsonb) as x(name jsonb, district text, kind text, "areaHa" float8, "floorM2" float8, "powerMva" float8, "motorwayKm" float8, "portKm" float8, use text,
       lon float8, lat float8, "availableFrom" date)`,
    [hub, JSON.stringify(sites)],
  );
}

export async function loadCosts(tx: Tx, hub: number, costs: readonly object[]): Promise<void> {
  await tx.query(
    `insert into attract.place_cost (hub_id, area_code, item, value, unit, currency, year, source_title, grade, example)
     select $1, x.area, x.item, x.value, x.unit, x.currency, x.year, x.source, x.grade, x.example
     from jsonb_to_recordset($2::jsonb) as x(area text, item text, value float8, unit text, currency text, year int, source text, grade text, example boolean)`,
    [hub, JSON.stringify(costs)],
  );
}

export async function loadPolicies(
  tx: Tx,
  hub: number,
  policies: readonly object[],
): Promise<void> {
  await tx.query(
    `insert into attract.policy (hub_id, code, level, name, issuer, valid_from, valid_to, conditions, benefit, stacking_group, source_title, example)
     select $1, x.code, x.level, x.name, x.issuer, x.from, x.to, x.conditions, x.benefit, x.group, x.source, x.example
     from jsonb_to_recordset($2::jsonb) as x(code text, level text, name jsonb, issuer text, "from" date, "to" date, conditions jsonb, benefit jsonb, "group" text, source text, example boolean)`,
    [hub, JSON.stringify(policies)],
  );
}

/** The worked example of a promise: 100 jobs promised, 55 delivered, a million paid ahead. */
export async function loadExamplePromise(
  tx: Tx,
  hub: number,
  key: string,
  due: string,
): Promise<void> {
  await tx.query(
    `with m as (
       insert into attract.promise (hub_id, project_id, side, what, target, unit, due_on, tolerance, paid_minor, currency, clawback, body)
       select $1, p.id, 'investor', 'jobs', 100, 'FTE', $3, 0, 100000000, 'CNY', 'proportional', 'Worked example' from attract.project p where p.hub_id = $1 and p.external_key = $2
       returning hub_id, id, project_id)
     insert into attract.reading (hub_id, promise_id, project_id, valid_on, value, evidence) select m.hub_id, m.id, m.project_id, $3::date - 5, 55, 'Worked example: payroll' from m`,
    [hub, key, due],
  );
}

export async function loadExampleEnquiry(
  tx: Tx,
  hub: number,
  e: { body: string; district: string; receivedAt: Date; dueAt: Date },
): Promise<void> {
  await tx.query(
    "insert into attract.enquiry (hub_id, district, sender, body, received_at, due_at, example) values ($1, $2, 'Worked example', $3, $4, $5, true)",
    [hub, e.district, e.body, e.receivedAt, e.dueAt],
  );
}

export async function loadMarks(tx: Tx, hub: number): Promise<void> {
  await tx.query(
    `insert into attract.firm_mark (hub_id, project_id, district, folded)
     select p.hub_id, p.id, p.district, y.folded from attract.project p join attract.party y on y.hub_id = p.hub_id and y.id = p.party_id
     where p.hub_id = $1 and not p.open on conflict do nothing`,
    [hub],
  );
}

export async function analyseAttract(tx: Tx): Promise<void> {
  await tx.query("select attract.count_sizes()");
}

export type DriveDbRow = {
  id: number;
  title: object;
  heldOn: string;
  scope: string;
  word: string;
  projects: number | null;
  minor: string | null;
  currency: string | null;
  planMinor: string | null;
  outputMinor: string | null;
  facts: object;
  sourceTitle: string;
  sourceAddress: string;
  sourceGrade: string;
};

export async function listDrives(tx: Tx): Promise<DriveDbRow[]> {
  const { rows } = await tx.query<DriveDbRow>(
    `select id, title, held_on as "heldOn", scope, word, projects, minor::text as minor, currency, plan_minor::text as "planMinor", output_minor::text as "outputMinor", facts,
       source_title as "sourceTitle", source_address as "sourceAddress", source_grade as "sourceGrade" from attract.drive where hub_id = hub.asker_hub() order by held_on desc, id`,
  );
  return rows;
}

/** Lets the hub's own functions see whose work the system is doing, for as long as it takes. */
export async function askAsHub<T>(tx: Tx, hub: number, work: () => Promise<T>): Promise<T> {
  const name = (value: string, role: string) =>
    tx.query(
      "select set_config('app.hub', $1, true), set_config('app.hub_role', $2, true), set_config('app.districts', '*', true)",
      [value, role],
    );
  await name(String(hub), "administrator");
  const done = await work();
  await name("", "");
  return done;
}
