import type { Tx } from "../db/rights.ts";

/** The entries that hold as of a day: recorded and happened by then, and not superseded by one recorded by then. */
const HELD = `held as materialized (
  select e.project_id, e.stage, e.valid_on from attract.stage_entry e
  where e.hub_id = (select hub.asker_hub()) and e.recorded_at < ($1::date + 1) and e.valid_on <= $1::date
    and not exists (select from attract.stage_entry s where s.hub_id = e.hub_id and s.supersedes = e.id and s.recorded_at < ($1::date + 1)))`;

export type CohortDbRow = {
  year: number;
  signed: number;
  started: number;
  inProduction: number;
  atCapacity: number;
  over: number;
  promised: number | null;
  delivered: number | null;
};

/** As core's cohortFunnel, in one pass over the entries: a later stage implies the earlier ones. */
export async function cohorts(tx: Tx, asOf: string): Promise<CohortDbRow[]> {
  const { rows } = await tx.query<CohortDbRow>(
    `with ${HELD}, reach as (
       select project_id, min(valid_on) filter (where stage >= 2) as first, max(stage) as furthest from held group by project_id)
     select extract(year from r.first)::int as year, count(*) as signed, count(*) filter (where furthest >= 3) as started,
       count(*) filter (where furthest >= 5) as "inProduction", count(*) filter (where furthest >= 6) as "atCapacity",
       count(*) filter (where p.status in ('lost', 'eliminated')) as over, sum(p.promised_output) as promised, sum(p.delivered_output) as delivered
     from reach r join attract.project p on p.hub_id = (select hub.asker_hub()) and p.id = r.project_id
     where r.first is not null group by 1 order by 1`,
    [asOf],
  );
  return rows;
}

/** Projects by the milestone that they first reached in a period, whenever they were signed. */
export async function entered(
  tx: Tx,
  ask: { from: string; to: string },
): Promise<{ stage: number; projects: number }[]> {
  const { rows } = await tx.query<{ stage: number; projects: number }>(
    `with ${HELD}, first as (select project_id, stage, min(valid_on) as day from held where stage in (2, 3, 5, 6) group by project_id, stage)
     select stage, count(*) as projects from first where day >= $2 group by stage`,
    [ask.to, ask.from],
  );
  return rows;
}

/** Lengths of stay in each stage with their numbers; open stays are counted up to the as-of day, lost ones left out. */
export async function stays(
  tx: Tx,
  asOf: string,
): Promise<{ stage: number; days: number; ended: boolean; n: number }[]> {
  const { rows } = await tx.query<{ stage: number; days: number; ended: boolean; n: number }>(
    `with ${HELD}, first as (select project_id, stage, min(valid_on) as day from held group by project_id, stage),
     stay as (select stage, day, lead(day) over (partition by project_id order by stage) as next, project_id from first)
     select s.stage, (coalesce(s.next, $1::date) - s.day) as days, s.next is not null as ended, count(*) as n
     from stay s join attract.project p on p.hub_id = (select hub.asker_hub()) and p.id = s.project_id
     where (s.next is not null or p.status not in ('lost', 'eliminated')) and coalesce(s.next, $1::date) >= s.day group by 1, 2, 3 order by 1, 2`,
    [asOf],
  );
  return rows;
}

/**
 * Days in the present stage of the hub's own projects that move no more, the largest first. Of a published statement
 * nobody knows what came after it, so it is never called stalled.
 */
export async function longStays(
  tx: Tx,
  ask: { today: string; limits: readonly (readonly [number, number])[] },
): Promise<{ id: number; days: number }[]> {
  const { rows } = await tx.query<{ id: number; days: number }>(
    `select p.id, $1::date - p.stage_since as days from attract.project p
     join unnest($2::int[], $3::int[]) as l(stage, days) on l.stage = p.stage
     where p.hub_id = (select hub.asker_hub()) and not p.open and p.status in ('active', 'delayed') and p.stage_since < $1::date - l.days
     order by p.home_minor desc nulls last, p.id limit 30`,
    [ask.today, ask.limits.map(([stage]) => stage), ask.limits.map(([, days]) => days)],
  );
  return rows;
}
