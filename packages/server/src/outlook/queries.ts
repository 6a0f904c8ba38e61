import type { Tx } from "../db/rights.ts";

export type HubRow = {
  id: number;
  code: string;
  name: { en: string };
  areaCode: string | null;
  peers: string[];
  settings: Record<string, unknown>;
};

/** The hub of the asker. */
export async function ownHub(tx: Tx): Promise<HubRow> {
  const { rows } = await tx.query<HubRow>(
    `select id, code, name, area_code as "areaCode", peers, settings from hub.hub where id = hub.asker_hub()`,
  );
  return rows[0] as HubRow;
}

export type FactRow = {
  indicator: string;
  indicatorName: { en: string };
  unit: string;
  multiplier: number;
  area: string;
  areaName: { en: string };
  period: number;
  value: number;
  status: string;
  source: { title: string; issuer: string; address: string; readOn: string; grade: string };
};

const FACT = `f.indicator, f.indicator_name as "indicatorName", f.unit, f.multiplier, f.area, f.area_name as "areaName", f.period, f.value, f.status,
  jsonb_build_object('title', f.source_title, 'issuer', f.source_issuer, 'address', f.source_address, 'readOn', f.read_on, 'grade', f.grade) as source`;

/** The newest vintage of every whole-year figure of some areas, as known on a day; null is every indicator. */
export async function yearlyFacts(
  tx: Tx,
  q: { areas: readonly string[]; indicators: readonly string[] | null; asOf: string | null },
): Promise<FactRow[]> {
  const { rows } = await tx.query<FactRow>(
    `select distinct on (f.indicator, f.area, f.period) ${FACT}
     from measure.published_sourced_figure f
     where f.hub_id = hub.asker_hub() and f.area = any($1::text[]) and ($2::text[] is null or f.indicator = any($2)) and f.period % 1000 = 0
       and f.value is not null and f.status <> 'T' and f.known_at < coalesce($3::date + interval '1 day', 'infinity'::timestamptz)
     order by f.indicator, f.area, f.period, f.known_at desc`,
    [q.areas, q.indicators, q.asOf],
  );
  return rows;
}

export type TargetRow = {
  id: number;
  indicator: string;
  area: string;
  year: number;
  value: number;
  source: FactRow["source"];
  note: object;
  version: number;
};

export async function listTargets(tx: Tx): Promise<TargetRow[]> {
  const { rows } = await tx.query<TargetRow>(
    `select id::integer, indicator, area, year, value, source, note, version from outlook.target
     where hub_id = hub.asker_hub() order by year, indicator, area`,
  );
  return rows;
}

export async function addTarget(
  tx: Tx,
  t: {
    hub: number;
    indicator: string;
    area: string;
    year: number;
    value: number;
    source: object;
    note: object;
    person: number | null;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into outlook.target (hub_id, indicator, area, year, value, source, note, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id::integer`,
    [t.hub, t.indicator, t.area, t.year, t.value, t.source, t.note, t.person],
  );
  return (rows[0] as { id: number }).id;
}

export async function removeTarget(tx: Tx, id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from outlook.target where hub_id = hub.asker_hub() and id = $1",
    [id],
  );
  return rowCount === 1;
}

export type IndicatorRow = {
  code: string;
  name: { en: string };
  unit: string;
  multiplier: number;
  years: number;
};

/** Indicators for which the hub's area has figures of whole years, those with most years first. */
export async function indicatorsOf(tx: Tx, area: string): Promise<IndicatorRow[]> {
  const { rows } = await tx.query<IndicatorRow>(
    `select f.indicator as code, f.indicator_name as name, f.unit, f.multiplier, count(distinct f.period)::integer as years
     from measure.published_sourced_figure f
     where f.hub_id = hub.asker_hub() and f.area = $1 and f.period % 1000 = 0 and f.status <> 'T' and f.value is not null
     group by 1, 2, 3, 4 order by years desc, code`,
    [area],
  );
  return rows;
}

/** Names and units of indicators and areas, from the published figures. */
export async function describe(
  tx: Tx,
  q: { indicators: readonly string[]; areas: readonly string[] },
): Promise<{ indicators: IndicatorRow[]; areas: { code: string; name: { en: string } }[] }> {
  const near = await indicatorNames(tx, { indicators: q.indicators, areas: q.areas });
  const missing = q.indicators.filter((code) => near.every((i) => i.code !== code));
  // Those of which these areas have no figure are looked for in all of them, which takes longer.
  const far =
    missing.length === 0 ? [] : await indicatorNames(tx, { indicators: missing, areas: null });
  const areas = await areaNames(tx, q.areas);
  return { indicators: [...near, ...far], areas };
}

async function indicatorNames(
  tx: Tx,
  q: { indicators: readonly string[]; areas: readonly string[] | null },
): Promise<IndicatorRow[]> {
  const { rows } = await tx.query<IndicatorRow>(
    `select distinct f.indicator as code, f.indicator_name as name, f.unit, f.multiplier, 0 as years
     from measure.published_sourced_figure f
     where f.hub_id = hub.asker_hub() and f.indicator = any($1::text[])${q.areas === null ? "" : " and f.area = any($2::text[])"}`,
    q.areas === null ? [q.indicators] : [q.indicators, q.areas],
  );
  return rows;
}

export async function areaNames(
  tx: Tx,
  codes: readonly string[],
): Promise<{ code: string; name: { en: string } }[]> {
  const { rows } = await tx.query<{ code: string; name: { en: string } }>(
    "select code, name from measure.area where code = any($1::text[])",
    [codes],
  );
  return rows;
}

export type PublicPageRow = { isOpen: boolean; recipe: string; licence: string; version: number };

export async function readPublicPage(tx: Tx): Promise<PublicPageRow | undefined> {
  const { rows } = await tx.query<PublicPageRow>(
    `select is_open as "isOpen", recipe, licence, version from outlook.public_page where hub_id = hub.asker_hub()`,
  );
  return rows[0];
}

export async function savePublicPage(
  tx: Tx,
  p: { hub: number; isOpen: boolean; recipe: string; licence: string },
): Promise<void> {
  await tx.query(
    `insert into outlook.public_page as page (hub_id, is_open, recipe, licence) values ($1, $2, $3, $4)
     on conflict (hub_id) do update set is_open = $2, recipe = $3, licence = $4, version = page.version + 1`,
    [p.hub, p.isOpen, p.recipe, p.licence],
  );
}

/** Hubs whose public page is open: asked by the system, before anybody has signed in. */
export async function openHubs(
  tx: Tx,
  code: string | null,
): Promise<{ id: number; code: string; name: { en: string } }[]> {
  const { rows } = await tx.query<{ id: number; code: string; name: { en: string } }>(
    `select h.id, h.code, h.name from hub.hub h join outlook.public_page p on p.hub_id = h.id and p.is_open
     where $1::text is null or h.code = $1 order by h.code`,
    [code],
  );
  return rows;
}
