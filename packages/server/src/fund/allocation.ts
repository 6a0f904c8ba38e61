import type { AllocationResult, Candidate } from "@essor/contract/fund-allocation";
import {
  type Allocation,
  allocate,
  efficientFrontier,
  type ProgrammeRule,
  type SolveLp,
} from "@essor/core/fund";
import { candidateDeals } from "./allocation-rules.ts";
import type { Problem } from "./queries-allocation.ts";

/** One solve never holds the process longer than this; what is proven by then is said. */
const SOLVE_SECONDS = 4;
/** The frontier looks at the best candidates only: it draws a picture, the allocation decides. */
const FRONTIER_DEALS = 60;
const WORTH_ASKED = 8;

type Tell = (phase: string, done: number) => Promise<void>;

/** The allocation with its proof gap, what loosening each binding rule is worth, and the efficient frontier. */
export async function solveAllocation(
  problem: Problem,
  {
    candidates,
    rules,
    solve,
    tell,
  }: {
    candidates: readonly Candidate[];
    rules: readonly ProgrammeRule[];
    solve: SolveLp;
    tell: Tell;
  },
): Promise<AllocationResult> {
  const deals = candidateDeals(candidates);
  const asked = { deals, costPerDeal: problem.costPerDeal, rules };
  const options = { solve, gap: 0, timeLimitSeconds: SOLVE_SECONDS };
  await tell("solve", 1);
  const found = allocate(asked, options);
  await tell("worth", 2);
  const binding = "binding" in found ? found.binding : [];
  const shown: AllocationResult["binding"] = [];
  for (const [i, rule] of binding.entries()) {
    const worth =
      i < WORTH_ASKED && found.status === "optimal"
        ? worthOf(rule.id, { asked, options, objective: found.objective })
        : null;
    shown.push({ ...rule, article: rule.article ?? null, worth });
  }
  await tell("frontier", 3);
  const frontier = frontierOf(problem, candidates);
  return {
    ...plainOf(found, candidates),
    binding: shown,
    frontier,
    candidates: candidates.length,
    rules: rules.length,
  };
}

function plainOf(found: Allocation, candidates: readonly Candidate[]) {
  const names = new Map(candidates.map((c) => [c.id, c.name]));
  const conflict = found.status === "infeasible" ? found.conflict : [];
  const selected = "selected" in found ? found.selected : [];
  return {
    status: found.status,
    objective: "objective" in found ? found.objective : null,
    gap: "gap" in found ? found.gap : null,
    selected: selected.map((s) => ({ ...s, name: names.get(s.deal) || s.deal })),
    placed: selected.reduce((sum, { amount }) => sum + amount, 0),
    conflict: conflict.map(({ id, article }) => ({ id, article: article ?? null })),
    smallest: found.status === "infeasible" ? found.smallest : null,
  };
}

/** What the objective gains when one bound gives way by a hundredth. */
function worthOf(
  id: string,
  {
    asked,
    options,
    objective,
  }: {
    asked: Parameters<typeof allocate>[0];
    options: Parameters<typeof allocate>[1];
    objective: number;
  },
): number | null {
  const rules = asked.rules.map((rule) => {
    if (rule.id !== id) return rule;
    const step = Math.max(0.01 * Math.abs(rule.bound), rule.perPick && rule.bound >= 1 ? 1 : 0);
    return { ...rule, bound: rule.bound + (rule.sense === "<=" ? step : -step) };
  });
  const looser = allocate({ ...asked, rules }, options);
  return "objective" in looser ? Math.max(0, looser.objective - objective) : null;
}

/** Risk against score along the frontier of long-only mixes; risks of one sector move together more than others. */
function frontierOf(problem: Problem, candidates: readonly Candidate[]) {
  const { frontierPoints, budget, correlation, sectorCorrelation } = problem;
  const best = [...candidates].sort((a, b) => b.score - a.score).slice(0, FRONTIER_DEALS);
  const u = best.map(({ maxAmount }) => Math.min(1, maxAmount / budget));
  if (frontierPoints === 0 || u.reduce((a, b) => a + b, 0) < 1) return [];
  const Q = best.map((a, i) =>
    best.map((b, j) => {
      const alike = a.sector !== "" && a.sector === b.sector ? sectorCorrelation : correlation;
      return a.risk * b.risk * (i === j ? 1 : alike);
    }),
  );
  const c = best.map(({ score }) => score);
  return efficientFrontier({ Q, c, u }, { points: frontierPoints }).map(
    ({ expected, variance, x }) => ({
      risk: Math.sqrt(Math.max(0, variance)),
      score: expected,
      weights: best.flatMap(({ id }, i) =>
        (x[i] as number) > 0.005 ? [{ deal: id, share: x[i] as number }] : [],
      ),
    }),
  );
}
