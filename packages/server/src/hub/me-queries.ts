import type { Role } from "@essor/contract/rights";
import type { Tx } from "../db/rights.ts";

export type PersonRow = {
  id: number;
  email: string;
  name: string;
  locale: "zh-CN" | "en" | "fr";
  password_hash: string | null;
  failed_attempts: number;
  locked_until: Date | null;
  disabled_at: Date | null;
};

export async function findPerson(tx: Tx, email: string): Promise<PersonRow | undefined> {
  const { rows } = await tx.query<PersonRow>("select * from hub.person where email = lower($1)", [
    email,
  ]);
  return rows[0];
}

/** Counts one wrong password; the fifth in a row locks the account for a quarter of an hour. */
export async function noteFailure(tx: Tx, person: number, now: Date): Promise<void> {
  await tx.query(
    `update hub.person set failed_attempts = failed_attempts + 1,
       locked_until = case when failed_attempts + 1 >= 5 then $2::timestamptz + interval '15 minutes' else locked_until end
     where id = $1`,
    [person, now],
  );
}

export async function noteSuccess(tx: Tx, person: number): Promise<void> {
  await tx.query("update hub.person set failed_attempts = 0, locked_until = null where id = $1", [
    person,
  ]);
}

export type HubOfPerson = { hub_id: number; code: string; name: Record<string, string> };

export async function hubsOf(tx: Tx, person: number): Promise<HubOfPerson[]> {
  const { rows } = await tx.query<HubOfPerson>(
    `select h.id as hub_id, h.code, h.name from hub.membership m join hub.hub h on h.id = m.hub_id
     where m.person_id = $1 order by h.id`,
    [person],
  );
  return rows;
}

export async function openSession(
  tx: Tx,
  session: {
    hash: Buffer;
    person: number;
    hub: number;
    now: Date;
    expires: Date;
    userAgent: string;
  },
): Promise<void> {
  await tx.query("delete from hub.session where person_id = $1 and expires_at <= $2", [
    session.person,
    session.now,
  ]);
  await tx.query(
    "insert into hub.session (token_hash, person_id, hub_id, created_at, seen_at, expires_at, user_agent) values ($1, $2, $3, $4, $4, $5, $6)",
    [
      session.hash,
      session.person,
      session.hub,
      session.now,
      session.expires,
      session.userAgent.slice(0, 300),
    ],
  );
}

export async function closeSession(tx: Tx, hash: Buffer): Promise<void> {
  await tx.query("delete from hub.session where token_hash = $1", [hash]);
}

export async function moveSession(tx: Tx, hash: Buffer, hub: number): Promise<void> {
  await tx.query("update hub.session set hub_id = $2 where token_hash = $1", [hash, hub]);
}

export type MeRow = {
  id: number;
  email: string;
  name: string;
  locale: "zh-CN" | "en" | "fr";
  role: Role;
  districts: string[] | null;
  chains: string[] | null;
  funds: string[] | null;
  hub_code: string;
  hub_name: { en: string };
  area_code: string | null;
};

export async function readMe(tx: Tx, person: number, hub: number): Promise<MeRow | undefined> {
  const { rows } = await tx.query<MeRow>(
    `select p.id, p.email, p.name, p.locale, m.role, m.districts, m.chains, m.funds,
       h.code as hub_code, h.name as hub_name, h.area_code
     from hub.person p join hub.membership m on m.person_id = p.id and m.hub_id = $2 join hub.hub h on h.id = $2
     where p.id = $1`,
    [person, hub],
  );
  return rows[0];
}

export async function patchPerson(
  tx: Tx,
  person: number,
  change: { name: string | null; locale: string | null },
): Promise<void> {
  await tx.query(
    "update hub.person set name = coalesce($2, name), locale = coalesce($3, locale) where id = $1",
    [person, change.name, change.locale],
  );
}

export async function setPassword(tx: Tx, person: number, hash: string): Promise<void> {
  await tx.query("update hub.person set password_hash = $2 where id = $1", [person, hash]);
}

export async function closeOtherSessions(tx: Tx, person: number, keep: Buffer): Promise<void> {
  await tx.query("delete from hub.session where person_id = $1 and token_hash <> $2", [
    person,
    keep,
  ]);
}

const TOKEN = `id, name, scopes, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"`;

export async function listTokens(tx: Tx): Promise<unknown[]> {
  return (await tx.query(`select ${TOKEN} from hub.api_token order by id desc`)).rows;
}

export async function makeToken(
  tx: Tx,
  token: {
    hub: number;
    person: number;
    name: string;
    hash: Buffer;
    scopes: readonly string[];
    expiresOn: string;
  },
): Promise<object> {
  const { rows } = await tx.query(
    `insert into hub.api_token (hub_id, person_id, name, token_hash, scopes, expires_at)
     values ($1, $2, $3, $4, $5, $6::date + interval '1 day') returning ${TOKEN}`,
    [token.hub, token.person, token.name, token.hash, token.scopes, token.expiresOn],
  );
  return rows[0];
}

export async function revokeToken(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update hub.api_token set revoked_at = $2 where id = $1 and revoked_at is null",
    [id, now],
  );
  return rowCount === 1;
}

export async function findIdentity(
  tx: Tx,
  issuer: string,
  subject: string,
): Promise<number | undefined> {
  const { rows } = await tx.query<{ person_id: number }>(
    "select person_id from hub.identity where issuer = $1 and subject = $2",
    [issuer, subject],
  );
  return rows[0]?.person_id;
}

export async function linkIdentity(
  tx: Tx,
  issuer: string,
  subject: string,
  person: number,
): Promise<void> {
  await tx.query("insert into hub.identity (issuer, subject, person_id) values ($1, $2, $3)", [
    issuer,
    subject,
    person,
  ]);
}
