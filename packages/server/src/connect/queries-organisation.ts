import type {
  Organisation,
  OrganisationMerge,
  OrganisationPair,
  OrganisationWrite,
} from "@essor/contract/connect-organisations";
import type { RegisterPair, RegisterRecord } from "@essor/core/connect";
import type { Tx } from "../db/rights.ts";

const SHOWN = `o.id, o.name, o.names, o.uscc, o.lei, o.country, o.city, o.address, o.website, o.merged_into as "mergedInto", o.example,
  o.source_title as "sourceTitle",
  (select count(*) from connect.organisation_link l where l.hub_id = o.hub_id and l.organisation_id = o.id)::int as links`;

/** Organisations that stand, the newest first; with ids those, merged or not. */
export async function listOrganisations(
  tx: Tx,
  { ids, limit }: { ids: readonly number[] | null; limit: number },
): Promise<Organisation[]> {
  const { rows } = await tx.query(
    `select ${SHOWN} from connect.organisation o where o.hub_id = (select hub.asker_hub())
       and case when $1::bigint[] is null then o.merged_into is null else o.id = any($1) end order by o.id desc limit $2`,
    [ids, limit],
  );
  return rows;
}

/** Changes with every organisation: what an index of them may be kept by. */
export async function registerStamp(tx: Tx): Promise<string> {
  const { rows } = await tx.query(
    `select count(*) || ' ' || coalesce(max(id), 0) || ' ' || coalesce(sum(merged_into), 0) || ' ' || coalesce(sum(cardinality(names)), 0) as stamp
     from connect.organisation where hub_id = (select hub.asker_hub())`,
  );
  return rows[0].stamp;
}

export async function registerRecords(tx: Tx): Promise<RegisterRecord[]> {
  const { rows } = await tx.query(
    `select id::text as id, name, names, uscc, lei, country, city, address, website from connect.organisation
     where hub_id = (select hub.asker_hub()) and merged_into is null order by id`,
  );
  return rows;
}

