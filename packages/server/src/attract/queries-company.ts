import type {
  CompanyRow,
  CompanyTimelineLine,
  Contact,
  Merge,
  Relation,
  StoredDocument,
} from "@essor/contract/attract-company";
import type { Tx } from "../db/rights.ts";

const COMPANY = `y.id, y.name, y.kind, y.uscc, y.lei, y.country, y.website, y.district, y.confidential, y.version, null::integer as alike,
  ((select count(*) from attract.project p where p.hub_id = y.hub_id and p.party_id = y.id)
   + (select count(*) from attract.project_secret s where s.hub_id = y.hub_id and s.party_id = y.id))::integer as projects`;

export async function listCompanies(
  tx: Tx,
  ask: { text: string | null; after: { name: string; id: number } | null; limit: number },
): Promise<CompanyRow[]> {
  const { rows } = await tx.query<CompanyRow>(
    `select ${COMPANY} from attract.party y where y.hub_id = hub.asker_hub() and y.merged_into is null
       and ($1::text is null or y.name ilike $1 or y.uscc = $2 or y.lei = $2)
       and ($3::text is null or (y.name collate "C", y.id) > ($3 collate "C", $4::bigint))
     order by y.name collate "C", y.id limit $5`,
    [
      ask.text === null ? null : `%${ask.text.replace(/[\\%_]/g, "\\$&")}%`,
      ask.text,
      ask.after?.name ?? null,
      ask.after?.id ?? null,
      ask.limit,
    ],
  );
  return rows;
}

export type CompanyDbRow = CompanyRow & {
  folded: string;
  address: string;
  industry: string;
  note: string;
  mergedInto: number | null;
};

export async function findCompany(tx: Tx, id: number): Promise<CompanyDbRow | undefined> {
  const { rows } = await tx.query<CompanyDbRow>(
    `select ${COMPANY}, y.folded, y.address, y.industry, y.note, y.merged_into as "mergedInto" from attract.party y where y.hub_id = hub.asker_hub() and y.id = $1`,
    [id],
  );
  return rows[0];
}

export async function companiesOf(tx: Tx, ids: readonly number[]): Promise<CompanyDbRow[]> {
  const { rows } = await tx.query<CompanyDbRow>(
    `select ${COMPANY}, y.folded, y.address, y.industry, y.note, y.merged_into as "mergedInto" from attract.party y where y.hub_id = hub.asker_hub() and y.id = any ($1::bigint[])`,
    [ids],
  );
  return rows;
}

/** Projects of a firm; of hidden ones only those whose reader may know the firm. */
export async function projectIdsOf(tx: Tx, company: number): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    `select p.id from attract.project p where p.hub_id = hub.asker_hub() and p.party_id = $1
     union select s.project_id from attract.project_secret s where s.hub_id = hub.asker_hub() and s.party_id = $1 order by 1 desc limit 500`,
    [company],
  );
  return rows.map((row) => row.id);
}

