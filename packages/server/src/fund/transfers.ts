import { rollForward } from "@essor/core/fund";
import { fraction, roundFraction } from "@essor/core/math";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import type { Seat } from "../http/seat.ts";
import { partiesOf, sinceStart } from "./accounts.ts";
import { amountOf } from "./amounts.ts";
import { dayOf } from "./books.ts";
import { lockFund, postEntries } from "./queries-books.ts";
import { commitmentUse } from "./queries-notices.ts";
import { approveTransfer, findTransfer, type TransferFound } from "./queries-structure.ts";
import { bookOf, momentOf, readWorld, theFund } from "./world.ts";

export function shownTransfer(t: TransferFound, { currency, person }: Viewer) {
  const { minor, drawnUpId, approved, fund: _, ...rest } = t;
  return {
    ...rest,
    amount: amountOf(minor, currency),
    approvedBy: approved ? (t.approvedBy ?? "") : null,
    mine: drawnUpId === person,
  };
}
type Viewer = { readonly currency: string; readonly person: number };

/**
 * Approves a transfer of a commitment between partners and books it: the part of the capital account that belongs to
 * it goes over at its value of that day, and what was used of the commitment with it.
 */
export async function approve(
  tx: Tx,
  { seat, now, id, version }: { seat: Seat; now: Date; id: number; version: number },
): Promise<void> {
  const transfer = await findTransfer(tx, id);
  if (!transfer) throw new Problem("not-found");
  if (transfer.drawnUpId === seat.asker.person) throw new Problem("own-approval");
  if (transfer.approved) throw new Problem("wrong-state");
  await lockFund(tx, transfer.fund);
  const fund = await theFund(tx, transfer.fund);
  const world = await readWorld(tx, momentOf(undefined, now), fund.code);
  const book = bookOf(world, fund);
  if (book.commitments.some((c) => c.transfer && c.closedOn > transfer.day))
    throw new Problem("transfer-refused", "A later transfer is booked already");
  const parties = partiesOf(book);
  const at = parties.findIndex(({ party }) => party === transfer.from);
  const held = parties[at]?.minor ?? 0n;
  const minor = BigInt(transfer.minor);
  if (minor > held)
    throw new Problem(
      "transfer-refused",
      `${transfer.from} holds ${amountOf(held, fund.currency)}`,
    );
  const account = sinceStart(book, dayOf(transfer.day))[at];
  const part = (whole: bigint) => roundFraction(fraction(whole * minor, held));
  const value = account ? part(rollForward(account)) : 0n;
  const used = part((await commitmentUse(tx, fund.code)).get(transfer.from) ?? 0n);
  const { currency } = fund;
  const [entry = null] =
    value === 0n
      ? []
      : await postEntries(tx, [
          {
            fund: fund.code,
            effectiveOn: transfer.day,
            eventKind: "transfer",
            eventRef: String(id),
            memo: transfer.document,
            postings: [
              {
                account: `equity:${transfer.from}:transfer`,
                minor: value,
                currency,
                partner: transfer.from,
              },
              {
                account: `equity:${transfer.to}:transfer`,
                minor: -value,
                currency,
                partner: transfer.to,
              },
            ],
          },
        ]);
  if (!(await approveTransfer(tx, { id, version, used: used < 0n ? 0n : used, entry })))
    throw new Problem("stale-version");
}
