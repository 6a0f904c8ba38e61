import type { Mention, MentionCandidate } from "@essor/contract/connect-mentions";
import type { Tx } from "../db/rights.ts";

/** A record of an import, as the resolver reads it. */
export type MentionedRecord = {
  source: Mention["source"];
  record: number;
  name: string;
  uscc: string;
  lei: string;
  country: string;
  address: string;
  website: string;
  /** Whether the whole hub may see it; then its link stands in the open register too. */
  open: boolean;
};

export type MentionAsk = {
  readonly source: Mention["source"];
  /** The import that brought the records; null: of any. */
  readonly batch: number | null;
  readonly record: number | null;
};

/** Records without an answer, or with one that no person gave, of those that the asker sees. */
export async function recordsToResolve(tx: Tx, ask: MentionAsk): Promise<MentionedRecord[]> {
  const { rows } = await tx.query<MentionedRecord>(
    `with asked as (
       select 'attract.firm' as source, id as record, name, uscc, lei, country, address, website, open, batch_id as batch
       from attract.published_party where hub_id = (select hub.asker_hub()) and $1 = 'attract.firm'
       union all
       select 'measure.firm', id, name, uscc, '', '', '', '', false, source_id from measure.published_register_firm
       where hub_id = (select hub.asker_hub()) and $1 = 'measure.firm')
     select a.source, a.record, a.name, a.uscc, a.lei, a.country, a.address, a.website, a.open from asked a
     where ($2::bigint is null or a.batch = $2) and ($3::bigint is null or a.record = $3)
       and not exists (select from connect.organisation_mention m where m.hub_id = (select hub.asker_hub()) and m.source = a.source and m.record_id = a.record and m.decided_by is not null)
       and not exists (select from connect.organisation_link l where l.hub_id = (select hub.asker_hub()) and l.source = a.source and l.record = a.record::text)
     order by a.record`,
    [ask.source, ask.batch, ask.record],
  );
  return rows;
}

export type Answered = {
  source: string;
  record: number;
  name: string;
  open: boolean;
  organisation: number | null;
  probability: number | null;
  reasons: MentionCandidate["reasons"];
  candidates: readonly MentionCandidate[];
};

/** Keeps what the resolver answered; what a person decided stands. */
export async function saveMentions(tx: Tx, answers: readonly Answered[]): Promise<void> {
  await tx.query(
    `insert into connect.organisation_mention (hub_id, source, record_id, name, organisation_id, probability, reasons, candidates, state)
     select hub.asker_hub(), x.source, x.record, x.name, x.organisation, x.probability, x.reasons, x.candidates, case when x.organisation is null then 'open' else 'same' end
     from jsonb_to_recordset($1::jsonb) as x(source text, record bigint, name text, organisation bigint, probability float8, reasons jsonb, candidates jsonb)
     on conflict (hub_id, source, record_id) do update set name = excluded.name, organisation_id = excluded.organisation_id, probability = excluded.probability,
       reasons = excluded.reasons, candidates = excluded.candidates, state = excluded.state, version = organisation_mention.version + 1
       where organisation_mention.decided_by is null`,
    [JSON.stringify(answers)],
  );
  await tx.query(
    `insert into connect.organisation_link (hub_id, organisation_id, source, record)
     select hub.asker_hub(), connect.standing(x.organisation), x.source, x.record::text
     from jsonb_to_recordset($1::jsonb) as x(source text, record bigint, organisation bigint, open boolean) where x.open and x.organisation is not null
     on conflict (hub_id, source, record) do nothing`,
    [JSON.stringify(answers)],
  );
}

const MENTION = `p.id, p.source, p.record_id as record, p.name, p.state, p.decided, p.organisation_id as organisation, p.organisation_name as "organisationName",
  p.probability, p.reasons, p.candidates, m.note, m.version`;
const FROM =
  "connect.published_mention p join connect.organisation_mention m on m.hub_id = p.hub_id and m.id = p.id";

/** Records in one state, those nearest to a coin's toss first. */
export async function listMentions(
  tx: Tx,
  { state, limit }: { state: string; limit: number },
): Promise<Mention[]> {
  const { rows } = await tx.query<Mention>(
    `select ${MENTION} from ${FROM} where p.hub_id = (select hub.asker_hub()) and p.state = $1
     order by abs(coalesce((p.candidates -> 0 ->> 'probability')::float8, 0) - 0.5), p.id limit $2`,
    [state, limit],
  );
  return rows;
}

export async function countMentions(tx: Tx): Promise<number> {
  const { rows } = await tx.query(
    "select count(*)::int as n from connect.organisation_mention where hub_id = (select hub.asker_hub()) and state = 'open'",
  );
  return rows[0].n;
}

export async function findMention(
  tx: Tx,
  by: { id: number } | { source: string; record: number },
): Promise<Mention | undefined> {
  const [id, source, record] = "id" in by ? [by.id, null, null] : [null, by.source, by.record];
  const { rows } = await tx.query<Mention>(
    `select ${MENTION} from ${FROM} where p.hub_id = (select hub.asker_hub()) and (p.id = $1 or (p.source = $2 and p.record_id = $3))`,
    [id, source, record],
  );
  return rows[0];
}

export async function decideMention(
  tx: Tx,
  d: {
    id: number;
    version: number;
    state: string;
    organisation: number | null;
    probability: number | null;
    reasons: readonly object[];
    note: string;
    person: number;
    now: Date;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update connect.organisation_mention set state = $3, organisation_id = $4, probability = $5, reasons = $6, note = $7,
       decided_by = case when $3 = 'open' then null else $8::bigint end, decided_at = case when $3 = 'open' then null else $9::timestamptz end, version = version + 1
     where hub_id = (select hub.asker_hub()) and id = $1 and version = $2`,
    [
      d.id,
      d.version,
      d.state,
      d.organisation,
      d.probability,
      JSON.stringify(d.reasons),
      d.note,
      d.person,
      d.now,
    ],
  );
  return rowCount === 1;
}

/** Sets or takes back the link of a record that the whole hub may see. */
export async function followMention(tx: Tx, m: Mention): Promise<void> {
  await tx.query(
    `delete from connect.organisation_link where hub_id = (select hub.asker_hub()) and source = $1 and record = $2::text and $3::bigint is distinct from organisation_id`,
    [m.source, m.record, m.organisation],
  );
  await tx.query(
    `insert into connect.organisation_link (hub_id, organisation_id, source, record)
     select hub.asker_hub(), $3::bigint, 'attract.firm', f.id::text from attract.published_firm f
     where f.hub_id = (select hub.asker_hub()) and $1 = 'attract.firm' and f.id = $2::bigint and $3::bigint is not null on conflict (hub_id, source, record) do nothing`,
    [m.source, m.record, m.organisation],
  );
}
