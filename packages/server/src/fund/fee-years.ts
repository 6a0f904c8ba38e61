import type { AgreementTerms } from "@essor/contract/fund-structure";
import { type FeeRow, managementFees } from "@essor/core/fund";
import { formatDecimal } from "@essor/core/math";
import { allocateMinor, type Day, formatDay } from "@essor/core/vocabulary";
import { asFraction } from "./agreements.ts";
import { amountOf } from "./amounts.ts";
import {
  type Book,
  bookAsOf,
  calledOf,
  commitmentsOf,
  dayOf,
  investedOf,
  navOf,
  sumOf,
} from "./books.ts";
import type { ClassFound } from "./queries-structure.ts";

/** Management fees by year of the fund under the agreement, beside what was booked; classes may have a rate of their own. */
export function feeYears(
  book: Book,
  { terms, classes }: { terms: AgreementTerms; classes: readonly ClassFound[] },
) {
  const starts = book.fund.startsOn;
  if (starts === null) return { fees: [], feesMissing: "no-start" };
  const periods = periodsOf(starts, book.at);
  const years = periods.map(({ from, to, days, whole }) => {
    const then = bookAsOf(book, to);
    const within = (account: string, sign: 1n | -1n) =>
      sumOf(then, (p) => p.account === account && p.effectiveOn >= formatDay(from), sign).minor;
    return {
      from,
      to,
      days,
      whole,
      bases: {
        committed: commitmentsOf(then),
        "paid-in": calledOf(then).minor,
        invested: investedOf(then).minor,
        nav: navOf(then).minor,
      },
      feesFromCompanies: within("income:company-fee", -1n),
      booked: within("expenses:management-fee", 1n),
    };
  });
  const groups = groupsOf(book, classes);
  const weights = groups.map(({ weight }) => weight);
  const share = (minor: bigint, at: number) => {
    const parts = allocateMinor(minor, weights);
    return parts.ok ? (parts.value[at] ?? 0n) : 0n;
  };
  const { fees } = terms;
  const perGroup: FeeRow[][] = [];
  for (const [at, group] of groups.entries()) {
    const rows = managementFees(
      {
        basis: fees.basis,
        rate: asFraction(group.rate ?? fees.rate),
        steps:
          group.rate === null
            ? fees.steps.map(({ afterYear, rate, basis }) => ({
                afterYear,
                rate: asFraction(rate),
                ...(basis ? { basis } : {}),
              }))
            : [],
        offsetShare: asFraction(fees.offsetShare),
      },
      years.map(({ bases, feesFromCompanies, days, whole }) => ({
        bases: Object.fromEntries(
          // A year that is not over yet has earned the part of its days.
          Object.entries(bases).map(([basis, minor]) => [basis, share((minor * days) / whole, at)]),
        ),
        feesFromCompanies: share(feesFromCompanies, at),
      })),
    );
    if (!rows.ok) return { fees: [], feesMissing: rows.code };
    perGroup.push(rows.value);
  }
  const text = (minor: bigint) => amountOf(minor, book.fund.currency);
  return {
    feesMissing: null,
    fees: years.map(({ from, to, bases, booked }, i) => {
      const rows = perGroup.map((list) => list[i] as FeeRow);
      const sum = (field: "gross" | "offset" | "fee") => rows.reduce((s, r) => s + r[field], 0n);
      const [first] = rows as [FeeRow];
      return {
        year: first.year,
        from: formatDay(from),
        to: formatDay(to),
        basis: first.basis,
        base: text(bases[first.basis]),
        rate: formatDecimal(first.rate, 4),
        gross: text(sum("gross")),
        offset: text(sum("offset")),
        fee: text(sum("fee")),
        booked: text(booked),
      };
    }),
  };
}

/** Commitments that pay one rate together: each class with a rate of its own, and all others. */
function groupsOf(book: Book, classes: readonly ClassFound[]) {
  const own = classes.filter(({ feeRate }) => feeRate !== null);
  const of = (code: string | null) =>
    commitmentsOf(book, (c) =>
      code === null ? !own.some((k) => k.code === c.shareClass) : c.shareClass === code,
    );
  return [
    { rate: null as string | null, weight: of(null) },
    ...own.map(({ code, feeRate }) => ({ rate: feeRate, weight: of(code) })),
  ].filter(({ weight }, i) => i === 0 || weight > 0n);
}

/** Years of the fund from its start, the last one up to the day. */
function periodsOf(starts: string, at: Day) {
  const [year, rest] = [Number(starts.slice(0, 4)), starts.slice(4)];
  const begin = (n: number) =>
    dayOf(rest === "-02-29" ? `${year + n}-02-28` : `${year + n}${rest}`);
  const periods: { from: Day; to: Day; days: bigint; whole: bigint }[] = [];
  for (let n = 0; n < 40 && begin(n) <= at; n++) {
    const [from, next] = [begin(n), begin(n + 1)];
    const to = next - 1 < at ? ((next - 1) as Day) : at;
    periods.push({ from, to, days: BigInt(to - from + 1), whole: BigInt(next - from) });
  }
  return periods;
}
