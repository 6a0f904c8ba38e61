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