export async function changeCompany(
  tx: Tx,
  c: {
    id: number;
    version: number;
    name: string;
    folded: string;
    uscc: string;
    lei: string;
    country: string;
    website: string;
    address: string;
    industry: string;
    note: string;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update attract.party set name = $3, folded = $4, uscc = nullif($5, ''), lei = nullif($6, ''), country = nullif($7, ''), website = nullif($8, ''), address = $9, industry = $10,
       note = $11, version = version + 1 where hub_id = hub.asker_hub() and id = $1 and version = $2 and merged_into is null`,
    [
      c.id,
      c.version,
      c.name,
      c.folded,
      c.uscc,
      c.lei,
      c.country,
      c.website,
      c.address,
      c.industry,
      c.note,
    ],
  );
  return rowCount === 1;
}

export async function contactsOf(tx: Tx, company: number): Promise<Contact[]> {
  const { rows } = await tx.query<Contact>(
    `select id, name, post, email, phone, note, left_on as left, version from attract.contact where hub_id = hub.asker_hub() and party_id = $1 order by left_on is not null, name, id`,
    [company],
  );
  return rows;
}

export type ContactFields = {
  name: string;
  post: string;
  email: string;
  phone: string;
  note: string;
  left: string | null;
};

export async function addContact(
  tx: Tx,
  c: ContactFields & { company: number; person: number },
): Promise<void> {
  await tx.query(
    "insert into attract.contact (hub_id, party_id, name, post, email, phone, note, left_on, created_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8)",
    [c.company, c.name, c.post, c.email, c.phone, c.note, c.left, c.person],
  );
}

export async function changeContact(
  tx: Tx,
  c: ContactFields & { id: number; version: number },
): Promise<number | undefined> {
  const { rows } = await tx.query<{ company: number }>(
    `update attract.contact set name = $3, post = $4, email = $5, phone = $6, note = $7, left_on = $8, version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2 returning party_id as company`,
    [c.id, c.version, c.name, c.post, c.email, c.phone, c.note, c.left],
  );
  return rows[0]?.company;
}

export async function relationsOf(tx: Tx, company: number): Promise<Relation[]> {
  const { rows } = await tx.query<Relation>(
    `select r.id, r.kind, coalesce(r.other_id, (select y.id from attract.party y where y.hub_id = r.hub_id and y.lei = r.other_lei and y.merged_into is null order by y.id limit 1)) as other,
       r.other_name as "otherName", r.other_lei as "otherLei", r.share, r.source_title as "sourceTitle", r.source_address as "sourceAddress", r.source_grade as "sourceGrade"
     from attract.party_relation r where r.hub_id = hub.asker_hub() and r.party_id = $1 order by r.kind, r.other_name`,
    [company],
  );
  return rows;
}

export async function addRelation(
  tx: Tx,
  r: {
    company: number;
    kind: string;
    other: number | null;
    otherName: string;
    otherLei: string;
    share: number | null;
    title: string;
    address: string;
    grade: string | null;
    person: number;
  },
): Promise<void> {
  await tx.query(
    `insert into attract.party_relation (hub_id, party_id, kind, other_id, other_name, other_lei, share, source_title, source_address, source_grade, created_by)
     values (hub.asker_hub(), $1, $2, $3, $4, nullif($5, ''), $6, $7, $8, $9, $10) on conflict (hub_id, party_id, kind, other_name) do nothing`,
    [
      r.company,
      r.kind,
      r.other,
      r.otherName,
      r.otherLei,
      r.share,
      r.title,
      r.address,
      r.grade,
      r.person,
    ],
  );
}

export async function dropRelation(tx: Tx, id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "delete from attract.party_relation where hub_id = hub.asker_hub() and id = $1",
    [id],
  );
  return rowCount === 1;
}

export async function companiesByLei(
  tx: Tx,
  leis: readonly string[],
): Promise<{ id: number; lei: string }[]> {
  const { rows } = await tx.query<{ id: number; lei: string }>(
    "select id, lei from attract.party where hub_id = hub.asker_hub() and lei = any ($1::text[]) and merged_into is null",
    [leis],
  );
  return rows;
}

/** Firms that share an identifier, a folded name, a website or the beginning of their names: pairs worth a look. */
export async function candidatePairs(
  tx: Tx,
  of: number | null,
  limit: number,
): Promise<{ a: number; b: number }[]> {
  const { rows } = await tx.query<{ a: number; b: number }>(
    `with firm as materialized (
       select y.id, y.uscc, y.lei, y.folded, left(y.folded, 4) as start,
         nullif(regexp_replace(regexp_replace(lower(coalesce(y.website, '')), '^https?://(www\\.)?', ''), '[/?#].*$', ''), '') as host
       from attract.party y where y.hub_id = hub.asker_hub() and y.merged_into is null and y.kind = 'company')
     select distinct least(a.id, b.id) as a, greatest(a.id, b.id) as b from firm a join firm b on a.id <> b.id and ($1::bigint is not null or a.id < b.id)
       and (a.uscc = b.uscc or a.lei = b.lei or (a.folded <> '' and a.folded = b.folded) or a.host = b.host or (length(a.start) = 4 and a.start = b.start))
     where ($1::bigint is null or a.id = $1)
       and not exists (select from attract.party_apart x where x.hub_id = hub.asker_hub() and x.low_id = least(a.id, b.id) and x.high_id = greatest(a.id, b.id))
     limit $2`,
    [of, limit],
  );
  return rows;
}

export async function keepApart(
  tx: Tx,
  p: { a: number; b: number; person: number },
): Promise<void> {
  await tx.query(
    "insert into attract.party_apart (hub_id, low_id, high_id, said_by) values (hub.asker_hub(), least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), $3) on conflict do nothing",
    [p.a, p.b, p.person],
  );
}

export async function mergeCompanies(
  tx: Tx,
  m: { winner: number; loser: number; reasons: readonly string[]; note: string; choices: object },
): Promise<number | null> {
  const { rows } = await tx.query<{ id: number | null }>(
    "select attract.merge_parties($1, $2, $3, $4, $5) as id",
    [m.winner, m.loser, JSON.stringify(m.reasons), m.note, m.choices],
  );
  return rows[0]?.id ?? null;
}

export async function undoMerge(
  tx: Tx,
  id: number,
): Promise<{ loser: number; back: number; stays: number } | null> {
  const { rows } = await tx.query("select attract.undo_merge($1) as undone", [id]);
  return rows[0]?.undone ?? null;
}

export async function mergesOf(tx: Tx, company: number): Promise<Merge[]> {
  const { rows } = await tx.query<Merge>(
    `select m.id, m.loser_id as loser, coalesce(y.name, '') as "loserName", m.reasons, m.note, o.name as person, m.merged_at::text as at, m.undone_at::text as "undoneAt"
     from attract.party_merge m left join attract.party y on y.hub_id = m.hub_id and y.id = m.loser_id left join hub.person o on o.id = m.merged_by
     where m.hub_id = hub.asker_hub() and m.winner_id = $1 order by m.id desc`,
    [company],
  );
  return rows;
}

/** All that happened with a firm, newest first: of its projects what their reader may see, and what was noted of the firm itself. */
export async function companyTimeline(
  tx: Tx,
  company: number,
  projects: readonly number[],
): Promise<CompanyTimelineLine[]> {
  const { rows } = await tx.query<CompanyTimelineLine>(
    `select t.day::text as at, t.kind, t.text, t.project, case when t.project is null then null else coalesce(s.name, p.name) end as "projectName", o.name as person from (
       select e.valid_on as day, e.recorded_at, 'stage' as kind, e.stage::text || case when e.reason <> '' then ' ' || e.reason else '' end as text, e.project_id as project, e.entered_by
         from attract.stage_entry e where e.hub_id = hub.asker_hub() and e.project_id = any ($2::bigint[])
       union all select a.valid_on, a.recorded_at, 'money', a.measure || ' ' || a.minor::text || ' ' || a.currency || ' ' || a.occasion, a.project_id, a.entered_by
         from attract.amount_entry a where a.hub_id = hub.asker_hub() and a.project_id = any ($2::bigint[])
       union all select v.happened_on, v.recorded_at, v.kind, v.body, v.project_id, v.entered_by from attract.activity v where v.hub_id = hub.asker_hub() and v.project_id = any ($2::bigint[])
       union all select d.recorded_at::date, d.recorded_at, 'document', d.name, d.project_id, d.entered_by
         from attract.document d where d.hub_id = hub.asker_hub() and (d.project_id = any ($2::bigint[]) or d.party_id = $1) and d.removed_at is null
       union all select g.seen_on, g.seen_on::timestamptz, 'signal', g.body, g.project_id, g.created_by from attract.signal g where g.hub_id = hub.asker_hub() and g.project_id = any ($2::bigint[])
       union all select w.decided_on, w.decided_on::timestamptz, 'award', w.body || ' ' || w.minor::text || ' ' || w.currency, w.project_id, w.created_by
         from attract.award w where w.hub_id = hub.asker_hub() and w.project_id = any ($2::bigint[])
       union all select c.created_at::date, c.created_at, 'contact', c.name, null, c.created_by from attract.contact c where c.hub_id = hub.asker_hub() and c.party_id = $1
       union all select m.merged_at::date, m.merged_at, 'merge', coalesce(l.name, ''), null, m.merged_by from attract.party_merge m
         left join attract.party l on l.hub_id = m.hub_id and l.id = m.loser_id where m.hub_id = hub.asker_hub() and m.winner_id = $1
     ) t left join attract.project p on p.hub_id = hub.asker_hub() and p.id = t.project
     left join attract.project_secret s on s.hub_id = hub.asker_hub() and s.project_id = t.project
     left join hub.person o on o.id = t.entered_by order by t.day desc, t.recorded_at desc limit 500`,
    [company, projects],
  );
  return rows;
}

const DOCUMENT = `d.id, d.name, d.media_type as "mediaType", d.bytes, d.sha256, d.kind, d.confidential, d.stored_as is not null as stored, o.name as person, d.recorded_at::text as at`;

export async function storedDocuments(
  tx: Tx,
  of: { project: number } | { company: number },
): Promise<StoredDocument[]> {
  const [project, company] = "project" in of ? [of.project, null] : [null, of.company];
  const { rows } = await tx.query<StoredDocument>(
    `select ${DOCUMENT} from attract.document d left join hub.person o on o.id = d.entered_by
     where d.hub_id = hub.asker_hub() and (d.project_id = $1 or d.party_id = $2) and d.removed_at is null order by d.id desc`,
    [project, company],
  );
  return rows;
}

export async function findDocument(
  tx: Tx,
  id: number,
): Promise<(StoredDocument & { storedAs: string | null; enteredBy: number | null }) | undefined> {
  const { rows } = await tx.query(
    `select ${DOCUMENT}, d.stored_as as "storedAs", d.entered_by as "enteredBy" from attract.document d left join hub.person o on o.id = d.entered_by
     where d.hub_id = hub.asker_hub() and d.id = $1 and d.removed_at is null`,
    [id],
  );
  return rows[0];
}

export async function storeDocument(
  tx: Tx,
  d: {
    project: number | null;
    company: number | null;
    name: string;
    mediaType: string;
    bytes: number;
    sha256: string;
    kind: string;
    confidential: boolean;
    storedAs: string;
    person: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into attract.document (hub_id, project_id, party_id, name, media_type, bytes, sha256, kind, confidential, stored_as, entered_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      d.project,
      d.company,
      d.name,
      d.mediaType,
      d.bytes,
      d.sha256,
      d.kind,
      d.confidential,
      d.storedAs,
      d.person,
    ],
  );
  return (rows[0] as { id: number }).id;
}

export async function removeDocument(
  tx: Tx,
  d: { id: number; person: number; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update attract.document set removed_at = $2, removed_by = $3, stored_as = null where hub_id = hub.asker_hub() and id = $1 and removed_at is null",
    [d.id, d.at, d.person],
  );
  return rowCount === 1;
}
