import type { Candidate } from "@essor/contract/fund-allocation";
import { screenDeal } from "@essor/core/fund";
import { type JobKinds, JobRefused, type JobTools } from "../jobs/worker.ts";
import { loadSolveLp } from "../solver/solve-lp.ts";
import { solveAllocation } from "./allocation.ts";
import { askedRules, ruleSetRules } from "./allocation-rules.ts";
import { majorNumber } from "./amounts.ts";
import { CRITERIA } from "./deals.ts";
import { factsOf } from "./limits.ts";
import { findAllocation, setAllocationResult } from "./queries-allocation.ts";
import { momentOf, readWorld, theFund, type World } from "./world.ts";

/** Long work of the funds. */
export const fundJobs: JobKinds = { "fund.allocate": carryOut };

const STEPS = 4;

async function carryOut({ job, within, tell }: JobTools): Promise<unknown> {
  const id = Number(job.payload.allocation);
  await tell({ done: 0, total: STEPS, phase: "read" });
  const { problem, candidates, rules } = await within(async (tx) => {
    const found = await findAllocation(tx, id);
    if (!found) throw new JobRefused("not-found", "The allocation is gone");
    const fund = await theFund(tx, found.fund);
    const world = await readWorld(tx, momentOf(undefined, new Date()), null);
    const given = found.problem.candidates ?? openDeals(world, fund.code);
    if (given.length === 0)
      throw new JobRefused("no-candidates", "There is no deal to choose from");
    return {
      problem: found.problem,
      candidates: given,
      rules: [
        ...askedRules(found.problem, given),
        ...(found.problem.rules
          ? ruleSetRules(fund.ruleSets, {
              facts: factsOf(world, fund),
              candidates: given,
              at: world.at,
            })
          : []),
      ],
    };
  });
  const result = await solveAllocation(problem, {
    candidates,
    rules,
    solve: await loadSolveLp(),
    tell: (phase, done) => tell({ done, total: STEPS, phase }),
  });
  await within((tx) => setAllocationResult(tx, id, result));
  return { allocation: id, status: result.status };
}

/** The fund's deals that are not decided yet: ticket from half to the whole of what they ask for, worth by their score. */
export function openDeals(world: World, fund: string): Candidate[] {
  return world.deals
    .filter(
      (d) =>
        d.fund === fund &&
        ["screening", "due-diligence", "committee", "approved"].includes(d.stage),
    )
    .flatMap((d): Candidate[] => {
      const screening = screenDeal(d.screening, { criteria: CRITERIA, coverageMin: 0 });
      const score = screening.ok ? screening.value.score : 0;
      const amount = majorNumber(BigInt(d.minor), d.currency);
      if (d.class === "restricted" || d.class === "obsolete") return [];
      return [
        {
          id: String(d.id),
          name: d.name.en,
          sector: d.activity.slice(0, 3),
          minAmount: amount / 2,
          maxAmount: amount,
          score,
          risk: 0.3,
          inRegion: d.inRegion,
          mainField: d.mainField,
          early: false,
        },
      ];
    });
}
