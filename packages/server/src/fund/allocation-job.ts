import type { AllocationResult, Candidate } from "@essor/contract/fund-allocation";
import { screenDeal } from "@essor/core/fund";
import { answerOfThread } from "../jobs/answer-of-thread.ts";
import { openThread } from "../jobs/open-thread.ts";
import { type JobKinds, JobRefused, type JobTools } from "../jobs/worker.ts";
import type { AllocationProgress, AllocationTask } from "./allocation.ts";
import { majorNumber } from "./amounts.ts";
import { CRITERIA } from "./deals.ts";
import { factsOf } from "./limits.ts";
import { findProblem, setAllocationResult } from "./queries-allocation.ts";
import { momentOf, readWorld, theFund, type World } from "./world.ts";

/** Long work of the funds. */
export const fundJobs: JobKinds = { "fund.allocate": carryOut };

async function carryOut({ job, within, tell }: JobTools): Promise<unknown> {
  const id = Number(job.payload.allocation);
  await tell({ done: 0, total: null, phase: "read" });
  const task = await within(async (tx): Promise<AllocationTask> => {
    const found = await findProblem(tx, id);
    if (!found) throw new JobRefused("not-found", "The allocation is gone");
    const fund = await theFund(tx, found.fund);
    const world = await readWorld(tx, momentOf(undefined, new Date()), null);
    const { candidates, ...problem } = found;
    const given = candidates ?? openDeals(world, fund.code);
    if (given.length === 0)
      throw new JobRefused("no-candidates", "There is no deal to choose from");
    return {
      problem,
      candidates: given,
      sets: problem.rules
        ? { chosen: fund.ruleSets, facts: factsOf(world, fund), at: world.at }
        : null,
    };
  });
  const result = await solveInThread(task, tell);
  await within((tx) => setAllocationResult(tx, id, result));
  return { allocation: id, status: result.status };
}

/** On a thread of its own, because the solver answers nobody while it works. Whoever cancels ends the thread. */
function solveInThread(task: AllocationTask, tell: JobTools["tell"]): Promise<AllocationResult> {
  let at: AllocationProgress = { done: 1, total: 3, phase: "solve" };
  return answerOfThread<AllocationResult, { readonly progress: AllocationProgress }>(
    openThread(import.meta.url, "allocation-thread", { task }),
    {
      look: () => tell(at),
      hear: ({ progress }) => {
        at = progress;
      },
    },
  );
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
