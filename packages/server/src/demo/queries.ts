import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Tx } from "../db/rights.ts";

export async function makeHub(
  tx: Tx,
  hub: { code: string; name: object; areaCode: string; peers: readonly string[]; settings: object },
): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into hub.hub (code, name, area_code, peers, settings) values ($1, $2, $3, $4, $5)
     on conflict (code) do nothing returning id`,
    [hub.code, hub.name, hub.areaCode, hub.peers, hub.settings],
  );
  return rows[0]?.id;
}

export type NewArea = {
  code: string;
  scheme: string;
  level: string;
  parent: string | null;
  name: object;
  lon?: number;
  lat?: number;
};

export async function addAreas(tx: Tx, areas: readonly NewArea[]): Promise<void> {
  await tx.query(
    `insert into measure.area (code, scheme, level, parent_code, name)
     select x ->> 'code', x ->> 'scheme', x ->> 'level', x ->> 'parent', x -> 'name' from jsonb_array_elements($1::jsonb) x
     on conflict (code) do nothing`,
    [JSON.stringify(areas)],
  );
}

export type NewActivity = {
  scheme: string;
  code: string;
  parent: string | null;
  level: number;
  name: object;
};

export async function addActivities(tx: Tx, activities: readonly NewActivity[]): Promise<void> {
  await tx.query(
    `insert into measure.activity (scheme, code, parent_code, level, name)
     select x ->> 'scheme', x ->> 'code', x ->> 'parent', (x ->> 'level')::smallint, x -> 'name' from jsonb_array_elements($1::jsonb) x
     on conflict (scheme, code) do nothing`,
    [JSON.stringify(activities)],
  );
}

export async function idsOf(tx: Tx, table: "area" | "activity"): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ code: string; id: number }>(
    `select code, id from measure.${table}`,
  );
  return new Map(rows.map((row) => [row.code, row.id]));
}

export async function addIndicators(
  tx: Tx,
  hub: number,
  indicators: readonly object[],
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ code: string; id: number }>(
    `insert into measure.indicator (hub_id, code, name, definition, unit, multiplier, direction, nature, family, counts, price_basis, decimals)
     select $1, x ->> 'code', x -> 'name', x -> 'definition', x ->> 'unit', (x ->> 'multiplier')::smallint, (x ->> 'direction')::smallint,
       x ->> 'nature', x ->> 'family', x ->> 'counts', x ->> 'priceBasis', (x ->> 'decimals')::smallint
     from jsonb_array_elements($2::jsonb) x returning code, id`,
    [hub, JSON.stringify(indicators)],
  );
  return new Map(rows.map((row) => [row.code, row.id]));
}

export type NewSource = {
  title: string;
  issuer?: string;
  address?: string;
  readOn: string;
  grade: string;
  licence?: string;
};

export async function addSource(tx: Tx, hub: number, source: NewSource): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into measure.source (hub_id, title, issuer, address, read_on, grade, licence) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (hub_id, title, issuer, address, read_on, grade) do update set licence = excluded.licence returning id`,
    [
      hub,
      source.title,
      source.issuer ?? "",
      source.address ?? "",
      source.readOn,
      source.grade,
      source.licence ?? "",
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function addBatch(
  tx: Tx,
  hub: number,
  fileName: string,
  counts: object,
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    "insert into measure.batch (hub_id, kind, file_name, state, counts, applied_at) values ($1, 'demo', $2, 'applied', $3, now()) returning id",
    [hub, fileName, counts],
  );
  return (rows[0] as { id: number }).id;
}

export type NewObservation = {
  indicator: number;
  period: number;
  area: number;
  activity: number;
  knownAt: string;
  value: number | null;
  status: string;
  source: number;
  batch: number;
};

/** Streams observations in: COPY into a table of the transaction, since COPY passes no row-level security, then one insert. */
export async function copyObservations(
  tx: Tx,
  hub: number,
  observations: Iterable<NewObservation>,
): Promise<void> {
  await tx.query(
    `create temporary table incoming (indicator_id integer, period integer, area_id integer, activity_id integer,
       known_at timestamptz, value double precision, status char(1), source_id integer, batch_id integer) on commit drop`,
  );
  const target = (tx as pg.Client).query(copyFrom("copy incoming from stdin"));
  const lines = function* () {
    let chunk = "";
    for (const o of observations) {
      chunk += `${o.indicator}\t${o.period}\t${o.area}\t${o.activity}\t${o.knownAt}\t${o.value ?? "\\N"}\t${o.status}\t${o.source}\t${o.batch}\n`;
      if (chunk.length > 60_000) {
        yield chunk;
        chunk = "";
      }
    }
    if (chunk !== "") yield chunk;
  };
  await pipeline(Readable.from(lines()), target);
  await tx.query(
    `insert into measure.observation (hub_id, indicator_id, period, area_id, activity_id, known_at, value, status, source_id, batch_id)
     select $1, * from incoming order by indicator_id, period, area_id, activity_id`,
    [hub],
  );
  await tx.query("drop table incoming");
}

export async function addRecipe(
  tx: Tx,
  hub: number,
  recipe: { code: string; name: object; note: object; body: object; scope: object; hash: string },
): Promise<void> {
  await tx.query(
    "insert into measure.recipe (hub_id, code, name, note, body, hash, scope) values ($1, $2, $3, $4, $5, $6, $7)",
    [hub, recipe.code, recipe.name, recipe.note, recipe.body, recipe.hash, recipe.scope],
  );
}

export async function addPublishedList(
  tx: Tx,
  hub: number,
  list: { code: string; name: object; publisher: string; method: object; methodChanges: object },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    "insert into measure.published_list (hub_id, code, name, publisher, method, method_changes) values ($1, $2, $3, $4, $5, $6) returning id",
    [hub, list.code, list.name, list.publisher, list.method, JSON.stringify(list.methodChanges)],
  );
  return (rows[0] as { id: number }).id;
}

export async function addPublishedRank(
  tx: Tx,
  hub: number,
  rank: {
    list: number;
    edition: string;
    area: number;
    rank: number;
    tied: boolean;
    source: number;
  },
): Promise<void> {
  await tx.query(
    `insert into measure.published_rank (hub_id, list_id, edition, area_id, rank, tied, source_id) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing`,
    [hub, rank.list, rank.edition, rank.area, rank.rank, rank.tied, rank.source],
  );
}

export async function addMilestone(
  tx: Tx,
  hub: number,
  m: { area: number; indicator: number; level: number; period: number; source: number },
): Promise<void> {
  await tx.query(
    "insert into measure.milestone (hub_id, area_id, indicator_id, level, period, source_id) values ($1, $2, $3, $4, $5, $6)",
    [hub, m.area, m.indicator, m.level, m.period, m.source],
  );
}

export async function analyse(tx: Tx): Promise<void> {
  await tx.query("analyze measure.observation");
}
