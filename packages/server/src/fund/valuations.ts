import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import type { Seat } from "../http/seat.ts";
import { carriedOf } from "./books.ts";
import { lockFund, postEntries } from "./queries-books.ts";
import { approveValuation, findValuation } from "./queries-funds.ts";
import { bookOf, readWorld, theFund } from "./world.ts";

/**
 * Approves a valuation and books the change of value of that day. Its author cannot; a second approval finds it done.
 */
export async function approve(
  tx: Tx,
  { seat, now, id, version }: { seat: Seat; now: Date; id: number; version: number },
): Promise<void> {
  const valuation = await findValuation(tx, id);
  if (!valuation) throw new Problem("not-found");
  if (valuation.authorId === seat.asker.person) throw new Problem("own-approval");
  if (valuation.approved) throw new Problem("wrong-state");
  await lockFund(tx, valuation.fund);
  if (!(await approveValuation(tx, id, version))) throw new Problem("stale-version");
  await bookValue(tx, { ...valuation, minor: BigInt(valuation.minor) }, now);
}

/** Brings the account of an investment to its new value; the difference is unrealised. */
export async function bookValue(
  tx: Tx,
  v: {
    id: number;
    fund: string;
    held: string;
    day: string;
    minor: bigint;
    currency: string;
    method: string;
  },
  now: Date,
  recordedAt?: string,
): Promise<void> {
  const fund = await theFund(tx, v.fund);
  const recorded = now.toISOString().slice(0, 10);
  const world = await readWorld(tx, { effective: v.day, recorded }, fund.code);
  const change = v.minor - carriedOf(bookOf(world, fund), v.held).minor;
  if (change === 0n) return;
  await postEntries(tx, [
    {
      fund: fund.code,
      effectiveOn: v.day,
      eventKind: "valuation",
      eventRef: String(v.id),
      memo: `${v.held}: ${v.method}`,
      ...(recordedAt === undefined ? {} : { recordedAt }),
      postings: [
        {
          account: `assets:investment:${v.held}`,
          minor: change,
          currency: v.currency,
          investment: v.held,
        },
        { account: "income:unrealised", minor: -change, currency: v.currency, investment: v.held },
      ],
    },
  ]);
}
