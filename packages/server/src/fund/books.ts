import {
  type DatedRate,
  type FundFlow,
  type FundReturns,
  fundReturns,
  type Measure,
  type Multiples,
  multiples,
} from "@essor/core/fund";
import { type Day, formatDay, parseDay } from "@essor/core/vocabulary";
import { amountOf, majorNumber } from "./amounts.ts";
import { type Translated, translated } from "./foreign.ts";
import type { PostingRow } from "./queries-books.ts";
import type { Commitment, Fund } from "./queries-funds.ts";

/** A sum of the books with the entries that it is made of. */
export type Traced = { readonly minor: bigint; readonly entries: readonly number[] };

/** The lines of one fund, read once and asked many things; all in its currency at the rates of the day. */
export type Book = {
  readonly fund: Fund;
  readonly at: Day;
  readonly postings: readonly Translated[];
  readonly commitments: readonly Commitment[];
  /** The lines as they were booked, and the rates known: for looking at the same books on an earlier day. */
  readonly booked: readonly PostingRow[];
  readonly rates: readonly DatedRate[];
};

export function openBook(
  fund: Fund,
  {
    at,
    postings,
    commitments,
    rates,
  }: {
    at: string;
    postings: readonly PostingRow[];
    commitments: readonly Commitment[];
    rates: readonly DatedRate[];
  },
): Book {
  const booked = postings.filter((p) => p.fund === fund.code);
  const day = dayOf(at);
  return {
    fund,
    at: day,
    booked,
    rates,
    postings: translated(booked, { to: fund.currency, at: day, rates }),
    commitments: commitments.filter((c) => c.fund === fund.code && c.closedOn <= at),
  };
}

/** The same books as they stood on an earlier day, by what is known now. */
export function bookAsOf(book: Book, day: Day): Book {
  const text = formatDay(day);
  const booked = book.booked.filter((p) => p.effectiveOn <= text);
  return {
    ...book,
    at: day,
    booked,
    postings: translated(booked, { to: book.fund.currency, at: day, rates: book.rates }),
    commitments: book.commitments.filter((c) => c.closedOn <= text),
  };
}

export function dayOf(text: string): Day {
  return parseDay(text) as Day;
}

export function sumOf(
  book: Pick<Book, "postings">,
  wanted: (posting: PostingRow) => boolean,
  sign: 1n | -1n = 1n,
): Traced {
  let minor = 0n;
  const entries = new Set<number>();
  for (const posting of book.postings) {
    if (!wanted(posting)) continue;
    minor += sign * BigInt(posting.minor);
    entries.add(posting.id);
  }
  return { minor, entries: [...entries] };
}

export const isEquity = (p: PostingRow) => p.account.startsWith("equity:");

/** What partners pay each other at a later closing is capital that changes hands, not a distribution of the fund. */
export const isEqualisation = (p: PostingRow) => p.account.endsWith(":equalisation");

export function calledOf(book: Pick<Book, "postings">): Traced {
  return sumOf(book, (p) => isEquity(p) && (p.eventKind === "call" || isEqualisation(p)), -1n);
}

export function distributedOf(book: Pick<Book, "postings">): Traced {
  return sumOf(book, (p) => isEquity(p) && p.eventKind === "distribution" && !isEqualisation(p));
}

/** What the fund owns less what it owes. */
export function navOf(book: Book): Traced {
  return sumOf(
    book,
    (p) => p.account.startsWith("assets:") || p.account.startsWith("liabilities:"),
  );
}

export function cashOf(book: Book): Traced {
  return sumOf(book, (p) => p.account === "assets:bank");
}

export function investedOf(book: Book, held?: string): Traced {
  return sumOf(
    book,
    (p) =>
      p.account.startsWith("assets:investment:") &&
      p.eventKind === "investment" &&
      (held === undefined || p.investment === held),
  );
}

export function carriedOf(book: Book, held?: string): Traced {
  return sumOf(
    book,
    (p) =>
      p.account.startsWith("assets:investment:") && (held === undefined || p.investment === held),
  );
}

export function commitmentsOf(book: Book, of?: (c: Commitment) => boolean): bigint {
  return book.commitments.reduce(
    (sum, c) => (of === undefined || of(c) ? sum + BigInt(c.minor) : sum),
    0n,
  );
}

/** What the fund borrowed for a time instead of calling it: kept apart, so that returns can be stated without it. */
const CREDIT_LINE = "liabilities:credit-line";

/** Flows by kind: between partners and fund, and between fund and companies. */
export function flowsOf(book: Book): FundFlow[] {
  const number = (minor: string) => majorNumber(BigInt(minor), book.fund.currency);
  return book.postings.flatMap((p): FundFlow[] => {
    const day = dayOf(p.effectiveOn);
    // A flow counts at the rate of its own day, whatever the rate became.
    const amount = number(p.minorThen ?? p.minor);
    if (isEquity(p)) return [{ day, amount, kind: "investor" }];
    if (p.account === CREDIT_LINE) return [{ day, amount: -amount, kind: "facility" }];
    if (p.account !== "assets:bank" || !["investment", "exit", "income"].includes(p.eventKind))
      return [];
    return [{ day, amount, kind: "investment" }];
  });
}

function returnsOf(book: Book): FundReturns {
  const number = (minor: bigint) => majorNumber(minor, book.fund.currency);
  const flows = flowsOf(book);
  return fundReturns(flows, {
    navGross: number(carriedOf(book).minor),
    navNet: number(navOf(book).minor),
    at: book.at,
    dayCount: "act/365f",
    annualiseBelowOneYear: false,
  });
}

const ENTRIES_SHOWN = 60;

/** The six figures of a fund, each with its formula and the entries behind every input. */
export function figuresOf(book: Book) {
  const { currency } = book.fund;
  const [called, distributed, nav] = [calledOf(book), distributedOf(book), navOf(book)];
  const commitment = commitmentsOf(book);
  const number = (minor: bigint) => majorNumber(minor, currency);
  const m: Multiples = multiples({
    paidIn: number(called.minor),
    distributed: number(distributed.minor),
    nav: number(nav.minor),
    commitment: number(commitment),
    recalled: 0,
    recallableReducesPaidIn: false,
  });
  const r = returnsOf(book);
  const input = (name: string, { minor, entries }: Traced) => ({
    name,
    amount: amountOf(minor, currency),
    entries: entries.slice(0, ENTRIES_SHOWN),
    of: entries.length,
  });
  const committed = input("commitments", { minor: commitment, entries: [] });
  const [c, d, n] = [input("called", called), input("distributed", distributed), input("nav", nav)];
  const figure = (measure: Measure, formula: string, inputs: (typeof c)[]) => ({
    value: measure.value,
    reason: measure.value === null ? measure.undefinedBecause : null,
    formula,
    inputs,
  });
  const net = r.annualised ? "irr-net" : "irr-net-period";
  const gross = r.annualised ? "irr-gross" : "irr-gross-period";
  return {
    dpi: figure(m.dpi, "dpi", [d, c]),
    rvpi: figure(m.rvpi, "rvpi", [n, c]),
    tvpi: figure(m.tvpi, "tvpi", [d, n, c]),
    pic: figure(m.paidInToCommitted, "pic", [c, committed]),
    irrNet: figure(r.irrNetWithFacility, net, [c, d, n]),
    irrGross: figure(r.irrGross, gross, [
      input("invested", investedOf(book)),
      input(
        "received",
        sumOf(book, (p) => p.account === "assets:bank" && ["exit", "income"].includes(p.eventKind)),
      ),
      input("value", carriedOf(book)),
    ]),
    returns: r,
    multiples: m,
  };
}
