import {
  irrReport,
  type PacingTerms,
  pacing,
  type SimulatedFund,
  simulatePacing,
} from "@essor/core/fund";
import type { Day } from "@essor/core/vocabulary";
import {
  answerCases,
  asNumber,
  asNumbers,
  type Json,
  onlyFile,
  readCases,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions, wholeNumber } from "./options.ts";

/** `essor fund pacing` */
export const fundPacing: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, {
    out: { type: "string" },
    paths: { type: "string" },
    seed: { type: "string" },
  });
  const paths = wholeNumber(values.paths, { name: "paths", fallback: 0, min: 0 });
  const seed = wholeNumber(values.seed, { name: "seed", fallback: 1, min: 0 });
  const cases = await readCases(onlyFile(positionals, "pacing"), ["cases", "funds"]);
  const answers = answerCases(cases, (entry) => ({
    ...plan(readTerms(entry)),
    ...(paths === 0 ? {} : { simulated: simulate(entry, paths, seed) }),
  }));
  return { out: values.out, outputs: resultOutputs(answers) };
};

function readTerms(entry: Json): PacingTerms {
  const terms = {
    commitment: asNumber(entry.commitment, "commitment"),
    rateOfContribution: asNumbers(entry.rateOfContribution, "rateOfContribution"),
    life: asNumber(entry.life, "life"),
    bow: asNumber(entry.bow, "bow"),
    growth: asNumber(entry.growth, "growth"),
    yield: asNumber(entry.yield ?? 0, "yield"),
  };
  if (!Number.isInteger(terms.life) || terms.life < 1) {
    throw refuse("out-of-range", "life", "life must be a whole number of at least 1");
  }
  for (const [i, rate] of terms.rateOfContribution.entries()) {
    if (rate < 0 || rate > 1) {
      throw refuse("out-of-range", `rateOfContribution[${i}]`, "A rate lies between 0 and 1");
    }
  }
  return terms;
}

function plan(terms: PacingTerms) {
  const rows = pacing(terms);
  const paidIn = rows.reduce((sum, { contribution }) => sum + contribution, 0);
  const distributed = rows.reduce((sum, { distribution }) => sum + distribution, 0);
  const endNav = rows.at(-1)?.nav ?? 0;
  const { roots } = irrReport(
    rows.map(({ contribution, distribution, nav, period }) => ({
      day: (period * 365) as Day,
      amount: distribution - contribution + (period === rows.length ? nav : 0),
    })),
    { dayCount: "act/365f" },
  );
  return {
    columns: ["year", "contribution", "distributionRate", "distribution", "nav"],
    rows: rows.map((r) => [r.period, r.contribution, r.distributionRate, r.distribution, r.nav]),
    paidIn,
    distributed,
    endNav,
    dpi: paidIn > 0 ? distributed / paidIn : null,
    tvpi: paidIn > 0 ? (distributed + endNav) / paidIn : null,
    irr: roots.map(({ rate }) => rate),
  };
}

function simulate(entry: Json, paths: number, seed: number) {
  const terms = readTerms(entry);
  const fund: SimulatedFund = {
    terms,
    starts: asNumber(entry.starts ?? 1, "starts"),
    growthSd: asNumber(entry.growthSd ?? 0.2, "growthSd"),
    callSpread: asNumber(entry.callSpread ?? 0.2, "callSpread"),
  };
  return simulatePacing([fund], {
    paths,
    seed,
    periods: terms.life + fund.starts - 1,
    correlation: asNumber(entry.correlation ?? 0.5, "correlation"),
    coverage: asNumber(entry.coverage ?? 0.9, "coverage"),
  });
}
