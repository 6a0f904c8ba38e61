import type { Tx } from "../db/rights.ts";

export type ClosedGap = { id: number; chain: string; area: string; year: number };

/** Gaps that stand closed, in the year in which they were. */
export async function closedGaps(tx: Tx): Promise<ClosedGap[]> {
  const { rows } = await tx.query<ClosedGap>(
    `select g.id, g.chain, h.area_code as area, extract(year from max(e.at))::integer as year
     from target.gap g
     join target.gap_event e on e.hub_id = g.hub_id and e.gap_id = g.id and e.what = 'closed'
     join hub.hub h on h.id = g.hub_id and h.area_code is not null
     where g.hub_id = hub.asker_hub() and g.status = 'closed' group by g.id, g.chain, h.area_code order by g.id`,
  );
  return rows;
}

/** Gaps by their number. */
export async function namesOfGaps(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; chain: string; link: string }[]> {
  const { rows } = await tx.query<{ id: number; chain: string; link: string }>(
    "select id, chain, link from target.gap where hub_id = hub.asker_hub() and id = any($1::integer[])",
    [ids],
  );
  return rows;
}
