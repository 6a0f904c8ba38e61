import {
  addFractions as add,
  type Fraction,
  fraction,
  multiplyFractions as multiply,
  roundFraction,
  ZERO,
} from "../math/fraction.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";

/** What a management fee is a share of. Chinese rules of 2025 name paid-in or invested, not committed. */
export type FeeBasis = "committed" | "paid-in" | "invested" | "nav";

/** A fee schedule: a yearly rate, and steps that replace it after a year. */
export type FeeSchedule = {
  readonly basis: FeeBasis;
  /** Yearly rate, e.g. 2/100. */
  readonly rate: Fraction;
  readonly steps: readonly {
    readonly afterYear: number;
    readonly rate: Fraction;
    /** A step may also move the fee to another basis, as many agreements do after the investment period. */
    readonly basis?: FeeBasis;
  }[];
  /** Share of fees received from portfolio companies that is taken off, e.g. 1 for all of them. */
  readonly offsetShare: Fraction;
};

/** The bases of one year in minor units, and fees received elsewhere in it. */
export type FeeYear = {
  readonly bases: { readonly [basis in FeeBasis]?: bigint };
  readonly feesFromCompanies: bigint;
};

export type FeeRow = {
  readonly year: number;
  readonly basis: FeeBasis;
  readonly rate: Fraction;
  readonly gross: bigint;
  readonly offset: bigint;
  readonly fee: bigint;
};

/**
 * Management fees year by year in whole minor units. Offsets larger than a year's fee go forward to the next.
 * Each year's gross fee is the difference of two roundings of what is due in all, so rounding never adds up.
 * @example
 * const schedule = { basis: "committed", rate: fraction(2n, 100n), steps: [{ afterYear: 1, rate: fraction(1n, 100n) }], offsetShare: ZERO };
 * const rows = managementFees(schedule, [1, 2].map(() => ({ bases: { committed: 10000n }, feesFromCompanies: 0n })));
 * expect(rows.ok && rows.value.map(({ fee }) => fee)).toEqual([200n, 100n]);
 */
export function managementFees(
  schedule: FeeSchedule,
  years: readonly FeeYear[],
): Result<FeeRow[], "basis-missing"> {
  const steps = [...schedule.steps].sort((a, b) => a.afterYear - b.afterYear);
  const rows: FeeRow[] = [];
  let exact = ZERO;
  let billed = 0n;
  let carried = ZERO;
  let carriedUsed = 0n;
  for (const [i, { bases, feesFromCompanies }] of years.entries()) {
    const year = i + 1;
    const passed = steps.filter(({ afterYear }) => year > afterYear);
    const rate = passed.at(-1)?.rate ?? schedule.rate;
    const basis = passed.filter((step) => step.basis !== undefined).at(-1)?.basis ?? schedule.basis;
    const base = bases[basis];
    if (base === undefined) return fail("basis-missing", { year, basis });
    exact = add(exact, multiply(fraction(base), rate));
    const gross = roundFraction(exact) - billed;
    billed += gross;
    carried = add(carried, multiply(fraction(feesFromCompanies), schedule.offsetShare));
    const available = roundFraction(carried) - carriedUsed;
    const offset = available < gross ? available : gross;
    carriedUsed += offset;
    rows.push({ year, basis, rate, gross, offset, fee: gross - offset });
  }
  return ok(rows);
}
