import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction } from "../math/fraction.ts";
import type { Day } from "../vocabulary/day.ts";
import { type CapitalAccountPeriod, rollForward, sumPartners } from "./capital-account.ts";
import { equalise } from "./closing.ts";
import { decide } from "./committee.ts";
import { type FeeSchedule, managementFees } from "./fees.ts";
import { readStatement, statementRows } from "./ilpa-statement.ts";
import { type EntryDraft, openLedger, post, postAll, reverse, trialBalance } from "./ledger.ts";
import { leverage } from "./leverage.ts";
import { lookThrough } from "./look-through.ts";
import { advanceNotice, draftNotice, entryOfNotice, type Notice, overCalled } from "./notice.ts";
import { toObservations } from "./to-observations.ts";

const amount = fc.bigInt(-(10n ** 14n), 10n ** 14n);
const postings = fc
  .array(fc.record({ account: fc.constantFrom("a", "b", "c", "d"), minor: amount }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((lines) =>
    fc
      .constantFrom("CNY", "USD")
      .map((currency) => [
        ...lines.map((line) => ({ ...line, currency })),
        { account: "z", minor: -lines.reduce((s, { minor }) => s + minor, 0n), currency },
      ]),
  );
const drafts = fc
  .array(fc.record({ effective: fc.nat(50), postings }), { maxLength: 15 })
  .map((list) =>
    list.map(
      ({ effective, postings: lines }, i): EntryDraft => ({
        id: `e${i}`,
        effective: effective as Day,
        recorded: (i * 2) as Day,
        postings: lines,
      }),
    ),
  );
const FAR = 1e9 as Day;

test("[FL1] one minor unit too much, or two currencies that only balance together, are refused", () => {
  fc.assert(
    fc.property(postings, fc.constantFrom(1n, -1n), (lines, over) => {
      const [first, ...rest] = lines as [(typeof lines)[0], ...typeof lines];
      const draft = { id: "x", effective: 0 as Day, recorded: 0 as Day };
      const off = [{ ...first, minor: first.minor + over }, ...rest];
      expect(post(openLedger(), { ...draft, postings: off })).toMatchObject({ code: "unbalanced" });
      const mixed = [...off, { account: "y", minor: -over, currency: "EUR" }];
      expect(post(openLedger(), { ...draft, postings: mixed })).toMatchObject({
        code: "unbalanced",
      });
      expect(post(openLedger(), { ...draft, postings: lines }).ok).toBe(true);
    }),
  );
});

test("[FL2] a reversal undoes an entry once, and a refused batch leaves nothing behind", () => {
  fc.assert(
    fc.property(drafts, fc.nat(14), (list, pick) => {
      const book = postAll(openLedger(), list);
      if (!book.ok) throw new Error(book.code);
      const bad = {
        ...(list[0] ?? {}),
        id: "bad",
        recorded: FAR,
        effective: 0 as Day,
        postings: [],
      };
      const extra = { ...bad, id: "extra", postings: list[0]?.postings ?? [] };
      expect(postAll(book.value, [extra, bad]).ok).toBe(false);
      expect(book.value.entries.length).toBe(list.length);
      const entry = list[pick % Math.max(1, list.length)];
      if (!entry) return;
      const back = reverse(book.value, { entry: entry.id, id: "back", recorded: FAR });
      if (!back.ok) throw new Error(back.code);
      const without = postAll(
        openLedger(),
        list.filter((d) => d !== entry),
      );
      if (!without.ok) throw new Error(without.code);
      const asOf = { effective: FAR, recorded: FAR };
      expect(trialBalance(back.value, asOf)).toEqual(trialBalance(without.value, asOf));
      expect(reverse(back.value, { entry: entry.id, id: "again", recorded: FAR })).toMatchObject({
        code: "already-reversed",
      });
    }),
  );
});

test("[FL3] a trial balance as of any two days sums to nothing in each currency", () => {
  fc.assert(
    fc.property(drafts, fc.nat(60), fc.nat(40), (list, effective, recorded) => {
      const book = postAll(openLedger(), list);
      if (!book.ok) throw new Error(book.code);
      const balances = trialBalance(book.value, {
        effective: effective as Day,
        recorded: recorded as Day,
      });
      for (const currency of ["CNY", "USD"]) {
        const own = balances.filter((b) => b.currency === currency);
        expect(own.reduce((sum, { minor }) => sum + minor, 0n)).toBe(0n);
      }
    }),
  );
});

test("[FL4] a notice adds up, posts balanced, and takes its steps in order", () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 9n), (minor, weight) => {
      const drawn = draftNotice(
        {
          id: "n",
          kind: "call",
          day: 1 as Day,
          currency: "CNY",
          lines: [
            { purpose: "investment", minor },
            { purpose: "management-fee", minor: 7n, outsideCommitment: true },
          ],
        },
        [
          { partner: "b", weight },
          { partner: "a", weight: 3n },
        ],
      );
      if (!drawn.ok) throw new Error(drawn.code);
      const entry = entryOfNotice(drawn.value, { recorded: 2 as Day, bank: "bank" });
      expect(post(openLedger(), entry).ok).toBe(true);
      expect(entry.postings[0]?.minor).toBe(minor + 7n);
      const shares = drawn.value.shares[0] ?? {};
      expect(overCalled(drawn.value, shares)).toEqual([]);
      const most = shares.b ?? 0n;
      if (most > 0n) expect(overCalled(drawn.value, { ...shares, b: most - 1n }).length).toBe(1);
    }),
  );
  let notice: Notice = { ...noticeOf("draft") };
  for (const to of ["approved", "sent", "settled"] as const) {
    const next = advanceNotice(notice, { to, by: "li", drawnUpBy: "wang" });
    if (!next.ok) throw new Error(next.code);
    notice = next.value;
  }
  expect(notice.approvedBy).toBe("li");
  expect(advanceNotice(notice, { to: "draft", by: "li", drawnUpBy: "wang" }).ok).toBe(false);
});

