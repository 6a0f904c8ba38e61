import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Tx } from "../../db/rights.ts";
import type { FoundSource } from "./sources.ts";

/** A table of this transaction that takes the figures in; COPY passes no row-level security. */
export async function copyIncoming(tx: Tx, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await tx.query(
    `create temporary table incoming (row bigint, field integer, indicator_id integer, period integer, area_id integer,
       activity_id integer, known_at timestamptz, value double precision, status char(1), source integer, attributes jsonb) on commit drop`,
  );
  await pipeline(
    Readable.from(bytes, { objectMode: false, highWaterMark: 1 << 20 }),
    (tx as pg.Client).query(copyFrom("copy incoming from stdin (format binary)")),
  );
}

export async function analyseIncoming(tx: Tx): Promise<void> {
  await tx.query("analyze incoming");
}

/** More room for sorting than usual, and no compiling of statements that run once, for this transaction only. */
export async function allowSorting(tx: Tx): Promise<void> {
  await tx.query("select set_config('work_mem', '160MB', true), set_config('jit', 'off', true)");
}

/** One import at a time writes into a hub: what one saw as the present figure is not replaced behind its back. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(723413, hub.asker_hub())");
}

/** The sources of the file beside those of the hub that are the same but for the day they were read. */
export async function stageSources(
  tx: Tx,
  sources: readonly FoundSource[],
  identities: readonly number[],
): Promise<void> {
  const column = (key: keyof FoundSource) => sources.map((source) => source[key]);
  await tx.query(
    `create temporary table incoming_source on commit drop as
     select (s.n - 1)::integer as source, s.identity, s.title, s.issuer, s.address, s.read_on::date as read_on, s.grade, s.licence, null::integer as id
     from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) with ordinality
       as s (identity, title, issuer, address, read_on, grade, licence, n)`,
    [
      identities,
      column("title"),
      column("issuer"),
      column("address"),
      column("readOn"),
      column("grade"),
      column("licence"),
    ],
  );
}

export async function stageSameSources(tx: Tx): Promise<void> {
  await tx.query(
    `create temporary table same_source on commit drop as
     select distinct i.source, s.id from incoming_source i
     join measure.source s on s.hub_id = hub.asker_hub() and s.title = i.title and s.issuer = i.issuer and s.address = i.address and s.grade = i.grade`,
  );
}

/** Stores the sources that are new and notes the number of each. */
export async function saveSources(tx: Tx): Promise<void> {
  await tx.query(
    `with saved as (
       insert into measure.source (hub_id, title, issuer, address, read_on, grade, licence)
       select distinct on (title, issuer, address, read_on, grade) hub.asker_hub(), title, issuer, address, read_on, grade, licence
       from incoming_source
       on conflict (hub_id, title, issuer, address, read_on, grade) do update set licence = excluded.licence
       returning id, title, issuer, address, read_on, grade)
     update incoming_source i set id = s.id from saved s
     where (s.title, s.issuer, s.address, s.read_on, s.grade) = (i.title, i.issuer, i.address, i.read_on, i.grade::char(1))`,
  );
}

export type TwinRow = { row: number; field: number; first: number; isConflict: boolean };

/** Takes figures that stand more than once in the file out of it: all where they differ, the later ones where they agree. */
export async function takeTwins(tx: Tx): Promise<TwinRow[]> {
  const { rows } = await tx.query<TwinRow>(
    `with twin as materialized (
       select indicator_id, period, area_id, activity_id, known_at, min(row * 20000 + field) as first
       from incoming group by indicator_id, period, area_id, activity_id, known_at having count(*) > 1),
     judged as materialized (
       select t.*, count(distinct (i.value, i.status)) > 1 or count(i.value) not in (0, count(*)) as is_conflict
       from twin t join incoming i
         on (i.indicator_id, i.period, i.area_id, i.activity_id, i.known_at) = (t.indicator_id, t.period, t.area_id, t.activity_id, t.known_at)
       group by t.indicator_id, t.period, t.area_id, t.activity_id, t.known_at, t.first)
     delete from incoming i using judged t
     where (i.indicator_id, i.period, i.area_id, i.activity_id, i.known_at) = (t.indicator_id, t.period, t.area_id, t.activity_id, t.known_at)
       and (t.is_conflict or i.row * 20000 + i.field > t.first)
     returning i.row, i.field, t.first / 20000 as first, t.is_conflict as "isConflict"`,
  );
  return rows.sort((a, b) => a.row - b.row || a.field - b.field);
}

