import { lookThrough, sumPartners } from "@essor/core/fund";
import { formatFraction, fraction, fractionToNumber } from "@essor/core/math";
import { accountsOf, partiesOf, shownAccount } from "./accounts.ts";
import { amountOf } from "./amounts.ts";
import {
  type Book,
  calledOf,
  carriedOf,
  cashOf,
  commitmentsOf,
  distributedOf,
  figuresOf,
  investedOf,
  navOf,
} from "./books.ts";
import type { Fund, Names, Party, ValuationFound } from "./queries-funds.ts";
import { bookOf, hasBooks, type World } from "./world.ts";

export function shownFund(world: World, fund: Fund) {
  const { facts: _, committee: __, size, firstClose, ...rest } = fund;
  const money = (minor: string | null) => (minor === null ? null : amountOf(minor, fund.currency));
  return {
    ...rest,
    size: money(size),
    firstClose: money(firstClose),
    books: hasBooks(world, fund.code) ? shownBooks(bookOf(world, fund)) : null,
  };
}

function shownBooks(book: Book) {
  const { returns: _, multiples: __, ...figures } = figuresOf(book);
  const text = (minor: bigint) => amountOf(minor, book.fund.currency);
  return {
    commitments: text(commitmentsOf(book)),
    called: text(calledOf(book).minor),
    distributed: text(distributedOf(book).minor),
    nav: text(navOf(book).minor),
    cash: text(cashOf(book).minor),
    figures,
  };
}

export function shownPartners(book: Book, used: ReadonlyMap<string, bigint>) {
  const accounts = accountsOf(book, { after: null, until: book.at });
  const partners = partiesOf(book).map(({ party, partyName, role, source, minor }, i) => ({
    party,
    name: partyName,
    role,
    source,
    commitment: amountOf(minor, book.fund.currency),
    unfunded: amountOf(minor - (used.get(party) ?? 0n), book.fund.currency),
    account: shownAccount(accounts[i] as (typeof accounts)[number], book.fund.currency),
  }));
  return { partners, total: shownAccount(sumPartners(accounts), book.fund.currency) };
}

export function shownLookThrough(world: World, fund: string, parties: readonly Party[]) {
  const names = new Map<string, Names>(parties.map((p) => [p.code, p.name]));
  const found = lookThrough(
    fund,
    world.holdings.map((h) => ({
      holder: h.fund,
      held: h.held,
      share: fraction(BigInt(h.num), BigInt(h.den)),
    })),
  );
  if (!found.ok) return { lookThrough: [], ring: [...(found.facts.cycle as string[])] };
  return {
    ring: null,
    lookThrough: found.value.map(({ held, share, layers, paths }) => ({
      held,
      name: names.get(held) ?? { en: held },
      share: fractionToNumber(share),
      exact: formatFraction(share),
      layers,
      paths: paths.map((p) => ({ through: [...p.through], share: formatFraction(p.share) })),
    })),
  };
}

export function shownHoldings(world: World, book: Book) {
  const held = [...new Set(book.postings.flatMap((p) => (p.investment ? [p.investment] : [])))];
  const names = new Map<string, Names>([
    ...world.funds.map((f) => [f.code, f.name] as const),
    ...world.deals.map((d) => [d.company, d.companyName] as const),
  ]);
  return held.map((code) => ({
    held: code,
    name: names.get(code) ?? { en: code },
    cost: amountOf(investedOf(book, code).minor, book.fund.currency),
    value: amountOf(carriedOf(book, code).minor, book.fund.currency),
  }));
}

export function shownValuation(v: ValuationFound, person: number) {
  return {
    id: v.id,
    fund: v.fund,
    held: v.held,
    name: v.name,
    day: v.day,
    value: amountOf(v.minor, v.currency),
    currency: v.currency,
    method: v.method,
    level: v.level,
    author: v.author ?? "",
    approver: v.approved ? (v.approver ?? "") : null,
    mine: v.authorId === person,
    version: v.version,
  };
}
