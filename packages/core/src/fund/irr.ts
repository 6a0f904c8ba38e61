import { fail, ok, type Result } from "../vocabulary/result.ts";
import { type CashFlow, type FlowSeries, flowSeries } from "./cash-flow.ts";
import type { DayCount } from "./day-count.ts";
import { LN_RATE_LIMIT, refineRoot, soleRoot } from "./irr-root.ts";
import { isolateRoots } from "./root-isolation.ts";

/** An annual rate, and ln(1 + rate), which keeps its digits where the rate is near -1. */
export type IrrRoot = { readonly rate: number; readonly lnRate: number };

/** Why there is not one rate. */
export type IrrRefusal =
  | "no-flows"
  | "not-finite"
  | "one-date"
  | "one-sign"
  | "total-loss"
  | "no-root"
  | "several-roots"
  | "rate-too-large";

export type IrrReport = {
  /** Every root with ln(1+r) in (-46, 30), ascending; a sole root may lie outside. */
  readonly roots: readonly IrrRoot[];
  readonly rootCount: number;
  /** Whether the count is proven: by the single sign change, or by interval bounds. */
  readonly certified: boolean;
  readonly signChanges: number;
  /** Present where there is not exactly one rate. A total loss is -100 % by convention only. */
  readonly reason?: IrrRefusal;
};

/**
 * All internal rates of return of dated flows, with the proven number of them.
 * Rates are annual and compounding: sum of amount * (1 + r)^(-years) = 0, years by the day count from the earliest date.
 * Flows may stand in any order and share dates. Nothing here throws: bad or rootless input carries a reason.
 * @example
 * const report = irrReport([{ day: dayOf(2020, 1, 1), amount: -100 }, { day: dayOf(2022, 1, 1), amount: 150 }, { day: dayOf(2030, 1, 1), amount: -20 }], { dayCount: "act/365f" });
 * expect([report.rootCount, report.certified, report.reason]).toEqual([2, true, "several-roots"]);
 */
export function irrReport(
  flows: readonly CashFlow[],
  { dayCount }: { readonly dayCount: DayCount },
): IrrReport {
  if (flows.some(({ amount }) => !Number.isFinite(amount))) return refused("not-finite", 0);
  const report = seriesRoots(flowSeries(flows, dayCount));
  if (report.reason === "one-sign" && isTotalLoss(flows)) return refused("total-loss", 0);
  return report;
}

/**
 * The one internal rate of return, or a typed refusal: none, several, or flows that allow none.
 * @example
 * const flows = [{ day: dayOf(2020, 1, 1), amount: -100 }, { day: dayOf(2025, 1, 1), amount: 250 }];
 * const result = irr(flows, { dayCount: "act/365f" });
 * expect(result.ok && result.value.rate).toBeCloseTo(0.200883, 6);
 * expect(irr(flows.slice(1), { dayCount: "act/365f" })).toMatchObject({ ok: false, code: "one-date" });
 */
export function irr(
  flows: readonly CashFlow[],
  options: { readonly dayCount: DayCount },
): Result<IrrRoot, IrrRefusal> {
  const { roots, reason } = irrReport(flows, options);
  if (reason !== undefined) return fail(reason, { roots: roots.map(({ rate }) => String(rate)) });
  return ok(roots[0] as IrrRoot);
}

/**
 * The roots of a prepared series: the common work of dated and of equal-period flows.
 * @example
 * const series = periodicSeries([-100, 0, 121]);
 * expect(seriesRoots(series).roots[0]?.rate).toBeCloseTo(0.1, 14);
 */
export function seriesRoots({ years, amounts, signChanges }: FlowSeries): IrrReport {
  if (years.length === 0) return refused("no-flows", 0);
  if (years.length === 1) return refused("one-date", 0);
  if (signChanges === 0) return refused("one-sign", 0);
  const start = years[0] as number;
  const times = start === 0 ? years : years.map((t) => t - start);
  if (signChanges === 1) {
    const lnRate = soleRoot(times, amounts);
    if (lnRate === undefined || lnRate > LN_RATE_LIMIT)
      return { ...refused("rate-too-large", 1), rootCount: 1 };
    return { roots: [rootOf(lnRate)], rootCount: 1, certified: true, signChanges };
  }
  const { brackets, certified } = isolateRoots(times, amounts);
  const roots = brackets.map((bracket) => rootOf(refineRoot(times, amounts, bracket)));
  const reason = roots.length === 0 ? "no-root" : roots.length > 1 ? "several-roots" : undefined;
  return {
    roots,
    rootCount: roots.length,
    certified,
    signChanges,
    ...(reason === undefined ? {} : { reason }),
  };
}

/**
 * Flows one period apart as a series; the first stands at time zero.
 * @example
 * expect([...periodicSeries([-1, 0, 2]).years]).toEqual([0, 2]);
 */
export function periodicSeries(flows: readonly number[]): FlowSeries {
  return flowSeries(
    flows.map((amount, period) => ({ day: (period * 365) as CashFlow["day"], amount })),
    "act/365f",
  );
}

function rootOf(lnRate: number): IrrRoot {
  return { rate: Math.expm1(lnRate), lnRate };
}

function refused(reason: IrrRefusal, signChanges: number): IrrReport {
  return { roots: [], rootCount: 0, certified: true, signChanges, reason };
}

/** Money was paid and nothing, or a recorded zero, came back. */
function isTotalLoss(flows: readonly CashFlow[]): boolean {
  return flows.some(({ amount }) => amount < 0) && flows.some(({ amount }) => amount === 0);
}
