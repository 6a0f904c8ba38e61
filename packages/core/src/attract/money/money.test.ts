import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf } from "../../vocabulary/day.ts";
import { amountTotals, shareOf } from "./amount-entry.ts";
import { type ClaimEvent, countOnce } from "./count-once.ts";
import { aheadOfSchedule, keyRates, scheduleProgress } from "./progress-rates.ts";
import { type InvestmentPromise, judgePromise } from "./promise.ts";
import { toObservations } from "./to-observations.ts";

const cny = (minor: bigint) => ({ minor, currency: "CNY" });
const signing = (id: string, day: number, minor: bigint): ClaimEvent => ({
  id,
  project: "P",
  day,
  kind: "signing",
  amount: cny(minor),
});

test("[AM1] A6 the same project signed at three fairs counts once; a capital increase adds only the increment", () => {
  const fairs = [
    signing("spring", 10, 100n),
    signing("summer", 20, 100n),
    signing("autumn", 30, 500n),
  ];
  const increase = (id: string, day: number): ClaimEvent => ({
    id,
    project: "P",
    day,
    kind: "increase",
    amount: cny(40n),
    agreement: "2",
  });
  const ledger = countOnce([...fairs, increase("i1", 40), increase("i2", 50)]);
  expect(ledger.totals).toEqual([{ currency: "CNY", counted: 140n, claimed: 780n, projects: 1 }]);
  expect(ledger.issues.map((i) => i.code)).toEqual(["claim-differs"]);
});

test("[AM1] A6 a changed owner counts as a new project", () => {
  const ledger = countOnce([
    signing("a", 10, 100n),
    { id: "o", project: "P", day: 20, kind: "owner-change" },
    signing("b", 20, 70n),
  ]);
  expect(ledger.totals).toEqual([{ currency: "CNY", counted: 170n, claimed: 170n, projects: 2 }]);
  expect(ledger.lines.map((l) => l.key)).toEqual(["P", "P#2"]);
});

const anyEvent = fc.record({
  project: fc.constantFrom("P", "Q", "R"),
  day: fc.integer({ min: 0, max: 6 }),
  kind: fc.constantFrom("signing", "signing", "increase", "owner-change"),
  amount: fc.record({ minor: fc.bigInt(0n, 10n ** 18n), currency: fc.constantFrom("CNY", "USD") }),
  agreement: fc.constantFrom("1", "2", ""),
});

test("[AM2] A6 no order of events counts money twice, and totals are the sum of the increments", () => {
  const shuffled = fc.array(anyEvent, { maxLength: 25 }).chain((plain) => {
    const events = plain.map((e, i) => ({ ...e, id: String(i) }) as ClaimEvent);
    return fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }));
  });
  fc.assert(
    fc.property(shuffled, ([events, other]) => {
      const [a, b] = [countOnce(events), countOnce(other)];
      expect(b.totals).toEqual(a.totals);
      for (const { currency, counted } of a.totals) {
        const sum = a.lines
          .filter((l) => l.currency === currency)
          .reduce((s, l) => s + l.counted, 0n);
        expect(counted).toBe(sum);
      }
      const perKey = new Map<string, number>();
      for (const l of a.lines)
        if (l.why === "first-signing") perKey.set(l.key, (perKey.get(l.key) ?? 0) + 1);
      expect([...perKey.values()].every((n) => n === 1)).toBe(true);
      expect(countOnce([...events, ...events]).totals).toEqual(a.totals);
    }),
  );
});

