import type { AllocationResult, Candidate } from "@essor/contract/fund-allocation";
import {
  type Allocation,
  allocate,
  efficientFrontier,
  type RuleFacts,
  type SolveLp,
} from "@essor/core/fund";
import { askedRules, candidateDeals, ruleSetRules } from "./allocation-rules.ts";
import type { Problem } from "./queries-allocation.ts";

/** What is not proven by then is said with its gap. */
const SOLVE_SECONDS = 120;
/** What loosening is worth is asked rule by rule, until so much time has gone. */
const WORTH_SECONDS = 25;
const WORTH_ASKED = 8;
/** The frontier looks at the best candidates only: it draws a picture, the allocation decides. */
const FRONTIER_DEALS = { least: 60, most: 150 };

/** All that an allocation needs, so that it can be handed to a thread. */
export type AllocationTask = {
  readonly problem: Omit<Problem, "candidates">;
  readonly candidates: readonly Candidate[];
  /** Rule sets that bind beside what is asked, with the fund's facts as of a day; null for none. */
  readonly sets: {
    readonly chosen: readonly string[];
    readonly facts: RuleFacts;
    readonly at: string;
  } | null;
};

export type AllocationProgress = {
  readonly done: number;
  readonly total: number;
  readonly phase: "solve" | "explain" | "worth" | "frontier";
};

/** The allocation with its proof gap, what loosening each binding rule is worth, and the efficient frontier. */
export async function solveAllocation(
  { problem, candidates, sets }: AllocationTask,
  {
    solve,
    now,
    tell,
  }: {
    solve: SolveLp;
    /** Milliseconds of any clock. */
    now: () => number;
    tell: (progress: AllocationProgress) => void;
  },
): Promise<AllocationResult> {
  const rules = [
    ...askedRules(problem, candidates),
    ...(sets ? ruleSetRules(sets.chosen, { facts: sets.facts, candidates, at: sets.at }) : []),
  ];
  const deals = candidateDeals(candidates);
  const asked = { deals, costPerDeal: problem.costPerDeal, rules };
  // Reading, solving and the frontier are a step each; so is every rule whose worth is asked.
  let total = 3;
  let questions = 0;
  const solving: SolveLp = (text, options) => {
    questions += 1;
    if (questions > 1) tell({ done: 1, total, phase: "explain" });
    return solve(text, options);
  };
  tell({ done: 1, total, phase: "solve" });
  const found = allocate(asked, { solve: solving, gap: 0, timeLimitSeconds: SOLVE_SECONDS });
  const binding = "binding" in found ? found.binding : [];
  total += Math.min(WORTH_ASKED, binding.length);
  const until = now() + WORTH_SECONDS * 1000;
  const shown: AllocationResult["binding"] = [];
  for (const [i, rule] of binding.entries()) {
    const left = (until - now()) / 1000;
    const isAsked = i < WORTH_ASKED && found.status === "optimal" && left > 0;
    if (isAsked) tell({ done: 2 + i, total, phase: "worth" });
    const worth = isAsked
      ? worthOf(rule.id, {
          asked,
          options: { solve, gap: 0, timeLimitSeconds: left },
          objective: found.objective,
        })
      : null;
    shown.push({ ...rule, article: rule.article ?? null, worth });
  }
  tell({ done: total - 1, total, phase: "frontier" });
  return {
    ...plainOf(found, candidates),
    binding: shown,
    frontier: frontierOf(problem, candidates),
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
  // What was stopped on its way would give too small a number.
  return looser.status === "optimal" ? Math.max(0, looser.objective - objective) : null;
}

/** Risk against score along the frontier of long-only mixes; risks of one sector move together more than others. */
function frontierOf(problem: AllocationTask["problem"], candidates: readonly Candidate[]) {
  const { frontierPoints, budget, correlation, sectorCorrelation } = problem;
  const shareOf = ({ maxAmount }: Candidate) => Math.min(1, maxAmount / budget);
  const best: Candidate[] = [];
  let held = 0;
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    // Twice as many as the budget can hold leave a choice.
    if (best.length >= (held < 2 ? FRONTIER_DEALS.most : FRONTIER_DEALS.least)) break;
    best.push(candidate);
    held += shareOf(candidate);
  }
  const u = best.map(shareOf);
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
