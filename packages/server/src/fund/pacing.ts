import type { PacingAsk, PlannedFund } from "@essor/contract/fund-plans";
import { pacing, simulatePacing } from "@essor/core/fund";
import type { z } from "@hono/zod-openapi";
import { majorNumber } from "./amounts.ts";
import { bookAsOf, calledOf, commitmentsOf, dayOf, distributedOf, navOf } from "./books.ts";
import { bookOf, hasBooks, type World } from "./world.ts";

/** Takahashi and Alexander's venture set (2002): a starting point to be changed, not a forecast of a fund. */
const VENTURE = {
  rateOfContribution: [0.25, 1 / 3, 0.5],
  life: 12,
  bow: 2.5,
  growth: 0.13,
  yield: 0,
  growthSd: 0.25,
  callSpread: 0.25,
};

/** The plan of a programme by calendar year, and intervals from simulated paths; every period is one year. */
export function pacingPlan(asked: z.output<typeof PacingAsk>) {
  const from = Math.min(...asked.funds.map(({ starts }) => starts));
  const to = Math.max(...asked.funds.map(({ starts, life }) => starts + life - 1));
  const periods = to - from + 1;
  const plan = Array.from({ length: periods }, (_, i) => ({
    year: from + i,
    contribution: 0,
    distribution: 0,
    nav: 0,
    netCash: 0,
  }));
  const simulated = asked.funds.map((fund: PlannedFund) => {
    for (const row of pacing(fund)) {
      const year = plan[fund.starts - from + row.period - 1] as (typeof plan)[number];
      year.contribution += row.contribution;
      year.distribution += row.distribution;
      year.nav += row.nav;
    }
    return {
      terms: fund,
      starts: fund.starts - from + 1,
      growthSd: fund.growthSd,
      callSpread: fund.callSpread,
    };
  });
  let net = 0;
  for (const year of plan) {
    net += year.distribution - year.contribution;
    year.netCash = net;
  }
  const { paths, seed, correlation, coverage } = asked;
  const paths_ = simulatePacing(simulated, { paths, periods, seed, correlation, coverage });
  return {
    years: plan.map(({ year, ...own }, i) => {
      const { period: _, ...intervals } = paths_[i] as (typeof paths_)[number];
      return { year, plan: own, ...intervals };
    }),
    deepest: {
      plan: Math.min(0, ...plan.map(({ netCash }) => netCash)),
      low: Math.min(0, ...paths_.map(({ netCash }) => netCash.low)),
    },
  };
}

/** The family of funds with books as a programme, and what it called, paid back and was worth by year so far. */
export function pacingStart(world: World) {
  const kept = world.funds.filter((f) => hasBooks(world, f.code));
  const example = kept.some((f) => f.example);
  const family = kept.filter((f) => f.example === example);
  const currency = family[0]?.currency ?? "CNY";
  const own = family.filter((f) => f.currency === currency && f.kind !== "parent");
  const books = own.map((fund) => bookOf(world, fund));
  const years = books.flatMap((b) => b.booked.map((p) => Number(p.effectiveOn.slice(0, 4))));
  const [first, last] = [Math.min(...years), Number(world.at.slice(0, 4))];
  const number = (minor: bigint) => majorNumber(minor, currency);
  const sumAt = (year: number) => {
    const end = `${year}-12-31` < world.at ? `${year}-12-31` : world.at;
    const then = books.map((b) => bookAsOf(b, dayOf(end)));
    const sum = (of: (b: (typeof then)[number]) => bigint) =>
      number(then.reduce((s, b) => s + of(b), 0n));
    return {
      contribution: sum((b) => calledOf(b).minor),
      distribution: sum((b) => distributedOf(b).minor),
      nav: sum((b) => navOf(b).minor),
    };
  };
  const actual = Number.isFinite(first)
    ? Array.from({ length: last - first + 1 }, (_, i) => {
        const [now, before] = [sumAt(first + i), sumAt(first + i - 1)];
        return {
          year: first + i,
          contribution: now.contribution - before.contribution,
          distribution: now.distribution - before.distribution,
          nav: now.nav,
        };
      })
    : [];
  return {
    currency,
    example,
    funds: own.map((fund, i) => ({
      ...VENTURE,
      code: fund.code,
      name: fund.name.en,
      commitment: number(commitmentsOf(books[i] as (typeof books)[number])),
      starts: Number((fund.startsOn ?? world.at).slice(0, 4)),
    })),
    actual,
  };
}
