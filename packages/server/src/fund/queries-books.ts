import type { Tx } from "../db/rights.ts";

/** The pair of days under which books are read: what they are about, and when it was known. */
export type Moment = { readonly effective: string; readonly recorded: string };

export type PostingRow = {
  id: number;
  fund: string;
  effectiveOn: string;
  eventKind: string;
  eventRef: string;
  account: string;
  minor: string;
  currency: string;
  partner: string | null;
  investment: string | null;
};

/** All lines of the books as of a pair of days; of one fund, or of all that the asker sees. */
export async function listPostings(
  tx: Tx,
  { effective, recorded }: Moment,
  fund: string | null = null,
): Promise<PostingRow[]> {
  const { rows } = await tx.query<PostingRow>(
    `select e.id::int, e.fund_code as fund, e.effective_on::text as "effectiveOn",
       coalesce(o.event_kind, e.event_kind) as "eventKind", coalesce(o.event_ref, e.event_ref) as "eventRef",
       p.account, p.minor::text, p.currency, p.partner, p.investment
     from fund.journal_entry e
     join fund.posting p on p.hub_id = e.hub_id and p.entry_id = e.id
     left join fund.journal_entry o on o.hub_id = e.hub_id and o.id = e.reverses
     where e.hub_id = hub.asker_hub() and e.effective_on <= $1 and e.recorded_at < $2::date + 1 and ($3::text is null or e.fund_code = $3)
     order by e.effective_on, e.id, p.line`,
    [effective, recorded, fund],
  );
  return rows;
}

export type BalanceRow = { account: string; currency: string; minor: string };

export async function trialBalanceRows(
  tx: Tx,
  fund: string,
  { effective, recorded }: Moment,
): Promise<BalanceRow[]> {
  const { rows } = await tx.query<BalanceRow>(
    `select p.account, p.currency, sum(p.minor)::text as minor
     from fund.journal_entry e join fund.posting p on p.hub_id = e.hub_id and p.entry_id = e.id
     where e.hub_id = hub.asker_hub() and e.fund_code = $1 and e.effective_on <= $2 and e.recorded_at < $3::date + 1
     group by p.account, p.currency having sum(p.minor) <> 0 order by p.account, p.currency`,
    [fund, effective, recorded],
  );
  return rows;
}

export type EntryFound = {
  id: number;
  fund: string;
  effectiveOn: string;
  recordedAt: string;
  eventKind: string;
  eventRef: string;
  memo: string;
  reverses: number | null;
  reversedBy: number | null;
  enteredBy: string | null;
  postings: {
    account: string;
    minor: string;
    currency: string;
    partner: string | null;
    investment: string | null;
  }[];
};

const ENTRY = `e.id::int, e.fund_code as fund, e.effective_on::text as "effectiveOn", e.recorded_at::text as "recordedAt", e.event_kind as "eventKind",
  e.event_ref as "eventRef", e.memo, e.reverses::int,
  (select r.id::int from fund.journal_entry r where r.hub_id = e.hub_id and r.reverses = e.id) as "reversedBy", w.name as "enteredBy",
  (select jsonb_agg(jsonb_build_object('account', p.account, 'minor', p.minor::text, 'currency', p.currency, 'partner', p.partner, 'investment', p.investment) order by p.line)
   from fund.posting p where p.hub_id = e.hub_id and p.entry_id = e.id) as postings
  from fund.journal_entry e left join hub.person w on w.id = e.entered_by`;

export async function listEntries(
  tx: Tx,
  fund: string,
  { effective, recorded }: Moment,
): Promise<EntryFound[]> {
  const { rows } = await tx.query<EntryFound>(
    `select ${ENTRY} where e.hub_id = hub.asker_hub() and e.fund_code = $1 and e.effective_on <= $2 and e.recorded_at < $3::date + 1
     order by e.effective_on desc, e.id desc limit 1000`,
    [fund, effective, recorded],
  );
  return rows;
}

