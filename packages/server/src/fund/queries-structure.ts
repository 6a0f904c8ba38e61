import type { AgreementTerms } from "@essor/contract/fund-structure";
import type { DatedRate } from "@essor/core/fund";
import { fraction } from "@essor/core/math";
import { type Day, parseDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import type { Names } from "./queries-funds.ts";

/** Rates in the order of their days; of two for one day the one entered last stands. */
export async function listRates(tx: Tx, recorded: string): Promise<DatedRate[]> {
  const { rows } = await tx.query<{
    from: string;
    to: string;
    day: string;
    num: string;
    den: string;
  }>(
    `select distinct on (from_currency, to_currency, day) from_currency as "from", to_currency as "to", day::text, num::text, den::text from fund.fx_rate
     where hub_id = hub.asker_hub() and recorded_at < $1::date + 1 order by from_currency, to_currency, day, id desc`,
    [recorded],
  );
  return rows.map(({ from, to, day, num, den }) => ({
    from,
    to,
    day: parseDay(day) as Day,
    rate: fraction(BigInt(num), BigInt(den)),
  }));
}

export type RateFound = {
  from: string;
  to: string;
  day: string;
  num: string;
  den: string;
  source: string;
  recordedAt: string;
};

/** The latest rates first, with where they come from. */
export async function listRateRows(tx: Tx): Promise<RateFound[]> {
  const { rows } = await tx.query<RateFound>(
    `select from_currency as "from", to_currency as "to", day::text, num::text, den::text, source, recorded_at::text as "recordedAt" from fund.fx_rate
     where hub_id = hub.asker_hub() order by day desc, id desc limit 500`,
  );
  return rows;
}

export async function addRate(
  tx: Tx,
  r: { from: string; to: string; day: string; num: bigint; den: bigint; source: string },
): Promise<void> {
  await tx.query(
    "insert into fund.fx_rate (hub_id, from_currency, to_currency, day, num, den, source, entered_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, hub.asker_person())",
    [r.from, r.to, r.day, r.num.toString(), r.den.toString(), r.source],
  );
}

export type AgreementFound = {
  version: number;
  fromDay: string;
  terms: AgreementTerms;
  document: string;
  enteredBy: string | null;
  recordedAt: string;
};

export async function listAgreements(tx: Tx, fund: string): Promise<AgreementFound[]> {
  const { rows } = await tx.query<AgreementFound>(
    `select g.version, g.from_day::text as "fromDay", g.terms, g.document, p.name as "enteredBy", g.recorded_at::text as "recordedAt"
     from fund.agreement g left join hub.person p on p.id = g.entered_by
     where g.hub_id = hub.asker_hub() and g.fund_code = $1 order by g.from_day, g.version`,
    [fund],
  );
  return rows;
}

export async function addAgreement(
  tx: Tx,
  a: { fund: string; fromDay: string; terms: AgreementTerms; document: string },
): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    `insert into fund.agreement (hub_id, fund_code, version, from_day, terms, document, entered_by)
     select hub.asker_hub(), $1, coalesce(max(version), 0) + 1, $2, $3, $4, hub.asker_person() from fund.agreement
     where hub_id = hub.asker_hub() and fund_code = $1 returning version`,
    [a.fund, a.fromDay, a.terms, a.document],
  );
  return (rows[0] as { version: number }).version;
}

export type ClassFound = {
  code: string;
  name: Names;
  feeRate: string | null;
  carry: string | null;
};

export async function listClasses(tx: Tx, fund: string): Promise<ClassFound[]> {
  const { rows } = await tx.query<ClassFound>(
    `select code, name, fee_rate as "feeRate", carry from fund.share_class where hub_id = hub.asker_hub() and fund_code = $1 order by code`,
    [fund],
  );
  return rows;
}

export async function addClass(tx: Tx, fund: string, c: ClassFound): Promise<void> {
  await tx.query(
    "insert into fund.share_class (hub_id, fund_code, code, name, fee_rate, carry) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [fund, c.code, c.name, c.feeRate, c.carry],
  );
}

export type RoleFound = {
  id: number;
  party: string;
  name: Names;
  role: string;
  since: string;
  until: string | null;
};

