import type { Tx } from "../db/rights.ts";
import { inForce } from "./agreements.ts";
import { amountOf } from "./amounts.ts";
import { commitmentsOf } from "./books.ts";
import { feeYears } from "./fee-years.ts";
import type { Fund } from "./queries-funds.ts";
import { listAgreements, listClasses, listRoles, listTransfers } from "./queries-structure.ts";
import { shownTransfer } from "./transfers.ts";
import { bookOf, type World } from "./world.ts";

/** How a fund is built: classes, commitments by closing, transfers, who does what, and the agreement by version. */
export async function structureOf(
  tx: Tx,
  { world, fund, person }: { world: World; fund: Fund; person: number },
) {
  const { currency } = fund;
  const book = bookOf(world, fund);
  const [classes, agreements] = [
    await listClasses(tx, fund.code),
    await listAgreements(tx, fund.code),
  ];
  const now = inForce(agreements, world.at);
  return {
    fund: fund.code,
    example: fund.example,
    currency,
    classes: classes.map((c) => ({
      ...c,
      commitments: amountOf(
        commitmentsOf(book, ({ shareClass }) => shareClass === c.code),
        currency,
      ),
    })),
    commitments: book.commitments
      .filter((c) => !c.transfer)
      .map((c) => ({
        id: c.id,
        party: c.party,
        name: c.partyName,
        role: c.role,
        source: c.source,
        amount: amountOf(c.minor, currency),
        closedOn: c.closedOn,
        shareClass: c.shareClass,
      }))
      .sort((a, b) => (a.closedOn < b.closedOn ? -1 : a.closedOn > b.closedOn ? 1 : 0)),
    roles: await listRoles(tx, fund.code),
    agreements: agreements.map((a) => ({ ...a, inForce: a === now })),
    transfers: (await listTransfers(tx, fund.code)).map((t) =>
      shownTransfer(t, { currency, person }),
    ),
    ...(now
      ? feeYears(book, { terms: now.terms, classes })
      : { fees: [], feesMissing: "no-agreement" }),
  };
}
