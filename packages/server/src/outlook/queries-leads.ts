import type { Tx } from "../db/rights.ts";

export type SeriesRow = {
  indicator: string;
  name: { en: string };
  unit: string;
  multiplier: number;
  nature: "total" | "ratio" | "growth" | "score";
  area: string;
  areaName: { en: string };
  /** Ascending; the newest vintage of each, as known on a day. */
  periods: number[];
  values: number[];
  sources: { title: string; issuer: string; address: string; readOn: string; grade: string }[];
};

/** Codes of the hub's area, of what lies above it, and of whole countries. */
export async function areasAround(tx: Tx): Promise<string[]> {
  const { rows } = await tx.query<{ code: string }>(
    `with recursive above as (
       select a.code, a.parent_code from measure.area a
       where a.code = (select area_code from hub.hub where id = hub.asker_hub())
       union select p.code, p.parent_code from measure.area p join above on p.code = above.parent_code)
     select code from above union select code from measure.area where level = 'country'`,
  );
  return rows.map((r) => r.code);
}

/**
 * The published series of some areas. Goals, forecasts and crossed levels say no value and stand aside. The areas come
 * as a list, so that the database reads only their figures and not the census of every county.
 */
export async function publishedSeries(
  tx: Tx,
  q: { areas: readonly string[]; asOf: string | null },
): Promise<SeriesRow[]> {
  const { rows } = await tx.query<SeriesRow>(
    `with newest as (
       select distinct on (f.indicator, f.area, f.period) f.*
       from measure.published_sourced_figure f
       where f.hub_id = hub.asker_hub() and f.area = any($1::text[]) and f.value is not null and f.status not in ('T', 'F', 'B')
         and f.known_at < coalesce($2::date + interval '1 day', 'infinity'::timestamptz)
       order by f.indicator, f.area, f.period, f.known_at desc)
     select indicator, indicator_name as name, unit, multiplier, nature, area, area_name as "areaName",
       array_agg(period order by period) as periods, array_agg(value order by period) as values,
       jsonb_agg(distinct jsonb_build_object('title', source_title, 'issuer', source_issuer, 'address', source_address,
         'readOn', read_on, 'grade', grade)) as sources
     from newest group by 1, 2, 3, 4, 5, 6, 7 order by indicator, area`,
    [q.areas, q.asOf],
  );
  return rows;
}
