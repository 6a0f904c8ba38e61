import { type PerformanceRow, performanceRows } from "@essor/core/fund";
import { majorNumber } from "./amounts.ts";
import { type Book, carriedOf, figuresOf, flowsOf, investedOf, sumOf } from "./books.ts";

/** The rows of the performance template of a fund, by either method. */
export function performanceRowsOf(book: Book, method: "granular" | "gross-up"): PerformanceRow[] {
  const { returns, multiples } = figuresOf(book);
  const number = (minor: bigint) => majorNumber(minor, book.fund.currency);
  const invested = number(investedOf(book).minor);
  const received = number(
    sumOf(book, (p) => p.account === "assets:bank" && ["exit", "income"].includes(p.eventKind))
      .minor,
  );
  const moic = (received + number(carriedOf(book).minor)) / invested;
  return performanceRows({
    method,
    flows: flowsOf(book),
    returns,
    net: multiples,
    moicGross: Number.isFinite(moic)
      ? { value: moic }
      : { value: null, undefinedBecause: "nothing-invested" },
  });
}
