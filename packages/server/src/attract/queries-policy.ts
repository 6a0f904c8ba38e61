import type { PolicyEntry } from "@essor/contract/attract-care";
import type { Tx } from "../db/rights.ts";

export type PolicyFields = Omit<PolicyEntry, "state" | "daysLeft" | "fields">;

const POLICY = `id, code, level, name, summary, issuer, valid_from as "validFrom", valid_to as "validTo", conditions, benefit, stacking_group as "stackingGroup",
  source_title as "sourceTitle", source_address as "sourceAddress", apply_address as "applyAddress", withdrawn_on as "withdrawnOn", example, version`;

export async function catalogue(tx: Tx): Promise<PolicyFields[]> {
  const { rows } = await tx.query<PolicyFields>(
    `select ${POLICY} from attract.policy where hub_id = hub.asker_hub() order by array_position(array['nation', 'province', 'city'], level), valid_to nulls last, code limit 2000`,
  );
  return rows;
}

export async function findPolicy(tx: Tx, id: number): Promise<PolicyFields | undefined> {
  const { rows } = await tx.query<PolicyFields>(
    `select ${POLICY} from attract.policy where hub_id = hub.asker_hub() and id = $1`,
    [id],
  );
  return rows[0];
}

type Written = Omit<PolicyFields, "id" | "withdrawnOn" | "example" | "version">;
const valuesOf = (p: Written) => [
  p.code,
  p.level,
  p.name,
  p.summary,
  p.issuer,
  p.validFrom,
  p.validTo,
  JSON.stringify(p.conditions),
  JSON.stringify(p.benefit),
  p.stackingGroup,
  p.sourceTitle,
  p.sourceAddress,
  p.applyAddress,
];

export async function addPolicy(tx: Tx, p: Written & { person: number }): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.policy (hub_id, code, level, name, summary, issuer, valid_from, valid_to, conditions, benefit, stacking_group, source_title, source_address, apply_address, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
    [...valuesOf(p), p.person],
  );
  return (rows[0] as { id: number }).id;
}

export async function changePolicy(
  tx: Tx,
  p: Written & { id: number; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update attract.policy set code = $1, level = $2, name = $3, summary = $4, issuer = $5, valid_from = $6, valid_to = $7, conditions = $8, benefit = $9, stacking_group = $10,
       source_title = $11, source_address = $12, apply_address = $13, version = version + 1, updated_at = now() where hub_id = hub.asker_hub() and id = $14 and version = $15`,
    [...valuesOf(p), p.id, p.version],
  );
  return rowCount === 1;
}

export async function withdrawPolicy(
  tx: Tx,
  p: { id: number; version: number; on: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.policy set withdrawn_on = $3, version = version + 1, updated_at = now() where hub_id = hub.asker_hub() and id = $1 and version = $2 and withdrawn_on is null",
    [p.id, p.version, p.on],
  );
  return rowCount === 1;
}