export async function addOrganisation(
  tx: Tx,
  o: Omit<OrganisationWrite, "although">,
): Promise<number> {
  const { rows } = await tx.query(
    `insert into connect.organisation (hub_id, name, names, uscc, lei, country, city, address, website)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [o.name, o.names, o.uscc, o.lei, o.country, o.city, o.address, o.website],
  );
  return rows[0].id;
}

/** Organisations of a published list, each with the record it comes from. */
export async function addListed(tx: Tx, list: readonly object[]): Promise<void> {
  await tx.query(
    `with listed as (
       select x.*, row_number() over () as n from jsonb_to_recordset($1::jsonb) x (name text, uscc text, lei text, country text, city text, address text, source text, title text)),
     made as (
       insert into connect.organisation (hub_id, name, uscc, lei, country, city, address, source_title)
       select hub.asker_hub(), l.name, l.uscc, l.lei, l.country, l.city, l.address, l.title from listed l order by l.n returning id),
     numbered as (select id, row_number() over (order by id) as n from made)
     insert into connect.organisation_link (hub_id, organisation_id, source, record)
     select hub.asker_hub(), m.id, l.source, l.lei from listed l join numbered m on m.n = l.n`,
    [JSON.stringify(list)],
  );
}

/** Takes in what other parts of the product show to the whole hub, each once; answers how many came new. */
export async function takeInSources(tx: Tx): Promise<number> {
  const { rowCount } = await tx.query(
    `with known as (
       select 'attract.firm' as source, f.id::text as record, f.name, f.uscc, f.lei, f.country, f.website, '' as title
       from attract.published_firm f where f.hub_id = (select hub.asker_hub())
       union all
       select 'connect.local-firm', l.id::text, l.name, '', '', 'CN', '', l.source_title from connect.local_firm l where l.hub_id = (select hub.asker_hub())
       union all
       select 'connect.partner', p.id::text, coalesce(p.name ->> 'zh-CN', p.name ->> 'en', p.name ->> 'fr'), '', '', p.country, p.website, p.source_title
       from connect.partner p where p.hub_id = (select hub.asker_hub()) and not p.example),
     fresh as (
       select k.*, row_number() over (order by k.source, k.record) as n from known k
       where k.name <> '' and not exists (select from connect.organisation_link l where l.hub_id = (select hub.asker_hub()) and l.source = k.source and l.record = k.record)),
     made as (
       insert into connect.organisation (hub_id, name, uscc, lei, country, website, source_title)
       select hub.asker_hub(), f.name, f.uscc, f.lei, f.country, f.website, f.title from fresh f order by f.n returning id),
     numbered as (select id, row_number() over (order by id) as n from made)
     insert into connect.organisation_link (hub_id, organisation_id, source, record)
     select hub.asker_hub(), m.id, f.source, f.record from fresh f join numbered m on m.n = f.n`,
  );
  return rowCount ?? 0;
}

/** Keeps what a sweep found: pairs that nobody has decided are set anew, decisions stand. */
export async function savePairs(tx: Tx, pairs: readonly RegisterPair[]): Promise<number> {
  await tx.query(
    "delete from connect.organisation_pair where hub_id = (select hub.asker_hub()) and state = 'open'",
  );
  const { rowCount } = await tx.query(
    `insert into connect.organisation_pair (hub_id, a, b, probability, evidence, proposal)
     select hub.asker_hub(), least(p.a, p.b), greatest(p.a, p.b), p.probability, p.evidence, p.proposal
     from jsonb_to_recordset($1::jsonb) as p(a bigint, b bigint, probability double precision, evidence jsonb, proposal text)
     on conflict do nothing`,
    [JSON.stringify(pairs)],
  );
  return rowCount ?? 0;
}

type PairRow = Omit<OrganisationPair, "a" | "b"> & { a: number; b: number };
const PAIR = "a, b, probability, proposal, evidence, state, note";

/** Pairs in one state, those nearest to a coin's toss first: there a person's word teaches most. */
export async function listPairs(tx: Tx, state: string): Promise<PairRow[]> {
  const { rows } = await tx.query(
    `select ${PAIR} from connect.organisation_pair where hub_id = (select hub.asker_hub()) and state = $1
     order by proposal = 'related', abs(probability - 0.5), a, b limit 300`,
    [state],
  );
  return rows;
}

export async function countOpenPairs(tx: Tx): Promise<number> {
  const { rows } = await tx.query(
    "select count(*)::int as n from connect.organisation_pair where hub_id = (select hub.asker_hub()) and state = 'open'",
  );
  return rows[0].n;
}

export async function findPair(tx: Tx, a: number, b: number): Promise<PairRow | undefined> {
  const { rows } = await tx.query(
    `select ${PAIR} from connect.organisation_pair where hub_id = (select hub.asker_hub()) and a = $1 and b = $2`,
    [a, b],
  );
  return rows[0];
}

export async function setPair(
  tx: Tx,
  p: { a: number; b: number; state: string; note: string; person: number; now: Date },
): Promise<void> {
  await tx.query(
    `update connect.organisation_pair set state = $3, note = $4, decided_by = case when $3 = 'open' then null else $5::bigint end,
       decided_at = case when $3 = 'open' then null else $6::timestamptz end
     where hub_id = (select hub.asker_hub()) and a = $1 and b = $2`,
    [p.a, p.b, p.state, p.note, p.person, p.now],
  );
}

export async function listMerges(tx: Tx, id: number | null = null): Promise<OrganisationMerge[]> {
  const { rows } = await tx.query(
    `select m.id, m.winner, w.name as "winnerName", m.loser, l.name as "loserName", m.reason, cardinality(m.moved) as moved,
       m.merged_at::text as "mergedAt", m.undone_at::text as "undoneAt",
       m.undone_at is null and exists (select from connect.organisation_merge x where x.hub_id = m.hub_id and x.undone_at is null and x.id > m.id
         and (x.winner in (m.winner, m.loser) or x.loser in (m.winner, m.loser))) as blocked
     from connect.organisation_merge m
     join connect.organisation w on w.hub_id = m.hub_id and w.id = m.winner
     join connect.organisation l on l.hub_id = m.hub_id and l.id = m.loser
     where m.hub_id = (select hub.asker_hub()) and ($1::bigint is null or m.id = $1) order by m.id desc limit 200`,
    [id],
  );
  return rows;
}

export async function addLink(
  tx: Tx,
  l: { organisation: number; source: string; record: string },
): Promise<void> {
  await tx.query(
    `insert into connect.organisation_link (hub_id, organisation_id, source, record) values (hub.asker_hub(), connect.standing($1), $2, $3)
     on conflict (hub_id, source, record) do update set organisation_id = excluded.organisation_id`,
    [l.organisation, l.source, l.record],
  );
}