function noticeOf(status: Notice["status"]): Notice {
  return { id: "n", kind: "call", day: 0 as Day, currency: "CNY", status, lines: [], shares: [] };
}

test("[FL5] what late partners pay is what earlier ones get back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt(1n, 10n ** 12n), { minLength: 2, maxLength: 6 }),
      fc.array(fc.bigInt(1n, 10n ** 11n), { minLength: 1, maxLength: 4 }),
      (sizes, calls) => {
        const at = 400 as Day;
        const result = equalise(
          sizes.map((minor, i) => ({
            partner: `p${i}`,
            minor,
            closing: (i === 0 ? 0 : at) as Day,
          })),
          {
            at,
            calls: calls.map((minor, i) => ({ day: (i * 50) as Day, minor })),
            rate: fraction(8n, 100n),
            dayCount: "act/365f",
          },
        );
        const paid = [...Object.values(result.contributions), ...Object.values(result.interest)];
        const back = Object.values(result.refunds).map((r) => r.capital + r.interest);
        expect(paid.reduce((a, b) => a + b, 0n)).toBe(back.reduce((a, b) => a + b, 0n));
      },
    ),
  );
});

test("[FF1] fees of all years add up to what is due in all, to one rounding", () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 9999 }),
      (bases, rate) => {
        const schedule: FeeSchedule = {
          basis: "invested",
          rate: fraction(BigInt(rate), 1_000_000n),
          steps: [],
          offsetShare: fraction(0n),
        };
        const rows = managementFees(
          schedule,
          bases.map((base) => ({ bases: { invested: base }, feesFromCompanies: 0n })),
        );
        if (!rows.ok) throw new Error(rows.code);
        const total = rows.value.reduce((sum, { fee }) => sum + fee, 0n);
        const due = bases.reduce((a, b) => a + b, 0n) * BigInt(rate);
        const off = total * 1_000_000n - due;
        expect(off <= 500_000n && off >= -500_000n).toBe(true);
      },
    ),
  );
  expect(
    managementFees({ basis: "nav", rate: fraction(1n), steps: [], offsetShare: fraction(1n) }, [
      { bases: { committed: 1n }, feesFromCompanies: 0n },
    ]),
  ).toMatchObject({ ok: false, code: "basis-missing" });
});

