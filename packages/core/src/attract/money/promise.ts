import type { Money } from "../../vocabulary/money.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** A promise of either side: what, how much, by when, and what follows where it is not kept. Days as day numbers. */
export type InvestmentPromise = {
  readonly id: string;
  readonly side: "investor" | "city";
  readonly what: "investment" | "jobs" | "output" | "tax" | "payment" | "service" | "other";
  readonly target: number;
  readonly unit: string;
  readonly due: number;
  /** Share of the target that may be missing without a breach, e.g. 0.1. */
  readonly tolerance: number;
  /** What was paid ahead and falls due again in part or whole. */
  readonly paidAhead?: Money;
  readonly clawback?: "none" | "proportional" | "full";
};

/** A measured value of a promise on a day, with its evidence. The newest reading on or before the due day decides. */
export type Reading = {
  readonly promise: string;
  readonly day: number;
  readonly value: number;
  readonly evidence: string;
};

export type PromiseVerdict = {
  readonly id: string;
  readonly state: "kept" | "breach" | "open" | "unmeasured";
  /** Null where nothing was measured: that is not zero. */
  readonly delivered: number | null;
  readonly shortfall: number;
  readonly amountDue: Money | null;
  /** Money that would fall due may only be claimed with a reading that has evidence. */
  readonly needsEvidence: boolean;
};

/**
 * Promised against delivered on a day. Below target less tolerance on the due day is a breach; proportional clawback
 * gives back the missing share of what was paid ahead, rounded down to the minor unit. A promise that is due and
 * was never measured is "unmeasured", not broken: ask for the report.
 * @example
 * const jobs = { id: "j", side: "investor", what: "jobs", target: 100, unit: "FTE", due: 50, tolerance: 0.1, clawback: "proportional",
 *   paidAhead: { minor: 1_000_000n, currency: "CNY" } } as const;
 * const verdict = judgePromise(jobs, [{ promise: "j", day: 49, value: 55, evidence: "payroll" }], 51);
 * expect(verdict.ok && [verdict.value.state, verdict.value.amountDue?.minor]).toEqual(["breach", 450_000n]);
 */
export function judgePromise(
  promise: InvestmentPromise,
  readings: readonly Reading[],
  today: number,
): Result<PromiseVerdict, "no-target"> {
  if (!(promise.target > 0) || !Number.isFinite(promise.target))
    return fail("no-target", { id: promise.id });
  const limit = Math.min(today, promise.due);
  const mine = readings
    .filter((r) => r.promise === promise.id && r.day <= limit && Number.isFinite(r.value))
    .sort((a, b) => a.day - b.day);
  const last = mine.at(-1);
  const delivered = last?.value ?? null;
  const shortfall = Math.max(0, promise.target - (delivered ?? 0));
  const base = {
    id: promise.id,
    delivered,
    shortfall,
    amountDue: null,
    needsEvidence: last !== undefined && last.evidence.trim() === "",
  };
  if (delivered !== null && delivered >= promise.target) return ok({ ...base, state: "kept" });
  if (today <= promise.due) return ok({ ...base, state: "open" });
  if (delivered === null) return ok({ ...base, state: "unmeasured" });
  const floor = promise.target * (1 - promise.tolerance);
  if (delivered >= floor) return ok({ ...base, state: "kept" });
  return ok({ ...base, state: "breach", amountDue: amountDue(promise, delivered) });
}

/** The missing share in millionths, so that money stays whole; the rounding favours who has to pay. */
function amountDue(
  { paidAhead, clawback, target }: InvestmentPromise,
  delivered: number,
): Money | null {
  if (paidAhead === undefined || clawback === undefined || clawback === "none") return null;
  if (clawback === "full") return paidAhead;
  const missing = BigInt(Math.round((1_000_000 * Math.max(0, target - delivered)) / target));
  return { minor: (paidAhead.minor * missing) / 1_000_000n, currency: paidAhead.currency };
}
