import type { AnyText } from "@essor/contract/connect";
import type { Tx } from "../db/rights.ts";

export type ThreadDbRow = {
  id: number;
  side: "owner" | "asker" | "adviser";
  openedAt: Date;
  dueOn: string;
  answeredAt: Date | null;
  ownerConsentAt: Date | null;
  askerConsentAt: Date | null;
  introducedAt: Date | null;
  ownerName: string | null;
  askerName: string | null;
  profiles: { id: number; title: AnyText }[];
  messages: number;
  version: number;
};

const SHOWN = `t.id, coalesce(connect.side_of(t.id), 'adviser') as side, t.opened_at as "openedAt", t.due_on as "dueOn", t.answered_at as "answeredAt",
  t.owner_consent_at as "ownerConsentAt", t.asker_consent_at as "askerConsentAt", t.introduced_at as "introducedAt", n.owner as "ownerName", n.asker as "askerName",
  (select coalesce(jsonb_agg(distinct jsonb_build_object('id', i.profile_id, 'title', coalesce(p.title, '{}'))), '[]')
   from connect.interest i left join connect.profile p on p.hub_id = i.hub_id and p.id = i.profile_id where i.hub_id = t.hub_id and i.thread_id = t.id) as profiles,
  (select count(*) from connect.message m where m.hub_id = t.hub_id and m.thread_id = t.id) as messages, t.version`;

export async function listThreads(tx: Tx): Promise<ThreadDbRow[]> {
  const { rows } = await tx.query<ThreadDbRow>(
    `select ${SHOWN} from connect.thread t cross join lateral connect.names_of(t.id) n
     where t.hub_id = (select hub.asker_hub()) order by t.introduced_at is not null, t.due_on, t.id limit 500`,
  );
  return rows;
}

export async function findThread(tx: Tx, id: number): Promise<ThreadDbRow | undefined> {
  const { rows } = await tx.query<ThreadDbRow>(
    `select ${SHOWN} from connect.thread t cross join lateral connect.names_of(t.id) n where t.hub_id = (select hub.asker_hub()) and t.id = $1`,
    [id],
  );
  return rows[0];
}

export async function openThread(
  tx: Tx,
  ask: {
    profile: number;
    organisation: string;
    brands: readonly string[];
    now: Date;
    due: string;
    today: string;
  },
): Promise<{ thread: number; joined: boolean } | undefined> {
  const { rows } = await tx.query(
    "select thread, joined from connect.open_thread($1, $2, $3, $4, $5, $6)",
    [ask.profile, ask.organisation, ask.brands, ask.now, ask.due, ask.today],
  );
  return rows[0];
}

export async function addInterest(
  tx: Tx,
  i: { thread: number; profile: number; why: string; brings: string; next: string; now: Date },
): Promise<void> {
  await tx.query(
    `insert into connect.interest (hub_id, thread_id, profile_id, why, brings, next, at) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6)`,
    [i.thread, i.profile, i.why, i.brings, i.next, i.now],
  );
}

export async function interestsOf(tx: Tx, thread: number) {
  const { rows } = await tx.query(
    `select i.id, i.profile_id as profile, coalesce(p.title, '{}') as title, i.why, i.brings, i.next, i.at::text as at
     from connect.interest i left join connect.profile p on p.hub_id = i.hub_id and p.id = i.profile_id
     where i.hub_id = (select hub.asker_hub()) and i.thread_id = $1 order by i.id`,
    [thread],
  );
  return rows;
}

export async function messagesOf(tx: Tx, thread: number) {
  const { rows } = await tx.query(
    "select id, side, body, at::text as at from connect.message where hub_id = (select hub.asker_hub()) and thread_id = $1 order by id",
    [thread],
  );
  return rows;
}

export async function addMessage(
  tx: Tx,
  m: { thread: number; side: string; body: string; now: Date },
): Promise<void> {
  await tx.query(
    "insert into connect.message (hub_id, thread_id, side, body, at) values (hub.asker_hub(), $1, $2, $3, $4)",
    [m.thread, m.side, m.body, m.now],
  );
}

/** The first answer of the other side stops the clock. */
export async function markAnswered(tx: Tx, thread: number, now: Date): Promise<void> {
  await tx.query(
    "update connect.thread set answered_at = $2, version = version + 1 where hub_id = (select hub.asker_hub()) and id = $1 and answered_at is null",
    [thread, now],
  );
}

export async function ownNames(tx: Tx, thread: number): Promise<string[]> {
  const { rows } = await tx.query("select connect.own_names($1) as names", [thread]);
  return ((rows[0]?.names ?? []) as string[]).filter(Boolean);
}

export async function consent(
  tx: Tx,
  thread: number,
  side: "owner" | "asker",
  at: Date | null,
): Promise<void> {
  await tx.query(
    `update connect.thread set owner_consent_at = case when $2 = 'owner' then $3::timestamptz else owner_consent_at end,
       asker_consent_at = case when $2 = 'asker' then $3::timestamptz else asker_consent_at end, version = version + 1
     where hub_id = (select hub.asker_hub()) and id = $1`,
    [thread, side, at],
  );
}

export async function introduce(tx: Tx, thread: number, now: Date): Promise<void> {
  await tx.query(
    "update connect.thread set introduced_at = $2, version = version + 1 where hub_id = (select hub.asker_hub()) and id = $1",
    [thread, now],
  );
}

/** Threads in which it is the asker's turn: an owner who has not answered, an adviser whose introduction is wanted. */
export async function waitingThreads(
  tx: Tx,
): Promise<{ id: number; dueOn: string; kind: "answer" | "introduce" }[]> {
  const { rows } = await tx.query(
    `select t.id, t.due_on as "dueOn", case when t.owner_consent_at is not null and t.asker_consent_at is not null then 'introduce' else 'answer' end as kind
     from connect.thread t
     where t.hub_id = (select hub.asker_hub()) and t.introduced_at is null
       and ((connect.is_adviser() and t.owner_consent_at is not null and t.asker_consent_at is not null)
         or (t.answered_at is null and (connect.is_adviser() or connect.side_of(t.id) = 'owner')))
     order by t.due_on limit 10`,
  );
  return rows;
}
