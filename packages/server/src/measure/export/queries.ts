import type { Tx } from "../../db/rights.ts";
import { KNOWN } from "../queries.ts";

/** A figure with everything that stands behind it: none leaves without its source. */
export type ExportRow = {
  area: string;
  areaName: string;
  indicator: string;
  activity: string;
  period: number;
  value: number | null;
  unit: string;
  multiplier: number;
  status: string;
  knownAt: string;
  title: string;
  issuer: string;
  address: string;
  readOn: string;
  grade: string;
  licence: string;
  attributes: Record<string, string> | null;
};

export type ExportFilter = {
  readonly asOf: string | null;
  readonly indicators: readonly number[];
  readonly areas: readonly string[] | null;
  readonly period: number | null;
};

const FIGURES = `
  from (
    select distinct on (o.hub_id, o.indicator_id, o.period, o.area_id, o.activity_id) o.*
    from measure.observation o
    where o.hub_id = hub.asker_hub() and o.indicator_id = any($2) and ($4::integer is null or o.period = $4) and ${KNOWN}
      and ($3::text[] is null or o.area_id in (select id from measure.area where code = any($3)))
    order by o.hub_id, o.indicator_id, o.period, o.area_id, o.activity_id, o.known_at desc, o.recorded_at desc) k`;

const values = (filter: ExportFilter) => [
  filter.asOf,
  filter.indicators,
  filter.areas,
  filter.period,
];

/** The names of the attributes that the figures carry. */
export async function attributeNames(tx: Tx, filter: ExportFilter): Promise<string[]> {
  const { rows } = await tx.query<{ name: string }>(
    `select distinct x.name ${FIGURES} cross join lateral jsonb_object_keys(k.attributes) as x (name) where k.attributes is not null order by 1`,
    values(filter),
  );
  return rows.map((row) => row.name);
}

export async function countFigures(tx: Tx, filter: ExportFilter, limit: number): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `select count(*) as n from (select ${FIGURES} limit $5) one`,
    [...values(filter), limit],
  );
  return (rows[0] as { n: number }).n;
}

/** Opens a cursor over the figures; `fetchFigures` takes from it until the transaction ends. A moment that is no midnight keeps its time. */
export async function openFigures(tx: Tx, filter: ExportFilter): Promise<void> {
  await tx.query(
    `declare figures no scroll cursor for
     select a.code as area, coalesce(a.name ->> 'zh-CN', a.name ->> 'en') as "areaName", i.code as indicator, coalesce(c.code, '_T') as activity,
       k.period, k.value, i.unit, i.multiplier, k.status,
       case when k.known_at = date_trunc('day', k.known_at) then to_char(k.known_at, 'YYYY-MM-DD')
         else to_char(k.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end as "knownAt",
       s.title, s.issuer, s.address, s.read_on as "readOn", s.grade, s.licence, k.attributes
     ${FIGURES}
     join measure.indicator i on i.hub_id = k.hub_id and i.id = k.indicator_id
     join measure.source s on s.hub_id = k.hub_id and s.id = k.source_id
     join measure.area a on a.id = k.area_id
     left join measure.activity c on c.id = k.activity_id`,
    values(filter),
  );
}

export async function fetchFigures(tx: Tx): Promise<ExportRow[]> {
  return (await tx.query<ExportRow>("fetch 5000 from figures")).rows;
}
