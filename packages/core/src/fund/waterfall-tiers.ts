import {
  addFractions as add,
  compareFractions as compare,
  divideFractions as divide,
  type Fraction,
  fraction,
  maxFraction as max,
  minFraction as min,
  multiplyFractions as multiply,
  ONE,
  powerFraction,
  roundFraction,
  subtractFractions as subtract,
  ZERO,
} from "../math/fraction.ts";

/** How the preferred return grows. `annual` compounds with the year fraction as power, `daily` on 365 days a year. */
export type Compounding = "annual" | "simple" | "daily";

export type TierTerms = {
  /** Preferred return a year, e.g. 8/100. */
  readonly hurdle: Fraction;
  readonly compounding: Compounding;
  /** Share of all profit that goes to the general partner. */
  readonly carry: Fraction;
  /** Share of each unit that the general partner takes while catching up: 0 none, 1 full. */
  readonly catchUp: Fraction;
  /**
   * Further hurdles, ascending: once the limited partners have had this return a year on what they paid in (compounding
   * annually), the general partner's share of what comes next becomes `carry`.
   */
  readonly upperTiers?: readonly UpperTier[];
};

export type UpperTier = { readonly hurdle: Fraction; readonly carry: Fraction };

/** The lines of a distribution, in the order in which they are paid. They add up to the amount. */
export const TIER_LINES = [
  "returnOfCapital",
  "preferredReturn",
  "catchUpGp",
  "catchUpLp",
  "residualLp",
  "residualGp",
] as const;
export type TierLine = (typeof TIER_LINES)[number];
export type TierAmounts = { readonly [line in TierLine]: Fraction };

/** Where a waterfall stands, exactly. */
export type TierState = {
  readonly unreturnedCapital: Fraction;
  readonly accruedPreferred: Fraction;
  /** Profit given out so far to both sides, and the part of it that went to the general partner. */
  readonly profit: Fraction;
  readonly gp: Fraction;
  /** What the limited partners are still short of, per upper hurdle. */
  readonly upperShort: readonly Fraction[];
};

export const TIER_START: TierState = {
  unreturnedCapital: ZERO,
  accruedPreferred: ZERO,
  profit: ZERO,
  gp: ZERO,
  upperShort: [],
};

/** Grid to which an accrual over a broken year is rounded, in parts of the unit of money: far below a fen. */
const ACCRUAL_GRID = 1_000_000_000n;

/**
 * Lets the preferred return grow. Whole years grow exactly; a broken year's power is a double, and the accrual is then
 * rounded to a thousand-millionth of the unit, so that amounts stay exact from there on.
 * @example
 * const terms = { hurdle: fraction(8n, 100n), compounding: "annual", carry: fraction(1n, 5n), catchUp: ONE };
 * const state = accrue(contribute(TIER_START, fraction(100n)), terms, 2);
 * expect(formatDecimal(state.accruedPreferred, 2)).toBe("16.64");
 */
export function accrue(before: TierState, terms: TierTerms, years: number): TierState {
  if (years === 0) return before;
  const state = accrueUpper(before, terms, years);
  if (terms.hurdle.num === 0n) return state;
  const { unreturnedCapital, accruedPreferred } = state;
  if (terms.compounding === "simple") {
    const grown = multiply(multiply(unreturnedCapital, terms.hurdle), yearsAsFraction(years));
    const accrued = Number.isInteger(years) ? grown : onGrid(grown);
    return { ...state, accruedPreferred: add(accruedPreferred, accrued) };
  }
  const balance = add(unreturnedCapital, accruedPreferred);
  if (balance.num === 0n) return state;
  const grown = multiply(balance, subtract(growth(terms, years), ONE));
  const accrued = Number.isInteger(years) && terms.compounding === "annual" ? grown : onGrid(grown);
  return { ...state, accruedPreferred: add(accruedPreferred, accrued) };
}

function accrueUpper(state: TierState, { upperTiers }: TierTerms, years: number): TierState {
  if (!upperTiers || state.upperShort.length === 0) return state;
  return {
    ...state,
    upperShort: state.upperShort.map((short, i) => {
      const hurdle = upperTiers[i]?.hurdle ?? ZERO;
      const grown = multiply(short, growth({ hurdle, compounding: "annual" }, years));
      return Number.isInteger(years) ? grown : onGrid(grown);
    }),
  };
}

/**
 * Adds paid-in capital to what must come back first.
 * @example
 * expect(contribute(TIER_START, fraction(5n)).unreturnedCapital).toEqual(fraction(5n));
 */
export function contribute(
  state: TierState,
  amount: Fraction,
  { upperTiers = [] }: Pick<TierTerms, "upperTiers"> = {},
): TierState {
  return {
    ...state,
    unreturnedCapital: add(state.unreturnedCapital, amount),
    upperShort: upperTiers.map((_, i) => add(state.upperShort[i] ?? ZERO, amount)),
  };
}

