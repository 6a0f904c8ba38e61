import { createHash } from "node:crypto";
import type { Tx } from "../db/rights.ts";

export type KeptPath = {
  id: number;
  kind: "target" | "peer";
  indicator: string;
  area: string;
  madeOn: string;
  body: {
    method: string;
    from: number;
    fan: { year: number; middle: number; low: number | null; high: number | null }[];
  };
};

/** Keeps a path with its vintage and the hash of its method; one a day of each. */
export async function keepPath(tx: Tx, p: Omit<KeptPath, "id">): Promise<void> {
  const hash = createHash("sha256")
    .update(JSON.stringify([p.body.method, p.body.fan.length]))
    .digest("hex")
    .slice(0, 16);
  await tx.query(
    `insert into outlook.kept_path (hub_id, kind, indicator, area, made_on, vintage, recipe_hash, body, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4::date, now(), $5, $6, hub.asker_person())
     on conflict (hub_id, kind, indicator, area, made_on) do nothing`,
    [p.kind, p.indicator, p.area, p.madeOn, hash, p.body],
  );
}

export async function listPaths(tx: Tx): Promise<KeptPath[]> {
  const { rows } = await tx.query<KeptPath>(
    `select id::integer, kind, indicator, area, made_on::text as "madeOn", body from outlook.kept_path
     where hub_id = hub.asker_hub() order by made_on desc, id desc limit 500`,
  );
  return rows;
}
