import type { Tx } from "../db/rights.ts";
import type { Thing, ThingKind } from "../http/parts.ts";
import { KNOWN } from "./queries.ts";

/** Codes of the indicators of which the register got or lost a figure since an instant. */
export async function indicatorsSince(tx: Tx, since: Date): Promise<string[]> {
  const { rows } = await tx.query<{ code: string }>(
    `with batches as (
       select id from measure.batch where hub_id = hub.asker_hub() and (coalesce(applied_at, created_at) > $1 or undone_at > $1))
     select i.code from measure.indicator i
     where i.hub_id = hub.asker_hub() and exists (
       select from batches b join measure.observation o on o.hub_id = i.hub_id and o.batch_id = b.id and o.indicator_id = i.id)`,
    [since],
  );
  return rows.map((row) => row.code);
}

/** What a figure was made of at an instant, as far as the asker may see it. */
export async function traceAt(
  tx: Tx,
  q: { asOf: string | null; indicator: string; period: number; area: string },
): Promise<Thing[]> {
  const { rows } = await tx.query<Thing>(
    `with vintage as (
       select o.indicator_id, o.area_id, o.period, o.known_at from measure.observation o
       where o.hub_id = hub.asker_hub() and o.activity_id = 0 and o.period = $3
         and o.indicator_id = (select id from measure.indicator where hub_id = hub.asker_hub() and code = $2)
         and o.area_id = (select id from measure.area where code = $4) and ${KNOWN}
       order by o.known_at desc, o.recorded_at desc limit 1)
     select t.kind, t.thing_id::integer as id, t.value from vintage v
     join measure.figure_trace t on t.hub_id = hub.asker_hub() and t.indicator_id = v.indicator_id and t.area_id = v.area_id
       and t.period = v.period and t.known_at = v.known_at
     order by abs(t.value) desc, t.thing_id`,
    [q.asOf, q.indicator, q.period, q.area],
  );
  return rows;
}

/** Whether what a figure is made of was noted: then points without a name belong to things that the asker may not see. */
export async function isTraced(
  tx: Tx,
  q: { indicator: string; period: number; area: string },
): Promise<boolean> {
  const { rows } = await tx.query<{ traced: boolean }>(
    `select coalesce((o.attributes -> 'trace' ->> 'things')::integer, 0) > 0 as traced from measure.observation o
     where o.hub_id = hub.asker_hub() and o.activity_id = 0 and o.period = $2 and o.withdrawn_at is null
       and o.indicator_id = (select id from measure.indicator where hub_id = hub.asker_hub() and code = $1)
       and o.area_id = (select id from measure.area where code = $3)
     order by o.known_at desc, o.recorded_at desc limit 1`,
    [q.indicator, q.period, q.area],
  );
  return rows[0]?.traced ?? false;
}

export type SharedFigure = {
  indicator: string;
  area: string;
  period: number;
  value: number;
  total: number;
  status: string;
};

/** Figures that stand now and that a thing stands behind. */
export async function figuresBehind(
  tx: Tx,
  { kind, id }: { kind: ThingKind; id: number },
): Promise<SharedFigure[]> {
  const { rows } = await tx.query<SharedFigure>(
    `with known as (
       select distinct on (o.indicator_id, o.period, o.area_id) o.indicator_id, o.period, o.area_id, o.known_at, o.value, o.status
       from (select distinct indicator_id, period, area_id from measure.figure_trace where hub_id = hub.asker_hub() and kind = $1 and thing_id = $2) t
       join measure.observation o on o.hub_id = hub.asker_hub() and o.indicator_id = t.indicator_id and o.period = t.period and o.area_id = t.area_id
         and o.activity_id = 0 and o.withdrawn_at is null
       order by o.indicator_id, o.period, o.area_id, o.known_at desc, o.recorded_at desc)
     select i.code as indicator, a.code as area, k.period, t.value, k.value as total, k.status
     from known k
     join measure.figure_trace t on t.hub_id = hub.asker_hub() and t.kind = $1 and t.thing_id = $2 and t.indicator_id = k.indicator_id and t.period = k.period
       and t.area_id = k.area_id and t.known_at = k.known_at
     join measure.indicator i on i.hub_id = hub.asker_hub() and i.id = k.indicator_id
     join measure.area a on a.id = k.area_id
     order by k.period desc, i.code`,
    [kind, id],
  );
  return rows;
}