/** Whether the hub has any figure of these series (indicator × 10^7 + period). */
export async function hasFigures(tx: Tx, series: readonly number[]): Promise<boolean> {
  const { rows } = await tx.query<{ found: boolean }>(
    `select exists (
       select from unnest($1::bigint[]) s (series)
       cross join lateral (
         select from measure.observation o
         where o.hub_id = hub.asker_hub() and o.indicator_id = s.series / 10000000 and o.period = s.series % 10000000 limit 1) one) as found`,
    [series],
  );
  return (rows[0] as { found: boolean }).found;
}

/**
 * Beside each incoming figure the one that stands before it: the newest that was known by then, in the hub or, where
 * the file brings several vintages, in the file. `differs` says in what they differ; empty is the same figure again.
 */
export async function stageVerdicts(tx: Tx, withFile: boolean): Promise<void> {
  await tx.query(
    `create temporary table verdict on commit drop as
     select v.row, v.field, v.before_value, v.before_status, v.before_source,
       array_remove(array[
         case when v.before_value is distinct from v.value then 'value' end,
         case when v.before_status is distinct from v.status then 'status' end,
         case when not v.same_source then 'source' end,
         case when v.before_attributes is distinct from v.attributes then 'attributes' end], null) as differs
     from (
       select distinct on (i.row, i.field) i.row, i.field, i.value, i.status, i.attributes, p.value as before_value, p.status as before_status,
         p.attributes as before_attributes, p.source_id as before_source,
         case when p.source_id is null then p.identity = s.identity
           else exists (select from same_source m where m.source = i.source and m.id = p.source_id) end as same_source
       from incoming i
       join incoming_source s on s.source = i.source
       join (
         select o.indicator_id, o.period, o.area_id, o.activity_id, o.known_at, o.recorded_at, o.value, o.status, o.attributes, o.source_id,
           null::integer as identity
         from measure.observation o where o.hub_id = hub.asker_hub() and o.withdrawn_at is null
         ${
           withFile
             ? `union all
         select f.indicator_id, f.period, f.area_id, f.activity_id, f.known_at, null, f.value, f.status, f.attributes, null, fs.identity
         from incoming f join incoming_source fs on fs.source = f.source`
             : ""
         }) p
         on p.indicator_id = i.indicator_id and p.period = i.period and p.area_id = i.area_id and p.activity_id = i.activity_id
         and (p.known_at < i.known_at or (p.known_at = i.known_at and p.recorded_at is not null))
       order by i.row, i.field, p.known_at desc, p.recorded_at desc nulls first) v`,
  );
}

/** The same, where nothing can stand before any figure. */
export async function stageNoVerdicts(tx: Tx): Promise<void> {
  await tx.query(
    `create temporary table verdict (row bigint, field integer, before_value double precision, before_status char(1),
       before_source integer, differs text[]) on commit drop`,
  );
}

export async function countVerdicts(
  tx: Tx,
): Promise<{ figures: number; changed: number; same: number }> {
  const { rows } = await tx.query(
    `select (select count(*) from incoming) as figures,
       (select count(*) from verdict where differs <> '{}') as changed, (select count(*) from verdict where differs = '{}') as same`,
  );
  return rows[0];
}

export type ChangeRow = {
  row: number;
  area: string;
  indicator: string;
  activity: string;
  period: number;
  before: number | null;
  after: number | null;
  beforeStatus: string;
  afterStatus: string;
  beforeSource: string;
  afterSource: string;
  differs: string[];
};

export async function listVerdicts(tx: Tx, limit: number): Promise<ChangeRow[]> {
  const { rows } = await tx.query<ChangeRow>(
    `select v.row, a.code as area, d.code as indicator, coalesce(c.code, '_T') as activity, i.period, v.before_value as before, i.value as after,
       v.before_status as "beforeStatus", i.status as "afterStatus", coalesce(b.title, n.title) as "beforeSource", n.title as "afterSource", v.differs
     from (select * from verdict where differs <> '{}' order by row, field limit $1) v
     join incoming i on i.row = v.row and i.field = v.field
     join incoming_source n on n.source = i.source
     join measure.area a on a.id = i.area_id
     join measure.indicator d on d.hub_id = hub.asker_hub() and d.id = i.indicator_id
     left join measure.source b on b.hub_id = hub.asker_hub() and b.id = v.before_source
     left join measure.activity c on c.id = i.activity_id
     order by v.row, v.field`,
    [limit],
  );
  return rows;
}

