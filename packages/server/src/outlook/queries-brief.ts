import type { Tx } from "../db/rights.ts";
import type { BuiltBrief } from "./brief.ts";

export type FrozenBrief = {
  id: number;
  madeOn: string;
  createdAt: Date;
  by: string | null;
  briefs: Record<string, BuiltBrief>;
};

export async function addBrief(
  tx: Tx,
  b: { madeOn: string; briefs: readonly BuiltBrief[] },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into outlook.brief (hub_id, made_on, figures, blocks, created_by)
     values (hub.asker_hub(), $1, $2, $3, hub.asker_person()) returning id::integer`,
    [
      b.madeOn,
      JSON.stringify(Object.fromEntries(b.briefs.map((x) => [x.locale, x.figures]))),
      JSON.stringify(Object.fromEntries(b.briefs.map((x) => [x.locale, x]))),
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function listBriefs(tx: Tx): Promise<Omit<FrozenBrief, "briefs">[]> {
  const { rows } = await tx.query<Omit<FrozenBrief, "briefs">>(
    `select b.id::integer, b.made_on::text as "madeOn", b.created_at as "createdAt", p.name as by
     from outlook.brief b left join hub.person p on p.id = b.created_by
     where b.hub_id = hub.asker_hub() order by b.created_at desc, b.id desc limit 100`,
  );
  return rows;
}

export async function findBrief(tx: Tx, id: number): Promise<FrozenBrief | undefined> {
  const { rows } = await tx.query<FrozenBrief>(
    `select b.id::integer, b.made_on::text as "madeOn", b.created_at as "createdAt", p.name as by, b.blocks as briefs
     from outlook.brief b left join hub.person p on p.id = b.created_by
     where b.hub_id = hub.asker_hub() and b.id = $1`,
    [id],
  );
  return rows[0];
}
