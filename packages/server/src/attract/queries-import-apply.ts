import type { Tx } from "../db/rights.ts";

export type Writing = {
  readonly batch: number;
  readonly person: number | null;
  readonly today: string;
  readonly currency: string;
  /** Published statements: seen from outside, and as old as they say. */
  readonly open: boolean;
  readonly source: { readonly title: string; readonly address: string; readonly grade: string };
};

/** Firms of the new rows: by credit code, by LEI, else by the very name; those that are new are added. */
export async function writeFirms(tx: Tx, w: Writing): Promise<void> {
  const match = (column: "uscc" | "lei") =>
    `update incoming i set party_id = y.id from attract.party y where i.verdict = 'new' and i.party_id is null and i.${column} is not null
       and y.hub_id = hub.asker_hub() and y.${column} = i.${column} and y.merged_into is null and not y.confidential and i.code_name is null`;
  await tx.query(match("uscc"));
  await tx.query(match("lei"));
  const byName = `update incoming i set party_id = y.id from attract.party y where i.verdict = 'new' and i.party_id is null and y.hub_id = hub.asker_hub()
       and y.name = coalesce(i.investor, i.name) and y.merged_into is null and (not y.confidential or i.code_name is not null)
       and (y.uscc is null or i.uscc is null or y.uscc = i.uscc)`;
  await tx.query(`${byName} and i.code_name is null`);
  await tx.query(
    `insert into attract.party (hub_id, name, folded, uscc, lei, website, country, district, open, confidential, created_by, batch_id)
     select hub.asker_hub(), coalesce(f.investor, f.name), f.folded, f.uscc, f.lei, f.website, f.country, f.district, $2, f.code_name is not null, $3, $1 from (
       select distinct on (coalesce(i.uscc, i.lei, i.investor, i.name), i.code_name is not null) i.* from incoming i where i.verdict = 'new' and i.party_id is null
       order by coalesce(i.uscc, i.lei, i.investor, i.name), i.code_name is not null, i.row_no) f`,
    [w.batch, w.open, w.person],
  );
  await tx.query(match("uscc"));
  await tx.query(match("lei"));
  await tx.query(`${byName} and (i.code_name is null or (y.confidential and y.batch_id = $1))`, [
    w.batch,
  ]);
}

/** Counts the hub's firms and projects again, in the same transaction: the planner knew the hub as it was before. */
export async function countSizes(tx: Tx): Promise<void> {
  await tx.query("select attract.count_sizes()");
}

/** The new projects with their stages, marks and hidden names. */
export async function writeProjects(tx: Tx, w: Writing): Promise<void> {
  await tx.query(
    `insert into attract.project (hub_id, external_key, batch_id, name, confidential, party_id, district, open, kind, sector, area_code, stage, status, status_reason, stage_since, currency, minor, home_minor,
       announced_on, agreed_on, planned_start, lon, lat, facts, note, source_title, source_address, source_grade, owner_id, created_by, updated_at)
     select hub.asker_hub(), i.key, $1, coalesce(i.code_name, i.name), i.code_name is not null, case when i.code_name is null then i.party_id end, i.district, $2,
       coalesce(i.kind, 'greenfield'), coalesce(i.sector, ''), coalesce(i.area_code, ''), coalesce(i.stage, case when i.agreed is null and $2 is not true then 1 else 2 end),
       coalesce(i.status, 'active'), coalesce(i.reason, ''), coalesce(i.since, i.announced, $4::date), coalesce(i.currency, $5), i.minor, i.home,
       i.announced, coalesce(i.agreed, case when $2 and coalesce(i.stage, 2) >= 2 then i.announced end), i.planned, i.lon, i.lat, i.facts, coalesce(i.note, ''),
       $6, $7, $8, case when $2 then null else $3::bigint end, $3, case when $2 then coalesce(i.since, i.announced)::timestamptz else clock_timestamp() end
     from incoming i where i.verdict = 'new'`,
    [
      w.batch,
      w.open,
      w.person,
      w.today,
      w.currency,
      w.source.title,
      w.source.address,
      w.source.grade,
    ],
  );
  await tx.query(
    `update incoming i set project_id = p.id from attract.project p where i.verdict = 'new' and p.hub_id = hub.asker_hub() and p.external_key = i.key`,
  );
  await tx.query(
    `insert into attract.project_secret (hub_id, project_id, name, party_id, created_by)
     select hub.asker_hub(), i.project_id, i.name, i.party_id, $1 from incoming i where i.verdict = 'new' and i.code_name is not null`,
    [w.person],
  );
  if (!w.open)
    await tx.query(
      `select count(attract.keep_mark(i.project_id, i.district, coalesce(i.uscc, ''), coalesce(i.lei, ''), i.folded)) from incoming i where i.verdict = 'new'`,
    );
}

