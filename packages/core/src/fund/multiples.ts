/** A figure, or the reason why there is none. */
export type Measure =
  | { readonly value: number }
  | { readonly value: null; readonly undefinedBecause: string };

/**
 * A figure where it is finite, otherwise the reason given.
 * @example
 * expect(measure(1 / 2, "no-paid-in")).toEqual({ value: 0.5 });
 * expect(measure(1 / 0, "no-paid-in")).toEqual({ value: null, undefinedBecause: "no-paid-in" });
 */
export function measure(value: number, reason: string): Measure {
  return Number.isFinite(value) ? { value } : { value: null, undefinedBecause: reason };
}

export type Multiples = {
  readonly dpi: Measure;
  readonly rvpi: Measure;
  readonly tvpi: Measure;
  readonly paidInToCommitted: Measure;
};

/**
 * DPI, RVPI, TVPI and PIC from whole-life sums in one currency. Nothing paid in has no multiples; it is not zero.
 * `recallableReducesPaidIn` takes recalled distributions out of both sides; the report must say which was chosen.
 * @example
 * const m = multiples({ paidIn: 360, distributed: 435, nav: 70, commitment: 400, recalled: 0, recallableReducesPaidIn: false });
 * expect(m.tvpi.value).toBeCloseTo(505 / 360, 15);
 * expect(m.paidInToCommitted).toEqual({ value: 0.9 });
 */
export function multiples({
  paidIn,
  distributed,
  nav,
  commitment,
  recalled,
  recallableReducesPaidIn,
}: {
  readonly paidIn: number;
  readonly distributed: number;
  readonly nav: number;
  readonly commitment: number;
  readonly recalled: number;
  readonly recallableReducesPaidIn: boolean;
}): Multiples {
  const taken = recallableReducesPaidIn ? recalled : 0;
  const base = paidIn - taken;
  const per = (amount: number) => measure(base > 0 ? amount / base : Number.NaN, "no-paid-in");
  return {
    dpi: per(distributed - taken),
    rvpi: per(nav),
    tvpi: per(distributed - taken + nav),
    paidInToCommitted: measure(commitment > 0 ? base / commitment : Number.NaN, "no-commitment"),
  };
}
