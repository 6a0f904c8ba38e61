import type { Tx } from "../db/rights.ts";

export type Names = { en: string; "zh-CN"?: string; fr?: string };
export type Party = { code: string; name: Names; kind: string; example: boolean };

export async function listParties(tx: Tx): Promise<Party[]> {
  const { rows } = await tx.query<Party>(
    "select code, name, kind, example from fund.party where hub_id = hub.asker_hub() order by code",
  );
  return rows;
}

export async function addParty(tx: Tx, party: Omit<Party, "example">): Promise<void> {
  await tx.query(
    "insert into fund.party (hub_id, code, name, kind) values (hub.asker_hub(), $1, $2, $3)",
    [party.code, party.name, party.kind],
  );
}

export type Fund = {
  code: string;
  parent: string | null;
  kind: "parent" | "sub" | "vehicle" | "angel" | "industry";
  name: Names;
  example: boolean;
  source: object | null;
  note: Partial<Names>;
  currency: string;
  size: string | null;
  firstClose: string | null;
  launched: string;
  manager: string;
  vintage: number | null;
  startsOn: string | null;
  investmentEndsOn: string | null;
  termEndsOn: string | null;
  feeBasis: string | null;
  feeRate: string | null;
  ruleSets: string[];
  facts: Record<string, number | string | boolean>;
  committee: { quorum: number; majority: number; members?: string[] };
  version: number;
};

const FUND = `code, parent_code as parent, kind, name, example, source, note, currency, size_minor::text as size, first_close_minor::text as "firstClose",
  launched, manager, vintage, starts_on::text as "startsOn", investment_ends_on::text as "investmentEndsOn", term_ends_on::text as "termEndsOn",
  fee_basis as "feeBasis", fee_rate as "feeRate", rule_sets as "ruleSets", facts, committee, version`;

export async function listFunds(tx: Tx): Promise<Fund[]> {
  const { rows } = await tx.query<Fund>(
    `select ${FUND} from fund.fund where hub_id = hub.asker_hub() order by example, parent_code nulls first, code`,
  );
  return rows;
}

export async function findFund(tx: Tx, code: string): Promise<Fund | undefined> {
  const { rows } = await tx.query<Fund>(
    `select ${FUND} from fund.fund where hub_id = hub.asker_hub() and code = $1`,
    [code],
  );
  return rows[0];
}

/** Chooses the rule sets that a fund is held to, at the version that was read; false where it moved on. */
export async function chooseRuleSets(
  tx: Tx,
  code: string,
  { ruleSets, version }: { ruleSets: readonly string[]; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update fund.fund set rule_sets = $2, version = version + 1 where hub_id = hub.asker_hub() and code = $1 and version = $3",
    [code, ruleSets, version],
  );
  return rowCount === 1;
}

/** The same choice, where everybody in the hub may read it. */
export async function publishRuleSets(
  tx: Tx,
  code: string,
  ruleSets: readonly string[],
): Promise<void> {
  await tx.query(
    "update fund.public_profile set rule_sets = $2 where hub_id = hub.asker_hub() and fund_code = $1",
    [code, ruleSets],
  );
}

export type Profile = {
  fund: string;
  name: Names;
  example: boolean;
  ruleSets: string[];
  facts: Record<string, number | string | boolean>;
};

export async function listProfiles(tx: Tx): Promise<Profile[]> {
  const { rows } = await tx.query<Profile>(
    `select fund_code as fund, name, example, rule_sets as "ruleSets", facts from fund.public_profile
     where hub_id = hub.asker_hub() order by example, fund_code`,
  );
  return rows;
}

export type Commitment = {
  id: number;
  fund: string;
  party: string;
  partyName: Names;
  role: "lp" | "gp";
  source: "government" | "province" | "social" | "fund";
  minor: string;
  closedOn: string;
  shareClass: string | null;
  /** A part that came over from another partner, or (below zero) went over to one, on that day. */
  transfer: boolean;
};

