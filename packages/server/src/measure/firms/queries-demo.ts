import type { Tx } from "../../db/rights.ts";

export async function addDemoSource(
  tx: Tx,
  hub: number,
  source: { title: string; issuer: string; address: string; grade: string },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into measure.source (hub_id, title, issuer, address, read_on, grade) values ($1, $2, $3, $4, current_date, $5)
     on conflict (hub_id, title, issuer, address, read_on, grade) do update set licence = measure.source.licence returning id`,
    [hub, source.title, source.issuer, source.address, source.grade],
  );
  return (rows[0] as { id: number }).id;
}

/** Marks invented firms, so that they never stand among real ones. */
export async function markExamples(tx: Tx, hub: number, prefix: string): Promise<void> {
  await tx.query(
    "update measure.firm set example = true where hub_id = $1 and starts_with(code, $2)",
    [hub, prefix],
  );
}

export async function noteRule(
  tx: Tx,
  hub: number,
  { kind, note }: { kind: string; note: object },
): Promise<void> {
  await tx.query("update measure.firm_rule set note = $3 where hub_id = $1 and kind = $2", [
    hub,
    kind,
    note,
  ]);
}
