import { fundAlarms, leverage } from "@essor/core/fund";
import { formatDay } from "@essor/core/vocabulary";
import type { Tx } from "../db/rights.ts";
import { amountOf } from "./amounts.ts";
import { dayOf } from "./books.ts";
import { ratesUsed } from "./foreign.ts";
import { verdictsOf } from "./limits.ts";
import { type Fund, listValuations, type Names } from "./queries-funds.ts";
import { listNotices } from "./queries-notices.ts";
import { shownFund } from "./shown-fund.ts";
import { hasBooks, type World } from "./world.ts";

const WITHIN = 90;

/** Dates and fee bases that need somebody: ends within three months, and fees that the rules of 2025 find fault with. */
export function alarmsOf(world: World) {
  return world.funds.flatMap((fund) => {
    const dates = [
      { code: "investment-period-ends", day: fund.investmentEndsOn },
      { code: "term-ends", day: fund.termEndsOn },
    ].flatMap(({ code, day }) => (day === null ? [] : [{ code, day: dayOf(day), done: false }]));
    const ends = fundAlarms(dates, { at: dayOf(world.at), within: WITHIN }).map((a) => ({
      fund: fund.code,
      code: a.code,
      day: formatDay(a.day),
      daysLeft: a.daysLeft,
      article: null as string | null,
    }));
    const fee = hasBooks(world, fund.code)
      ? verdictsOf(world, fund).find((v) => v.rule === "CN-2025-1-fee" && v.verdict === "broken")
      : undefined;
    const rates = ratesUsed(
      world.postings.filter((p) => p.fund === fund.code),
      { to: fund.currency, at: dayOf(world.at), rates: world.rates },
    )
      .filter(({ old }) => old)
      .map(({ from, day }) => ({
        fund: fund.code,
        code: "fx-rate-old",
        day: day ?? world.at,
        daysLeft: 0,
        article: from as string | null,
      }));
    ends.push(...rates);
    return fee
      ? [
          ...ends,
          { fund: fund.code, code: "fee-base", day: world.at, daysLeft: 0, article: fee.article },
        ]
      : ends;
  });
}

/** Outside money over government money, each unit once through all layers; families apart, by currency. */
function leverageOf(world: World) {
  const groups = new Map<string, { currency: string; example: boolean }>();
  for (const f of world.funds)
    if (hasBooks(world, f.code))
      groups.set(`${f.currency} ${f.example}`, { currency: f.currency, example: f.example });
  return [...groups.values()].map(({ currency, example }) => {
    const inside = new Set(
      world.funds
        .filter((f) => f.currency === currency && f.example === example)
        .map((f) => f.code),
    );
    const found = leverage(
      heldNow(world)
        .filter((c) => inside.has(c.fund))
        .map((c) => ({
          fund: c.fund,
          from: c.party,
          minor: BigInt(c.minor),
          kind:
            c.source === "fund"
              ? "fund"
              : c.source === "social"
                ? "social"
                : ("government" as const),
        })),
    );
    return {
      currency,
      example,
      government: amountOf(found.government, currency),
      social: amountOf(found.social, currency),
      internal: amountOf(found.internal, currency),
      multiple: found.ratio === null ? null : found.ratio + 1,
      countedTwice: found.ratioCountedTwice === null ? null : found.ratioCountedTwice + 1,
    };
  });
}

/** What each partner holds of each fund after transfers: one row, never below zero. */
function heldNow(world: World) {
  const found = new Map<string, World["commitments"][number]>();
  for (const c of world.commitments) {
    const key = `${c.fund} ${c.party}`;
    const known = found.get(key);
    const minor = BigInt(known?.minor ?? 0) + BigInt(c.minor);
    found.set(key, { ...(known ?? c), minor: String(minor) });
  }
  return [...found.values()].filter((c) => BigInt(c.minor) > 0n);
}

const same = (text: string): Names => ({ en: text });

export async function waitingOf(tx: Tx, world: World, person: number) {
  const notices = (await listNotices(tx)).filter((n) => n.status !== "settled");
  const valuations = (await listValuations(tx)).filter((v) => !v.approved);
  return [
    ...notices.map((n) => ({
      kind: "notice" as const,
      id: n.id,
      fund: n.fund,
      title: same(n.title),
      step: n.status,
      mine: n.drawnUpId === person,
    })),
    ...valuations.map((v) => ({
      kind: "valuation" as const,
      id: v.id,
      fund: v.fund,
      title: v.name,
      step: "approve",
      mine: v.authorId === person,
    })),
    ...world.deals
      .filter((d) => d.stage === "committee" || d.stage === "approved")
      .map((d) => ({
        kind: "committee" as const,
        id: d.id,
        fund: d.fund,
        title: d.name,
        step: d.stage,
        mine: false,
      })),
  ];
}

/** The newest movements of deals and notices. */
export async function changesOf(tx: Tx, world: World) {
  const notices = (await listNotices(tx)).map((n) => ({
    at: new Date(n.changedAt).toISOString(),
    kind: `notice-${n.status}`,
    fund: n.fund,
    title: same(n.title),
    path: `/fund/notices?notice=${n.id}`,
  }));
  const deals = world.deals.map((d) => ({
    at: new Date(d.updatedAt).toISOString(),
    kind: `deal-${d.stage}`,
    fund: d.fund,
    title: d.name,
    path: `/fund/deals/${d.id}`,
  }));
  return [...notices, ...deals].sort((a, b) => (a.at < b.at ? 1 : -1));
}

export async function glance(tx: Tx, world: World, person: number) {
  return {
    funds: world.funds.map((fund: Fund) => shownFund(world, fund)),
    alarms: alarmsOf(world),
    waiting: await waitingOf(tx, world, person),
    changed: (await changesOf(tx, world)).slice(0, 8),
    leverage: leverageOf(world),
  };
}
