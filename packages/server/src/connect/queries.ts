import type { AnyText, Constraints, Target } from "@essor/contract/connect";
import type { Tx } from "../db/rights.ts";

export type ProfileDbRow = {
  id: number;
  side: "need" | "offer";
  type: string;
  title: AnyText;
  body: AnyText;
  targets: Target[];
  tags: string[];
  constraints: Constraints;
  state: string;
  checklist: Record<string, boolean>;
  reviewNote: string;
  triage: string | null;
  expiresOn: string | null;
  publishedOn: string | null;
  duplicate: { of: number; reason: string } | null;
  sourceTitle: string;
  sourceAddress: string;
  sourceGrade: string | null;
  sourceCloses: string | null;
  example: boolean;
  contentVersion: number;
  version: number;
  updatedAt: Date;
  owner: string | null;
  ownerPerson: number | null;
  brands: string[] | null;
};

/** The owner comes in only where row-level security lets it. */
const SHOWN = `p.id, p.side, p.type, p.title, p.body, p.targets, p.tags, p.constraints, p.state, p.checklist, p.review_note as "reviewNote", p.triage,
  p.expires_on as "expiresOn", p.published_on as "publishedOn", p.duplicate_decision as duplicate, p.source_title as "sourceTitle",
  p.source_address as "sourceAddress", p.source_grade as "sourceGrade", p.source_closes as "sourceCloses", p.example,
  p.content_version as "contentVersion", p.version, p.updated_at as "updatedAt", o.organisation as owner, o.person_id as "ownerPerson", o.brands`;
const FROM = `connect.profile p left join connect.profile_owner o on o.hub_id = p.hub_id and o.profile_id = p.id`;

export type ProfileAsk = {
  side: string | null;
  type: string | null;
  state: string | null;
  mine: number | null;
  source: "hub" | "open" | null;
  ids: number[] | null;
  today: string;
  limit: number;
  offset: number;
};

const WHERE = `p.hub_id = (select hub.asker_hub()) and ($1::text is null or p.side = $1) and ($2::text is null or p.type = $2)
  and case when $3::text is null then ($4::bigint is not null or (p.state = 'live' and p.expires_on > $7::date))
    when $3 = 'expired' then p.state = 'live' and p.expires_on <= $7::date
    when $3 = 'live' then p.state = 'live' and p.expires_on > $7::date
    else p.state = $3 end
  and ($4::bigint is null or o.person_id = $4)
  and ($5::text is null or (p.source_title <> '') = ($5 = 'open')) and ($6::bigint[] is null or p.id = any($6))`;

const values = (ask: ProfileAsk) => [
  ask.side,
  ask.type,
  ask.state,
  ask.mine,
  ask.source,
  ask.ids,
  ask.today,
];

/** Profiles, the newest first; without a wished state only what is live on the day. */
export async function listProfiles(tx: Tx, ask: ProfileAsk): Promise<ProfileDbRow[]> {
  const { rows } = await tx.query<ProfileDbRow>(
    `select ${SHOWN} from ${FROM} where ${WHERE} order by p.source_title <> '', p.updated_at desc, p.id limit $8 offset $9`,
    [...values(ask), ask.limit, ask.offset],
  );
  return rows;
}

export async function countProfiles(tx: Tx, ask: ProfileAsk): Promise<number> {
  const { rows } = await tx.query(`select count(*) as n from ${FROM} where ${WHERE}`, values(ask));
  return rows[0].n;
}

/** A profile that the asker may see: one that has expired is there for its owner and the adviser only. */
export async function findProfile(
  tx: Tx,
  id: number,
  today: string,
): Promise<ProfileDbRow | undefined> {
  const { rows } = await tx.query<ProfileDbRow>(
    `select ${SHOWN} from ${FROM} where p.hub_id = (select hub.asker_hub()) and p.id = $1
       and (p.state <> 'live' or p.expires_on > $2::date or connect.is_adviser() or connect.is_mine(p.id))`,
    [id, today],
  );
  return rows[0];
}

/** Changes with every live profile: what an index of them may be kept by. */
export async function marketStamp(tx: Tx): Promise<string> {
  const { rows } = await tx.query(
    `select count(*) || ' ' || coalesce(sum(id * content_version), 0) || ' ' || coalesce(max(published_on)::text, '') || ' ' || coalesce(max(expires_on)::text, '')
       || ' ' || coalesce(sum(renewals), 0) as stamp
     from connect.profile where hub_id = (select hub.asker_hub()) and state = 'live'`,
  );
  return rows[0].stamp;
}

/** A live profile as the matcher reads it: what everybody may know, and nothing of its owner. */
export type PublicRecord = {
  id: number;
  side: "need" | "offer";
  type: string;
  title: AnyText;
  body: AnyText;
  tags: string[];
  constraints: Constraints;
  expiresOn: string | null;
  updatedOn: string;
};

