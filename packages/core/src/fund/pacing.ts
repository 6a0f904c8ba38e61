import { assert } from "../vocabulary/assert.ts";

/** The plan of one fund under Takahashi and Alexander's model (2002). Rates are per period. */
export type PacingTerms = {
  readonly commitment: number;
  /** Share of the unfunded commitment called in periods 1, 2, ...; the last one holds for all later periods. */
  readonly rateOfContribution: readonly number[];
  /** Periods until the fund has given everything back. */
  readonly life: number;
  /** How late distributions come: a larger bow is later. */
  readonly bow: number;
  readonly growth: number;
  /** Least share of the grown value that is distributed each period. */
  readonly yield: number;
};

export type PacingPeriod = {
  readonly period: number;
  readonly contribution: number;
  readonly distributionRate: number;
  readonly distribution: number;
  readonly nav: number;
};

/**
 * Calls, distributions and value of a fund by period: C = RC (CC - paid in), RD = max(Y, (t/L)^B),
 * D = RD NAV (1+G), NAV' = NAV (1+G) + C - D. Takahashi and Alexander, Illiquid alternative asset fund modeling, 2002.
 * @example
 * const rows = pacing({ commitment: 100, rateOfContribution: [0.25, 0.333, 0.5], life: 12, bow: 2.5, growth: 0.13, yield: 0 });
 * expect(rows[1]?.distribution).toBeCloseTo(0.320361505711225839, 15);
 */
export function pacing(terms: PacingTerms): PacingPeriod[] {
  assert(terms.life > 0 && Number.isInteger(terms.life), "A life is a whole number of periods");
  const rows: PacingPeriod[] = [];
  let unfunded = terms.commitment;
  let nav = 0;
  for (let period = 1; period <= terms.life; period += 1) {
    // The unfunded part is followed by itself: commitment less paid in would lose its last digits.
    const contribution = contributionRate(terms, period) * unfunded;
    const distributionRate = Math.max(terms.yield, (period / terms.life) ** terms.bow);
    const grown = nav * (1 + terms.growth);
    const distribution = distributionRate * grown;
    unfunded *= 1 - contributionRate(terms, period);
    nav = grown * (1 - distributionRate) + contribution;
    rows.push({ period, contribution, distributionRate, distribution, nav });
  }
  return rows;
}

/**
 * The share of the unfunded commitment that is called in a period; zero where no rates were given.
 * @example
 * expect(contributionRate({ rateOfContribution: [0.25, 0.5] }, 7)).toBe(0.5);
 */
export function contributionRate(
  { rateOfContribution }: Pick<PacingTerms, "rateOfContribution">,
  period: number,
): number {
  return rateOfContribution[Math.min(period, rateOfContribution.length) - 1] ?? 0;
}
