import { formatDay } from "../vocabulary/day.ts";
import type { FundFlow, FundReturns } from "./fund-return.ts";
import type { Measure, Multiples } from "./multiples.ts";

/** `granular` splits calls by what they are for; `gross-up` starts from net flows and adds fees back. */
export type PerformanceMethod = "granular" | "gross-up";

/** A row of the performance template: either a dated flow, or a figure. */
export type PerformanceRow = {
  readonly section: "flow" | "metric";
  readonly name: string;
  readonly date?: string;
  readonly value: number | null;
  readonly reason?: string;
};

/**
 * The rows of a performance report: every flow that the figures rest on, then the figures with and without the facility.
 * A figure that cannot be stated carries its reason.
 * @example
 * const value = { value: 1 };
 * const rows = performanceRows({ method: "granular", flows: [{ day: dayOf(2026, 1, 31), amount: -5, kind: "investor" }],
 *   returns: { irrGross: value, irrNetWithFacility: value, irrNetWithoutFacility: { value: null, undefinedBecause: "one-sign" }, annualised: true },
 *   net: { dpi: value, rvpi: value, tvpi: value, paidInToCommitted: value }, moicGross: value });
 * expect(rows.find(({ name }) => name === "irrNetWithoutFacility")).toMatchObject({ value: null, reason: "one-sign" });
 * expect(sumOfFlows(rows)).toEqual({ investor: -5 });
 */
export function performanceRows({
  method,
  flows,
  returns,
  net,
  moicGross,
}: {
  readonly method: PerformanceMethod;
  readonly flows: readonly FundFlow[];
  readonly returns: FundReturns;
  readonly net: Multiples;
  readonly moicGross: Measure;
}): PerformanceRow[] {
  // The gross-up method reports investors' flows; the granular one every flow of its own kind.
  const reported =
    method === "granular" ? flows : flows.filter(({ kind }) => kind !== "investment");
  const figures: Readonly<Record<string, Measure>> = {
    irrGross: returns.irrGross,
    moicGross,
    irrNetWithFacility: returns.irrNetWithFacility,
    irrNetWithoutFacility: returns.irrNetWithoutFacility,
    tvpi: net.tvpi,
    dpi: net.dpi,
    rvpi: net.rvpi,
  };
  return [
    ...[...reported]
      .sort((a, b) => a.day - b.day)
      .map(({ day, amount, kind }) => ({
        section: "flow" as const,
        name: kind,
        date: formatDay(day),
        value: amount,
      })),
    ...Object.entries(figures).map(([name, figure]) => ({
      section: "metric" as const,
      name,
      value: figure.value,
      ...(figure.value === null ? { reason: figure.undefinedBecause } : {}),
    })),
  ];
}

/**
 * Sums of the flows of a report by kind: what is read back must give the same sums.
 * @example
 * expect(sumOfFlows([{ section: "flow", name: "investor", value: 2 }, { section: "metric", name: "dpi", value: 9 }])).toEqual({ investor: 2 });
 */
export function sumOfFlows(rows: readonly PerformanceRow[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { section, name, value } of rows) {
    if (section === "flow") sums[name] = (sums[name] ?? 0) + (value ?? 0);
  }
  return sums;
}
