import type { Tx } from "../db/rights.ts";

/** Which state of the pipeline is the newest: moves with every entry, status, handover, promise and reading. */
export async function funnelVersion(tx: Tx): Promise<string> {
  const { rows } = await tx.query<{ version: string }>({
    name: "attract-funnel-version",
    text: `select concat_ws('.', (select version from attract.funnel_version where hub_id = (select hub.asker_hub())),
      (select max(id) from attract.promise where hub_id = (select hub.asker_hub())), (select max(id) from attract.reading where hub_id = (select hub.asker_hub()))) as version`,
  });
  return rows[0]?.version ?? "";
}

export type LedgerText = {
  projects: string | null;
  stage: string | null;
  day: string | null;
  recorded: string | null;
  superseded: string | null;
};

/** All entries that the asker may see, project by project, as columns in text: the shortest way out of the database. */
export async function ledgerEntries(tx: Tx): Promise<LedgerText> {
  const { rows } = await tx.query<LedgerText>(
    `with gone as materialized (select supersedes, min(recorded_at) as at from attract.stage_entry
       where hub_id = (select hub.asker_hub()) and supersedes is not null group by supersedes),
     e as materialized (select e.project_id, e.stage, e.valid_on - date '1970-01-01' as day,
       (e.recorded_at at time zone 'UTC')::date - date '1970-01-01' as recorded, (g.at at time zone 'UTC')::date - date '1970-01-01' as superseded
       from attract.stage_entry e left join gone g on g.supersedes = e.id
       where e.hub_id = (select hub.asker_hub()) order by e.project_id)
     select string_agg(project_id::text, ',') as projects, string_agg(stage::text, ',') as stage, string_agg(day::text, ',') as day,
       string_agg(recorded::text, ',') as recorded, string_agg(coalesce(superseded::text, ''), ',') as superseded from e`,
  );
  return rows[0] as LedgerText;
}

/**
 * Projects that are over, or that promised an output or delivered one; the others need no line. Output is what the
 * investor promised in the hub's currency, and the newest reading of it.
 */
export async function ledgerFacts(
  tx: Tx,
  currency: string,
): Promise<{ id: number; over: boolean; promised: number | null; delivered: number | null }[]> {
  const { rows } = await tx.query<{
    id: number;
    over: boolean;
    promised: number | null;
    delivered: number | null;
  }>(
    `with o as materialized (
       select m.project_id, sum(m.target) as promised, sum((select r.value from attract.reading r where r.hub_id = m.hub_id and r.promise_id = m.id order by r.valid_on desc, r.id desc limit 1)) as delivered
       from attract.promise m where m.hub_id = (select hub.asker_hub()) and m.side = 'investor' and m.what = 'output' and m.unit = $1 group by m.project_id)
     select p.id, p.status in ('lost', 'eliminated') as over, coalesce(p.promised_output, o.promised) as promised, coalesce(p.delivered_output, o.delivered) as delivered
     from attract.project p left join o on o.project_id = p.id
     where p.hub_id = (select hub.asker_hub()) and (p.status in ('lost', 'eliminated') or p.promised_output is not null or p.delivered_output is not null or o.project_id is not null)`,
    [currency],
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