/** What stood before of the changed rows stays with the batch; the file's words go in, and what it leaves empty stays. */
export async function writeChanges(tx: Tx): Promise<void> {
  await tx.query(
    `update attract.project p set name = case when p.confidential then p.name else coalesce(i.name, p.name) end, stage = coalesce(i.stage, p.stage), status = coalesce(i.status, p.status),
       status_reason = coalesce(i.reason, p.status_reason), stage_since = case when i.stage is distinct from p.stage and i.stage is not null then coalesce(i.since, p.stage_since) else p.stage_since end,
       sector = coalesce(i.sector, p.sector), kind = coalesce(i.kind, p.kind), area_code = coalesce(i.area_code, p.area_code), announced_on = coalesce(i.announced, p.announced_on),
       agreed_on = coalesce(i.agreed, p.agreed_on), planned_start = coalesce(i.planned, p.planned_start), lon = coalesce(i.lon, p.lon), lat = coalesce(i.lat, p.lat),
       note = coalesce(i.note, p.note), facts = p.facts || i.facts,
       currency = case when p.minor is null then coalesce(i.currency, p.currency) else p.currency end, home_minor = case when p.minor is null then i.home else p.home_minor end,
       minor = coalesce(p.minor, i.minor), version = p.version + 1, updated_at = clock_timestamp()
     from incoming i where i.verdict = 'changed' and p.hub_id = hub.asker_hub() and p.id = i.project_id`,
  );
}

/** A step for what a row says of its stage. The list that they come from was kept, so its own day stands as the day of record. */
export async function writeStages(tx: Tx, w: Writing): Promise<void> {
  await tx.query(
    `insert into attract.stage_entry (hub_id, project_id, district, open, stage, valid_on, recorded_at, reason, entered_by, batch_id)
     select p.hub_id, p.id, p.district, p.open, e.stage, e.day, case when $4 or i.verdict = 'new' then e.day::timestamptz else clock_timestamp() end, e.reason, $2, $1
     from incoming i join attract.project p on p.hub_id = hub.asker_hub() and p.id = i.project_id
     cross join lateral (
       select 2::smallint as stage, coalesce(p.agreed_on, p.announced_on) as day, 'announced' as reason where i.verdict = 'new' and p.stage >= 2 and coalesce(p.agreed_on, p.announced_on) is not null
       union all
       select p.stage, coalesce(p.stage_since, $3::date), 'as the list states it'
       where (i.verdict = 'new' and (p.stage <> 2 or coalesce(p.agreed_on, p.announced_on) is null))
         or (i.verdict = 'changed' and i.differs @> '[{"field": "stage"}]')) e`,
    [w.batch, w.person, w.today, w.open],
  );
}

export type NewAmount = {
  readonly row: number;
  readonly kind: "signing" | "amount";
  readonly measure: string;
  readonly minor: string;
  readonly currency: string;
  readonly note: string;
};

export async function writeAmounts(
  tx: Tx,
  w: Writing,
  amounts: readonly NewAmount[],
): Promise<void> {
  for (let from = 0; from < amounts.length; from += 20_000) {
    await tx.query(
      `insert into attract.amount_entry (hub_id, project_id, kind, measure, minor, currency, valid_on, occasion, evidence, entered_by, batch_id, recorded_at)
       select hub.asker_hub(), i.project_id, x.kind, x.measure, x.minor, x.currency, coalesce(p.announced_on, p.agreed_on, p.stage_since, $3::date), x.note, $4, $2, $1,
         case when $6 then coalesce(p.announced_on, $3::date)::timestamptz else clock_timestamp() end
       from jsonb_to_recordset($5::jsonb) as x(row integer, kind text, measure text, minor bigint, currency text, note text)
       join incoming i on i.row_no = x.row join attract.project p on p.hub_id = hub.asker_hub() and p.id = i.project_id`,
      [
        w.batch,
        w.person,
        w.today,
        w.source.title,
        JSON.stringify(amounts.slice(from, from + 20_000)),
        w.open,
      ],
    );
  }
}

/** The lines of what was written, with the version at which each project now stands. */
export async function writeLines(tx: Tx, batch: number): Promise<void> {
  await tx.query(
    `insert into attract.import_line (hub_id, batch_id, row_no, outcome, project_id, version_after)
     select hub.asker_hub(), $1, i.row_no, 'new', i.project_id, p.version from incoming i
     join attract.project p on p.hub_id = hub.asker_hub() and p.id = i.project_id where i.verdict = 'new'`,
    [batch],
  );
  await tx.query(
    `update attract.import_line l set version_after = p.version from attract.project p
     where l.hub_id = hub.asker_hub() and l.batch_id = $1 and l.outcome = 'changed' and p.hub_id = l.hub_id and p.id = l.project_id`,
    [batch],
  );
}

/** Each firm that another district works on gets one task of mediation with that district. */
export async function writeMediation(
  tx: Tx,
  w: Writing,
  known: readonly { row: number; district: string }[],
): Promise<void> {
  await tx.query(
    `insert into attract.task (hub_id, project_id, kind, title, district, other_district, created_by)
     select distinct on (i.folded, i.district, x.district) hub.asker_hub(), i.project_id, 'mediation', 'Two districts are in talks with the same firm', i.district, x.district, $2
     from jsonb_to_recordset($1::jsonb) as x(row integer, district text) join incoming i on i.row_no = x.row and i.verdict = 'new' and i.district <> x.district
     order by i.folded, i.district, x.district, i.row_no`,
    [JSON.stringify(known), w.person],
  );
}
