import type { Tx } from "../db/rights.ts";

export type RealisedRow = {
  project: number;
  area: string;
  activity: string | null;
  measure: "utilised" | "delivered";
  minor: string;
  currency: string;
  on: string;
};

/** Money that arrived or was delivered, of real projects that say where they are. Worked examples never become figures. */
export async function realisedEntries(tx: Tx): Promise<RealisedRow[]> {
  const { rows } = await tx.query<RealisedRow>(
    `select p.id as project, coalesce(nullif(p.area_code, ''), h.area_code) as area, null as activity, a.measure, a.minor::text as minor, a.currency, a.valid_on as on
     from attract.amount_entry a
     join attract.project p on p.hub_id = a.hub_id and p.id = a.project_id
     join hub.hub h on h.id = a.hub_id
     where a.hub_id = hub.asker_hub() and a.measure in ('utilised', 'delivered') and not p.example
       and coalesce(nullif(p.area_code, ''), h.area_code) is not null
     order by a.id`,
  );
  return rows;
}

/** When each real project that says where it is began to produce: the first day on which it stood in that stage or a later one. */
export async function producingSince(
  tx: Tx,
): Promise<{ project: number; area: string; on: string }[]> {
  const { rows } = await tx.query<{ project: number; area: string; on: string }>(
    `select p.id as project, coalesce(nullif(p.area_code, ''), h.area_code) as area, min(e.valid_on)::text as on
     from attract.published_stage_entry e
     join attract.project p on p.hub_id = e.hub_id and p.id = e.project_id
     join hub.hub h on h.id = e.hub_id
     where e.hub_id = hub.asker_hub() and e.stage >= 5 and p.stage >= 5 and not p.example
       and coalesce(nullif(p.area_code, ''), h.area_code) is not null
     group by 1, 2`,
  );
  return rows;
}

/** Names of projects as the asker may see them. */
export async function namesOfProjects(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; name: string }[]> {
  const { rows } = await tx.query<{ id: number; name: string }>(
    "select id::integer, name from attract.published_project where hub_id = hub.asker_hub() and id = any($1::bigint[])",
    [ids],
  );
  return rows;
}
