import {
  type CapitalAccountPeriod,
  type FundFlow,
  type FundReturns,
  fundReturns,
  jCurve,
  type Measure,
  type Multiples,
  multiples,
  rollForward,
} from "@essor/core/fund";
import { allocateMinor, type Day, formatDay, parseDay } from "@essor/core/vocabulary";
import { amountOf, majorNumber } from "./amounts.ts";
import type { PostingRow } from "./queries-books.ts";
import type { Commitment, Fund } from "./queries-funds.ts";

/** A sum of the books with the entries that it is made of. */
export type Traced = { readonly minor: bigint; readonly entries: readonly number[] };

/** The lines of one fund, read once and asked many things. */
export type Book = {
  readonly fund: Fund;
  readonly at: Day;
  readonly postings: readonly PostingRow[];
  readonly commitments: readonly Commitment[];
};

export function openBook(
  fund: Fund,
  {
    at,
    postings,
    commitments,
  }: { at: string; postings: readonly PostingRow[]; commitments: readonly Commitment[] },
): Book {
  return {
    fund,
    at: dayOf(at),
    postings: postings.filter((p) => p.fund === fund.code && p.currency === fund.currency),
    commitments: commitments.filter((c) => c.fund === fund.code && c.closedOn <= at),
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

const isEquity = (p: PostingRow) => p.account.startsWith("equity:");

export function calledOf(book: Book): Traced {
  return sumOf(book, (p) => isEquity(p) && p.eventKind === "call", -1n);
}

export function distributedOf(book: Book): Traced {
  return sumOf(book, (p) => isEquity(p) && p.eventKind === "distribution");
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

/** Flows by kind: between partners and fund, and between fund and companies. */
export function flowsOf(book: Book): FundFlow[] {
  const number = (minor: string) => majorNumber(BigInt(minor), book.fund.currency);
  return book.postings.flatMap((p): FundFlow[] => {
    const day = dayOf(p.effectiveOn);
    if (isEquity(p)) return [{ day, amount: number(p.minor), kind: "investor" }];
    if (p.account !== "assets:bank" || !["investment", "exit", "income"].includes(p.eventKind))
      return [];
    return [{ day, amount: number(p.minor), kind: "investment" }];
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

type Part = "realised" | "unrealised" | "managementFees" | "partnershipExpenses";

function partOf({ account }: PostingRow): Part | undefined {
  if (account === "income:unrealised") return "unrealised";
  if (account.startsWith("income:")) return "realised";
  if (account === "expenses:management-fee") return "managementFees";
  if (account.startsWith("expenses:")) return "partnershipExpenses";
  return undefined;
}

/** Everything since the start up to a day, of each partner in the order of the commitments. What the fund earned is split by commitment, to the last unit. */
function sinceStart(book: Book, until: Day): CapitalAccountPeriod[] {
  const known = book.postings.filter((p) => dayOf(p.effectiveOn) <= until);
  const parties = partiesOf(book);
  const sums: Record<Part, bigint> = {
    realised: 0n,
    unrealised: 0n,
    managementFees: 0n,
    partnershipExpenses: 0n,
  };
  const paid = new Map(parties.map(({ party }) => [party, { in: 0n, out: 0n }]));
  for (const posting of known) {
    const part = partOf(posting);
    const minor = BigInt(posting.minor);
    if (part !== undefined) sums[part] += posting.account.startsWith("income:") ? -minor : minor;
    const own = posting.partner === null ? undefined : paid.get(posting.partner);
    if (!own || !isEquity(posting)) continue;
    if (posting.eventKind === "distribution") own.out += minor;
    else own.in -= minor;
  }
  const weights = parties.map(({ minor }) => minor);
  const split = (total: bigint): bigint[] => {
    const parts = allocateMinor(total, weights);
    return parts.ok ? parts.value : weights.map(() => 0n);
  };
  const parts = {
    realised: split(sums.realised),
    unrealised: split(sums.unrealised),
    managementFees: split(sums.managementFees),
    partnershipExpenses: split(sums.partnershipExpenses),
  };
  return parties.map(({ party }, i) => ({
    navBeginning: 0n,
    contributions: paid.get(party)?.in ?? 0n,
    distributions: paid.get(party)?.out ?? 0n,
    realised: parts.realised[i] ?? 0n,
    unrealised: parts.unrealised[i] ?? 0n,
    managementFees: parts.managementFees[i] ?? 0n,
    partnershipExpenses: parts.partnershipExpenses[i] ?? 0n,
    accruedCarryChange: 0n,
  }));
}

/** Partners in a fixed order with all that they committed. */
export function partiesOf(book: Book): {
  party: string;
  partyName: Commitment["partyName"];
  role: "lp" | "gp";
  source: string;
  minor: bigint;
}[] {
  const found = new Map<string, ReturnType<typeof partiesOf>[number]>();
  for (const c of book.commitments) {
    const known = found.get(c.party);
    if (known) known.minor += BigInt(c.minor);
    else found.set(c.party, { ...c, minor: BigInt(c.minor) });
  }
  return [...found.values()];
}

/** Each partner's account after one day and up to another; after nothing it is since the start. */
export function accountsOf(
  book: Book,
  { after, until }: { after: Day | null; until: Day },
): CapitalAccountPeriod[] {
  const end = sinceStart(book, until);
  if (after === null) return end;
  const begin = sinceStart(book, after);
  return end.map((e, i) => {
    const b = begin[i] as CapitalAccountPeriod;
    return {
      navBeginning: rollForward(b),
      contributions: e.contributions - b.contributions,
      distributions: e.distributions - b.distributions,
      realised: e.realised - b.realised,
      unrealised: e.unrealised - b.unrealised,
      managementFees: e.managementFees - b.managementFees,
      partnershipExpenses: e.partnershipExpenses - b.partnershipExpenses,
      accruedCarryChange: 0n,
    };
  });
}

export function shownAccount(a: CapitalAccountPeriod, currency: string) {
  return {
    navBeginning: amountOf(a.navBeginning, currency),
    contributions: amountOf(a.contributions, currency),
    distributions: amountOf(a.distributions, currency),
    realised: amountOf(a.realised, currency),
    unrealised: amountOf(a.unrealised, currency),
    managementFees: amountOf(a.managementFees, currency),
    partnershipExpenses: amountOf(a.partnershipExpenses, currency),
    accruedCarryChange: amountOf(a.accruedCarryChange, currency),
    navEnding: amountOf(rollForward(a), currency),
  };
}

/** The J-curve at the end of each quarter from the first entry on. */
export function curveOf(book: Book): { day: string; netCash: number; netValue: number }[] {
  const first = book.postings[0]?.effectiveOn;
  if (first === undefined) return [];
  const ends = quarterEnds(first, formatDay(book.at));
  let before = "";
  const periods = ends.map((end) => {
    const until = { ...book, postings: book.postings.filter((p) => p.effectiveOn <= end) };
    const within = { ...book, postings: until.postings.filter((p) => p.effectiveOn > before) };
    before = end;
    const number = (minor: bigint) => majorNumber(minor, book.fund.currency);
    return {
      years: (dayOf(end) - dayOf(first)) / 365,
      contribution: number(calledOf(within).minor),
      distribution: number(distributedOf(within).minor),
      nav: number(navOf(until).minor),
    };
  });
  return jCurve(periods).map(({ netCash, netValue }, i) => ({
    day: ends[i] as string,
    netCash,
    netValue,
  }));
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
