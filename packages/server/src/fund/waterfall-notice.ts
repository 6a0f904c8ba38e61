import { distributeMoney, splitByWeight } from "@essor/core/fund";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { agreementInForce, waterfallTerms } from "./agreements.ts";
import { type Book, dayOf } from "./books.ts";
import { addNotice, addShares, type NewShare } from "./queries-notices.ts";
import { runWaterfall } from "./waterfall.ts";

/**
 * Draws up a distribution as the agreement shares it out: capital and gains to the partners, carried interest to whom
 * the agreement names, less what goes to escrow, which stays in the fund's bank.
 */
export async function drawUpByWaterfall(
  tx: Tx,
  book: Book,
  { amount, day, title }: { amount: bigint; day: string; title: string },
): Promise<number> {
  const { fund } = book;
  const agreement = await agreementInForce(tx, fund.code, day);
  if (!agreement) throw new Problem("no-agreement");
  const terms = waterfallTerms(agreement.terms);
  const { account, partners } = runWaterfall(book, terms);
  const given = distributeMoney(account, { terms, day: dayOf(day), amount, partners });
  if (!given.ok) throw new Problem("notice-refused", given.code);
  const { payment } = given.value;
  const capital = splitByWeight(payment.lines.returnOfCapital, partners);
  const gains = Object.entries(payment.partners).map(
    ([party, minor]) => [party, minor - (capital[party] ?? 0n)] as const,
  );
  // A correction of one unit can make a gain negative; then the gains are split anew.
  const gain = gains.every(([, minor]) => minor >= 0n)
    ? Object.fromEntries(gains)
    : splitByWeight(payment.lp - payment.lines.returnOfCapital, partners);
  const carry = payment.gp - payment.toEscrow;
  const shares = [
    ...sharesOf(capital, { line: 1, purpose: "return-of-capital" }),
    ...sharesOf(gain, { line: 2, purpose: "gain" }),
    ...sharesOf(
      { [agreement.terms.waterfall.carryTo]: carry },
      { line: 3, purpose: "carried-interest" },
    ),
  ];
  if (shares.length === 0) throw new Problem("notice-refused", "Nothing is shared out");
  const id = await addNotice(tx, {
    fund: fund.code,
    kind: "distribution",
    day,
    currency: fund.currency,
    title,
    deal: null,
  });
  await addShares(tx, { notice: id, fund: fund.code, shares });
  return id;
}

function sharesOf(
  amounts: Readonly<Record<string, bigint>>,
  { line, purpose }: { line: number; purpose: string },
): NewShare[] {
  return Object.entries(amounts)
    .filter(([, minor]) => minor > 0n)
    .map(([party, minor]) => ({
      line,
      purpose,
      recallable: false,
      outsideCommitment: false,
      party,
      minor,
    }));
}
