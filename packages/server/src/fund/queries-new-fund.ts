import type { FundWrite } from "@essor/contract/fund-structure";
import type { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";

/** Records a fund as a party too (other funds hold it), with what everybody in the hub may know of it. */
export async function createFund(
  tx: Tx,
  f: Omit<z.output<typeof FundWrite>, "size"> & { size: bigint | null },
): Promise<void> {
  await tx.query(
    "insert into fund.party (hub_id, code, name, kind) values (hub.asker_hub(), $1, $2, 'fund') on conflict do nothing",
    [f.code, f.name],
  );
  await tx.query(
    `insert into fund.fund (hub_id, code, parent_code, kind, name, currency, size_minor, launched, manager, vintage, starts_on, investment_ends_on,
       term_ends_on, fee_basis, fee_rate, rule_sets)
     values (hub.asker_hub(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      f.code,
      f.parent ?? null,
      f.kind,
      f.name,
      f.currency,
      f.size?.toString() ?? null,
      f.startsOn,
      f.manager,
      Number(f.startsOn.slice(0, 4)),
      f.startsOn,
      f.investmentEndsOn ?? null,
      f.termEndsOn ?? null,
      f.feeBasis ?? null,
      f.feeRate ?? null,
      f.ruleSets,
    ],
  );
  await tx.query(
    `insert into fund.public_profile (hub_id, fund_code, name, example, rule_sets, facts) values (hub.asker_hub(), $1, $2, false, $3, '{}')`,
    [f.code, f.name, f.ruleSets],
  );
}

/** What the rules ask of the fund, kept in step with its own reinvestment rule. */
export async function putReinvestmentRatio(tx: Tx, fund: string, ratio: number): Promise<void> {
  await tx.query(
    `update fund.fund set facts = facts || jsonb_build_object('reinvestmentRatio', $2::numeric), version = version + 1
     where hub_id = hub.asker_hub() and code = $1`,
    [fund, ratio],
  );
}
