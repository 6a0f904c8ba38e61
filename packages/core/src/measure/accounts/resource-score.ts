import { fail, ok, type Result } from "../../vocabulary/result.ts";

/** A firm's year: money in yuan, land in mu, energy in tonnes of coal equivalent. */
export type ResourceFacts = {
  readonly sales: number | null;
  readonly tax: number | null;
  readonly land: number | null;
  readonly energy: number | null;
};

export type ResourceMeasure = "tax-per-mu" | "sales-per-mu" | "tax-per-energy";
export const RESOURCE_MEASURES = ["tax-per-mu", "sales-per-mu", "tax-per-energy"] as const;

export type ResourceRule = {
  /** Points for reaching the benchmark; together 100. */
  readonly weights: Readonly<Record<ResourceMeasure, number>>;
  /** What earns the full points; null is twice the mean of the firms that are graded. */
  readonly benchmarks: Readonly<Record<ResourceMeasure, number | null>>;
  /** The most that one measure may give, as a multiple of its weight; null is no limit. */
  readonly capMultiple: number | null;
};

/**
 * A firm's three measures of what it makes of land and energy. A missing fact, and land or energy of zero, leaves a
 * measure null.
 * @example
 * expect(resourceMeasures({ sales: 600, tax: 60, land: 10, energy: 5 })).toEqual({ "tax-per-mu": 6, "sales-per-mu": 60, "tax-per-energy": 12 });
 * expect(resourceMeasures({ sales: 600, tax: 60, land: null, energy: 0 })).toEqual({ "tax-per-mu": null, "sales-per-mu": null, "tax-per-energy": null });
 */
export function resourceMeasures(facts: ResourceFacts): Record<ResourceMeasure, number | null> {
  const over = (a: number | null, b: number | null) =>
    a === null || b === null || b <= 0 ? null : a / b;
  return {
    "tax-per-mu": over(facts.tax, facts.land),
    "sales-per-mu": over(facts.sales, facts.land),
    "tax-per-energy": over(facts.tax, facts.energy),
  };
}

/**
 * Twice the mean of each measure over the firms given, which the county rules take as benchmark: all tax over all
 * land, not the mean of the firms' quotients. null where nobody has the facts.
 * @example
 * expect(twiceMean([{ sales: 10, tax: 4, land: 1, energy: 2 }, { sales: 30, tax: 4, land: 3, energy: null }]))
 *   .toEqual({ "tax-per-mu": 4, "sales-per-mu": 20, "tax-per-energy": 4 });
 */
export function twiceMean(firms: readonly ResourceFacts[]): Record<ResourceMeasure, number | null> {
  const mean = (above: "sales" | "tax", below: "land" | "energy") => {
    let [a, b] = [0, 0];
    for (const firm of firms) {
      const [x, y] = [firm[above], firm[below]];
      if (x === null || y === null || y <= 0) continue;
      a += x;
      b += y;
    }
    return b === 0 ? null : (2 * a) / b;
  };
  return {
    "tax-per-mu": mean("tax", "land"),
    "sales-per-mu": mean("sales", "land"),
    "tax-per-energy": mean("tax", "energy"),
  };
}

/**
 * Score of a firm by resource efficiency: the sum of measure over benchmark times weight, as the county rules have it.
 * A measure or a benchmark that is missing refuses the score and is named; a negative measure gives no points below 0.
 * @example
 * const rule: ResourceRule = { weights: { "tax-per-mu": 45, "sales-per-mu": 35, "tax-per-energy": 20 },
 *   benchmarks: { "tax-per-mu": 20, "sales-per-mu": 400, "tax-per-energy": 2 }, capMultiple: 1.5 };
 * const made = resourceScore({ sales: 2000, tax: 100, land: 10, energy: 10 }, rule);
 * expect(made.ok && made.value).toEqual({ score: 70, parts: { "tax-per-mu": 22.5, "sales-per-mu": 17.5, "tax-per-energy": 30 } });
 */
export function resourceScore(
  facts: ResourceFacts,
  { weights, benchmarks, capMultiple }: ResourceRule,
): Result<{ score: number; parts: Record<ResourceMeasure, number> }, "facts-missing"> {
  const measures = resourceMeasures(facts);
  const missing = RESOURCE_MEASURES.filter(
    (m) => weights[m] > 0 && (measures[m] === null || !((benchmarks[m] ?? 0) > 0)),
  );
  if (missing.length > 0) return fail("facts-missing", { missing });
  const part = (m: ResourceMeasure) => {
    if (weights[m] === 0) return 0;
    const reached = Math.max(0, (measures[m] as number) / (benchmarks[m] as number));
    return weights[m] * Math.min(reached, capMultiple ?? Number.POSITIVE_INFINITY);
  };
  const parts = {
    "tax-per-mu": part("tax-per-mu"),
    "sales-per-mu": part("sales-per-mu"),
    "tax-per-energy": part("tax-per-energy"),
  };
  return ok({ score: RESOURCE_MEASURES.reduce((sum, m) => sum + parts[m], 0), parts });
}