export async function findEntry(tx: Tx, id: number): Promise<EntryFound | undefined> {
  const { rows } = await tx.query<EntryFound>(
    `select ${ENTRY} where e.hub_id = hub.asker_hub() and e.id = $1`,
    [id],
  );
  return rows[0];
}

export type NewPosting = {
  readonly account: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly partner?: string | undefined;
  readonly investment?: string | undefined;
};

export type NewEntry = {
  readonly fund: string;
  readonly effectiveOn: string;
  readonly eventKind: string;
  readonly eventRef?: string;
  readonly memo: string;
  readonly reverses?: number;
  /** Only the product itself may say this, when it loads what is known from elsewhere. */
  readonly recordedAt?: string;
  readonly postings: readonly NewPosting[];
};

/**
 * Posts entries with their lines in one statement, in the order given; answers their numbers. The database refuses
 * what does not balance, and a second entry of one notice.
 */
export async function postEntries(tx: Tx, entries: readonly NewEntry[]): Promise<number[]> {
  const lines = entries.flatMap((entry, i) =>
    entry.postings.map((posting, j) => ({ ...posting, entry: i + 1, line: j + 1 })),
  );
  const loaded = entries.some((entry) => entry.recordedAt !== undefined);
  const { rows } = await tx.query<{ id: number }>(
    `with given as (
       select * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::text[], $6::bigint[], $14::timestamptz[]) with ordinality
         as g(fund_code, effective_on, event_kind, event_ref, memo, reverses, recorded_at, n)),
     entry as (
       insert into fund.journal_entry (hub_id, fund_code, effective_on, event_kind, event_ref, memo, reverses, entered_by${loaded ? ", recorded_at" : ""})
       select hub.asker_hub(), fund_code, effective_on, event_kind, event_ref, memo, reverses, hub.asker_person()${loaded ? ", recorded_at" : ""} from given order by n
       returning id, fund_code),
     numbered as (select id, fund_code, row_number() over (order by id) as n from entry),
     line as (
       insert into fund.posting (hub_id, entry_id, line, fund_code, account, minor, currency, partner, investment)
       select hub.asker_hub(), e.id, p.line, e.fund_code, p.account, p.minor, p.currency, p.partner, p.investment
       from unnest($7::bigint[], $8::smallint[], $9::text[], $10::bigint[], $11::text[], $12::text[], $13::text[])
         as p(n, line, account, minor, currency, partner, investment)
       join numbered e on e.n = p.n)
     select id::int from numbered order by n`,
    [
      entries.map((e) => e.fund),
      entries.map((e) => e.effectiveOn),
      entries.map((e) => e.eventKind),
      entries.map((e) => e.eventRef ?? ""),
      entries.map((e) => e.memo),
      entries.map((e) => e.reverses ?? null),
      lines.map((l) => l.entry),
      lines.map((l) => l.line),
      lines.map((l) => l.account),
      lines.map((l) => l.minor.toString()),
      lines.map((l) => l.currency),
      lines.map((l) => l.partner ?? null),
      lines.map((l) => l.investment ?? null),
      entries.map((e) => e.recordedAt ?? null),
    ],
  );
  return rows.map(({ id }) => id);
}

/** Keeps others from changing what a fund has in the bank or has called until this work is done. */
export async function lockFund(tx: Tx, fund: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(723430, hashtext(hub.asker_hub() || ' ' || $1))", [
    fund,
  ]);
}

/** The entry that an event made, unless it was turned round. */
export async function entryOfEvent(tx: Tx, kind: string, ref: string): Promise<number | undefined> {
  const { rows } = await tx.query<{ id: number }>(
    "select id::int from fund.journal_entry where hub_id = hub.asker_hub() and event_kind = $1 and event_ref = $2 and reverses is null",
    [kind, ref],
  );
  return rows[0]?.id;
}
