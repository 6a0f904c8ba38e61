import type { Tx } from "../db/rights.ts";

export async function findHub(tx: Tx, code: string): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>("select id from hub.hub where code = $1", [code]);
  return rows[0]?.id;
}

export async function setPasswordByEmail(tx: Tx, email: string, hash: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update hub.person set password_hash = $2, failed_attempts = 0, locked_until = null where email = lower($1)",
    [email, hash],
  );
  return rowCount === 1;
}

export type PersonInHub = { hub: string; email: string; name: string; role: string };

export async function hubPeople(tx: Tx): Promise<PersonInHub[]> {
  const { rows } = await tx.query<PersonInHub>(
    `select h.code as hub, p.email, p.name, m.role from hub.membership m
     join hub.hub h on h.id = m.hub_id join hub.person p on p.id = m.person_id order by h.code, p.email`,
  );
  return rows;
}
