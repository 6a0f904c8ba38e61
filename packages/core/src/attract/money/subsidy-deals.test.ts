import { describe, expect, test } from "vitest";
import { hasRealData, realDataPath } from "../../../../../tools/reference.ts";
import { readReferenceCsv } from "../../../../../tools/reference-csv.ts";
import { dayOf } from "../../vocabulary/day.ts";
import { parseMoney } from "../../vocabulary/money.ts";
import { type InvestmentPromise, judgePromise } from "./promise.ts";

type Deal = { readonly promise: InvestmentPromise; readonly place: string; readonly paid: bigint };

/** Awards that say both what was paid and how many jobs were promised for it: five years to deliver, a tenth of grace. */
function readDeals(): Deal[] {
  const file = realDataPath("us-subsidy-deals", "deals_1990_2013.csv.gz");
  return readReferenceCsv(file).flatMap((row, i) => {
    const jobs = Number(row.jobs_or_slots);
    const paid = parseMoney(row.subsidy_usd ?? "", "USD");
    if (!(jobs > 0) || !paid.ok || paid.value.minor <= 0n) return [];
    const promise = {
      id: `deal-${i}`,
      side: "investor",
      what: "jobs",
      target: jobs,
      unit: "jobs",
      due: dayOf(Number(row.year) + 5, 12, 31),
      tolerance: 0.1,
      paidAhead: paid.value,
      clawback: "proportional",
    } as const;
    return [{ promise, place: row.location ?? "", paid: paid.value.minor }];
  });
}

describe.skipIf(!hasRealData("us-subsidy-deals"))("promises of real subsidy deals", () => {
  const deals = hasRealData("us-subsidy-deals") ? readDeals() : [];
  /** Judges every deal a day after it was due, with a share of the jobs delivered. */
  const judged = (
    share: number,
    { evidence = "payroll", clawback = "proportional" as InvestmentPromise["clawback"] } = {},
  ) =>
    deals.map(({ promise, paid }) => {
      const value = Math.floor(promise.target * share);
      const day = promise.due - 30;
      const verdict = judgePromise(
        { ...promise, ...(clawback && { clawback }) },
        [{ promise: promise.id, day, value, evidence }],
        promise.due + 1,
      );
      if (!verdict.ok) throw new Error(verdict.code);
      return { promise, paid, value, verdict: verdict.value };
    });

  test("A16 thousands of deals state their jobs; the cost of a job is the money over the jobs, and spreads widely", () => {
    expect(deals.length).toBeGreaterThan(10_000);
    const costs = deals
      .map(({ promise, paid }) => Number(paid) / 100 / promise.target)
      .sort((a, b) => a - b);
    const median = costs[Math.floor(costs.length / 2)] as number;
    expect(median).toBeGreaterThan(500);
    expect(median).toBeLessThan(50_000);
    expect(costs.at(-1) as number).toBeGreaterThan(1_000_000);
  });

  test("A16 nine tenths delivered is within the grace, and nothing is due; all delivered is kept", () => {
    for (const { promise, value, verdict } of judged(0.95))
      if (value >= promise.target * 0.9)
        expect([verdict.state, verdict.amountDue]).toEqual(["kept", null]);
    expect(judged(1).every(({ verdict }) => verdict.state === "kept")).toBe(true);
  });

  test("A16 half delivered is a breach of every deal: the missing share of the money is due, to the cent, never more", () => {
    let due = 0n;
    let paidInAll = 0n;
    for (const { promise, paid, value, verdict } of judged(0.5)) {
      expect(verdict.state).toBe("breach");
      expect(verdict.shortfall).toBe(promise.target - value);
      const amount = verdict.amountDue?.minor as bigint;
      // In whole numbers: the missing jobs of all jobs, rounded in favour of whoever pays, in millionths of the share.
      const exact = (paid * BigInt(promise.target - value)) / BigInt(promise.target);
      const slack = paid / 1_000_000n + 1n;
      expect(amount >= exact - slack && amount <= exact + slack).toBe(true);
      expect(amount <= paid).toBe(true);
      due += amount;
      paidInAll += paid;
    }
    const share = Number((due * 10_000n) / paidInAll) / 10_000;
    expect(share).toBeGreaterThanOrEqual(0.5); // jobs are whole: half of three is one
    expect(share).toBeLessThan(0.52);
  });

  test("A16 a full clawback asks for all that was paid, none for nothing, and money without evidence is not asked for yet", () => {
    for (const { paid, verdict } of judged(0.5, { clawback: "full" }))
      expect(verdict.amountDue).toEqual({ minor: paid, currency: "USD" });
    expect(
      judged(0.5, { clawback: "none" }).every(({ verdict }) => verdict.amountDue === null),
    ).toBe(true);
    expect(judged(0.5, { evidence: "" }).every(({ verdict }) => verdict.needsEvidence)).toBe(true);
  });

  test("A16 before the day a deal is open, and after it without a report unmeasured, not broken", () => {
    for (const { promise } of deals) {
      const state = (today: number) => {
        const verdict = judgePromise(promise, [], today);
        return verdict.ok && verdict.value.state;
      };
      expect([state(promise.due), state(promise.due + 1)]).toEqual(["open", "unmeasured"]);
    }
  });
});
