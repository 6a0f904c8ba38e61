import { type LinearProblem, type LinearRule, lpText } from "./linear-problem.ts";
import { smallestConflict } from "./smallest-conflict.ts";

/** A candidate deal of an allocation. */
export type CandidateDeal = {
  readonly id: string;
  readonly sector: string;
  readonly minAmount: number;
  readonly maxAmount: number;
  /** Worth of one unit of money put into the deal. */
  readonly score: number;
};

/** A linear rule of the programme: sum of weights times amounts (and of weights times picks) against a bound. */
export type ProgrammeRule = {
  readonly id: string;
  /** Where the rule is written, for the explanation. */
  readonly article?: string;
  readonly sense: "<=" | ">=";
  readonly bound: number;
  /** Weight of a deal's amount; leave out for a rule on picks only. */
  readonly perAmount?: (deal: CandidateDeal, position: number) => number;
  /** Weight of the choice of a deal, whatever its amount. */
  readonly perPick?: (deal: CandidateDeal, position: number) => number;
};

export type AllocationProblem = {
  readonly deals: readonly CandidateDeal[];
  /** Taken off the objective for every deal that is chosen: the cost of one more name to look after. */
  readonly costPerDeal: number;
  readonly rules: readonly ProgrammeRule[];
};

export type SolverStatus = "optimal" | "infeasible" | "unbounded" | "stopped" | "failed";

/** What a solver of linear and integer problems answers. Core has none of its own: the caller hands one in. */
export type SolverAnswer = {
  readonly status: SolverStatus;
  readonly objective: number;
  readonly values: Readonly<Record<string, number>>;
  /** Relative gap that was proven between the answer and the best that is possible. */
  readonly gap?: number;
};

/** Solves a problem in LP format. `gap` 0 asks for a proven optimum. */
export type SolveLp = (
  problem: string,
  options: { readonly gap: number; readonly timeLimitSeconds?: number },
) => SolverAnswer;

export type AllocatedDeal = { readonly deal: string; readonly amount: number };

export type BindingRule = {
  readonly id: string;
  readonly article?: string;
  readonly activity: number;
  readonly bound: number;
};

export type Allocation =
  | {
      readonly status: "optimal" | "stopped";
      readonly objective: number;
      readonly selected: readonly AllocatedDeal[];
      readonly gap: number | null;
      /** Rules that stand at their bound: loosening another one gains nothing. */
      readonly binding: readonly BindingRule[];
    }
  | {
      readonly status: "infeasible";
      /** Rules that cannot all be kept, none of which can be left out of the explanation. */
      readonly conflict: readonly { readonly id: string; readonly article?: string }[];
      /** Whether it is proven that no conflict has fewer rules. */
      readonly smallest: boolean;
    }
  | { readonly status: "unbounded" | "failed" };

/**
 * The best set of deals and amounts: maximise sum(score * amount) - costPerDeal * picks, each chosen amount between the
 * deal's least ticket and its most, under all rules. A mixed-integer problem for the solver that is handed in.
 * Where no set keeps all rules, the answer is a smallest set of rules that conflict.
 * @example
 * const deals = [{ id: "a", sector: "s", minAmount: 1, maxAmount: 5, score: 2 }];
 * const solve = () => ({ status: "optimal", objective: 9, values: { w0: 5, x0: 1 } });
 * const rules = [{ id: "budget", sense: "<=", bound: 5, perAmount: () => 1 }];
 * const best = allocate({ deals, costPerDeal: 1, rules }, { solve, gap: 0 });
 * expect(best).toMatchObject({ status: "optimal", selected: [{ deal: "a", amount: 5 }], binding: [{ id: "budget" }] });
 */
export function allocate(
  problem: AllocationProblem,
  {
    solve,
    gap,
    timeLimitSeconds,
  }: { readonly solve: SolveLp; readonly gap: number; readonly timeLimitSeconds?: number },
): Allocation {
  const linear = asLinear(problem);
  const limits = { gap, ...(timeLimitSeconds === undefined ? {} : { timeLimitSeconds }) };
  const answer = solve(lpText(linear), limits);
  if (answer.status === "infeasible")
    return { status: "infeasible", ...conflictOf(problem, solve) };
  if (answer.status === "unbounded" || answer.status === "failed") return { status: answer.status };
  const { deals } = problem;
  const amounts = deals.map((_, i) => answer.values[`w${i}`] ?? 0);
  const picks = deals.map((_, i) => Math.round(answer.values[`x${i}`] ?? 0));
  return {
    status: answer.status,
    objective: answer.objective,
    selected: deals.flatMap(({ id }, i) =>
      picks[i] === 1 ? [{ deal: id, amount: amounts[i] as number }] : [],
    ),
    gap: answer.gap ?? (answer.status === "optimal" ? gap : null),
    binding: problem.rules.flatMap((rule) => bindingOf(rule, deals, amounts, picks)),
  };
}