/** What partners committed at closings, and the transfers between them that somebody approved. */
export async function listCommitments(tx: Tx): Promise<Commitment[]> {
  const { rows } = await tx.query<Commitment>(
    `select c.id::int, c.fund_code as fund, c.party_code as party, p.name as "partyName", c.role, c.source, c.minor::text, c.closed_on::text as "closedOn",
       c.share_class as "shareClass", c.transfer
     from (
       select id, hub_id, fund_code, party_code, role, source, minor, closed_on, share_class, false as transfer from fund.commitment
       union all
       select t.id, t.hub_id, t.fund_code, s.party_code, coalesce(k.role, 'lp'),
         coalesce(k.source, case q.kind when 'government' then 'government' when 'fund' then 'fund' else 'social' end), s.minor, t.on_day, k.share_class, true
       from fund.transfer t
       cross join lateral (values (t.from_party, -t.minor), (t.to_party, t.minor)) s(party_code, minor)
       join fund.party q on q.hub_id = t.hub_id and q.code = s.party_code
       left join lateral (select o.role, o.source, o.share_class from fund.commitment o
         where o.hub_id = t.hub_id and o.fund_code = t.fund_code and o.party_code = s.party_code order by o.id limit 1) k on true
       where t.approved_at is not null) c
     join fund.party p on p.hub_id = c.hub_id and p.code = c.party_code
     where c.hub_id = hub.asker_hub() order by c.transfer, c.fund_code, c.role desc, c.party_code, c.id`,
  );
  return rows;
}

export type HoldingRow = {
  fund: string;
  held: string;
  heldName: Names;
  num: string;
  den: string;
};

export async function listHoldings(tx: Tx, at: string): Promise<HoldingRow[]> {
  const { rows } = await tx.query<HoldingRow>(
    `select h.fund_code as fund, h.held_code as held, p.name as "heldName", h.share_num::text as num, h.share_den::text as den
     from fund.holding h join fund.party p on p.hub_id = h.hub_id and p.code = h.held_code
     where h.hub_id = hub.asker_hub() and h.since <= $1 and (h.until is null or h.until > $1) order by h.fund_code, h.held_code`,
    [at],
  );
  return rows;
}

export async function addHolding(
  tx: Tx,
  {
    fund,
    held,
    num,
    den,
    since,
  }: { fund: string; held: string; num: bigint; den: bigint; since: string },
): Promise<void> {
  await tx.query(
    "insert into fund.holding (hub_id, fund_code, held_code, share_num, share_den, since) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [fund, held, num.toString(), den.toString(), since],
  );
}

export type ValuationFound = {
  id: number;
  fund: string;
  held: string;
  name: Names;
  day: string;
  minor: string;
  currency: string;
  method: string;
  level: number;
  authorId: number | null;
  author: string | null;
  approver: string | null;
  approved: boolean;
  version: number;
};

const VALUATION = `v.id::int, v.fund_code as fund, v.held_code as held, p.name, v.day::text, v.minor::text, v.currency, v.method, v.level,
  v.author_id::int as "authorId", a.name as author, b.name as approver, v.approved_at is not null as approved, v.version
  from fund.valuation v join fund.party p on p.hub_id = v.hub_id and p.code = v.held_code
  left join hub.person a on a.id = v.author_id left join hub.person b on b.id = v.approver_id`;

export async function listValuations(tx: Tx): Promise<ValuationFound[]> {
  const { rows } = await tx.query<ValuationFound>(
    `select ${VALUATION} where v.hub_id = hub.asker_hub() order by v.day desc, v.id desc`,
  );
  return rows;
}

export async function findValuation(tx: Tx, id: number): Promise<ValuationFound | undefined> {
  const { rows } = await tx.query<ValuationFound>(
    `select ${VALUATION} where v.hub_id = hub.asker_hub() and v.id = $1`,
    [id],
  );
  return rows[0];
}

export async function addValuation(
  tx: Tx,
  v: {
    fund: string;
    held: string;
    day: string;
    minor: bigint;
    currency: string;
    method: string;
    level: number;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into fund.valuation (hub_id, fund_code, held_code, day, minor, currency, method, level, author_id)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, hub.asker_person()) returning id::int`,
    [v.fund, v.held, v.day, v.minor.toString(), v.currency, v.method, v.level],
  );
  return (rows[0] as { id: number }).id;
}

/** Approves a valuation once; whoever comes second finds it approved. */
export async function approveValuation(tx: Tx, id: number, version: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update fund.valuation set approver_id = hub.asker_person(), approved_at = now(), version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2 and approved_at is null`,
    [id, version],
  );
  return rowCount === 1;
}