/**
 * Sends an amount down the tiers: capital, preferred return, catch-up, split.
 * The catch-up runs until the general partner has `carry` of all profit ever distributed: X = (c * profit - gp) / (k - c),
 * the fixed point, not one step of it. No catch-up is taken where k <= c.
 * @example
 * const terms = { hurdle: fraction(8n, 100n), compounding: "annual", carry: fraction(1n, 5n), catchUp: ONE };
 * const state = accrue(contribute(TIER_START, fraction(100n)), terms, 1);
 * const { lines } = distributeTiers(state, terms, fraction(200n));
 * expect(formatDecimal(lines.catchUpGp, 2)).toBe("2.00");
 */
export function distributeTiers(
  state: TierState,
  terms: TierTerms,
  amount: Fraction,
): { readonly lines: TierAmounts; readonly state: TierState } {
  let left = amount;
  const returnOfCapital = min(left, state.unreturnedCapital);
  left = subtract(left, returnOfCapital);
  const preferredReturn = min(left, state.accruedPreferred);
  left = subtract(left, preferredReturn);
  let profit = add(state.profit, preferredReturn);
  let gp = state.gp;

  const { carry, catchUp } = terms;
  let [catchUpGp, catchUpLp] = [ZERO, ZERO];
  if (left.num > 0n && compare(catchUp, carry) > 0) {
    const owed = subtract(multiply(carry, profit), gp);
    const whole = max(ZERO, divide(owed, subtract(catchUp, carry)));
    const taken = min(left, whole);
    catchUpGp = multiply(taken, catchUp);
    catchUpLp = subtract(taken, catchUpGp);
    left = subtract(left, taken);
    profit = add(profit, taken);
    gp = add(gp, catchUpGp);
  }
  const toLp = add(add(returnOfCapital, preferredReturn), catchUpLp);
  const { residualGp, upperShort } = splitResidual(left, terms, lower(state.upperShort, toLp));
  const residualLp = subtract(left, residualGp);
  return {
    lines: { returnOfCapital, preferredReturn, catchUpGp, catchUpLp, residualLp, residualGp },
    state: {
      unreturnedCapital: subtract(state.unreturnedCapital, returnOfCapital),
      accruedPreferred: subtract(state.accruedPreferred, preferredReturn),
      profit: add(profit, left),
      gp: add(gp, residualGp),
      upperShort,
    },
  };
}

/** The general partner's part of what is left: the agreed carry, rising as each upper hurdle is met. */
function splitResidual(
  amount: Fraction,
  { carry, upperTiers = [] }: TierTerms,
  short: readonly Fraction[],
): { readonly residualGp: Fraction; readonly upperShort: readonly Fraction[] } {
  let left = amount;
  let rate = carry;
  let residualGp = ZERO;
  let upperShort = short;
  for (const [i, tier] of upperTiers.entries()) {
    const lpShare = subtract(ONE, rate);
    const due = upperShort[i] ?? ZERO;
    const whole = lpShare.num === 0n ? (due.num === 0n ? ZERO : left) : divide(due, lpShare);
    const taken = min(left, whole);
    const toGp = multiply(taken, rate);
    residualGp = add(residualGp, toGp);
    left = subtract(left, taken);
    upperShort = lower(upperShort, subtract(taken, toGp));
    rate = tier.carry;
  }
  const toGp = multiply(left, rate);
  return {
    residualGp: add(residualGp, toGp),
    upperShort: lower(upperShort, subtract(left, toGp)),
  };
}

function lower(short: readonly Fraction[], paid: Fraction): readonly Fraction[] {
  return short.map((due) => max(ZERO, subtract(due, paid)));
}

/** The factor by which the preferred balance grows over a time. */
export function growth(
  { hurdle, compounding }: Pick<TierTerms, "hurdle" | "compounding">,
  years: number,
): Fraction {
  if (compounding === "simple") return add(ONE, multiply(hurdle, yearsAsFraction(years)));
  if (compounding === "daily") {
    const daily = Number(hurdle.num) / Number(hurdle.den) / 365;
    return yearsAsFraction(Math.exp(Math.log1p(daily) * years * 365));
  }
  if (Number.isInteger(years)) return powerFraction(add(ONE, hurdle), years);
  return yearsAsFraction((1 + Number(hurdle.num) / Number(hurdle.den)) ** years);
}

/** A double as a fraction to 14 decimals: the last digits differ between machines and must not decide a fen. */
function yearsAsFraction(value: number): Fraction {
  if (Number.isInteger(value)) return fraction(BigInt(value));
  const whole = Math.floor(value);
  return fraction(
    BigInt(whole) * 100_000_000_000_000n + BigInt(Math.round((value - whole) * 1e14)),
    100_000_000_000_000n,
  );
}

function onGrid(value: Fraction): Fraction {
  return fraction(roundFraction(multiply(value, fraction(ACCRUAL_GRID))), ACCRUAL_GRID);
}
