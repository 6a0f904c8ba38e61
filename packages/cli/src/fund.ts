import { writeOutputs } from "./files.ts";
import type { FundVerb } from "./fund-verb.ts";
import { Usage } from "./refused.ts";

const VERBS: Readonly<Record<string, () => Promise<FundVerb>>> = {
  irr: () => import("./fund-irr.ts").then((m) => m.fundIrr),
  daycount: () => import("./fund-daycount.ts").then((m) => m.fundDaycount),
  performance: () => import("./fund-performance.ts").then((m) => m.fundPerformance),
  pme: () => import("./fund-pme.ts").then((m) => m.fundPme),
  waterfall: () => import("./fund-waterfall.ts").then((m) => m.fundWaterfall),
  ledger: () => import("./fund-ledger.ts").then((m) => m.fundLedger),
  pacing: () => import("./fund-pacing.ts").then((m) => m.fundPacing),
  fees: () => import("./fund-fees.ts").then((m) => m.fundFees),
  allocate: () => import("./fund-allocate.ts").then((m) => m.fundAllocate),
  check: () => import("./fund-check.ts").then((m) => m.fundCheck),
};

const help = `essor fund <verb> FILE [options]

Verbs
  irr FLOWS.csv|CASES.json      internal rates of return, with the proven number of them
                                  essor fund irr flows.csv --out irr/
                                  columns case,date,amount (paid is negative); writes irr.csv, roots.csv, issues.json
  performance FUNDS.csv|FILE.json
                                quartiles and pooled multiples by vintage; capital account roll-forward
                                  essor fund performance funds.csv
  pme FILE.json|FLOWS.csv       public market equivalents: KS, LN, PME+, modified, direct alpha
                                  essor fund pme cases.json
  waterfall FILE.json           whole-fund and deal-by-deal distributions, line by line
                                  essor fund waterfall terms.json --out w/
  pacing FILE.json              Takahashi-Alexander plans, and simulated intervals with --paths
                                  essor fund pacing plan.json --paths 1000 --seed 7
  allocate PROBLEM.json         best set of deals under budgets, floors and rules; quadratic problems by active set
                                  essor fund allocate n500-seed7.json --deals n500-seed7.csv
  check FILE.json               rule sets, reinvestment, profit-giving and the direction evaluation
                                  essor fund check ruleset.json facts.json --at 2026-03-01
  ledger BOOK.json              posts books and answers balances, or why an entry is refused
                                  essor fund ledger book.json --effective 2025-12-31
  daycount FILE.csv|FILE.json   days and year fractions under twelve conventions
                                  essor fund daycount dates.csv
  fees FILE.json                management fees by basis, steps and offsets
                                  essor fund fees schedule.json

Options
  --out DIR          write the outputs into a folder instead of printing them     essor fund irr flows.csv --out irr/
  --day-count NAME   convention of irr and pme (default act/365f)                 essor fund irr flows.csv --day-count 30u/360
  --index FILE.csv   pme: index levels with columns date,level                    essor fund pme flows.csv --index index.csv
  --paths N          pacing: how many paths to simulate                           essor fund pacing plan.json --paths 10000
  --seed S           pacing: seed of the simulation (default 1)                   essor fund pacing plan.json --paths 99 --seed 3
  --deals FILE.csv   allocate: candidate deals, if not beside the problem         essor fund allocate p.json --deals d.csv
  --frontier N       allocate: points of the efficient frontier of quadratic ones essor fund allocate qp.json --frontier 9
  --at DATE          check: day on which the rules must be in force               essor fund check r.json f.json --at 2026-03-01
  --effective DATE   ledger: balances up to this day                              essor fund ledger b.json --effective 2025-12-31
  --recorded DATE    ledger: as they were known on this day                       essor fund ledger b.json --recorded 2026-01-31
`;

/** `essor fund …` */
export const fund = {
  help,
  run: async ([verb, ...args]: readonly string[]): Promise<void> => {
    const load = verb === undefined ? undefined : VERBS[verb];
    if (!load) throw new Usage(verb === undefined ? "which verb?" : `no verb "${verb}"`);
    const { outputs, out } = await (await load())(args);
    writeOutputs(outputs, out);
  },
};
