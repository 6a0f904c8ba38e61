import type { Tx } from "../db/rights.ts";

export type SeatRow = {
  person_id: number;
  hub_id: number;
  hub_code: string;
  email: string;
  name: string;
  locale: string;
  role: string;
  districts: string[] | null;
  chains: string[] | null;
  funds: string[] | null;
  scopes: string[] | null;
};

const SEAT = `p.id as person_id, h.id as hub_id, h.code as hub_code, p.email, p.name, p.locale,
  m.role, m.districts, m.chains, m.funds`;

/** The person and the rights behind a live session. */
export async function findSession(tx: Tx, hash: Buffer, now: Date): Promise<SeatRow | undefined> {
  const { rows } = await tx.query<SeatRow>(
    `select ${SEAT}, null as scopes
     from hub.session s
     join hub.person p on p.id = s.person_id and p.disabled_at is null
     join hub.membership m on m.hub_id = s.hub_id and m.person_id = s.person_id
     join hub.hub h on h.id = s.hub_id
     where s.token_hash = $1 and s.expires_at > $2`,
    [hash, now],
  );
  return rows[0];
}

/** The person, the rights and the scopes behind a live API token; notes that it was used. */
export async function findToken(tx: Tx, hash: Buffer, now: Date): Promise<SeatRow | undefined> {
  const { rows } = await tx.query<SeatRow>(
    `select ${SEAT}, t.scopes
     from hub.api_token t
     join hub.person p on p.id = t.person_id and p.disabled_at is null
     join hub.membership m on m.hub_id = t.hub_id and m.person_id = t.person_id
     join hub.hub h on h.id = t.hub_id
     where t.token_hash = $1 and t.expires_at > $2 and t.revoked_at is null`,
    [hash, now],
  );
  return rows[0];
}
