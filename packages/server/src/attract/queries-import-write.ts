import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Tx } from "../db/rights.ts";

/** One import at a time writes into a hub's pipeline: what one saw as standing is not replaced behind its back. */
export async function lockPipeline(tx: Tx): Promise<void> {
  await tx.query(
    "select pg_advisory_xact_lock(723414, hub.asker_hub()), set_config('work_mem', '64MB', true), set_config('jit', 'off', true)",
  );
}

/** Takes rows in, one JSON text a line: COPY passes no row-level security, so they wait in a table of this transaction. */
export async function copyRows(tx: Tx, lines: AsyncIterable<string>): Promise<void> {
  await tx.query("create temporary table incoming_raw (body jsonb) on commit drop");
  await pipeline(
    Readable.from(lines),
    (tx as pg.Client).query(copyFrom("copy incoming_raw from stdin")),
  );
  await tx.query(
    `create temporary table incoming on commit drop as
     select (x.body ->> 'row')::integer as row_no, x.body ->> 'key' as key, x.body ->> 'name' as name, x.body ->> 'codeName' as code_name, x.body ->> 'investor' as investor,
       x.body ->> 'folded' as folded, x.body ->> 'uscc' as uscc, x.body ->> 'lei' as lei, x.body ->> 'website' as website, x.body ->> 'country' as country,
       x.body ->> 'district' as district, x.body ->> 'sector' as sector, x.body ->> 'kind' as kind, x.body ->> 'area' as area_code, (x.body ->> 'stage')::smallint as stage,
       x.body ->> 'status' as status, x.body ->> 'reason' as reason, (x.body ->> 'since')::date as since, (x.body ->> 'announced')::date as announced,
       (x.body ->> 'agreed')::date as agreed, (x.body ->> 'plannedStart')::date as planned, (x.body ->> 'lon')::float8 as lon, (x.body ->> 'lat')::float8 as lat,
       x.body ->> 'note' as note, x.body -> 'facts' as facts, x.body -> 'amounts' as amounts,
       null::bigint as project_id, null::bigint as party_id, 'new'::text as verdict, '[]'::jsonb as differs,
       null::text as currency, null::bigint as minor, null::bigint as home
     from incoming_raw x`,
  );
  await tx.query("drop table incoming_raw");
  await tx.query("create index on incoming (key)");
  await tx.query("create index on incoming (row_no)");
  await takeStock(tx);
}

/**
 * Counts the rows that wait again: after they were given their projects and firms, the planner would otherwise believe
 * that none has any, expect one row where there are thousands, and go through all of them for each of them.
 */
export async function takeStock(tx: Tx): Promise<void> {
  await tx.query("analyze incoming");
}

/** Rows of the file that stand for one project: equal ones are told, the later of two that differ is refused. */
export async function takeTwins(
  tx: Tx,
): Promise<{ row: number; first: number; conflict: boolean }[]> {
  const { rows } = await tx.query<{ row: number; first: number; conflict: boolean }>(
    `with ranked as (
       select row_no, first_value(row_no) over w as first_row, to_jsonb(i) - 'row_no' <> first_value(to_jsonb(i) - 'row_no') over w as conflict
       from incoming i where key in (select key from incoming group by key having count(*) > 1) window w as (partition by key order by row_no)),
     gone as (delete from incoming i using ranked r where i.row_no = r.row_no and r.row_no <> r.first_row)
     select row_no as row, first_row as first, conflict from ranked where row_no <> first_row order by row_no`,
  );
  return rows;
}

/** Finds the projects that the rows mean, and what the file says otherwise than they stand. What a row leaves empty is not compared. */
export async function compareRows(tx: Tx): Promise<void> {
  await tx.query(
    `update incoming i set project_id = p.id, verdict = 'same' from attract.project p where p.hub_id = hub.asker_hub() and p.external_key = i.key`,
  );
  await takeStock(tx);
  await tx.query(
    `update incoming i set differs = d.differs, verdict = case when d.differs = '[]' then 'same' else 'changed' end
     from (
       select i.row_no, coalesce(jsonb_agg(jsonb_build_object('field', f.field, 'before', f.old, 'after', f.new) order by f.n)
         filter (where f.new is not null and f.new is distinct from f.old), '[]') as differs
       from incoming i join attract.project p on p.hub_id = hub.asker_hub() and p.id = i.project_id
       left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id
       cross join lateral (values
         (1, 'name', case when p.confidential then s.name else p.name end, case when p.confidential and s.name is null then null else i.name end),
         (2, 'stage', p.stage::text, i.stage::text),
         (3, 'status', p.status, i.status),
         (4, 'status-reason', p.status_reason, i.reason),
         (5, 'sector', p.sector, i.sector),
         (6, 'kind', p.kind, i.kind),
         (7, 'area', p.area_code, i.area_code),
         (8, 'announced', p.announced_on::text, i.announced::text),
         (9, 'agreed', p.agreed_on::text, i.agreed::text),
         (10, 'planned-start', p.planned_start::text, i.planned::text),
         (11, 'longitude', p.lon::text, i.lon::text),
         (12, 'latitude', p.lat::text, i.lat::text),
         (13, 'note', p.note, i.note),
         (14, 'attributes', case when p.facts @> i.facts then null else p.facts::text end, case when p.facts @> i.facts then null else i.facts::text end)
       ) as f (n, field, old, new)
       where i.project_id is not null
       group by i.row_no) d
     where d.row_no = i.row_no`,
  );
}

