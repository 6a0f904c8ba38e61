import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Day } from "../vocabulary/day.ts";
import { dayOf } from "../vocabulary/day.ts";
import type { CashFlow } from "./cash-flow.ts";
import { DAY_COUNTS, yearFraction } from "./day-count.ts";
import { fundReturns } from "./fund-return.ts";
import { irr, irrReport } from "./irr.ts";
import { BATCH_NONE, BATCH_OK, BATCH_SEVERAL, irrBatch } from "./irr-batch.ts";

const options = { dayCount: "act/365f" } as const;
const flows = fc.array(
  fc.record({
    day: fc.integer({ min: 18_000, max: 23_000 }).map((n) => n as Day),
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  }),
  { minLength: 2, maxLength: 25 },
);

/** The sum at a rate, and the size of its terms, by plain summation. */
function npv(list: readonly CashFlow[], lnRate: number): { sum: number; size: number } {
  const start = Math.min(...list.map(({ day }) => day));
  const terms = list.map(({ day, amount }) => amount * Math.exp((-(day - start) / 365) * lnRate));
  return {
    sum: terms.reduce((a, b) => a + b, 0),
    size: terms.reduce((a, b) => a + Math.abs(b), 0),
  };
}

test("[FI1] every rate solves the sum", () => {
  fc.assert(
    fc.property(flows, (list) => {
      for (const { lnRate } of irrReport(list, options).roots) {
        if (Math.abs(lnRate) > 20) continue;
        const { sum, size } = npv(list, lnRate);
        expect(Math.abs(sum)).toBeLessThanOrEqual(1e-9 * size);
      }
    }),
    { numRuns: 400 },
  );
});

test("[FI2] the count never exceeds the sign changes, and a scan finds no more roots than are proven", () => {
  fc.assert(
    fc.property(flows, (list) => {
      const { rootCount, signChanges, certified, roots } = irrReport(list, options);
      expect(rootCount).toBeLessThanOrEqual(signChanges);
      if (!certified || signChanges < 2) return;
      let changes = 0;
      let before = 0;
      for (let k = -1500; k <= 1500; k += 1) {
        const { sum, size } = npv(list, k / 100 + 1e-5);
        const sign = Math.abs(sum) < 1e-11 * size ? before : Math.sign(sum);
        if (before !== 0 && sign !== before) changes += 1;
        before = sign;
      }
      expect(changes).toBeLessThanOrEqual(roots.length);
    }),
    { numRuns: 200 },
  );
});

test("[FI3] order, splitting within a day and scale change no rate", () => {
  fc.assert(
    fc.property(flows, fc.integer({ min: 2, max: 9 }), (list, times) => {
      const rates = (l: readonly CashFlow[]) => irrReport(l, options).roots.map((r) => r.lnRate);
      const base = rates(list);
      const other = rates(
        [...list].reverse().flatMap(({ day, amount }) => [
          { day, amount: (amount - 7) * times },
          { day, amount: 7 * times },
        ]),
      );
      expect(other.length).toBe(base.length);
      for (const [i, want] of base.entries()) expect(other[i]).toBeCloseTo(want, 7);
    }),
    { numRuns: 300 },
  );
});

test("[FI4] what allows no rate is refused by its cause", () => {
  const at = (n: number, amount: number) => ({ day: n as Day, amount });
  const reason = (list: readonly CashFlow[]) => {
    const result = irr(list, options);
    return result.ok ? undefined : result.code;
  };
  expect(reason([])).toBe("no-flows");
  expect(reason([at(0, -1), at(0, 2)])).toBe("one-date");
  expect(reason([at(0, -1), at(0, 1)])).toBe("no-flows");
  expect(reason([at(0, 1), at(9, 1)])).toBe("one-sign");
  expect(reason([at(0, -1), at(9, -1), at(20, 0)])).toBe("total-loss");
  expect(reason([at(0, -1), at(9, Number.NaN)])).toBe("not-finite");
  expect(reason([at(0, -100), at(730, 150), at(3650, -20)])).toBe("several-roots");
  expect(reason([at(0, -100), at(365, 100), at(730, -100)])).toBe("no-root");
  expect(reason([at(0, 1), at(1, -7)])).toBe("rate-too-large");
  expect(irrReport([at(0, 100), at(1, 1)], options).roots).toEqual([]);
});

test("[FI5] a batch gives each series the rate it has alone", () => {
  fc.assert(
    fc.property(fc.array(flows, { minLength: 1, maxLength: 8 }), (lists) => {
      const all = lists.flat();
      const offsets = Uint32Array.from([0, ...lists.map((l) => l.length)]);
      for (let i = 1; i < offsets.length; i += 1)
        offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
      const batch = irrBatch(
        Int32Array.from(all, ({ day }) => day),
        Float64Array.from(all, ({ amount }) => amount),
        offsets,
      );
      for (const [k, list] of lists.entries()) {
        const { roots } = irrReport(list, options);
        const status =
          roots.length === 1 ? BATCH_OK : roots.length > 1 ? BATCH_SEVERAL : BATCH_NONE;
        expect(batch.statuses[k]).toBe(status);
        if (status === BATCH_OK) {
          const want = roots[0]?.lnRate ?? 0;
          expect(Math.abs((batch.lnRates[k] ?? 0) - want)).toBeLessThanOrEqual(
            1e-9 * Math.max(1, Math.abs(want)),
          );
        }
      }
    }),
    { numRuns: 200 },
  );
});

describe("day counts and short periods", () => {
  it("[FD1] a period turned round is negative, a whole period is between its parts' limits", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.constantFrom(...DAY_COUNTS),
        (start, length, name) => {
          const [a, b] = [start as Day, (start + length) as Day];
          const years = yearFraction(a, b, name);
          expect(yearFraction(b, a, name) + years).toBe(0);
          expect(Math.abs(years - length / 365)).toBeLessThanOrEqual(0.02 * (length / 365) + 0.02);
        },
      ),
    );
    expect(yearFraction(dayOf(1900, 2, 28), dayOf(1900, 3, 1), "act/act-isda")).toBe(1 / 365);
  });

  it("[FI6] a rate under a year is that of the period unless it is asked for a year", () => {
    const list = [
      { day: 0 as Day, amount: -100, kind: "investor" as const },
      { day: 73 as Day, amount: 101, kind: "investor" as const },
    ];
    const base = { navGross: 0, navNet: 0, at: 73 as Day, dayCount: "act/365f" as const };
    const short = fundReturns(list, { ...base, annualiseBelowOneYear: false });
    expect(short.annualised).toBe(false);
    expect(short.irrNetWithFacility.value).toBeCloseTo(0.01, 12);
    const long = fundReturns(list, { ...base, annualiseBelowOneYear: true });
    expect(long.irrNetWithFacility.value).toBeCloseTo(1.01 ** 5 - 1, 12);
    expect(short.irrGross.value).toBe(null);
  });
});
