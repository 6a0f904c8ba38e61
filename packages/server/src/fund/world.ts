import type { DatedRate } from "@essor/core/fund";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { type Book, openBook } from "./books.ts";
import { listPostings, type Moment, type PostingRow } from "./queries-books.ts";
import { type DealFound, listDeals } from "./queries-deals.ts";
import {
  type Commitment,
  type Fund,
  findFund,
  type HoldingRow,
  listCommitments,
  listFunds,
  listHoldings,
} from "./queries-funds.ts";
import { listRates } from "./queries-structure.ts";

/** What the asker sees of all funds as of a day, read in a few statements. */
export type World = {
  readonly at: string;
  readonly funds: readonly Fund[];
  readonly commitments: readonly Commitment[];
  readonly postings: readonly PostingRow[];
  readonly holdings: readonly HoldingRow[];
  readonly deals: readonly DealFound[];
  readonly rates: readonly DatedRate[];
};

export async function readWorld(
  tx: Tx,
  { effective, recorded }: Moment,
  fund: string | null = null,
): Promise<World> {
  return {
    at: effective,
    funds: await listFunds(tx),
    commitments: await listCommitments(tx),
    postings: await listPostings(tx, { effective, recorded }, fund),
    holdings: await listHoldings(tx, effective),
    deals: await listDeals(tx),
    rates: await listRates(tx, recorded),
  };
}

export function bookOf(world: World, fund: Fund): Book {
  return openBook(fund, world);
}

/** Books are kept here once somebody has committed money; otherwise only public facts are known. */
export function hasBooks(world: Pick<World, "commitments">, fund: string): boolean {
  return world.commitments.some((c) => c.fund === fund);
}

export async function theFund(tx: Tx, code: string): Promise<Fund> {
  const fund = await findFund(tx, code);
  if (!fund) throw new Problem("not-found");
  return fund;
}

/** Today by the clock of the server, as a civil day. */
export function today(now: Date): string {
  return now.toISOString().slice(0, 10);
}

export function momentOf(asOf: string | undefined, now: Date): Moment {
  const day = asOf ?? today(now);
  return { effective: day, recorded: day };
}