/**
 * Rules of an infeasible problem that conflict: as few as any conflict of it has, unless the search took too many
 * questions to the solver; then none can be left out, and `smallest` is false. The tickets of the deals are facts and
 * always stay.
 * @example
 * const solve = (text) => ({ status: text.includes("most") && text.includes("least") ? "infeasible" : "optimal", objective: 0, values: {} });
 * const rules = [{ id: "most", sense: "<=", bound: 1 }, { id: "least", sense: ">=", bound: 2 }, { id: "other", sense: "<=", bound: 9 }]
 *   .map((rule) => ({ ...rule, perAmount: () => 1 }));
 * const deals = [{ id: "a", sector: "s", minAmount: 1, maxAmount: 5, score: 2 }];
 * const { conflict, smallest } = conflictOf({ deals, costPerDeal: 0, rules }, solve);
 * expect([conflict.map(({ id }) => id), smallest]).toEqual([["most", "least"], true]);
 */
export function conflictOf(
  problem: AllocationProblem,
  solve: SolveLp,
): {
  readonly conflict: readonly { readonly id: string; readonly article?: string }[];
  readonly smallest: boolean;
} {
  const { rules } = problem;
  // Any answer will do, so nothing is maximised and the first one found ends the search.
  const isPossible = (kept: readonly number[]) =>
    solve(
      lpText({
        ...asLinear({ ...problem, rules: kept.map((k) => rules[k] as ProgrammeRule) }),
        objective: [],
      }),
      { gap: 1 },
    ).status !== "infeasible";
  const { members, smallest } = smallestConflict(rules.length, isPossible, { asksMax: ASKS_MAX });
  return {
    smallest,
    conflict: [...members]
      .sort((a, b) => a - b)
      .map((k) => {
        const { id, article } = rules[k] as ProgrammeRule;
        return { id, ...(article === undefined ? {} : { article }) };
      }),
  };
}

/** Questions to the solver after which an irreducible conflict has to do. */
const ASKS_MAX = 600;

function asLinear({ deals, costPerDeal, rules }: AllocationProblem): LinearProblem {
  const tickets = deals.flatMap(({ minAmount, maxAmount }, i): LinearRule[] => [
    {
      id: `m${i}`,
      terms: [
        [1, `w${i}`],
        [-minAmount, `x${i}`],
      ],
      sense: ">=",
      bound: 0,
    },
    {
      id: `M${i}`,
      terms: [
        [1, `w${i}`],
        [-maxAmount, `x${i}`],
      ],
      sense: "<=",
      bound: 0,
    },
  ]);
  return {
    objective: [
      ...deals.map(({ score }, i): [number, string] => [score, `w${i}`]),
      ...deals.map((_, i): [number, string] => [-costPerDeal, `x${i}`]),
    ],
    rules: [
      ...tickets,
      ...rules.map((rule, k) => ({
        id: `r${k}_${rule.id.replace(/[^A-Za-z0-9_]/g, "_")}`,
        sense: rule.sense,
        bound: rule.bound,
        terms: deals.flatMap((deal, i): [number, string][] => [
          ...term(rule.perAmount?.(deal, i), `w${i}`),
          ...term(rule.perPick?.(deal, i), `x${i}`),
        ]),
      })),
    ],
    binaries: deals.map((_, i) => `x${i}`),
  };
}

function term(weight: number | undefined, name: string): [number, string][] {
  return weight === undefined || weight === 0 ? [] : [[weight, name]];
}

function bindingOf(
  rule: ProgrammeRule,
  deals: readonly CandidateDeal[],
  amounts: readonly number[],
  picks: readonly number[],
): BindingRule[] {
  let activity = 0;
  for (const [i, deal] of deals.entries()) {
    activity += (rule.perAmount?.(deal, i) ?? 0) * (amounts[i] as number);
    activity += (rule.perPick?.(deal, i) ?? 0) * (picks[i] as number);
  }
  if (Math.abs(activity - rule.bound) > 1e-6 * Math.max(1, Math.abs(rule.bound))) return [];
  return [
    {
      id: rule.id,
      ...(rule.article === undefined ? {} : { article: rule.article }),
      activity,
      bound: rule.bound,
    },
  ];
}
