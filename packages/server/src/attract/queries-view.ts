import type { Role } from "@essor/contract/rights";
import type { Asker, Tx } from "../db/rights.ts";

export type PointDbRow = {
  id: number;
  name: string;
  stage: number;
  status: string;
  lon: number;
  lat: number;
  currency: string;
  minor: string | null;
};

/**
 * Projects with a place, the largest first. Where a name is still kept back the place is kept back too: it would give
 * the name away.
 */
export async function projectPoints(
  tx: Tx,
  ask: { stage: number | null; status: string | null; limit: number },
): Promise<{ rows: PointDbRow[]; more: number }> {
  const from = `from attract.project p left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id
     where p.hub_id = (select hub.asker_hub()) and p.lon is not null and p.lat is not null and (not p.confidential or s.project_id is not null)
       and ($1::int is null or p.stage = $1) and ($2::text is null or p.status = $2)`;
  const { rows } = await tx.query<PointDbRow>(
    `select p.id, coalesce(s.name, p.name) as name, p.stage, p.status, p.lon, p.lat, p.currency, p.minor::text as minor ${from}
     order by p.sort_minor desc, p.id desc limit $3`,
    [ask.stage, ask.status, ask.limit],
  );
  if (rows.length < ask.limit) return { rows, more: 0 };
  const all = await tx.query<{ n: number }>(`select count(*)::int as n ${from}`, [
    ask.stage,
    ask.status,
  ]);
  return { rows, more: (all.rows[0]?.n ?? rows.length) - rows.length };
}

/** Names under which projects may be spoken of outside: of a confidential one its code name. */
export async function codeNames(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await tx.query<{ id: number; name: string }>(
    "select id, name from attract.project where hub_id = (select hub.asker_hub()) and id = any($1)",
    [ids],
  );
  return new Map(rows.map((r) => [r.id, r.name]));
}

export type StartDbRow = {
  id: number;
  name: string;
  codeName: string;
  on: string;
  stage: number;
};

/** Planned starts in a span of days of projects that have signed or talk. */
export async function plannedStarts(
  tx: Tx,
  ask: { from: string; to: string },
): Promise<StartDbRow[]> {
  const { rows } = await tx.query<StartDbRow>(
    `select p.id, coalesce(s.name, p.name) as name, p.name as "codeName", p.planned_start as on, p.stage
     from attract.project p left join attract.project_secret s on s.hub_id = p.hub_id and s.project_id = p.id
     where p.hub_id = (select hub.asker_hub()) and p.planned_start between $1 and $2 and p.status in ('active', 'delayed') order by p.planned_start limit 500`,
    [ask.from, ask.to],
  );
  return rows;
}

export async function setSector(
  tx: Tx,
  change: { project: number; sector: string },
): Promise<void> {
  await tx.query(
    "update attract.project set sector = $2, version = version + 1, updated_at = clock_timestamp() where hub_id = hub.asker_hub() and id = $1",
    [change.project, change.sector],
  );
}

export type FeedDbRow = { id: number; name: string; createdAt: Date; readAt: Date | null };

export async function listFeeds(tx: Tx): Promise<FeedDbRow[]> {
  const { rows } = await tx.query<FeedDbRow>(
    `select id, name, created_at as "createdAt", read_at as "readAt" from attract.feed
     where hub_id = hub.asker_hub() and person_id = hub.asker_person() and revoked_at is null order by id`,
  );
  return rows;
}

export async function addFeed(
  tx: Tx,
  feed: { tokenHash: Buffer; name: string },
): Promise<FeedDbRow> {
  const { rows } = await tx.query<FeedDbRow>(
    `insert into attract.feed (hub_id, person_id, token_hash, name) values (hub.asker_hub(), hub.asker_person(), $1, $2)
     returning id, name, created_at as "createdAt", read_at as "readAt"`,
    [feed.tokenHash, feed.name],
  );
  return rows[0] as FeedDbRow;
}

export async function revokeFeed(tx: Tx, id: number, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.feed set revoked_at = $2 where hub_id = hub.asker_hub() and person_id = hub.asker_person() and id = $1 and revoked_at is null",
    [id, at],
  );
  return rowCount === 1;
}

export type MemberDbRow = {
  hub: number;
  hubName: Record<string, string>;
  settings: Record<string, string>;
  person: number;
  email: string;
  role: Role;
  districts: string[] | null;
  chains: string[] | null;
  funds: string[] | null;
};
const MEMBER = `h.id as hub, h.name as "hubName", h.settings, p.id as person, p.email, m.role, m.districts, m.chains, m.funds`;

/** Runs as the system: the member behind a live feed; notes that it was read. Whoever left the hub has none. */
export async function feedOwner(
  tx: Tx,
  tokenHash: Buffer,
  at: Date,
): Promise<MemberDbRow | undefined> {
  const { rows } = await tx.query<MemberDbRow>(
    `with read as (update attract.feed set read_at = $2 where token_hash = $1 and revoked_at is null returning hub_id, person_id)
     select ${MEMBER} from read r join hub.hub h on h.id = r.hub_id join hub.person p on p.id = r.person_id and p.disabled_at is null
     join hub.membership m on m.hub_id = r.hub_id and m.person_id = r.person_id`,
    [tokenHash, at],
  );
  return rows[0];
}

/** Runs as the system. */
export async function findMember(
  tx: Tx,
  { hub, person }: { hub: number; person: number },
): Promise<MemberDbRow | undefined> {
  const { rows } = await tx.query<MemberDbRow>(
    `select ${MEMBER} from hub.membership m join hub.hub h on h.id = m.hub_id join hub.person p on p.id = m.person_id and p.disabled_at is null
     where m.hub_id = $1 and m.person_id = $2`,
    [hub, person],
  );
  return rows[0];
}

/** The member as who asks: the same rights as with a session. */
export function askerOf(member: MemberDbRow): Asker & { role: Role } {
  const { hub, person, role, districts, chains, funds } = member;
  return {
    hub,
    person,
    role,
    ...(districts ? { districts } : {}),
    ...(chains ? { chains } : {}),
    ...(funds ? { funds } : {}),
  };
}
