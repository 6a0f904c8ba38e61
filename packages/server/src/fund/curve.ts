import { jCurve } from "@essor/core/fund";
import { formatDay } from "@essor/core/vocabulary";
import { majorNumber } from "./amounts.ts";
import { type Book, bookAsOf, calledOf, dayOf, distributedOf, navOf } from "./books.ts";

/** The J-curve at the end of each quarter from the first entry on, each at the values and rates of its day. */
export function curveOf(book: Book) {
  const first = book.booked[0]?.effectiveOn;
  if (first === undefined) return [];
  const ends = quarterEnds(first, formatDay(book.at));
  const number = (minor: bigint) => majorNumber(minor, book.fund.currency);
  let before = { called: 0n, distributed: 0n };
  const periods = ends.map((end) => {
    const until = bookAsOf(book, dayOf(end));
    const now = { called: calledOf(until).minor, distributed: distributedOf(until).minor };
    const period = {
      years: (dayOf(end) - dayOf(first)) / 365,
      contribution: number(now.called - before.called),
      distribution: number(now.distributed - before.distributed),
      nav: number(navOf(until).minor),
    };
    before = now;
    return period;
  });
  let [contributed, distributed] = [0, 0];
  return jCurve(periods).map(({ netCash, netValue }, i) => {
    const period = periods[i] as (typeof periods)[number];
    contributed += period.contribution;
    distributed += period.distribution;
    return { day: ends[i] as string, netCash, netValue, contributed, distributed, nav: period.nav };
  });
}

function quarterEnds(from: string, to: string): string[] {
  const ends: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const end of ["03-31", "06-30", "09-30", "12-31"]) {
      const day = `${year}-${end}`;
      if (day >= from && day < to) ends.push(day);
    }
  }
  return [...ends, to];
}