export type SumRow = { row: number; field: number; total: number; parts: number };

/** Totals that the parts of the same table do not add up to; looked at only where nearly all top activities are there. */
export async function findWrongSums(tx: Tx, limit: number): Promise<SumRow[]> {
  const { rows } = await tx.query<SumRow>(
    `with part as (
       select i.indicator_id, i.period, i.area_id, i.known_at, sum(i.value) as parts, count(*) as n, max(scale(i.value::numeric)) as places
       from incoming i join measure.activity c on c.id = i.activity_id
       where c.parent_code is null group by i.indicator_id, i.period, i.area_id, i.known_at)
     select t.row, t.field, t.value as total, p.parts
     from part p join incoming t on t.indicator_id = p.indicator_id and t.period = p.period and t.area_id = p.area_id and t.known_at = p.known_at
       and t.activity_id = 0
     join measure.indicator d on d.hub_id = hub.asker_hub() and d.id = t.indicator_id
     where d.nature = 'total' and t.value is not null
       and abs(t.value - p.parts) > case when d.multiplier = 0 and d.decimals = 0 then 0.01 else (p.n + 1) * 0.5 * 10.0 ^ (-d.decimals) end + abs(t.value) * 1e-12
     order by t.row, t.field limit $1`,
    [limit],
  );
  return rows;
}

/**
 * Writes what is new or changed. A file that jumps between series is put in the order of the key first: the tree then
 * grows at one place instead of everywhere.
 */
export async function insertFigures(
  tx: Tx,
  batch: number,
  { withVerdicts, inOrder }: { withVerdicts: boolean; inOrder: boolean },
): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into measure.observation (hub_id, indicator_id, period, area_id, activity_id, known_at, value, status, source_id, batch_id, attributes)
     select hub.asker_hub(), i.indicator_id, i.period, i.area_id, i.activity_id, i.known_at, i.value, i.status, s.id, $1, i.attributes
     from incoming i join incoming_source s on s.source = i.source
     ${withVerdicts ? "where not exists (select from verdict v where v.row = i.row and v.field = i.field and v.differs = '{}')" : ""}
     ${inOrder ? "" : "order by i.indicator_id, i.period, i.area_id, i.activity_id, i.known_at"}`,
    [batch],
  );
  return rowCount ?? 0;
}

/** Figures of a batch that somebody corrected after it: they stay, and the undo names them. */
export async function laterEdits(tx: Tx, batch: number, limit: number): Promise<ChangeRow[]> {
  const { rows } = await tx.query<ChangeRow>(
    `select 0 as row, a.code as area, d.code as indicator, coalesce(c.code, '_T') as activity, o.period, o.value as before, l.value as after,
       o.status as "beforeStatus", l.status as "afterStatus", s.title as "beforeSource", n.title as "afterSource",
       array_remove(array[case when l.value is distinct from o.value then 'value' end, case when l.status <> o.status then 'status' end,
         case when l.source_id <> o.source_id then 'source' end, case when l.attributes is distinct from o.attributes then 'attributes' end], null) as differs
     from measure.observation o
     join measure.observation l on l.hub_id = o.hub_id and l.indicator_id = o.indicator_id and l.period = o.period and l.area_id = o.area_id
       and l.activity_id = o.activity_id and l.batch_id <> o.batch_id and l.recorded_at > o.recorded_at and l.withdrawn_at is null
     join measure.area a on a.id = o.area_id
     join measure.indicator d on d.hub_id = o.hub_id and d.id = o.indicator_id
     join measure.source s on s.hub_id = o.hub_id and s.id = o.source_id
     join measure.source n on n.hub_id = l.hub_id and n.id = l.source_id
     left join measure.activity c on c.id = o.activity_id
     where o.hub_id = hub.asker_hub() and o.batch_id = $1 and o.withdrawn_at is null
     order by d.code, a.code, o.period limit $2`,
    [batch, limit],
  );
  return rows;
}

export async function withdrawBatch(tx: Tx, batch: number): Promise<number> {
  const { rowCount } = await tx.query(
    `update measure.observation set withdrawn_at = now() where hub_id = hub.asker_hub() and batch_id = $1 and withdrawn_at is null`,
    [batch],
  );
  return rowCount ?? 0;
}
