import type { Tx } from "../db/rights.ts";
import type { Names } from "./queries-funds.ts";

/** Speaks as a hub and one of its people for the rest of the transaction: what is loaded has an author. */
export async function speakAs(tx: Tx, hub: number, email: string): Promise<void> {
  await tx.query(
    `select set_config('app.hub', $1, true), set_config('app.person', coalesce((select id::text from hub.person where email = $2), ''), true)`,
    [String(hub), email],
  );
}

export async function speakAsNobody(tx: Tx): Promise<void> {
  await tx.query("select set_config('app.hub', '', true), set_config('app.person', '', true)");
}

export async function putParty(
  tx: Tx,
  p: { code: string; kind: string; name: Names; example: boolean },
): Promise<void> {
  await tx.query(
    "insert into fund.party (hub_id, code, name, kind, example) values (hub.asker_hub(), $1, $2, $3, $4) on conflict do nothing",
    [p.code, p.name, p.kind, p.example],
  );
}

export type NewFund = {
  code: string;
  parent: string | null;
  kind: string;
  name: Names;
  example: boolean;
  source: object | null;
  note: object;
  size: bigint | null;
  firstClose: bigint | null;
  launched: string;
  manager: string;
  vintage: number | null;
  startsOn: string | null;
  investmentEndsOn: string | null;
  termEndsOn: string | null;
  feeBasis: string | null;
  feeRate: string | null;
  ruleSets: readonly string[];
  facts: object;
  committee: object;
};

export async function putFund(tx: Tx, f: NewFund): Promise<void> {
  await tx.query(
    `insert into fund.fund (hub_id, code, parent_code, kind, name, example, source, note, size_minor, first_close_minor, launched, manager, vintage,
       starts_on, investment_ends_on, term_ends_on, fee_basis, fee_rate, rule_sets, facts, committee)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      f.code,
      f.parent,
      f.kind,
      f.name,
      f.example,
      f.source,
      f.note,
      f.size?.toString() ?? null,
      f.firstClose?.toString() ?? null,
      f.launched,
      f.manager,
      f.vintage,
      f.startsOn,
      f.investmentEndsOn,
      f.termEndsOn,
      f.feeBasis,
      f.feeRate,
      f.ruleSets,
      f.facts,
      f.committee,
    ],
  );
}

export async function putProfile(
  tx: Tx,
  p: { fund: string; name: Names; example: boolean; ruleSets: readonly string[]; facts: object },
): Promise<void> {
  await tx.query(
    "insert into fund.public_profile (hub_id, fund_code, name, example, rule_sets, facts) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [p.fund, p.name, p.example, p.ruleSets, p.facts],
  );
}

export async function putDealState(
  tx: Tx,
  d: { id: number; stage: string; on: string; output: bigint | null; decision: object | null },
): Promise<void> {
  await tx.query(
    `update fund.deal set stage = $2, updated_at = $3::date, output_minor = $4, output_period = case when $4::bigint is null then null else '2025' end,
       decision = $5, minutes = case when $5::jsonb is null then '' else 'Worked example: minutes' end, met_on = case when $5::jsonb is null then null else $3::date - 14 end
     where hub_id = hub.asker_hub() and id = $1`,
    [d.id, d.stage, d.on, d.output?.toString() ?? null, d.decision],
  );
}

export async function putNoticeState(
  tx: Tx,
  n: { id: number; status: string; on: string; approver: string },
): Promise<void> {
  await tx.query(
    `update fund.notice set status = $2, created_at = $3::date - 20, checked = '[]',
       approved_by = (select id from hub.person where email = $4), approved_at = $3::date - 14, sent_at = $3::date - 10,
       settled_at = case when $2 = 'settled' then $3::date::timestamptz end
     where hub_id = hub.asker_hub() and id = $1`,
    [n.id, n.status, n.on, n.approver],
  );
}

export async function putApproval(tx: Tx, id: number, approver: string): Promise<void> {
  await tx.query(
    "update fund.valuation set approver_id = (select id from hub.person where email = $2), approved_at = day where hub_id = hub.asker_hub() and id = $1",
    [id, approver],
  );
}

export async function putEvaluation(
  tx: Tx,
  e: { fund: string; year: number; inputs: object },
): Promise<void> {
  await tx.query(
    "insert into fund.evaluation (hub_id, fund_code, year, inputs) values (hub.asker_hub(), $1, $2, $3)",
    [e.fund, e.year, e.inputs],
  );
}

export async function putEvidence(
  tx: Tx,
  e: { fund: string; year: number; code: string; document: string; signedBy: string | null },
): Promise<void> {
  await tx.query(
    `insert into fund.evidence (hub_id, fund_code, year, indicator, document, entered_by, signed_by, signed_at)
     values (hub.asker_hub(), $1, $2, $3, $4, hub.asker_person(), $5::text, case when $5::text is not null then now() end)`,
    [e.fund, e.year, e.code, e.document, e.signedBy],
  );
}

export async function putReinvestment(
  tx: Tx,
  r: { fund: string; category: string; minor: bigint; day: string; evidence: string },
): Promise<void> {
  await tx.query(
    "insert into fund.reinvestment_item (hub_id, fund_code, category, minor, on_day, evidence) values (hub.asker_hub(), $1, $2, $3, $4, $5)",
    [r.fund, r.category, r.minor.toString(), r.day, r.evidence],
  );
}
