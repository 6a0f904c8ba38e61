import type { Tx } from "../db/rights.ts";

export async function findEvaluation(
  tx: Tx,
  fund: string,
  year: number,
): Promise<{ inputs: Record<string, unknown>; version: number } | undefined> {
  const { rows } = await tx.query<{ inputs: Record<string, unknown>; version: number }>(
    "select inputs, version from fund.evaluation where hub_id = hub.asker_hub() and fund_code = $1 and year = $2",
    [fund, year],
  );
  return rows[0];
}

/** Writes one input; the first makes the sheet. False where somebody else wrote since it was read. */
export async function putInput(
  tx: Tx,
  {
    fund,
    year,
    code,
    input,
    version,
  }: { fund: string; year: number; code: string; input: unknown; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into fund.evaluation (hub_id, fund_code, year, inputs) values (hub.asker_hub(), $1, $2, jsonb_build_object($3::text, $4::jsonb))
     on conflict (hub_id, fund_code, year) do update set inputs = fund.evaluation.inputs || excluded.inputs, version = fund.evaluation.version + 1
     where fund.evaluation.version = $5`,
    [fund, year, code, JSON.stringify(input), version],
  );
  return rowCount === 1;
}

export type EvidenceFound = {
  id: number;
  code: string;
  document: string;
  enteredById: number | null;
  signedBy: string | null;
};

export async function listEvidence(tx: Tx, fund: string, year: number): Promise<EvidenceFound[]> {
  const { rows } = await tx.query<EvidenceFound>(
    `select id::int, indicator as code, document, entered_by::int as "enteredById", signed_by as "signedBy" from fund.evidence
     where hub_id = hub.asker_hub() and fund_code = $1 and year = $2 order by id`,
    [fund, year],
  );
  return rows;
}

export async function addEvidence(
  tx: Tx,
  e: { fund: string; year: number; code: string; document: string },
): Promise<void> {
  await tx.query(
    `insert into fund.evidence (hub_id, fund_code, year, indicator, document, entered_by) values (hub.asker_hub(), $1, $2, $3, $4, hub.asker_person())`,
    [e.fund, e.year, e.code, e.document],
  );
}

/** Signs a document once. */
export async function signEvidence(tx: Tx, id: number, by: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update fund.evidence set signed_by = $2, signed_at = now() where hub_id = hub.asker_hub() and id = $1 and signed_at is null",
    [id, by],
  );
  return rowCount === 1;
}

export type ReinvestmentFound = {
  fund: string;
  category: string;
  minor: string;
  spentLocally: string | null;
  day: string;
  evidence: string;
};

export async function listReinvestment(tx: Tx, fund: string): Promise<ReinvestmentFound[]> {
  const { rows } = await tx.query<ReinvestmentFound>(
    `select fund_code as fund, category, minor::text, spent_locally_minor::text as "spentLocally", on_day::text as day, evidence
     from fund.reinvestment_item where hub_id = hub.asker_hub() and fund_code = $1 order by on_day, id`,
    [fund],
  );
  return rows;
}
