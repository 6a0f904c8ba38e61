import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addFractions,
  compareFractions,
  fraction,
  multiplyFractions,
  ONE,
  subtractFractions,
  ZERO,
} from "../math/fraction.ts";
import type { Day } from "../vocabulary/day.ts";
import { clawback } from "./clawback.ts";
import { dealByDeal, dealPayments } from "./deal-by-deal.ts";
import {
  contributeMoney,
  distributeMoney,
  hypotheticalLiquidation,
  openWaterfall,
  type PartnerWeight,
  type WaterfallAccount,
  type WaterfallTerms,
} from "./waterfall.ts";
import {
  accrue,
  contribute,
  distributeTiers,
  TIER_LINES,
  TIER_START,
  type TierTerms,
} from "./waterfall-tiers.ts";

const share = fc.integer({ min: 0, max: 20 }).map((n) => fraction(BigInt(n), 20n));
const terms = fc.record({
  hurdle: fc.integer({ min: 0, max: 15 }).map((n) => fraction(BigInt(n), 100n)),
  compounding: fc.constantFrom("annual" as const, "simple" as const, "daily" as const),
  carry: fc.integer({ min: 0, max: 9 }).map((n) => fraction(BigInt(n), 20n)),
  catchUp: share,
  dayCount: fc.constantFrom("act/365f" as const, "30e/360" as const),
  escrowShare: share,
}) satisfies fc.Arbitrary<WaterfallTerms>;
const partners = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { minLength: 1 })
  .chain((names) =>
    fc
      .tuple(...names.map(() => fc.bigInt(1n, 1_000_000n)))
      .map((weights) =>
        names.map((partner, i): PartnerWeight => ({ partner, weight: weights[i] as bigint })),
      ),
  );
const events = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 900 }),
    call: fc.oneof(fc.constant(0n), fc.bigInt(0n, 10n ** 12n)),
    pay: fc.oneof(fc.bigInt(0n, 9n), fc.bigInt(0n, 10n ** 12n)),
  }),
  { minLength: 1, maxLength: 7 },
);
type Events = readonly { gap: number; call: bigint; pay: bigint }[];

function play(
  list: Events,
  {
    terms: t,
    partners: p,
    parts = 1n,
  }: { terms: WaterfallTerms; partners: PartnerWeight[]; parts?: bigint },
): WaterfallAccount {
  let account = openWaterfall();
  let day = 18_000;
  for (const { gap, call, pay } of list) {
    day += gap;
    const called = contributeMoney(account, { terms: t, day: day as Day, amount: call });
    if (!called.ok) throw new Error(called.code);
    account = called.value;
    for (const amount of parts === 1n ? [pay] : [pay / parts, pay - pay / parts]) {
      const paid = distributeMoney(account, { terms: t, day: day as Day, amount, partners: p });
      if (!paid.ok) throw new Error(paid.code);
      const { payment } = paid.value;
      expect(TIER_LINES.reduce((s, line) => s + payment.lines[line], 0n)).toBe(amount);
      expect(Object.values(payment.partners).reduce((a, b) => a + b, 0n)).toBe(payment.lp);
      expect(payment.lp + payment.gp).toBe(amount);
      account = paid.value.account;
    }
  }
  return account;
}

test("[FW1] lines and partners add up in any sequence", () => {
  fc.assert(
    fc.property(events, terms, partners, (list, t, p) => {
      const account = play(list, { terms: t, partners: p });
      const { paid, distributed, partnersPaid, tiers } = account;
      expect(TIER_LINES.reduce((s, line) => s + paid[line], 0n)).toBe(distributed);
      const lp = distributed - paid.catchUpGp - paid.residualGp;
      expect(Object.values(partnersPaid).reduce((a, b) => a + b, 0n)).toBe(lp);
      expect(tiers.unreturnedCapital.num >= 0n && tiers.accruedPreferred.num >= 0n).toBe(true);
      // What is paid is within one minor unit of what is earned, on every line.
      for (const line of TIER_LINES) {
        const off = subtractFractions(fraction(paid[line]), account.earned[line]);
        expect(compareFractions(multiplyFractions(off, off), ONE)).toBe(-1);
      }
    }),
    { numRuns: 2000 },
  );
});

test("[FW2] splitting a distribution within its day changes no total", () => {
  fc.assert(
    fc.property(events, terms, partners, fc.bigInt(2n, 7n), (list, t, p, parts) => {
      const whole = play(list, { terms: t, partners: p });
      const split = play(list, { terms: t, partners: p, parts });
      expect(split.paid).toEqual(whole.paid);
      expect(split.partnersPaid).toEqual(whole.partnersPaid);
      expect(split.escrow).toBe(whole.escrow);
    }),
    { numRuns: 1000 },
  );
});

test("[FW3] the order in which partners are named changes nothing", () => {
  fc.assert(
    fc.property(events, terms, partners, (list, t, p) => {
      const one = play(list, { terms: t, partners: p });
      const other = play(list, { terms: t, partners: [...p].reverse() });
      expect(other).toEqual(one);
    }),
    { numRuns: 500 },
  );
});

test("[FW4] after a full catch-up the general partner has its carry of all profit, and never more before a loss", () => {
  fc.assert(
    fc.property(events, terms, partners, (list, t, p) => {
      const { tiers, earned } = play(list, { terms: t, partners: p });
      const agreed = multiplyFractions(t.carry, tiers.profit);
      expect(compareFractions(tiers.gp, agreed)).toBeLessThanOrEqual(0);
      const inSplit = earned.residualLp.num > 0n && compareFractions(t.catchUp, t.carry) > 0;
      const lastInSplit = tiers.unreturnedCapital.num === 0n && tiers.accruedPreferred.num === 0n;
      if (inSplit && lastInSplit && list.at(-1)?.pay === 10n ** 12n) {
        expect(compareFractions(tiers.gp, agreed)).toBe(0);
      }
    }),
    { numRuns: 1000 },
  );
});

