import type { ClosingWrite } from "@essor/contract/fund-structure";
import { type Equalisation, equalise } from "@essor/core/fund";
import { fraction, parseFraction } from "@essor/core/math";
import { type Day, formatDay } from "@essor/core/vocabulary";
import type { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { partiesOf } from "./accounts.ts";
import { agreementInForce } from "./agreements.ts";
import { minorOf } from "./amounts.ts";
import { bookAsOf, dayOf, isEqualisation, isEquity } from "./books.ts";
import { lockFund } from "./queries-books.ts";
import type { Fund } from "./queries-funds.ts";
import { addNotice, addShares, type NewShare } from "./queries-notices.ts";
import { addCommitment } from "./queries-structure.ts";
import { bookOf, momentOf, readWorld } from "./world.ts";

type Closing = z.output<typeof ClosingWrite>;

/**
 * Partners who come in at a later closing: their commitments, and the two notices that put everybody level. Late
 * partners pay their part of earlier calls with interest; earlier partners get exactly that back, the capital to be
 * called again. The notices go the way of every notice: somebody else approves them.
 */
export async function addClosing(
  tx: Tx,
  { fund, closing, now }: { fund: Fund; closing: Closing; now: Date },
): Promise<{ commitments: number[]; notices: number[] }> {
  await lockFund(tx, fund.code);
  const world = await readWorld(tx, momentOf(undefined, now), fund.code);
  const own = world.commitments.filter((c) => c.fund === fund.code);
  if (own.some((c) => !c.transfer && c.closedOn >= closing.day))
    throw new Problem("closing-refused", `There was a closing on or after ${closing.day}`);
  const names = closing.partners.map(({ party }) => party);
  if (new Set(names).size < names.length || own.some((c) => names.includes(c.party)))
    throw new Problem(
      "closing-refused",
      "A partner comes in once; more is a commitment of its own",
    );
  const late = closing.partners.map((p, i) => ({
    ...p,
    minor: minorOf(p.amount, fund.currency, `partners.${i}.amount`),
  }));
  const day = dayOf(closing.day);
  const before = bookAsOf({ ...bookOf(world, fund), commitments: own }, (day - 1) as Day);
  const calls = before.booked
    .filter((p) => isEquity(p) && p.eventKind === "call" && !isEqualisation(p))
    .map((p) => ({ day: dayOf(p.effectiveOn), minor: -BigInt(p.minor) }));
  const commitments: number[] = [];
  for (const p of late)
    commitments.push(
      await addCommitment(tx, {
        ...p,
        fund: fund.code,
        closedOn: closing.day,
        shareClass: p.shareClass ?? null,
      }),
    );
  const earlier = partiesOf(before).filter(({ minor }) => minor > 0n);
  if (earlier.length === 0 || calls.length === 0) return { commitments, notices: [] };
  const rate = (await agreementInForce(tx, fund.code, closing.day))?.terms.equalisationRate;
  const due = equalise(
    [
      ...earlier.map(({ party, minor }) => ({ partner: party, minor, closing: (day - 1) as Day })),
      ...late.map(({ party, minor }) => ({ partner: party, minor, closing: day })),
    ],
    {
      at: day,
      calls: byDay(calls),
      rate: parseFraction(rate ?? "0.08") ?? fraction(0n),
      dayCount: "act/365f",
    },
  );
  return { commitments, notices: await drawUpBoth(tx, { fund, day: closing.day, due }) };
}

function byDay(calls: readonly { day: Day; minor: bigint }[]) {
  const sums = new Map<Day, bigint>();
  for (const { day, minor } of calls) sums.set(day, (sums.get(day) ?? 0n) + minor);
  return [...sums].map(([day, minor]) => ({ day, minor }));
}

async function drawUpBoth(
  tx: Tx,
  { fund, day, due }: { fund: Fund; day: string; due: Equalisation },
): Promise<number[]> {
  const refunds = Object.entries(due.refunds);
  const capital = Object.fromEntries(refunds.map(([party, r]) => [party, r.capital]));
  const interest = Object.fromEntries(refunds.map(([party, r]) => [party, r.interest]));
  const pair = [
    { kind: "call", capital: due.contributions, interest: due.interest },
    { kind: "distribution", capital, interest },
  ] as const;
  const notices: number[] = [];
  for (const one of pair) {
    const shares = [
      ...sharesOf(one.capital, 1, { purpose: "equalisation", recallable: one.kind !== "call" }),
      ...sharesOf(one.interest, 2, { purpose: "equalisation-interest", recallable: false }),
    ];
    if (shares.length === 0) continue;
    const id = await addNotice(tx, {
      fund: fund.code,
      kind: one.kind,
      day,
      currency: fund.currency,
      title: `Closing ${formatDay(dayOf(day))}`,
      deal: null,
    });
    await addShares(tx, { notice: id, fund: fund.code, shares });
    notices.push(id);
  }
  return notices;
}

function sharesOf(
  amounts: Readonly<Record<string, bigint>>,
  line: number,
  { purpose, recallable }: { purpose: string; recallable: boolean },
): NewShare[] {
  return Object.entries(amounts)
    .filter(([, minor]) => minor > 0n)
    .map(([party, minor]) => ({
      line,
      purpose,
      recallable,
      outsideCommitment: purpose === "equalisation-interest",
      party,
      minor,
    }));
}
