import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFraction, fraction } from "../math/fraction.ts";
import { dayOf } from "../vocabulary/day.ts";
import { smallestHittingSet } from "./hitting-set.ts";
import { type DatedReinvestmentRule, reinvestmentHistory } from "./reinvestment-history.ts";
import { smallestConflict } from "./smallest-conflict.ts";
import { lineRanges, waterfallHistory } from "./waterfall-history.ts";

const sets = fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), { maxLength: 7 });
const subsets = (n: number) =>
  Array.from({ length: 2 ** n }, (_, bits) =>
    Array.from({ length: n }, (__, i) => i).filter((i) => (bits >> i) & 1),
  );
const ALL = subsets(8);

test("[FA4] a hitting set has as few elements as any that hits every set", () => {
  fc.assert(
    fc.property(sets, (given) => {
      const hits = (chosen: readonly number[]) =>
        given.every((set) => set.some((element) => chosen.includes(element)));
      const found = smallestHittingSet(given);
      expect(hits(found)).toBe(true);
      expect(found.length).toBe(Math.min(...ALL.filter(hits).map((s) => s.length)));
    }),
  );
});

test("[FA4] a conflict has as few rules as any conflict; out of questions it is irreducible and says so", () => {
  fc.assert(
    fc.property(
      sets.filter((s) => s.length > 0),
      (clashes) => {
        const isPossible = (kept: readonly number[]) =>
          !clashes.some((clash) => clash.every((rule) => kept.includes(rule)));
        const { members, smallest } = smallestConflict(8, isPossible, { asksMax: 1000 });
        expect([isPossible(members), smallest]).toEqual([false, true]);
        expect(members.length).toBe(Math.min(...clashes.map((c) => c.length)));
        const hasty = smallestConflict(8, isPossible, { asksMax: 0 });
        expect(isPossible(hasty.members)).toBe(false);
        for (const rule of hasty.members)
          expect(isPossible(hasty.members.filter((other) => other !== rule))).toBe(true);
      },
    ),
  );
});

const TERMS = {
  hurdle: fraction(8n, 100n),
  compounding: "annual",
  carry: fraction(1n, 5n),
  catchUp: fraction(1n),
  dayCount: "act/365f",
  escrowShare: fraction(1n, 4n),
} as const;

test("[FW10] every unit of every payment has one line, and the lines of a unit are those of the payment", () => {
  const flow = fc.record({
    gap: fc.nat(400),
    kind: fc.constantFrom("contribution" as const, "distribution" as const),
    amount: fc.bigInt(1n, 10n ** 12n),
  });
  fc.assert(
    fc.property(fc.array(flow, { minLength: 1, maxLength: 8 }), (drawn) => {
      let at = dayOf(2024, 1, 1);
      const flows = drawn.map(({ gap, ...rest }) => {
        at = (at + gap) as typeof at;
        return { ...rest, day: at };
      });
      const partners = ["a", "b", "c"].map((partner, i) => ({ partner, weight: BigInt(i + 1) }));
      const result = waterfallHistory(flows, { terms: TERMS, partners });
      if (!result.ok) throw new Error(result.code);
      const given = flows.filter(({ kind }) => kind === "distribution");
      expect(result.value.payments.map(({ amount }) => amount)).toEqual(given.map((g) => g.amount));
      for (const payment of result.value.payments) {
        const ranges = lineRanges(payment);
        // A line may give a unit back for rounding; then another has one more.
        const given = payment.trace.reduce((s, { minor }) => (minor < 0n ? s - minor : s), 0n);
        let next = 1n;
        for (const { from, to } of ranges) {
          expect(from).toBe(next);
          next = to + 1n;
        }
        expect(next - 1n).toBe(payment.amount + given);
      }
    }),
    { numRuns: 200 },
  );
});

/** Quanzhou's industry fund (1.5 times): F4 of the list of features. */
test("[FR4] F4: 30 m paid in need 45 m, and a wider recognition counts from its own day on", () => {
  const rule = (local: bigint) => ({
    ratio: fraction(3n, 2n),
    categories: { local: { kind: "weight" as const, weight: fraction(local, 10n) } },
  });
  const entry = (year: number, millions: bigint) => ({
    day: dayOf(year, 6, 30),
    category: "local",
    amounts: { amount: fraction(millions) },
  });
  const paidIn = fraction(30n);
  const entries = [entry(2024, 20n), entry(2025, 20n)];
  const narrow = { from: dayOf(2023, 9, 11), rule: rule(5n) };
  const wide = { from: dayOf(2025, 1, 1), rule: rule(10n) };
  const at = dayOf(2026, 1, 1);
  const standing = (rules: DatedReinvestmentRule[], day = at) => {
    const result = reinvestmentHistory(rules, { paidIn, entries, at: day });
    if (!result.ok) return result.code;
    return [result.value.recognised, result.value.shortfall].map(formatFraction);
  };
  expect(standing([narrow])).toEqual(["20", "25"]);
  // 20 m of 2024 still count half; only those of 2025 count in full.
  expect(standing([wide, narrow])).toEqual(["30", "15"]);
  const then = dayOf(2024, 12, 31);
  expect(standing([wide], then)).toBe("no-rule");
  expect(standing([wide, narrow], then)).toEqual(standing([narrow], then));
});