test("[FW5] no carry before capital and preferred return are back", () => {
  fc.assert(
    fc.property(events, terms, partners, (list, t, p) => {
      const day = 30_000 as Day;
      const account = play(list, { terms: t, partners: p });
      const { unreturnedCapital, accruedPreferred } = account.tiers;
      const due = addFractions(unreturnedCapital, accruedPreferred);
      const amount = due.num / due.den;
      const at = account.at ?? day;
      const paid = distributeMoney(account, { terms: t, day: at, amount, partners: p });
      expect(paid.ok && compareFractions(paid.value.account.tiers.gp, account.tiers.gp)).toBe(0);
    }),
    { numRuns: 500 },
  );
});

test("[FW6] a hypothetical liquidation leaves the account as it is, and equals the real one", () => {
  fc.assert(
    fc.property(events, terms, partners, fc.bigInt(0n, 10n ** 12n), (list, t, p, amount) => {
      const account = play(list, { terms: t, partners: p });
      const before = structuredClone(account);
      const options = { terms: t, day: account.at ?? (0 as Day), amount, partners: p };
      const would = hypotheticalLiquidation(account, options);
      const real = distributeMoney(account, options);
      expect(account).toEqual(before);
      expect(would.ok && real.ok && would.value).toEqual(real.ok && real.value.payment);
    }),
    { numRuns: 200 },
  );
  const none = distributeMoney(openWaterfall(), {
    terms: fc.sample(terms, { numRuns: 1, seed: 1 })[0] as WaterfallTerms,
    day: 0 as Day,
    amount: -1n,
    partners: [],
  });
  expect(none).toMatchObject({ ok: false, code: "negative-amount" });
});

test("[FW7] a clawback is never more than the carry paid net of tax", () => {
  fc.assert(
    fc.property(
      fc.bigInt(0n, 1000n),
      fc.bigInt(-1000n, 1000n),
      fc.bigInt(0n, 1000n),
      share,
      (carryPaid, profit, short, taxRate) => {
        const due = clawback({
          carryPaid: fraction(carryPaid),
          carry: fraction(1n, 5n),
          fundProfit: fraction(profit),
          lpHurdleShortfall: fraction(short),
          taxRate,
        });
        const net = multiplyFractions(fraction(carryPaid), subtractFractions(ONE, taxRate));
        expect(compareFractions(due.clawback, net)).toBeLessThanOrEqual(0);
        expect(compareFractions(due.clawback, ZERO)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test("[FW8] the carry rises only above each further hurdle", () => {
  const upper: TierTerms = {
    hurdle: fraction(8n, 100n),
    compounding: "annual",
    carry: fraction(1n, 5n),
    catchUp: ONE,
    upperTiers: [{ hurdle: fraction(20n, 100n), carry: fraction(3n, 10n) }],
  };
  const state = accrue(contribute(TIER_START, fraction(100n), upper), upper, 1);
  // 100 capital, 8 preferred, 2 catch-up, then 80/20 until the limited partners have 120, then 70/30.
  const { lines, state: after } = distributeTiers(state, upper, fraction(200n));
  const total = (list: readonly (typeof lines)[keyof typeof lines][]) => list.reduce(addFractions);
  expect(after.upperShort.every(({ num }) => num === 0n)).toBe(true);
  // The split: 15 at 20 % brings the limited partners to 120; the remaining 75 go at 30 %.
  expect(compareFractions(lines.residualGp, fraction(51n, 2n))).toBe(0);
  expect(compareFractions(total(Object.values(lines)), fraction(200n))).toBe(0);
  // In two parts it is the same.
  const first = distributeTiers(state, upper, fraction(113n));
  const second = distributeTiers(first.state, upper, fraction(87n));
  expect(compareFractions(second.state.gp, after.gp)).toBe(0);
});

test("[FW9] deal by deal, each sale is paid to the fen and never drifts from what was earned", () => {
  const sale = fc.record({
    cost: fc.bigInt(0n, 10n ** 9n),
    bought: fc.integer({ min: 0, max: 5 }),
    proceeds: fc.bigInt(0n, 10n ** 10n),
    held: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(
      fc.array(sale, { minLength: 1, maxLength: 6 }),
      terms,
      partners,
      fc.constantFrom("alone" as const, "loss-carryforward" as const),
      (sales, t, p, style) => {
        const deals = sales.map(({ cost, bought, proceeds, held }, i) => ({
          id: `${i}`,
          cost: fraction(cost),
          bought,
          proceeds: fraction(proceeds),
          sold: bought + held,
        }));
        const result = dealByDeal(deals, { terms: t, style, taxRate: ZERO });
        let gp = ZERO;
        for (const [i, payment] of dealPayments(result.rows, p).entries()) {
          const deal = deals.find(({ id }) => id === payment.deal);
          expect(fraction(payment.lp + payment.gp)).toEqual(deal?.proceeds);
          const each = Object.values(payment.partners).reduce((a, b) => a + b, 0n);
          expect(each).toBe(payment.lp);
          const earned = result.rows[i]?.gp ?? ZERO;
          gp = addFractions(gp, subtractFractions(fraction(payment.gp), earned));
          expect(compareFractions(multiplyFractions(gp, gp), ONE)).toBe(-1);
        }
      },
    ),
    { numRuns: 300 },
  );
});
