import {
  clawback,
  type Deal,
  dealByDeal,
  dealPayments,
  type HurdleFlow,
  hurdleShortfall,
  hypotheticalLiquidation,
  lineRanges,
  type WaterfallFlow,
  type WaterfallPayment,
  type WaterfallTerms,
  waterfallHistory,
  yearFraction,
} from "@essor/core/fund";
import { type Fraction, formatFraction, fraction, roundFraction } from "@essor/core/math";
import { type Day, formatDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { partiesOf } from "./accounts.ts";
import { agreementInForce, asFraction, waterfallTerms } from "./agreements.ts";
import { amountOf } from "./amounts.ts";
import { type Book, dayOf, isEqualisation, isEquity, navOf, sumOf } from "./books.ts";
import type { Names } from "./queries-funds.ts";
import { listParties } from "./queries-funds.ts";
import type { AgreementFound } from "./queries-structure.ts";

type DatedFlow = WaterfallFlow & { readonly entries: readonly number[] };

/** What partners paid in and got back, by day, from the books; a reversal takes its entry away again. */
export function waterfallFlows(book: Book): DatedFlow[] {
  const found = new Map<
    string,
    { day: Day; kind: DatedFlow["kind"]; amount: bigint; entries: Set<number> }
  >();
  for (const p of book.postings) {
    if (!isEquity(p) || isEqualisation(p)) continue;
    if (p.eventKind !== "call" && p.eventKind !== "distribution") continue;
    const kind = p.eventKind === "call" ? "contribution" : "distribution";
    const key = `${p.effectiveOn} ${kind}`;
    const flow = found.get(key) ?? {
      day: dayOf(p.effectiveOn),
      kind,
      amount: 0n,
      entries: new Set(),
    };
    flow.amount += kind === "contribution" ? -BigInt(p.minor) : BigInt(p.minor);
    flow.entries.add(p.id);
    found.set(key, flow);
  }
  return [...found.values()]
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => a.day - b.day || (a.kind === b.kind ? 0 : a.kind === "contribution" ? -1 : 1))
    .map((flow) => ({ ...flow, entries: [...flow.entries] }));
}

/** The history of a fund through its waterfall, and what would be paid to whom at its value. */
export function runWaterfall(book: Book, terms: WaterfallTerms) {
  const flows = waterfallFlows(book);
  const partners = partiesOf(book)
    .filter(({ minor }) => minor > 0n)
    .map(({ party, minor }) => ({ partner: party, weight: minor }));
  const run = waterfallHistory(flows, { terms, partners });
  if (!run.ok) throw new Problem("wrong-state", `The flows cannot be shared out: ${run.code}`);
  const nav = navOf(book).minor;
  const hypothetical = hypotheticalLiquidation(run.value.account, {
    terms,
    partners,
    day: book.at,
    amount: nav > 0n ? nav : 0n,
  });
  return {
    flows,
    partners,
    ...run.value,
    hypothetical: hypothetical.ok ? hypothetical.value : null,
  };
}

export async function waterfallOf(tx: Tx, book: Book) {
  const { currency } = book.fund;
  const at = formatDay(book.at);
  const agreement = await agreementInForce(tx, book.fund.code, at);
  const text = (value: bigint | Fraction) =>
    amountOf(typeof value === "bigint" ? value : roundFraction(value), currency);
  const head = { fund: book.fund.code, example: book.fund.example, currency, at };
  const zero = text(0n);
  if (!agreement)
    return {
      ...head,
      agreement: null,
      contributions: [],
      payments: [],
      hypothetical: null,
      deals: [],
      carryDue: zero,
      carryPaid: zero,
      escrow: zero,
      clawback: { excessCarry: zero, lpHurdleShortfall: zero, clawback: zero },
    };
  const terms = waterfallTerms(agreement.terms);
  const run = runWaterfall(book, terms);
  const names = new Map((await listParties(tx)).map((p) => [p.code, p.name]));
  const shown = { currency, names };
  const given = run.flows.filter(({ kind }) => kind === "distribution");
  const deals = soldDeals(book, agreement);
  const carryPaid = sumOf(book, (p) => p.account.endsWith(":carried-interest")).minor;
  const due = clawbackOf(book, { run, terms, agreement, carryPaid });
  return {
    ...head,
    agreement: shownAgreement(agreement),
    contributions: run.flows
      .filter(({ kind }) => kind === "contribution")
      .map((f) => ({ day: formatDay(f.day), amount: text(f.amount), entries: [...f.entries] })),
    payments: run.payments.map((p, i) =>
      shownPayment(p, { ...shown, entries: given[i]?.entries ?? [] }),
    ),
    hypothetical: run.hypothetical
      ? shownPayment(run.hypothetical, { ...shown, entries: [] })
      : null,
    deals: deals.map((d) => ({
      deal: d.held,
      name: names.get(d.held) ?? { en: d.held },
      day: d.day,
      cost: text(d.cost),
      proceeds: text(d.proceeds),
      lp: text(d.lp),
      gp: text(d.gp),
    })),
    carryDue: text(
      agreement.terms.waterfall.style === "whole-fund"
        ? run.payments.reduce((sum, p) => sum + p.gp, 0n)
        : deals.reduce((sum, d) => sum + d.gp, 0n),
    ),
    carryPaid: text(carryPaid),
    escrow: text(run.account.escrow),
    clawback: {
      excessCarry: text(due.excessCarry),
      lpHurdleShortfall: text(due.lpHurdleShortfall),
      clawback: text(due.clawback),
    },
  };
}

