import type { Tx } from "../db/rights.ts";

export type RealOutcome = {
  id: number;
  area: string;
  home: string;
  year: number;
  solved: boolean | null;
  currency: string;
  contractMinor: string | null;
};

/** Outcomes that are no worked examples. */
export async function realOutcomes(tx: Tx): Promise<RealOutcome[]> {
  const { rows } = await tx.query<RealOutcome>(
    `select o.id::integer, h.area_code as area, coalesce(h.settings ->> 'currency', 'CNY') as home, extract(year from o.on_day)::integer as year,
       o.solved, o.currency, o.contract_minor::text as "contractMinor"
     from connect.outcome o join hub.hub h on h.id = o.hub_id and h.area_code is not null
     where o.hub_id = hub.asker_hub() and not o.example order by o.id`,
  );
  return rows;
}

/** Outcomes as the asker may see them, with the title of the need where there is one. */
export async function namesOfOutcomes(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; title: Record<string, string> | null; kind: string; on: string }[]> {
  const { rows } = await tx.query(
    `select o.id::integer, p.title, o.kind, o.on_day::text as "on" from connect.outcome o
     left join connect.profile p on p.hub_id = o.hub_id and p.id = o.profile_id
     where o.hub_id = hub.asker_hub() and o.id = any($1::bigint[])`,
    [ids],
  );
  return rows;
}
