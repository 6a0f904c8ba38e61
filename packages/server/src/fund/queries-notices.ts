import type { Tx } from "../db/rights.ts";
import type { Names } from "./queries-funds.ts";

export type NoticeFound = {
  id: number;
  fund: string;
  fundName: Names;
  example: boolean;
  kind: "call" | "distribution";
  day: string;
  currency: string;
  title: string;
  deal: number | null;
  status: "draft" | "approved" | "sent" | "settled";
  total: string;
  drawnUpId: number | null;
  drawnUpBy: string | null;
  approvedBy: string | null;
  checked: unknown;
  changedAt: string;
  version: number;
};

const NOTICE = `n.id::int, n.fund_code as fund, f.name as "fundName", f.example, n.kind, n.day::text, n.currency, n.title, n.deal_id::int as deal, n.status,
  (select coalesce(sum(s.minor), 0)::text from fund.notice_share s where s.hub_id = n.hub_id and s.notice_id = n.id) as total,
  n.drawn_up_by::int as "drawnUpId", a.name as "drawnUpBy", b.name as "approvedBy", n.checked,
  coalesce(n.settled_at, n.sent_at, n.approved_at, n.created_at)::text as "changedAt", n.version
  from fund.notice n join fund.fund f on f.hub_id = n.hub_id and f.code = n.fund_code
  left join hub.person a on a.id = n.drawn_up_by left join hub.person b on b.id = n.approved_by`;

export async function listNotices(tx: Tx): Promise<NoticeFound[]> {
  const { rows } = await tx.query<NoticeFound>(
    `select ${NOTICE} where n.hub_id = hub.asker_hub() order by n.day desc, n.id desc`,
  );
  return rows;
}

export async function findNotice(tx: Tx, id: number): Promise<NoticeFound | undefined> {
  const { rows } = await tx.query<NoticeFound>(
    `select ${NOTICE} where n.hub_id = hub.asker_hub() and n.id = $1`,
    [id],
  );
  return rows[0];
}

export type ShareFound = {
  notice: number;
  line: number;
  purpose: string;
  party: string;
  partyName: Names;
  minor: string;
  recallable: boolean;
  outsideCommitment: boolean;
};

/** Shares of one notice, or of all settled ones of a fund. */
export async function listShares(
  tx: Tx,
  { notice = null, fund = null }: { notice?: number | null; fund?: string | null },
): Promise<ShareFound[]> {
  const { rows } = await tx.query<ShareFound>(
    `select s.notice_id::int as notice, s.line, s.purpose, s.party_code as party, p.name as "partyName", s.minor::text, s.recallable,
       s.outside_commitment as "outsideCommitment"
     from fund.notice_share s join fund.party p on p.hub_id = s.hub_id and p.code = s.party_code
     join fund.notice n on n.hub_id = s.hub_id and n.id = s.notice_id
     where s.hub_id = hub.asker_hub() and ($1::bigint is null or s.notice_id = $1) and ($2::text is null or (s.fund_code = $2 and n.status = 'settled'))
     order by s.notice_id, s.line, s.party_code`,
    [notice, fund],
  );
  return rows;
}

/** What each partner of a fund was called for or got back with effect on its commitment, in all notices that are approved or further; what was used goes over with a transfer. */
export async function commitmentUse(tx: Tx, fund: string): Promise<Map<string, bigint>> {
  const { rows } = await tx.query<{ party: string; used: string }>(
    `select u.party, sum(u.used)::text as used from (
       select s.party_code as party, case when n.kind = 'call' and not s.outside_commitment then s.minor
           when n.kind = 'distribution' and s.recallable then -s.minor else 0 end as used
       from fund.notice_share s join fund.notice n on n.hub_id = s.hub_id and n.id = s.notice_id
       where s.hub_id = hub.asker_hub() and s.fund_code = $1 and n.status <> 'draft'
       union all
       select v.party, v.used from fund.transfer t cross join lateral (values (t.from_party, -t.used_minor), (t.to_party, t.used_minor)) v(party, used)
       where t.hub_id = hub.asker_hub() and t.fund_code = $1 and t.approved_at is not null) u
     group by u.party`,
    [fund],
  );
  return new Map(rows.map(({ party, used }) => [party, BigInt(used)]));
}

export async function addNotice(
  tx: Tx,
  n: {
    fund: string;
    kind: string;
    day: string;
    currency: string;
    title: string;
    deal: number | null;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into fund.notice (hub_id, fund_code, kind, day, currency, title, deal_id, drawn_up_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, hub.asker_person()) returning id::int`,
    [n.fund, n.kind, n.day, n.currency, n.title, n.deal],
  );
  return (rows[0] as { id: number }).id;
}

export type NewShare = {
  readonly line: number;
  readonly purpose: string;
  readonly recallable: boolean;
  readonly outsideCommitment: boolean;
  readonly party: string;
  readonly minor: bigint;
};

export async function addShares(
  tx: Tx,
  { notice, fund, shares }: { notice: number; fund: string; shares: readonly NewShare[] },
): Promise<void> {
  await tx.query(
    `insert into fund.notice_share (hub_id, notice_id, fund_code, line, purpose, recallable, outside_commitment, party_code, minor)
     select hub.asker_hub(), $1, $2, * from unnest($3::smallint[], $4::text[], $5::boolean[], $6::boolean[], $7::text[], $8::bigint[])`,
    [
      notice,
      fund,
      shares.map((s) => s.line),
      shares.map((s) => s.purpose),
      shares.map((s) => s.recallable),
      shares.map((s) => s.outsideCommitment),
      shares.map((s) => s.party),
      shares.map((s) => s.minor.toString()),
    ],
  );
}

const STEP = {
  approved: "approved_by = hub.asker_person(), approved_at = now(), checked = $5",
  sent: "sent_at = now(), checked = coalesce(checked, $5)",
  settled: "settled_at = now(), checked = coalesce(checked, $5)",
} as const;

/** Moves a notice one step at the version that was read. Of two who try at once one wins; the other gets false. */
export async function moveNotice(
  tx: Tx,
  {
    id,
    from,
    to,
    version,
    checked,
  }: {
    id: number;
    from: string;
    to: keyof typeof STEP;
    version: number;
    checked: unknown;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update fund.notice set status = $3, ${STEP[to]}, version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and status = $2 and version = $4`,
    [id, from, to, version, checked === undefined ? null : JSON.stringify(checked)],
  );
  return rowCount === 1;
}