function shownAgreement({ version, fromDay, document, terms }: AgreementFound) {
  const { upperTiers: _, ...rest } = terms.waterfall;
  return { version, fromDay, document, ...rest };
}

/** A payment with the units of each line and where the account stood before it. */
function shownPayment(
  payment: WaterfallPayment,
  {
    currency,
    names,
    entries,
  }: { currency: string; names: ReadonlyMap<string, Names>; entries: readonly number[] },
) {
  const text = (value: bigint | Fraction) =>
    amountOf(typeof value === "bigint" ? value : roundFraction(value), currency);
  const ranges = lineRanges(payment);
  const before = payment.trace[0]?.before;
  return {
    day: formatDay(payment.day),
    amount: text(payment.amount),
    lines: payment.trace.map(({ line, minor, exact }) => {
      const range = ranges.find((r) => r.line === line);
      return {
        line,
        amount: text(minor),
        from: range ? String(range.from) : null,
        to: range ? String(range.to) : null,
        exact: shortFraction(exact),
      };
    }),
    before: {
      unreturnedCapital: text(before?.unreturnedCapital ?? 0n),
      accruedPreferred: text(before?.accruedPreferred ?? 0n),
      profit: text(before?.profit ?? 0n),
      gp: text(before?.gp ?? 0n),
    },
    lp: text(payment.lp),
    gp: text(payment.gp),
    toEscrow: text(payment.toEscrow),
    partners: Object.entries(payment.partners).map(([party, minor]) => ({
      party,
      name: names.get(party) ?? { en: party },
      amount: text(minor),
    })),
    entries: [...entries],
  };
}

/** Exact where that can be read by a person; otherwise how far from a whole unit it is. */
function shortFraction(value: Fraction): string {
  const whole = formatFraction(value);
  if (whole.length <= 40) return whole;
  return `≈ ${(Number((value.num * 1_000_000n) / value.den) / 1e6).toFixed(6)}`;
}

/** Every sale of an investment as a deal of its own, and what a deal-by-deal waterfall pays on it. */
function soldDeals(book: Book, { terms }: AgreementFound) {
  const w = terms.waterfall;
  const start = book.booked[0]?.effectiveOn;
  if (start === undefined) return [];
  const years = (day: string) => yearFraction(dayOf(start), dayOf(day), w.dayCount);
  const bought = new Map<string, string>();
  for (const p of book.postings)
    if (p.eventKind === "investment" && p.investment && !bought.has(p.investment))
      bought.set(p.investment, p.effectiveOn);
  const exits = [...new Set(book.postings.filter((p) => p.eventKind === "exit").map((p) => p.id))];
  const sales = exits.flatMap((id) => {
    const lines = book.postings.filter((p) => p.id === id);
    const asset = lines.find((p) => p.account.startsWith("assets:investment:"));
    const held = asset?.investment;
    if (!asset || !held) return [];
    const proceeds = lines
      .filter((p) => p.account === "assets:bank")
      .reduce((sum, p) => sum + BigInt(p.minor), 0n);
    const cost = -BigInt(asset.minor);
    if (cost <= 0n || proceeds < 0n) return [];
    return [{ id: String(id), held, day: asset.effectiveOn, cost, proceeds }];
  });
  const deals = sales.map(
    (s): Deal => ({
      id: s.id,
      cost: fraction(s.cost),
      proceeds: fraction(s.proceeds),
      bought: years(bought.get(s.held) ?? s.day),
      sold: years(s.day),
    }),
  );
  if (deals.length === 0) return [];
  const result = dealByDeal(deals, {
    terms: waterfallTerms(terms),
    style: "loss-carryforward",
    taxRate: asFraction(w.taxRate),
  });
  const partners = partiesOf(book)
    .filter(({ minor }) => minor > 0n)
    .map(({ party, minor }) => ({ partner: party, weight: minor }));
  const payments = dealPayments(result.rows, partners);
  return sales.map((s) => {
    const paid = payments.find(({ deal }) => deal === s.id);
    return { ...s, lp: paid?.lp ?? 0n, gp: paid?.gp ?? 0n };
  });
}

/** The clawback if the fund ended today at its value. */
function clawbackOf(
  book: Book,
  {
    run,
    terms,
    agreement,
    carryPaid,
  }: {
    run: ReturnType<typeof runWaterfall>;
    terms: WaterfallTerms;
    agreement: AgreementFound;
    carryPaid: bigint;
  },
) {
  const start = run.flows[0]?.day ?? book.at;
  const years = (day: Day) => yearFraction(start, day, terms.dayCount);
  const none = fraction(0n);
  let payment = -1;
  const flows = run.flows.map((f): HurdleFlow => {
    if (f.kind === "contribution")
      return { years: years(f.day), contribution: fraction(f.amount), lpDistribution: none };
    payment += 1;
    const lp = run.payments[payment]?.lp ?? 0n;
    return { years: years(f.day), contribution: none, lpDistribution: fraction(lp) };
  });
  const end = years(book.at);
  const value = run.hypothetical;
  if (value) flows.push({ years: end, contribution: none, lpDistribution: fraction(value.lp) });
  const profit = run.account.distributed + (value?.amount ?? 0n) - run.account.contributed;
  return clawback({
    carryPaid: fraction(carryPaid),
    carry: terms.carry,
    fundProfit: fraction(profit),
    lpHurdleShortfall: hurdleShortfall(flows, terms, end),
    taxRate: asFraction(agreement.terms.waterfall.taxRate),
  });
}
