import {
  addFractions as add,
  type Fraction,
  multiplyFractions as multiply,
  ONE,
  roundFraction,
  subtractFractions as subtract,
  ZERO,
} from "../math/fraction.ts";
import { assert } from "../vocabulary/assert.ts";
import { type Clawback, clawback, type HurdleFlow, hurdleShortfall } from "./clawback.ts";
import { type PartnerWeight, splitByWeight } from "./waterfall.ts";
import {
  accrue,
  contribute,
  distributeTiers,
  growth,
  TIER_START,
  type TierAmounts,
  type TierState,
  type TierTerms,
} from "./waterfall-tiers.ts";

/** One investment, bought and sold once; times in years from a common start. */
export type Deal = {
  readonly id: string;
  readonly cost: Fraction;
  readonly bought: number;
  readonly proceeds: Fraction;
  readonly sold: number;
};

/** `alone`: each deal is its own waterfall. `loss-carryforward`: capital of all realised deals comes back first. */
export type DealByDealStyle = "alone" | "loss-carryforward";

export type DealRow = {
  readonly deal: string;
  readonly sold: number;
  readonly lines: TierAmounts;
  readonly lp: Fraction;
  readonly gp: Fraction;
};

export type DealByDeal = {
  readonly rows: readonly DealRow[];
  readonly carryPaid: Fraction;
  readonly lpTotal: Fraction;
  readonly fundProfit: Fraction;
  readonly clawback: Clawback;
};

/**
 * A deal-by-deal (American) waterfall over realised deals in the order of their sales, and the clawback at the last sale.
 * @example
 * const terms = { hurdle: ZERO, compounding: "annual", carry: fraction(1n, 5n), catchUp: ZERO };
 * const deals = [
 *   { id: "A", cost: fraction(45n), bought: 0, proceeds: fraction(70n), sold: 1 },
 *   { id: "B", cost: fraction(45n), bought: 0, proceeds: ZERO, sold: 2 },
 * ];
 * const result = dealByDeal(deals, { terms, style: "alone", taxRate: ZERO });
 * expect([formatFraction(result.carryPaid), formatFraction(result.clawback.clawback)]).toEqual(["5", "5"]);
 */
export function dealByDeal(
  deals: readonly Deal[],
  {
    terms,
    style,
    taxRate,
  }: { readonly terms: TierTerms; readonly style: DealByDealStyle; readonly taxRate: Fraction },
): DealByDeal {
  const inOrder = [...deals].sort((a, b) => a.sold - b.sold);
  const rows: DealRow[] = [];
  let pool: TierState = TIER_START;
  let at = inOrder[0]?.sold ?? 0;
  for (const deal of inOrder) {
    if (style === "alone") pool = TIER_START;
    else pool = accrue(pool, terms, deal.sold - at);
    at = deal.sold;
    const paid = distributeTiers(realise(pool, deal, terms), terms, deal.proceeds);
    pool = paid.state;
    const gp = add(paid.lines.catchUpGp, paid.lines.residualGp);
    rows.push({
      deal: deal.id,
      sold: deal.sold,
      lines: paid.lines,
      lp: subtract(deal.proceeds, gp),
      gp,
    });
  }
  const total = (of: (row: DealRow) => Fraction) => rows.reduce((sum, r) => add(sum, of(r)), ZERO);
  const carryPaid = total(({ gp }) => gp);
  const fundProfit = deals.reduce((sum, d) => add(sum, subtract(d.proceeds, d.cost)), ZERO);
  const lpHurdleShortfall = hurdleShortfall(hurdleFlows(deals, rows), terms, at);
  return {
    rows,
    carryPaid,
    lpTotal: total(({ lp }) => lp),
    fundProfit,
    clawback: clawback({ carryPaid, carry: terms.carry, fundProfit, lpHurdleShortfall, taxRate }),
  };
}

/** What a sale pays in whole minor units: both sides add up to its proceeds, the partners to the limited partners' side. */
export type DealPayment = {
  readonly deal: string;
  readonly lp: bigint;
  readonly gp: bigint;
  readonly partners: Readonly<Record<string, bigint>>;
};

/**
 * The payments of a deal-by-deal waterfall to the fen. Costs and proceeds must have been whole minor units.
 * Each payment is the difference of two roundings of what was earned in all, so rounding never adds up.
 * @example
 * const terms = { hurdle: ZERO, compounding: "annual", carry: fraction(1n, 3n), catchUp: ZERO };
 * const deals = [{ id: "A", cost: fraction(0n), bought: 0, proceeds: fraction(100n), sold: 1 }];
 * const { rows } = dealByDeal(deals, { terms, style: "alone", taxRate: ZERO });
 * expect(dealPayments(rows, [{ partner: "a", weight: 1n }])).toEqual([{ deal: "A", lp: 67n, gp: 33n, partners: { a: 67n } }]);
 */
export function dealPayments(
  rows: readonly DealRow[],
  partners: readonly PartnerWeight[],
): DealPayment[] {
  let [gpEarned, lpEarned] = [ZERO, ZERO];
  let [gpPaid, lpPaid] = [0n, 0n];
  let partnersPaid: Readonly<Record<string, bigint>> = {};
  return rows.map(({ deal, lp, gp }) => {
    gpEarned = add(gpEarned, gp);
    lpEarned = add(lpEarned, lp);
    const whole = add(gpEarned, lpEarned);
    assert(whole.num % whole.den === 0n, "Proceeds must be whole minor units");
    const gpNow = roundFraction(gpEarned);
    const lpNow = whole.num / whole.den - gpNow;
    const before = partnersPaid;
    partnersPaid = splitByWeight(lpNow, partners);
    const payment = {
      deal,
      lp: lpNow - lpPaid,
      gp: gpNow - gpPaid,
      partners: Object.fromEntries(
        Object.entries(partnersPaid).map(([name, paid]) => [name, paid - (before[name] ?? 0n)]),
      ),
    };
    [gpPaid, lpPaid] = [gpNow, lpNow];
    return payment;
  });
}

/** A sold deal's cost and the preferred return on it since it was bought become due. */
function realise(pool: TierState, deal: Deal, terms: TierTerms): TierState {
  const due = contribute(pool, deal.cost);
  const preferred = multiply(deal.cost, subtract(growth(terms, deal.sold - deal.bought), ONE));
  return { ...due, accruedPreferred: add(due.accruedPreferred, preferred) };
}

function hurdleFlows(deals: readonly Deal[], rows: readonly DealRow[]): HurdleFlow[] {
  return [
    ...deals.map(({ cost, bought }) => ({
      years: bought,
      contribution: cost,
      lpDistribution: ZERO,
    })),
    ...rows.map(({ sold, lp }) => ({ years: sold, contribution: ZERO, lpDistribution: lp })),
  ].sort((a, b) => a.years - b.years);
}
