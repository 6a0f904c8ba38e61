import type { ReinvestmentRuleWrite } from "@essor/contract/fund-structure";
import type { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";

export type ReinvestmentRuleFound = z.output<typeof ReinvestmentRuleWrite>;

export async function listReinvestmentRules(
  tx: Tx,
  fund: string,
): Promise<ReinvestmentRuleFound[]> {
  const { rows } = await tx.query<ReinvestmentRuleFound>(
    `select from_day::text as "fromDay", ratio, categories, document from fund.reinvestment_rule
     where hub_id = hub.asker_hub() and fund_code = $1 order by from_day`,
    [fund],
  );
  return rows;
}

export async function addReinvestmentRule(
  tx: Tx,
  fund: string,
  r: ReinvestmentRuleFound,
): Promise<void> {
  await tx.query(
    "insert into fund.reinvestment_rule (hub_id, fund_code, from_day, ratio, categories, document, entered_by) values (hub.asker_hub(), $1, $2, $3, $4, $5, hub.asker_person())",
    [fund, r.fromDay, r.ratio, r.categories, r.document],
  );
}

export async function addReinvestmentItem(
  tx: Tx,
  i: {
    fund: string;
    category: string;
    minor: bigint;
    spentLocally: bigint | null;
    day: string;
    evidence: string;
  },
): Promise<void> {
  await tx.query(
    `insert into fund.reinvestment_item (hub_id, fund_code, category, minor, spent_locally_minor, on_day, evidence)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6)`,
    [i.fund, i.category, i.minor.toString(), i.spentLocally?.toString() ?? null, i.day, i.evidence],
  );
}
