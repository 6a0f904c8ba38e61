import type { Tx } from "../db/rights.ts";

export type CellRow = { area: string; activity: string; value: number };

/** Values of one indicator by area and activity in a period, as known on a day. */
export async function readActivityCells(
  tx: Tx,
  q: { indicator: string; period: number; level: string; asOf: string | null },
): Promise<CellRow[]> {
  const { rows } = await tx.query<CellRow>(
    `select distinct on (o.area, o.activity) o.area, o.activity, o.value
     from measure.published_observation o join measure.area a on a.code = o.area and a.level = $3
     where o.hub_id = hub.asker_hub() and o.indicator = $1 and o.period = $2 and o.activity <> '_T' and o.value is not null
       and o.known_at < coalesce($4::date + interval '1 day', 'infinity'::timestamptz)
     order by o.area, o.activity, o.known_at desc`,
    [q.indicator, q.period, q.level, q.asOf],
  );
  return rows;
}

/** A mark that changes when figures of the indicator are recorded or withdrawn, and the periods it has. */
export async function readBasis(
  tx: Tx,
  indicator: string,
): Promise<{ mark: string; periods: number[] }> {
  const { rows } = await tx.query<{ mark: string; periods: number[] }>(
    `select count(*) || '/' || coalesce(max(known_at)::text, '') as mark,
       coalesce(array_agg(distinct period order by period desc), '{}') as periods
     from measure.published_observation where hub_id = hub.asker_hub() and indicator = $1 and activity <> '_T'`,
    [indicator],
  );
  return rows[0] ?? { mark: "", periods: [] };
}

export type NameRow = { code: string; name: { en: string }; province: string };

export async function areaNames(tx: Tx, codes: readonly string[]): Promise<Map<string, NameRow>> {
  const { rows } = await tx.query<NameRow>(
    "select code, name, left(code, 2) || '0000' as province from measure.area where code = any($1)",
    [codes],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

export async function activityNames(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, { en: string }>> {
  const { rows } = await tx.query<{ code: string; name: { en: string } }>(
    "select code, name from measure.activity where code = any($1)",
    [codes],
  );
  return new Map(rows.map((row) => [row.code, row.name]));
}

export async function hubArea(tx: Tx): Promise<{ area: string | null; peers: string[] }> {
  const { rows } = await tx.query<{ area: string | null; peers: string[] }>(
    "select area_code as area, peers from hub.hub where id = hub.asker_hub()",
  );
  return rows[0] ?? { area: null, peers: [] };
}