test("[AM3] A7 H1 2018: 11.7 registered, 6.2 utilised shows 53 per cent; a rate of today changes nothing of 2018", () => {
  const day = dayOf(2018, 6, 30);
  const entries = [
    { project: "P", measure: "registered", amount: { minor: 1170n, currency: "USD" }, day },
    { project: "P", measure: "utilised", amount: { minor: 620n, currency: "USD" }, day },
  ] as const;
  const rates = [{ from: "USD", to: "CNY", day: day - 30, rate: "6.4" }];
  const before = amountTotals(entries, { currency: "CNY", rates });
  const after = amountTotals(entries, {
    currency: "CNY",
    rates: [...rates, { from: "USD", to: "CNY", day: day + 3000, rate: "7.3" }],
  });
  expect(after).toEqual(before);
  const [registered, utilised] = before;
  expect(
    Math.round(
      100 * (shareOf(utilised?.original[0] as never, registered?.original[0] as never) ?? 0),
    ),
  ).toBe(53);
  expect(registered?.converted).toEqual(cny(7488n));
  const [none] = amountTotals(entries.slice(0, 1), { currency: "EUR", rates });
  expect(none).toMatchObject({
    unpriced: 1,
    entries: 1,
    converted: { minor: 0n, currency: "EUR" },
  });
});

test("[AM4] A17 the four published pairs and the start rate are exact", () => {
  const august = scheduleProgress({ invested: 284.2, annualPlan: 392.5, month: 8 });
  expect(august.ok && [august.value.completion.toFixed(1), august.value.ahead.toFixed(1)]).toEqual([
    "72.4",
    "5.7",
  ]);
  expect(
    [
      [72.4, 8],
      [17.2, 2],
      [122.3, 11],
      [103.7, 11],
    ].map(([rate, month]) => aheadOfSchedule(rate as number, month as number).toFixed(1)),
  ).toEqual(["5.7", "0.5", "30.6", "12.0"]);
  expect(
    keyRates({ projects: 138, started: 106, inStatistics: 0, inProduction: 0 }).start?.toFixed(1),
  ).toBe("76.8");
  expect(keyRates({ projects: 0, started: 0, inStatistics: 0, inProduction: 0 }).start).toBeNull();
  expect(scheduleProgress({ invested: 1, annualPlan: 0, month: 1 })).toMatchObject({
    code: "no-plan",
  });
});

const jobs: InvestmentPromise = {
  id: "j",
  side: "investor",
  what: "jobs",
  target: 100,
  unit: "FTE",
  due: 50,
  tolerance: 0,
  clawback: "proportional",
  paidAhead: cny(1_000_001n),
};

test("[AM5] A16 100 jobs promised, 55 delivered by the date: a breach, and the amount due", () => {
  const at = (today: number, readings: { day: number; value: number }[]) => {
    const verdict = judgePromise(
      jobs,
      readings.map((r) => ({ promise: "j", evidence: "payroll", ...r })),
      today,
    );
    return verdict.ok
      ? [verdict.value.state, verdict.value.delivered, verdict.value.amountDue?.minor]
      : verdict;
  };
  expect(at(51, [{ day: 50, value: 55 }])).toEqual(["breach", 55, 450_000n]);
  expect(at(50, [{ day: 50, value: 55 }])).toEqual(["open", 55, undefined]);
  expect(
    at(90, [
      { day: 50, value: 55 },
      { day: 60, value: 100 },
    ]),
  ).toEqual(["breach", 55, 450_000n]); // too late
  expect(at(90, [{ day: 50, value: 100 }])).toEqual(["kept", 100, undefined]);
  expect(at(90, [])).toEqual(["unmeasured", null, undefined]);
});

test("[AM6] realised money becomes figures with a trace; promises do not", () => {
  const base = { area: "320583", activity: "C39", amount: cny(500n), day: dayOf(2024, 5, 1) };
  const figures = toObservations(
    [
      { ...base, project: "P", measure: "utilised" },
      { ...base, project: "Q", measure: "utilised" },
      { ...base, project: "P", measure: "promised" },
    ],
    { currency: "CNY", rates: [] },
  );
  expect(figures).toMatchObject([
    {
      indicator: "attract_utilised_investment",
      period: 2024000,
      value: 10,
      trace: { projects: ["P", "Q"], unpriced: 0 },
    },
  ]);
});