test("[FS1] a ring of holdings is refused with its members", () => {
  const half = fraction(1n, 2n);
  const ring = lookThrough("p", [
    { holder: "p", held: "a", share: half },
    { holder: "a", held: "b", share: half },
    { holder: "b", held: "a", share: half },
  ]);
  expect(ring).toMatchObject({
    ok: false,
    code: "holding-cycle",
    facts: { cycle: ["a", "b", "a"] },
  });
});

test("[FS2] another layer between the same money and the same company changes no leverage", () => {
  fc.assert(
    fc.property(
      fc.bigInt(1n, 10n ** 9n),
      fc.bigInt(0n, 10n ** 9n),
      fc.nat(4),
      (city, bank, depth) => {
        const base = [
          { fund: "f0", from: "city", minor: city, kind: "government" as const },
          { fund: "f0", from: "bank", minor: bank, kind: "social" as const },
        ];
        const chain = Array.from({ length: depth }, (_, i) => ({
          fund: `f${i + 1}`,
          from: `f${i}`,
          minor: city + bank,
          kind: "fund" as const,
        }));
        const deep = leverage([...base, ...chain]);
        expect(deep.ratio).toBe(leverage(base).ratio);
        expect(deep.internal).toBe(BigInt(depth) * (city + bank));
      },
    ),
  );
});

const account = fc.record({
  navBeginning: amount,
  contributions: amount,
  distributions: amount,
  realised: amount,
  unrealised: amount,
  managementFees: amount,
  partnershipExpenses: amount,
  accruedCarryChange: amount,
}) satisfies fc.Arbitrary<CapitalAccountPeriod>;

test("[FO1] a sum of accounts rolls forward to the sum", () => {
  fc.assert(
    fc.property(fc.array(account, { maxLength: 6 }), (list) => {
      const whole = list.reduce((sum, a) => sum + rollForward(a), 0n);
      expect(rollForward(sumPartners(list))).toBe(whole);
    }),
  );
});

test("[FO2] a statement written and read back is the same, and a fen too much is found", () => {
  fc.assert(
    fc.property(account, account, account, fc.nat(107), (mine, lps, gp, position) => {
      const each = (a: CapitalAccountPeriod) => ({ QTD: a, YTD: a, ITD: a });
      const statement = {
        thisLp: each(mine),
        allLps: each(lps),
        gp: each(gp),
        totalFund: each(sumPartners([lps, gp])),
      };
      const rows = statementRows(statement);
      const back = readStatement([...rows].reverse());
      expect(back).toEqual({ ok: true, value: { statement, issues: [] } });
      const off = rows.map((row, i) => (i === position ? { ...row, minor: row.minor + 1n } : row));
      const read = readStatement(off);
      expect(read.ok && read.value.issues.length).toBeGreaterThan(0);
      expect(readStatement(rows.slice(1))).toMatchObject({ ok: false, code: "row-missing" });
    }),
    { numRuns: 50 },
  );
});

test("[FO3] a figure without a value is left out of the observations", () => {
  const rows = toObservations({
    fund: "f",
    refArea: "320583",
    timePeriod: "2025",
    vintage: 20_000 as Day,
    currency: "CNY",
    minorDigits: 2,
    invested: [],
    measures: { dpi: { value: null, undefinedBecause: "no-paid-in" }, tvpi: { value: 0 } },
  });
  expect(rows.map(({ indicator, obsValue }) => [indicator, obsValue])).toEqual([["fund.tvpi", 0]]);
});

test("[FC1] conflicts, strangers, second votes and thin meetings are refused", () => {
  const rule = { members: ["a", "b", "c", "d"], quorum: 0.5, majority: 0.5 };
  const vote = (...members: string[]) =>
    members.map((member) => ({ member, vote: "for" as const }));
  expect(decide(rule, { conflicted: [], votes: vote("x") })).toMatchObject({
    code: "not-a-member",
  });
  expect(decide(rule, { conflicted: [], votes: vote("a", "a") })).toMatchObject({
    code: "voted-twice",
  });
  expect(decide(rule, { conflicted: [], votes: vote("a") })).toMatchObject({ code: "no-quorum" });
  // With two members out, one of the two left is a quorum.
  const small = decide(rule, { conflicted: ["c", "d"], votes: vote("a") });
  expect(small).toMatchObject({ ok: true, value: { approved: true, recused: ["c", "d"] } });
});
