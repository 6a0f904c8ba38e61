import type { AllocationResult, AllocationWrite } from "@essor/contract/fund-allocation";
import type { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import type { Names } from "./queries-funds.ts";

export type Problem = z.output<typeof AllocationWrite>;
export type AllocationFound = {
  id: number;
  fund: string;
  fundName: Names;
  example: boolean;
  currency: string;
  title: string;
  /** Without its candidates: these can be thousands. */
  problem: Omit<Problem, "candidates">;
  job: number | null;
  result: AllocationResult | null;
  createdAt: string;
};

const ALLOCATION = `a.id::int, a.fund_code as fund, f.name as "fundName", f.example, f.currency, a.title, a.problem - 'candidates' as problem, a.job_id::int as job, a.result,
  a.created_at::text as "createdAt" from fund.allocation a join fund.fund f on f.hub_id = a.hub_id and f.code = a.fund_code`;

export type AllocationListed = Omit<AllocationFound, "problem" | "result"> & {
  status: AllocationResult["status"] | null;
};

export async function listAllocations(tx: Tx): Promise<AllocationListed[]> {
  const { rows } = await tx.query<AllocationListed>(
    `select a.id::int, a.fund_code as fund, f.name as "fundName", f.example, f.currency, a.title, a.job_id::int as job, a.result ->> 'status' as status,
       a.created_at::text as "createdAt" from fund.allocation a join fund.fund f on f.hub_id = a.hub_id and f.code = a.fund_code where a.hub_id = hub.asker_hub() order by a.id desc limit 50`,
  );
  return rows;
}

export async function findAllocation(tx: Tx, id: number): Promise<AllocationFound | undefined> {
  const { rows } = await tx.query<AllocationFound>(
    `select ${ALLOCATION} where a.hub_id = hub.asker_hub() and a.id = $1`,
    [id],
  );
  return rows[0];
}

/** What was asked, with all its candidates. */
export async function findProblem(tx: Tx, id: number): Promise<Problem | undefined> {
  const { rows } = await tx.query<{ problem: Problem }>(
    "select problem from fund.allocation where hub_id = hub.asker_hub() and id = $1",
    [id],
  );
  return rows[0]?.problem;
}

export async function addAllocation(tx: Tx, problem: Problem): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    `insert into fund.allocation (hub_id, fund_code, title, problem, created_by)
     values (hub.asker_hub(), $1, $2, $3, hub.asker_person()) returning id::int`,
    [problem.fund, problem.title, problem],
  );
  return (rows[0] as { id: number }).id;
}

export async function setAllocationJob(tx: Tx, id: number, job: number): Promise<void> {
  await tx.query(
    "update fund.allocation set job_id = $2 where hub_id = hub.asker_hub() and id = $1",
    [id, job],
  );
}

export async function setAllocationResult(
  tx: Tx,
  id: number,
  result: AllocationResult,
): Promise<void> {
  await tx.query(
    "update fund.allocation set result = $2 where hub_id = hub.asker_hub() and id = $1",
    [id, JSON.stringify(result)],
  );
}
