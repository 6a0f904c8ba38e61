import {
  irrReport,
  type Measure,
  type PmePoint,
  type PmeReport,
  pme,
  vintageBenchmarks,
  yearFraction,
} from "@essor/core/fund";
import { type Day, formatDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { amountOf, majorNumber } from "./amounts.ts";
import { type Book, bookAsOf, dayOf, figuresOf, flowsOf, navOf } from "./books.ts";
import { curveOf } from "./curve.ts";
import { type IndexFound, listIndices, listLevels } from "./queries-indices.ts";
import { waterfallFlows } from "./waterfall.ts";
import { bookOf, hasBooks, type World } from "./world.ts";

const shown = (m: Measure) => ({
  value: m.value,
  reason: m.value === null ? m.undefinedBecause : null,
});

/** A level may be this much older than the flow it is held against: monthly figures are a month old at most. */
const LEVEL_AGE = 45;

const MEASURES: readonly (keyof PmeReport)[] = [
  "ksPme",
  "directAlphaArithmetic",
  "directAlphaLog",
  "lnPmeIrr",
  "pmePlusIrr",
  "modifiedPmeIrr",
  "irr",
];

/** J-curve, returns with their proven number, the six comparisons with an index, and where the fund stands in its vintage. */
export async function performanceOf(
  tx: Tx,
  { world, book, index }: { world: World; book: Book; index: string | undefined },
) {
  const { returns } = figuresOf(book);
  const nav = majorNumber(navOf(book).minor, book.fund.currency);
  const net = flowsOf(book)
    .filter(({ kind }) => kind === "investor")
    .map(({ day, amount }) => ({ day, amount }));
  const report = irrReport([...net, { day: book.at, amount: nav }], { dayCount: "act/365f" });
  return {
    fund: book.fund.code,
    example: book.fund.example,
    currency: book.fund.currency,
    at: formatDay(book.at),
    curve: curveOf(book),
    irr: {
      gross: shown(returns.irrGross),
      net: shown(returns.irrNetWithFacility),
      netWithoutFacility: shown(returns.irrNetWithoutFacility),
      roots: report.roots.map(({ rate }) => rate),
      certified: report.certified,
      signChanges: report.signChanges,
    },
    ...(await comparison(tx, book, index)),
    ...vintageOf(world, book),
  };
}

async function comparison(tx: Tx, book: Book, wanted: string | undefined) {
  const known = await listIndices(tx);
  const found = known.find(({ code }) => code === wanted) ?? known[0];
  if (wanted !== undefined && found?.code !== wanted) throw new Problem("not-found");
  if (!found) return { pme: null, pmeMissing: "no-index" };
  const levels = await listLevels(tx, found.code, formatDay(book.at));
  const last = levels.at(-1);
  if (!last) return { pme: null, pmeMissing: "index-too-short" };
  const at = (book.at - dayOf(last.day) <= LEVEL_AGE ? book.at : dayOf(last.day)) as Day;
  return compared(bookAsOf(book, at), { index: found, levels });
}

function compared(
  book: Book,
  { index, levels }: { index: IndexFound; levels: readonly { day: string; level: number }[] },
) {
  const { currency } = book.fund;
  const number = (minor: bigint) => majorNumber(minor, currency);
  const flows = waterfallFlows(book);
  if (flows.length === 0) return { pme: null, pmeMissing: "no-flows" };
  const days = [...new Set([...flows.map(({ day }) => day), book.at])].sort((a, b) => a - b);
  const first = days[0] as Day;
  const sum = (day: Day, kind: "contribution" | "distribution") =>
    number(flows.reduce((s, f) => (f.day === day && f.kind === kind ? s + f.amount : s), 0n));
  const points: (PmePoint & { day: string })[] = [];
  for (const day of days) {
    const level = levels.filter((l) => dayOf(l.day) <= day).at(-1);
    if (!level || day - dayOf(level.day) > LEVEL_AGE)
      return { pme: null, pmeMissing: "index-too-short" };
    points.push({
      day: formatDay(day),
      years: yearFraction(first, day, "act/365f"),
      contribution: sum(day, "contribution"),
      distribution: sum(day, "distribution"),
      index: level.level,
      nav: number(navOf(bookAsOf(book, day)).minor),
    });
  }
  const nav = navOf(book).minor;
  const report = pme(points, { nav: number(nav) });
  return {
    pmeMissing: null,
    pme: {
      index,
      at: formatDay(book.at),
      nav: amountOf(nav, currency),
      measures: MEASURES.map((code) => ({ code, ...shown(report[code]) })),
      points: points.map(({ day, contribution, distribution, index: level }) => ({
        day,
        contribution,
        distribution,
        index: level,
      })),
    },
  };
}

/** All funds with books by vintage, and quartiles of those vintages that have enough of them. */
function vintageOf(world: World, book: Book) {
  const funds = world.funds
    .filter((f) => hasBooks(world, f.code) && f.example === book.fund.example)
    .map((fund) => {
      const { tvpi, irrNet } = figuresOf(bookOf(world, fund));
      return {
        code: fund.code,
        name: fund.name,
        year: fund.vintage,
        irr: irrNet.value,
        tvpi: tvpi.value,
      };
    });
  const benchmarks = vintageBenchmarks(
    funds.flatMap(({ year, irr, tvpi }) =>
      year === null
        ? []
        : [
            {
              vintageYear: year,
              ...(irr === null ? {} : { irrNet: irr }),
              ...(tvpi === null ? {} : { netMultiple: tvpi }),
            },
          ],
    ),
  );
  return {
    vintage: funds,
    quartiles: benchmarks.map(({ vintageYear, n, netMultiple: m }) => ({
      year: vintageYear,
      n,
      q1: m?.q1 ?? null,
      median: m?.median ?? null,
      q3: m?.q3 ?? null,
    })),
  };
}
