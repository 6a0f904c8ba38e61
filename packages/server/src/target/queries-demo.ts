import type { Tx } from "../db/rights.ts";

export async function addScheme(
  tx: Tx,
  hub: number,
  scheme: { code: string; body: object },
): Promise<void> {
  await tx.query("insert into target.sector_scheme (hub_id, code, body) values ($1, $2, $3)", [
    hub,
    scheme.code,
    scheme.body,
  ]);
}

export async function addDemoChain(
  tx: Tx,
  hub: number,
  chain: { code: string; name: object; sector: string; body: object; sourceNote: string },
): Promise<void> {
  await tx.query(
    "insert into target.chain (hub_id, code, name, sector, body, source_note) values ($1, $2, $3, $4, $5, $6)",
    [hub, chain.code, chain.name, chain.sector, chain.body, chain.sourceNote],
  );
}
