import type { Tx } from "../db/rights.ts";
import type { Thing } from "../http/take-in.ts";

export async function addComputedSource(
  tx: Tx,
  source: { title: string; grade: string },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into measure.source (hub_id, title, read_on, grade) values (hub.asker_hub(), $1, current_date, $2)
     on conflict (hub_id, title, issuer, address, read_on, grade) do update set licence = measure.source.licence returning id`,
    [source.title, source.grade],
  );
  return (rows[0] as { id: number }).id;
}

export async function addTakenBatch(tx: Tx, title: string, rows_: number): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into measure.batch (hub_id, kind, file_name, state, counts, created_by, applied_at)
     values (hub.asker_hub(), 'computed', $1, 'applied', jsonb_build_object('rows', $2::integer), hub.asker_person(), now()) returning id`,
    [title, rows_],
  );
  return (rows[0] as { id: number }).id;
}

/** Records a figure unless the same value already stands; answers how many rows it added. */
export async function takeFigure(
  tx: Tx,
  f: {
    indicator: number;
    area: string;
    activity: string;
    period: number;
    value: number;
    status: "A" | "F";
    source: number;
    batch: number;
    trace: object;
    /** What it is made of moved, so that it is recorded even where the value did not. */
    force: boolean;
  },
): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into measure.observation (hub_id, indicator_id, period, area_id, activity_id, known_at, value, status, source_id, batch_id, attributes)
     select hub.asker_hub(), $1, $2, a.id, coalesce(c.id, 0), now(), $5, $9, $6, $7, jsonb_build_object('trace', $8::jsonb)
     from measure.area a left join measure.activity c on c.code = $4
     where a.code = $3 and ($10::boolean or $5 is distinct from (
       select o.value from measure.observation o
       where o.hub_id = hub.asker_hub() and o.indicator_id = $1 and o.period = $2 and o.area_id = a.id and o.activity_id = coalesce(c.id, 0) and o.withdrawn_at is null
       order by o.known_at desc limit 1))`,
    [
      f.indicator,
      f.period,
      f.area,
      f.activity === "_T" ? null : f.activity,
      f.value,
      f.source,
      f.batch,
      f.trace,
      f.status,
      f.force,
    ],
  );
  return rowCount ?? 0;
}

type Key = { readonly indicator: number; readonly area: string; readonly period: number };

/** What the newest vintage of a figure is made of, as far as the asker may see it. */
export async function newestTrace(tx: Tx, at: Key): Promise<Thing[]> {
  const { rows } = await tx.query<Thing>(
    `select t.kind, t.thing_id::integer as id, t.value from measure.figure_trace t
     where t.hub_id = hub.asker_hub() and t.indicator_id = $1 and t.period = $2 and t.area_id = (select id from measure.area where code = $3)
       and t.known_at = (
         select o.known_at from measure.observation o
         where o.hub_id = hub.asker_hub() and o.indicator_id = $1 and o.period = $2 and o.area_id = t.area_id and o.activity_id = 0 and o.withdrawn_at is null
         order by o.known_at desc limit 1)`,
    [at.indicator, at.period, at.area],
  );
  return rows;
}

/** Notes what the vintage that this transaction records is made of. */
export async function addTrace(tx: Tx, at: Key & { things: readonly Thing[] }): Promise<void> {
  await tx.query(
    `insert into measure.figure_trace (hub_id, kind, thing_id, indicator_id, period, area_id, known_at, value)
     select hub.asker_hub(), t.kind, t.id, $1, $2, a.id, now(), t.value
     from unnest($4::text[], $5::bigint[], $6::double precision[]) as t (kind, id, value), measure.area a where a.code = $3`,
    [
      at.indicator,
      at.period,
      at.area,
      at.things.map((t) => t.kind),
      at.things.map((t) => t.id),
      at.things.map((t) => t.value),
    ],
  );
}