/** Rows whose project lies in a district that the asker may not write to: only the district is told. */
export async function takeForeign(
  tx: Tx,
  districts: readonly string[],
): Promise<{ row: number; district: string }[]> {
  const { rows } = await tx.query<{ row: number; district: string }>(
    `with gone as (
       delete from incoming i using attract.project p where p.hub_id = hub.asker_hub() and p.id = i.project_id and not p.district = any ($1::text[])
       returning i.row_no, p.district)
     select row_no as row, district from gone order by row_no`,
    [districts],
  );
  return rows;
}

/** New rows whose firm a district of the hub already works on. */
export async function knownFirms(
  tx: Tx,
): Promise<{ row: number; district: string; same: boolean }[]> {
  const { rows } = await tx.query<{ row: number; district: string; same: boolean }>(
    `select h.n as row, h.district, h.same from attract.held_by_many((
       select coalesce(jsonb_agg(jsonb_build_object('n', row_no, 'uscc', coalesce(uscc, ''), 'lei', coalesce(lei, ''), 'folded', folded)), '[]')
       from incoming where verdict = 'new')) h order by h.n, h.district`,
  );
  return rows;
}

export async function dropRows(tx: Tx, rowNumbers: readonly number[]): Promise<void> {
  await tx.query("delete from incoming where row_no = any ($1::integer[])", [rowNumbers]);
}

/** Amounts that the file states beyond what stands, one entry each: totals are held against the sum of what was entered. */
export type Statement = {
  row: number;
  project: number | null;
  measure: string;
  currency: string;
  stated: string;
  stands: string | null;
  otherCurrency: boolean;
};

export async function statedAmounts(tx: Tx): Promise<Statement[]> {
  const { rows } = await tx.query<Statement>(
    `select i.row_no as row, i.project_id as project, a.measure, a.currency, a.minor::text as stated, e.stands::text as stands, coalesce(e.other, false) as "otherCurrency"
     from incoming i cross join lateral jsonb_to_recordset(i.amounts) as a(measure text, minor bigint, currency text)
     left join lateral (
       select sum(x.minor) filter (where x.currency = a.currency and (a.measure <> 'promised' or x.kind = 'signing')) as stands, bool_or(x.currency <> a.currency) as other
       from attract.amount_entry x where x.hub_id = hub.asker_hub() and x.project_id = i.project_id and x.measure = a.measure) e on i.project_id is not null
     order by i.row_no`,
  );
  return rows;
}

export async function countVerdicts(
  tx: Tx,
): Promise<{ accepted: number; changed: number; same: number; newFirms: number }> {
  const { rows } = await tx.query(
    `select count(*) filter (where verdict = 'new')::integer as accepted, count(*) filter (where verdict = 'changed')::integer as changed,
       count(*) filter (where verdict = 'same')::integer as same,
       (count(distinct coalesce(investor, name)) filter (where verdict = 'new' and not exists (
         select from attract.party y where y.hub_id = hub.asker_hub() and y.name = coalesce(i.investor, i.name) and y.merged_into is null)))::integer as "newFirms" from incoming i`,
  );
  return rows[0];
}

/** Notes rows that get a new entry of money and nothing else as changed. */
export async function markMoney(
  tx: Tx,
  changes: readonly { row: number; field: string; before: string | null; after: string }[],
): Promise<void> {
  await tx.query(
    `update incoming i set verdict = 'changed', differs = i.differs || c.d from (
       select (x ->> 'row')::integer as row_no, jsonb_agg(x - 'row') as d from jsonb_array_elements($1::jsonb) x group by 1) c
     where c.row_no = i.row_no and i.project_id is not null`,
    [JSON.stringify(changes)],
  );
}

/** What each row's project is worth: its first signing, in its own currency and at home at the rate of its day. */
export async function stageWorth(
  tx: Tx,
  worth: readonly { row: number; currency: string; minor: string; home: string | null }[],
): Promise<void> {
  await tx.query(
    `update incoming i set currency = x.currency, minor = x.minor, home = x.home
     from jsonb_to_recordset($1::jsonb) as x(row integer, currency text, minor bigint, home bigint) where x.row = i.row_no`,
    [JSON.stringify(worth)],
  );
}

export async function replaceLines(tx: Tx, batch: number): Promise<void> {
  await tx.query(
    "delete from attract.import_line where hub_id = hub.asker_hub() and batch_id = $1",
    [batch],
  );
  await tx.query(
    `insert into attract.import_line (hub_id, batch_id, row_no, outcome, project_id, differs, before)
     select hub.asker_hub(), $1, i.row_no, 'changed', i.project_id, i.differs,
       case when i.differs = '[]' then null else (select to_jsonb(p) - 'sort_minor' - 'sort_announced' from attract.project p where p.hub_id = hub.asker_hub() and p.id = i.project_id) end
     from incoming i where i.verdict = 'changed'`,
    [batch],
  );
}
