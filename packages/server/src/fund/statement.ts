import {
  type StatementLine,
  type StatementPeriod,
  type StatementScope,
  statementRows,
  sumPartners,
} from "@essor/core/fund";
import { type Day, formatDay } from "@essor/core/vocabulary";
import { Problem } from "../http/problem.ts";
import { accountsOf, partiesOf, sharedLineOf } from "./accounts.ts";
import { type Book, bookAsOf, dayOf, isEqualisation, isEquity } from "./books.ts";

/** Where a quarter and a year began: what stood on the day before. */
export function beginning(book: Pick<Book, "at">, period: StatementPeriod): Day | null {
  const [year, month] = formatDay(book.at).split("-").map(Number) as [number, number];
  if (period === "ITD") return null;
  const first = period === "YTD" ? 1 : Math.floor((month - 1) / 3) * 3 + 1;
  return (dayOf(`${year}-${String(first).padStart(2, "0")}-01`) - 1) as Day;
}

/** The partner whose column a statement shows first: the one asked for, or the first limited partner. */
function ownOf(book: Book, party: string | undefined): string {
  const parties = partiesOf(book);
  if (parties.length === 0) throw new Problem("notice-refused", "The fund has no commitments");
  if (party !== undefined && !parties.some((p) => p.party === party))
    throw new Problem("not-found");
  return party ?? parties.find(({ role }) => role === "lp")?.party ?? parties[0]?.party ?? "";
}

export function statementOf(book: Book, party: string | undefined) {
  const parties = partiesOf(book);
  const own = ownOf(book, party);
  const periods = (wanted: (i: number) => boolean) => {
    const one = (period: StatementPeriod) =>
      sumPartners(
        accountsOf(book, { after: beginning(book, period), until: book.at }).filter((_, i) =>
          wanted(i),
        ),
      );
    return { QTD: one("QTD"), YTD: one("YTD"), ITD: one("ITD") };
  };
  return statementRows({
    thisLp: periods((i) => parties[i]?.party === own),
    allLps: periods((i) => parties[i]?.role === "lp"),
    gp: periods((i) => parties[i]?.role === "gp"),
    totalFund: periods(() => true),
  });
}

/**
 * The entries behind one cell of a statement: those whose lines make its amount. What all partners share in comes from
 * the same entries for each of them; what one partner paid or got only from lines in its name.
 */
export function entriesBehind(
  book: Book,
  {
    line,
    scope,
    period,
    party,
  }: {
    line: StatementLine;
    scope: StatementScope;
    period: StatementPeriod;
    party?: string | undefined;
  },
): number[] {
  const own = ownOf(book, party);
  const roles = new Map(partiesOf(book).map((p) => [p.party, p.role]));
  const ofScope = (partner: string | null) =>
    scope === "totalFund" ||
    (partner !== null &&
      (scope === "thisLp"
        ? partner === own
        : roles.get(partner) === (scope === "gp" ? "gp" : "lp")));
  const start = beginning(book, period);
  const until = line === "navBeginning" ? start : book.at;
  if (until === null) return [];
  const whole = line === "navBeginning" || line === "navEnding";
  const postings = bookAsOf(book, until).postings.filter(
    (p) => whole || start === null || p.effectiveOn > formatDay(start),
  );
  const found = new Set<number>();
  for (const p of postings) {
    const shared = sharedLineOf(p);
    const out = p.eventKind === "distribution" && !isEqualisation(p);
    const lineOf = shared ?? (isEquity(p) ? (out ? "distributions" : "contributions") : undefined);
    if (lineOf === undefined || (!whole && lineOf !== line)) continue;
    if (shared === undefined && !ofScope(p.partner)) continue;
    found.add(p.id);
  }
  return [...found].sort((a, b) => a - b);
}

/** Every cell of a statement with its entries, in the order of the lines. */
export function tracedStatement(book: Book, party: string | undefined) {
  return statementOf(book, party).map((row) => ({
    ...row,
    entries: entriesBehind(book, { ...row, party }),
  }));
}
