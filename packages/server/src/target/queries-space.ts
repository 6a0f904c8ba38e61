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
  const hub = (await hubArea(tx)).id;
  const key = `${hub}|${indicator}`;
  const known = fresh.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.value;
  const value = await readBasisOf(tx, null, indicator);
  fresh.set(key, { at: Date.now(), value });
  return value;
}

/** The mark is read from all figures of an indicator: a page with several questions asks once. */
const FRESH_MS = 3_000;
const fresh = new Map<string, { at: number; value: { mark: string; periods: number[] } }>();

/** The same for a hub that is named, where the system and not a person asks. */
export async function readBasisOf(
  tx: Tx,
  hub: number | null,
  indicator: string,
): Promise<{ mark: string; periods: number[] }> {
  const { rows } = await tx.query<{ mark: string; periods: number[] }>(
    `select count(*) || '/' || coalesce(max(known_at)::text, '') as mark,
       coalesce(array_agg(distinct period order by period desc), '{}') as periods
     from measure.published_observation where hub_id = coalesce($2, hub.asker_hub()) and indicator = $1 and activity <> '_T'`,
    [indicator, hub],
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

export async function hubArea(
  tx: Tx,
): Promise<{ id: number; area: string | null; peers: string[] }> {
  const { rows } = await tx.query<{ id: number; area: string | null; peers: string[] }>(
    "select id, area_code as area, peers from hub.hub where id = hub.asker_hub()",
  );
  return rows[0] ?? { id: 0, area: null, peers: [] };
}

export type BasisRow = {
  code: string;
  name: { en: string };
  unit: string;
  multiplier: number;
  decimals: number;
  scheme: string;
};

/** Indicators that are observed by activity. */
export async function listBases(tx: Tx): Promise<BasisRow[]> {
  const { rows } = await tx.query<BasisRow>(
    `select code, name, unit, multiplier, decimals, scheme from measure.published_activity_indicator where hub_id = hub.asker_hub() order by code`,
  );
  return rows;
}

/** The class above each activity, where the list of classes says so. */
export async function activityParents(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ code: string; parent: string }>(
    "select code, parent_code as parent from measure.activity where code = any($1) and parent_code is not null",
    [codes],
  );
  return new Map(rows.map((row) => [row.code, row.parent]));
}