export async function publicRecords(tx: Tx): Promise<PublicRecord[]> {
  const { rows } = await tx.query<PublicRecord>(
    `select id, side, type, title, body, tags, constraints, expires_on as "expiresOn", updated_at::date as "updatedOn"
     from connect.profile where hub_id = (select hub.asker_hub()) and state = 'live' order by id`,
  );
  return rows;
}

export async function addProfile(tx: Tx, side: string, type: string): Promise<number> {
  const { rows } = await tx.query("select connect.add_profile($1, $2) as id", [side, type]);
  return rows[0].id;
}

export type Content = {
  id: number;
  version: number;
  type: string;
  title: AnyText;
  body: AnyText;
  targets: readonly Target[];
  tags: readonly string[];
  constraints: Constraints;
  now: Date;
};

/** Writes the text. A text that was under review or live goes back to being a draft. */
export async function setContent(tx: Tx, c: Content): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.profile set type = $3, title = $4, body = $5, targets = $6, tags = $7, constraints = $8, state = 'draft', duplicate_decision = null,
       checklist = '{}', content_version = content_version + 1, version = version + 1, updated_at = $9
     where hub_id = (select hub.asker_hub()) and id = $1 and version = $2`,
    [
      c.id,
      c.version,
      c.type,
      c.title,
      c.body,
      JSON.stringify(c.targets),
      c.tags,
      c.constraints,
      c.now,
    ],
  );
  return rowCount === 1;
}

export async function setOwner(
  tx: Tx,
  { id, organisation, brands }: { id: number; organisation: string; brands: readonly string[] },
): Promise<void> {
  await tx.query(
    "update connect.profile_owner set organisation = $2, brands = $3 where hub_id = (select hub.asker_hub()) and profile_id = $1",
    [id, organisation, brands],
  );
}

export type Step = {
  id: number;
  version: number;
  state: string;
  checklist?: Record<string, boolean | undefined>;
  note?: string;
  triage?: string | undefined;
  duplicate?: object | undefined;
  publishedOn?: string;
  expiresOn?: string;
  renewed?: boolean;
};

export async function setState(tx: Tx, s: Step): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.profile set state = $3, checklist = coalesce($4, checklist), review_note = coalesce($5, review_note), triage = coalesce($6, triage),
       duplicate_decision = coalesce($7, duplicate_decision), published_on = coalesce(published_on, $8), expires_on = coalesce($9, expires_on),
       renewals = renewals + case when $10 then 1 else 0 end, version = version + 1
     where hub_id = (select hub.asker_hub()) and id = $1 and version = $2`,
    [
      s.id,
      s.version,
      s.state,
      s.checklist ?? null,
      s.note ?? null,
      s.triage ?? null,
      s.duplicate ?? null,
      s.publishedOn ?? null,
      s.expiresOn ?? null,
      s.renewed ?? false,
    ],
  );
  return rowCount === 1;
}

export async function addAct(tx: Tx, id: number, act: string, person: number): Promise<void> {
  await tx.query(
    "insert into connect.profile_act (hub_id, profile_id, person_id, act) values (hub.asker_hub(), $1, $2, $3)",
    [id, person, act],
  );
}

export async function actsOf(
  tx: Tx,
  id: number,
): Promise<{ at: string; act: string; person: string | null }[]> {
  const { rows } = await tx.query(
    `select a.at::text as at, a.act, h.name as person from connect.profile_act a left join hub.person h on h.id = a.person_id
     where a.hub_id = (select hub.asker_hub()) and a.profile_id = $1 order by a.seq`,
    [id],
  );
  return rows;
}

/** The thread in which the asker asks about a profile. */
export async function threadOn(tx: Tx, profile: number): Promise<number | null> {
  const { rows } = await tx.query(
    `select i.thread_id as id from connect.interest i where i.hub_id = (select hub.asker_hub()) and i.profile_id = $1
       and connect.side_of(i.thread_id) = 'asker' order by i.id limit 1`,
    [profile],
  );
  return rows[0]?.id ?? null;
}

/** Live profiles that came or changed since a moment, without those of public sources. */
export async function recentProfiles(
  tx: Tx,
  since: Date,
  today: string,
): Promise<{ id: number; title: AnyText; on: string }[]> {
  const { rows } = await tx.query(
    `select id, title, published_on as "on" from connect.profile
     where hub_id = (select hub.asker_hub()) and state = 'live' and source_title = '' and expires_on > $2::date and published_on >= $1::date
     order by published_on desc, id desc limit 8`,
    [since, today],
  );
  return rows;
}

/** Profiles that wait for a review. Only an adviser sees any. */
export async function waitingProfiles(
  tx: Tx,
): Promise<{ id: number; title: AnyText; state: string }[]> {
  const { rows } = await tx.query(
    `select id, title, state from connect.profile where hub_id = (select hub.asker_hub()) and state in ('internal-review', 'external-review')
       and connect.is_adviser() order by updated_at limit 10`,
  );
  return rows;
}
