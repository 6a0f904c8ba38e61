import type { Tx } from "../db/rights.ts";

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
    source: number;
    batch: number;
    trace: object;
  },
): Promise<number> {
  const { rowCount } = await tx.query(
    `insert into measure.observation (hub_id, indicator_id, period, area_id, activity_id, known_at, value, status, source_id, batch_id, attributes)
     select hub.asker_hub(), $1, $2, a.id, coalesce(c.id, 0), now(), $5, 'A', $6, $7, jsonb_build_object('trace', $8::jsonb)
     from measure.area a left join measure.activity c on c.code = $4
     where a.code = $3 and $5 is distinct from (
       select o.value from measure.observation o
       where o.hub_id = hub.asker_hub() and o.indicator_id = $1 and o.period = $2 and o.area_id = a.id and o.activity_id = coalesce(c.id, 0) and o.withdrawn_at is null
       order by o.known_at desc limit 1)`,
    [
      f.indicator,
      f.period,
      f.area,
      f.activity === "_T" ? null : f.activity,
      f.value,
      f.source,
      f.batch,
      f.trace,
    ],
  );
  return rowCount ?? 0;
}
