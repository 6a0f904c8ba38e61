import { existsSync } from "node:fs";
import {
  allocate,
  type CandidateDeal,
  efficientFrontier,
  type ProgrammeRule,
  type QuadraticProblem,
  solveQuadratic,
} from "@essor/core/fund";
import { loadSolveLp } from "@essor/server/solver";
import { readJson, readTable } from "./files.ts";
import {
  answerCases,
  asArray,
  asNumber,
  asNumbers,
  asObject,
  caseId,
  type Json,
  onlyFile,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions, wholeNumber } from "./options.ts";

/** `essor fund allocate` */
export const fundAllocate: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, {
    out: { type: "string" },
    deals: { type: "string" },
    frontier: { type: "string" },
  });
  const points = wholeNumber(values.frontier, { name: "frontier", fallback: 0, min: 1 });
  const file = onlyFile(positionals, "allocate");
  const read = await readJson(file);
  const cases = (Array.isArray(read) ? read : [read]).map((c, i) => asObject(c, `${file}[${i}]`));
  if (cases.every((entry) => "Q" in entry)) {
    const answers = answerCases(cases, (entry) => quadratic(entry, points));
    return { out: values.out, outputs: resultOutputs(answers) };
  }
  const [problem, ...more] = cases;
  if (problem === undefined || more.length > 0) {
    throw refuse("unknown-shape", file, "A file of deals holds one problem");
  }
  const deals = await readDeals(values.deals ?? file.replace(/\.json(\.gz)?$/, ".csv"), problem);
  const solve = await loadSolveLp();
  const result = allocate(
    {
      deals,
      costPerDeal: asNumber(problem.costPerDeal ?? 0.8, "costPerDeal"),
      rules: programmeRules(problem),
    },
    { solve, gap: asNumber(problem.gap ?? 0, "gap") },
  );
  const picked =
    "selected" in result ? result.selected.map(({ deal, amount }) => [Number(deal), amount]) : [];
  return {
    out: values.out,
    outputs: {
      "results.json": {
        json: {
          [caseId(problem, 0)]: {
            ...result,
            status: result.status[0]?.toUpperCase() + result.status.slice(1),
            deals: deals.length,
            ...("selected" in result ? { selectedByHighs: picked } : {}),
          },
        },
      },
    },
  };
};

function quadratic(entry: Json, points: number) {
  const problem: QuadraticProblem = {
    Q: asArray(entry.Q, "Q").map((row, i) => asNumbers(row, `Q[${i}]`)),
    c: asNumbers(entry.c, "c"),
    u: asNumbers(entry.u, "u"),
  };
  const solved = solveQuadratic(problem);
  if (!solved.ok) throw refuse(solved.code, "Q", `The problem is ${solved.code}`);
  return {
    ...solved.value,
    ...(points > 0 ? { frontier: efficientFrontier(problem, { points }) } : {}),
  };
}

type Candidate = CandidateDeal & { readonly facts: Readonly<Record<string, number>> };

async function readDeals(file: string, problem: Json): Promise<Candidate[]> {
  const rows: readonly Json[] =
    Array.isArray(problem.deals) && !existsSync(file)
      ? problem.deals.map((deal, i) => asObject(deal, `deals[${i}]`))
      : (await readTable(file)).rows;
  return rows.map((row, i) => {
    const number = (name: string) => asNumber(row[name], `row ${i + 1}: ${name}`);
    const { deal, sector, ...rest } = row;
    return {
      id: String(deal ?? i),
      sector: String(sector),
      minAmount: number("minAmount"),
      maxAmount: number("maxAmount"),
      score: number("score"),
      facts: Object.fromEntries(Object.keys(rest).map((name) => [name, number(name)])),
    };
  });
}

/** The limits of a programme, each of which the problem may set under `limits`; these are those of the case files. */
const LIMITS = {
  sectorMax: 1500,
  sectorMin: 300,
  sectorsWithMin: 8,
  dealsMax: 60,
  reinvestmentRatio: 0.55,
  earlyShareMin: 0.2,
  fundShareMax: 0.5,
  riskMax: 0.22,
  exclusiveEvery: 25,
};

function programmeRules(problem: Json): ProgrammeRule[] {
  const given = problem.limits === undefined ? {} : asObject(problem.limits, "limits");
  for (const name of Object.keys(given)) {
    if (!(name in LIMITS)) throw refuse("unknown-limit", `limits.${name}`, `No limit "${name}"`);
  }
  const limit = (name: keyof typeof LIMITS) => asNumber(given[name] ?? LIMITS[name], name);
  const sectors = asNumber(problem.sectors ?? 20, "sectors");
  const fact = (deal: CandidateDeal, name: string) => (deal as Candidate).facts[name] ?? 0;
  // As the case files: weights to four decimals.
  const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
  const balance = (id: string, sense: "<=" | ">=", weight: (deal: CandidateDeal) => number) => ({
    id,
    sense,
    bound: 0,
    perAmount: (deal: CandidateDeal) => rounded(weight(deal)),
  });
  const every = limit("exclusiveEvery");
  const count = asNumber(
    Array.isArray(problem.deals) ? problem.deals.length : (problem.deals ?? 0),
    "deals",
  );
  const pairs = every > 0 ? Math.ceil(Math.max(0, count - 1) / every) : 0;
  return [
    {
      id: "budget",
      sense: "<=",
      bound: asNumber(problem.budget ?? 10_000, "budget"),
      perAmount: () => 1,
    },
    ...Array.from({ length: sectors }, (_, s) => s).flatMap((s): ProgrammeRule[] => {
      const inSector = (deal: CandidateDeal) => (deal.sector === String(s) ? 1 : 0);
      return [
        { id: `sector-${s}-at-most`, sense: "<=", bound: limit("sectorMax"), perAmount: inSector },
        ...(s < limit("sectorsWithMin")
          ? [
              {
                id: `sector-${s}-at-least`,
                sense: ">=" as const,
                bound: limit("sectorMin"),
                perAmount: inSector,
              },
            ]
          : []),
      ];
    }),
    balance(
      "reinvestment",
      ">=",
      (d) => fact(d, "reinvestWeight") * fact(d, "local") - limit("reinvestmentRatio"),
    ),
    balance("early", ">=", (d) => fact(d, "early") - limit("earlyShareMin")),
    balance("fund-of-funds", "<=", (d) => fact(d, "fund") - limit("fundShareMax")),
    balance("risk", "<=", (d) => fact(d, "risk") - limit("riskMax")),
    { id: "deals-at-most", sense: "<=", bound: limit("dealsMax"), perPick: () => 1 },
    ...Array.from({ length: pairs }, (_, k) => k * every).map(
      (at): ProgrammeRule => ({
        id: `either-${at}-or-${at + 1}`,
        sense: "<=",
        bound: 1,
        perPick: (_, i) => (i === at || i === at + 1 ? 1 : 0),
      }),
    ),
  ];
}
