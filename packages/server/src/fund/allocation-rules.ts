import type { Candidate } from "@essor/contract/fund-allocation";
import type { CandidateDeal, ProgrammeRule, RuleFacts } from "@essor/core/fund";
import type { Problem } from "./queries-allocation.ts";
import { setsOf } from "./rule-sets.ts";

type Known = CandidateDeal & { readonly given: Candidate };
const of = (deal: CandidateDeal) => (deal as Known).given;

/** Candidates as core takes them; what rules ask of them goes along. */
export function candidateDeals(candidates: readonly Candidate[]): Known[] {
  return candidates.map((given) => ({
    id: given.id,
    sector: given.sector,
    minAmount: given.minAmount,
    maxAmount: given.maxAmount,
    score: given.score,
    given,
  }));
}

/** A share of what is placed: at least so much of it has a mark, counted with what the fund holds already. */
function share(
  id: string,
  {
    least,
    has,
    inside = 0,
    total = 0,
    article,
  }: {
    least: number;
    has: (c: Candidate) => boolean;
    inside?: number;
    total?: number;
    article?: string;
  },
): ProgrammeRule {
  return {
    id,
    ...(article === undefined ? {} : { article }),
    sense: ">=",
    // inside + sum(has * w) >= least * (total + sum w)
    bound: least * total - inside,
    perAmount: (deal) => (has(of(deal)) ? 1 : 0) - least,
  };
}

/** What the manager asks for. */
export function askedRules(
  p: Omit<Problem, "candidates">,
  candidates: readonly Candidate[],
): ProgrammeRule[] {
  const sectors = [...new Set(candidates.map(({ sector }) => sector))].filter((s) => s !== "");
  const inSector = (sector: string) => (deal: CandidateDeal) => (deal.sector === sector ? 1 : 0);
  return [
    { id: "budget", sense: "<=", bound: p.budget, perAmount: () => 1 },
    { id: "deals", sense: "<=", bound: p.dealsMax, perPick: () => 1 },
    ...(p.investMin === undefined
      ? []
      : [
          {
            id: "invest",
            sense: ">=" as const,
            bound: p.investMin * p.budget,
            perAmount: () => 1,
          },
        ]),
    ...(p.sectorMax === undefined
      ? []
      : sectors.map(
          (sector): ProgrammeRule => ({
            id: `sector-at-most:${sector}`,
            sense: "<=",
            bound: (p.sectorMax as number) * p.budget,
            perAmount: inSector(sector),
          }),
        )),
    ...Object.entries(p.sectorMin ?? {}).map(
      ([sector, bound]): ProgrammeRule => ({
        id: `sector-at-least:${sector}`,
        sense: ">=",
        bound,
        perAmount: inSector(sector),
      }),
    ),
    ...(p.dealMax === undefined
      ? []
      : eachDeal(candidates, { id: "deal-at-most", bound: p.dealMax * p.budget })),
    ...(p.regionMin === undefined
      ? []
      : [share("region", { least: p.regionMin, has: (c) => c.inRegion })]),
    ...(p.fieldMin === undefined
      ? []
      : [share("field", { least: p.fieldMin, has: (c) => c.mainField })]),
    ...(p.earlyMin === undefined
      ? []
      : [share("early", { least: p.earlyMin, has: (c) => c.early })]),
    ...(p.riskMax === undefined
      ? []
      : [
          {
            id: "risk",
            sense: "<=" as const,
            bound: 0,
            perAmount: (deal: CandidateDeal) => of(deal).risk - (p.riskMax as number),
          },
        ]),
  ];
}

function eachDeal(
  candidates: readonly Candidate[],
  { id, bound, article }: { id: string; bound: number; article?: string },
): ProgrammeRule[] {
  return candidates.flatMap((c, at): ProgrammeRule[] =>
    c.maxAmount <= bound
      ? []
      : [
          {
            id: `${id}:${c.id}`,
            ...(article === undefined ? {} : { article }),
            sense: "<=",
            bound,
            perAmount: (_, i) => (i === at ? 1 : 0),
          },
        ],
  );
}

/** What the fund's rule sets ask, with their articles: concentration, region and main fields, direct deals. */
export function ruleSetRules(
  chosen: readonly string[],
  { facts, candidates, at }: { facts: RuleFacts; candidates: readonly Candidate[]; at: string },
): ProgrammeRule[] {
  const fact = (name: string) => {
    const value = facts[name];
    return typeof value === "number" ? value : undefined;
  };
  return setsOf(chosen).flatMap((set) =>
    set.rules.flatMap((rule): ProgrammeRule[] => {
      const { test, id, article } = rule;
      if (rule.from > at || (rule.to !== undefined && rule.to < at)) return [];
      if (test.kind === "at-most" && test.fact === "exposureToCompany") {
        const base = fact(test.of ?? "");
        if (base === undefined) return [];
        return eachDeal(candidates, { id, article, bound: test.limit * base });
      }
      if (test.kind === "at-most" && test.fact === "directInvested") {
        const [direct, invested] = [fact("directInvested"), fact("invested")];
        if (direct === undefined || invested === undefined) return [];
        return [
          {
            id,
            article,
            sense: "<=",
            bound: test.limit * invested - direct,
            perAmount: () => 1 - test.limit,
          },
        ];
      }
      if (test.kind !== "at-least") return [];
      const [inside, total] = [fact(test.fact), fact(test.of ?? "")];
      if (inside === undefined || total === undefined || test.of !== "directDeals") return [];
      if (test.fact === "directInRegion")
        return [share(id, { least: test.limit, has: (c) => c.inRegion, inside, total, article })];
      if (test.fact === "directInField")
        return [share(id, { least: test.limit, has: (c) => c.mainField, inside, total, article })];
      return [];
    }),
  );
}