export async function listRoles(tx: Tx, fund: string): Promise<RoleFound[]> {
  const { rows } = await tx.query<RoleFound>(
    `select r.id::int, r.party_code as party, p.name, r.role, r.since::text, r.until::text from fund.party_role r
     join fund.party p on p.hub_id = r.hub_id and p.code = r.party_code
     where r.hub_id = hub.asker_hub() and r.fund_code = $1 order by r.role, r.since`,
    [fund],
  );
  return rows;
}

/** A role from a day on; whoever held it until then no longer does, except where several may. */
export async function putRole(
  tx: Tx,
  r: { fund: string; party: string; role: string; since: string },
): Promise<void> {
  await tx.query(
    `update fund.party_role set until = $4 where hub_id = hub.asker_hub() and fund_code = $1 and role = $3 and party_code <> $2
       and until is null and since < $4::date and role <> 'adviser'`,
    [r.fund, r.party, r.role, r.since],
  );
  await tx.query(
    "insert into fund.party_role (hub_id, fund_code, party_code, role, since) values (hub.asker_hub(), $1, $2, $3, $4)",
    [r.fund, r.party, r.role, r.since],
  );
}

export async function addCommitment(
  tx: Tx,
  c: {
    fund: string;
    party: string;
    role: string;
    source: string;
    minor: bigint;
    closedOn: string;
    shareClass: string | null;
  },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into fund.commitment (hub_id, fund_code, party_code, role, source, minor, closed_on, share_class)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7) returning id::int`,
    [c.fund, c.party, c.role, c.source, c.minor.toString(), c.closedOn, c.shareClass],
  );
  return (rows[0] as { id: number }).id;
}

export type TransferFound = {
  id: number;
  fund: string;
  from: string;
  fromName: Names;
  to: string;
  toName: Names;
  minor: string;
  day: string;
  document: string;
  drawnUpId: number | null;
  approvedBy: string | null;
  approved: boolean;
  entry: number | null;
  version: number;
};

const TRANSFER = `t.id::int, t.fund_code as fund, t.from_party as "from", a.name as "fromName", t.to_party as "to", b.name as "toName", t.minor::text,
  t.on_day::text as day, t.document, t.drawn_up_by::int as "drawnUpId", w.name as "approvedBy", t.approved_at is not null as approved, t.entry_id::int as entry, t.version
  from fund.transfer t join fund.party a on a.hub_id = t.hub_id and a.code = t.from_party
  join fund.party b on b.hub_id = t.hub_id and b.code = t.to_party left join hub.person w on w.id = t.approved_by`;

export async function listTransfers(tx: Tx, fund: string): Promise<TransferFound[]> {
  const { rows } = await tx.query<TransferFound>(
    `select ${TRANSFER} where t.hub_id = hub.asker_hub() and t.fund_code = $1 order by t.on_day, t.id`,
    [fund],
  );
  return rows;
}

export async function findTransfer(tx: Tx, id: number): Promise<TransferFound | undefined> {
  const { rows } = await tx.query<TransferFound>(
    `select ${TRANSFER} where t.hub_id = hub.asker_hub() and t.id = $1`,
    [id],
  );
  return rows[0];
}

export async function addTransfer(
  tx: Tx,
  t: { fund: string; from: string; to: string; minor: bigint; day: string; document: string },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into fund.transfer (hub_id, fund_code, from_party, to_party, minor, on_day, document, drawn_up_by)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, hub.asker_person()) returning id::int`,
    [t.fund, t.from, t.to, t.minor.toString(), t.day, t.document],
  );
  return (rows[0] as { id: number }).id;
}

/** Approves a transfer once; whoever comes second finds it approved. */
export async function approveTransfer(
  tx: Tx,
  t: { id: number; version: number; used: bigint; entry: number | null },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update fund.transfer set approved_by = hub.asker_person(), approved_at = now(), used_minor = $3, entry_id = $4, version = version + 1
     where hub_id = hub.asker_hub() and id = $1 and version = $2 and approved_at is null`,
    [t.id, t.version, t.used.toString(), t.entry],
  );
  return rowCount === 1;
}
