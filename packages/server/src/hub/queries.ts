import type { Tx } from "../db/rights.ts";

export type MemberRow = {
  personId: number;
  email: string;
  name: string;
  role: string;
  districts: string[] | null;
  chains: string[] | null;
  funds: string[] | null;
  version: number;
};

const MEMBER = `m.person_id as "personId", p.email, p.name, m.role, m.districts, m.chains, m.funds, m.version`;

export async function listMembers(tx: Tx): Promise<MemberRow[]> {
  const { rows } = await tx.query<MemberRow>(
    `select ${MEMBER} from hub.membership m join hub.person p on p.id = m.person_id where m.hub_id = hub.asker_hub() order by p.name, p.id`,
  );
  return rows;
}

export async function findMember(tx: Tx, person: number): Promise<MemberRow | undefined> {
  const { rows } = await tx.query<MemberRow>(
    `select ${MEMBER} from hub.membership m join hub.person p on p.id = m.person_id where m.hub_id = hub.asker_hub() and m.person_id = $1`,
    [person],
  );
  return rows[0];
}

/** The person of this address, made with the password where there is none yet. Runs as the system. */
export async function ensurePerson(
  tx: Tx,
  person: { email: string; name: string; passwordHash: string; locale?: string },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into hub.person (email, name, password_hash, locale) values (lower($1), $2, $3, $4)
     on conflict (email) do update set name = hub.person.name returning id`,
    [person.email, person.name, person.passwordHash, person.locale ?? "zh-CN"],
  );
  return (rows[0] as { id: number }).id;
}

export async function addMember(
  tx: Tx,
  member: {
    hub: number;
    person: number;
    role: string;
    districts: string[] | null;
    chains: string[] | null;
    funds: string[] | null;
  },
): Promise<void> {
  await tx.query(
    "insert into hub.membership (hub_id, person_id, role, districts, chains, funds) values ($1, $2, $3, $4, $5, $6)",
    [member.hub, member.person, member.role, member.districts, member.chains, member.funds],
  );
}

export async function patchMember(
  tx: Tx,
  {
    person,
    version,
    ...change
  }: {
    person: number;
    version: number;
    role: string;
    districts: string[] | null;
    chains: string[] | null;
    funds: string[] | null;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update hub.membership set role = $3, districts = $4, chains = $5, funds = $6, version = version + 1
     where hub_id = hub.asker_hub() and person_id = $1 and version = $2`,
    [person, version, change.role, change.districts, change.chains, change.funds],
  );
  return rowCount === 1;
}

export async function removeMember(tx: Tx, person: number): Promise<boolean> {
  return (
    (
      await tx.query(
        "delete from hub.membership where hub_id = hub.asker_hub() and person_id = $1",
        [person],
      )
    ).rowCount === 1
  );
}

export async function countAdministrators(tx: Tx): Promise<number> {
  const { rows } = await tx.query(
    "select count(*) as n from hub.membership where hub_id = hub.asker_hub() and role = 'administrator'",
  );
  return rows[0].n;
}

export async function listAudit(
  tx: Tx,
  {
    entity,
    entityId,
    before,
    limit,
  }: { entity: string | null; entityId: string | null; before: number | null; limit: number },
): Promise<{ seq: number }[]> {
  const { rows } = await tx.query(
    `select a.seq, a.at, p.name as person, a.action, a.entity, a.entity_id as "entityId", a.before, a.after
     from hub.audit a left join hub.person p on p.id = a.person_id
     where ($1::text is null or a.entity = $1) and ($2::text is null or a.entity_id = $2) and ($3::bigint is null or a.seq < $3)
     order by a.seq desc limit $4`,
    [entity, entityId, before, limit],
  );
  return rows;
}

/** Recomputes the chain of hashes; answers the first line that does not fit, if any. */
export async function checkAudit(tx: Tx): Promise<{ lines: number; brokenAt: number | null }> {
  const { rows } = await tx.query(
    `with line as (
       select a.*, coalesce(lag(hash) over (order by seq), '\\x00'::bytea) as expected_previous,
         row_number() over (order by seq) as expected_seq
       from hub.audit a)
     select count(*) as lines, min(seq) filter (where previous_hash <> expected_previous or seq <> expected_seq
       or hash <> hub.audit_hash(previous_hash, hub_id, seq, at, person_id, action, entity, entity_id, before, after)) as broken
     from line`,
  );
  return { lines: rows[0].lines, brokenAt: rows[0].broken };
}

/** How long after a look at the overview the next one is a new visit. */
const VISIT = "1 hour";

/** When this person's last visit ended, before the present one; notes the present look. */
export async function noteVisit(
  tx: Tx,
  hub: number,
  person: number,
  now: Date,
): Promise<Date | null> {
  const { rows } = await tx.query<{ earlier: Date | null }>(
    `insert into hub.visit (hub_id, person_id, seen_at) values ($1, $2, $3)
     on conflict (hub_id, person_id) do update set seen_at = excluded.seen_at,
       earlier_at = case when excluded.seen_at - visit.seen_at > $4::interval then visit.seen_at else visit.earlier_at end
     returning earlier_at as earlier`,
    [hub, person, now, VISIT],
  );
  return rows[0]?.earlier ?? null;
}

export async function readHub(
  tx: Tx,
): Promise<{ code: string; name: { en: string }; areaCode: string | null; peers: string[] }> {
  const { rows } = await tx.query(
    `select code, name, area_code as "areaCode", peers from hub.hub where id = hub.asker_hub()`,
  );
  return rows[0];
}
