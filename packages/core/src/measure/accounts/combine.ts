import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** What must be known of a series before it is put together with another. */
export type Comparable = {
  readonly code: string;
  readonly unit: string;
  /** Power of ten in which the values stand. */
  readonly multiplier: number;
  readonly nature: "total" | "ratio" | "growth" | "score";
  /** Look-alikes share a family and differ in what they count. */
  readonly family: string | null;
  readonly counts: string | null;
};

export type Combined = {
  readonly value: number;
  /** A share is part of a whole and lies in 0..1; a ratio compares two things and may be anything. */
  readonly kind: "sum" | "ratio";
};

/**
 * Adds two figures, or refuses: growth rates and ratios do not add, other units do not, and look-alikes such as gross
 * domestic product (value added) and industrial output (gross) count different things.
 * @example
 * const gdp = { code: "gdp", unit: "CNY", multiplier: 8, nature: "total", family: "output", counts: "value added" } as const;
 * const output = { ...gdp, code: "output", counts: "gross output above scale" } as const;
 * expect(addFigures({ of: gdp, value: 5380 }, { of: output, value: 12384 }).ok).toBe(false);
 * expect(addFigures({ of: gdp, value: 1 }, { of: { ...gdp, code: "b", family: null, multiplier: 4 }, value: 1 })).toEqual(
 *   { ok: true, value: { value: 100010000, kind: "sum" } });
 */
export function addFigures(
  a: { of: Comparable; value: number },
  b: { of: Comparable; value: number },
): Result<Combined, "not-additive" | "other-unit" | "look-alikes"> {
  for (const { of } of [a, b]) {
    if (of.nature !== "total")
      return fail("not-additive", { indicator: of.code, nature: of.nature });
  }
  if (a.of.unit !== b.of.unit) return fail("other-unit", { units: [a.of.unit, b.of.unit] });
  if (a.of.code !== b.of.code && a.of.family !== null && a.of.family === b.of.family) {
    return fail("look-alikes", {
      indicators: [a.of.code, b.of.code],
      count: [a.of.counts ?? "", b.of.counts ?? ""],
    });
  }
  return ok({ value: scaled(a) + scaled(b), kind: "sum" });
}

/**
 * One figure over another. Always a ratio, never a share: gross output over value added is 2.30, not 230 %.
 * @example
 * const gdp = { code: "gdp", unit: "CNY", multiplier: 8, nature: "total", family: "output", counts: "value added" } as const;
 * const output = { ...gdp, code: "output", counts: "gross output above scale" } as const;
 * const made = divideFigures({ of: output, value: 12384 }, { of: gdp, value: 5380 });
 * expect(made.ok && made.value.kind).toBe("ratio");
 * expect(made.ok && made.value.value).toBeCloseTo(2.3, 2);
 * expect(divideFigures({ of: output, value: 1 }, { of: gdp, value: 0 }).ok).toBe(false);
 */
export function divideFigures(
  a: { of: Comparable; value: number },
  b: { of: Comparable; value: number },
): Result<Combined, "not-additive" | "zero-denominator"> {
  for (const { of } of [a, b]) {
    if (of.nature === "growth")
      return fail("not-additive", { indicator: of.code, nature: of.nature });
  }
  const denominator = scaled(b);
  if (denominator === 0) return fail("zero-denominator", { indicator: b.of.code });
  return ok({ value: scaled(a) / denominator, kind: "ratio" });
}

function scaled({ of, value }: { of: Comparable; value: number }): number {
  return value * 10 ** of.multiplier;
}
