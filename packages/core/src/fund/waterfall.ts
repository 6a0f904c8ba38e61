import { type Fraction, floorFraction, fraction, subtractFractions } from "../math/fraction.ts";
import { assert } from "../vocabulary/assert.ts";
import type { Day } from "../vocabulary/day.ts";
import { fail, ok, type Result } from "../vocabulary/result.ts";
import { type DayCount, yearFraction } from "./day-count.ts";
import {
  accrue,
  contribute,
  distributeTiers,
  TIER_LINES,
  TIER_START,
  type TierLine,
  type TierState,
  type TierTerms,
} from "./waterfall-tiers.ts";

/** The terms of a whole-fund waterfall, as the partnership agreement writes them. */
export type WaterfallTerms = TierTerms & {
  readonly dayCount: DayCount;
  /** Share of each carry payment that is held back until the end (0 none). */
  readonly escrowShare: Fraction;
};

/** A limited partner and its whole-number weight (its commitment in minor units). */
export type PartnerWeight = { readonly partner: string; readonly weight: bigint };

/** Whole minor units by line. */
export type LineMinor = { readonly [line in TierLine]: bigint };

/**
 * The money state of a waterfall: exact tiers, and what has been paid in whole minor units.
 * Every payment is the difference of two roundings of what has been earned in all, so rounding never adds up.
 */
export type WaterfallAccount = {
  readonly at: Day | undefined;
  readonly tiers: TierState;
  readonly earned: { readonly [line in TierLine]: Fraction };
  readonly paid: LineMinor;
  readonly distributed: bigint;
  readonly contributed: bigint;
  readonly partnersPaid: Readonly<Record<string, bigint>>;
  readonly escrow: bigint;
};

/** One distribution, to the fen: the lines add up to the amount, the partners to what the limited partners get. */
export type WaterfallPayment = {
  readonly day: Day;
  readonly amount: bigint;
  readonly lines: LineMinor;
  readonly lp: bigint;
  readonly gp: bigint;
  /** Part of the general partner's money that goes to escrow instead of being paid out. */
  readonly toEscrow: bigint;
  readonly partners: Readonly<Record<string, bigint>>;
  readonly trace: readonly WaterfallStep[];
};

/** One step of the explanation: which line took how much, and what was still due on it before. */
export type WaterfallStep = {
  readonly line: TierLine;
  readonly minor: bigint;
  readonly exact: Fraction;
  readonly before: TierState;
};

const NO_LINES: LineMinor = {
  returnOfCapital: 0n,
  preferredReturn: 0n,
  catchUpGp: 0n,
  catchUpLp: 0n,
  residualLp: 0n,
  residualGp: 0n,
};

/**
 * A waterfall before its first flow.
 * @example
 * expect(openWaterfall().distributed).toBe(0n);
 */
export function openWaterfall(): WaterfallAccount {
  const zero = fraction(0n);
  return {
    at: undefined,
    tiers: TIER_START,
    earned: {
      returnOfCapital: zero,
      preferredReturn: zero,
      catchUpGp: zero,
      catchUpLp: zero,
      residualLp: zero,
      residualGp: zero,
    },
    paid: NO_LINES,
    distributed: 0n,
    contributed: 0n,
    partnersPaid: {},
    escrow: 0n,
  };
}

/**
 * Capital paid in on a day, in minor units. Earlier than the last flow is refused; nothing is reordered silently.
 * @example
 * const terms = { hurdle: fraction(8n, 100n), compounding: "annual", carry: fraction(1n, 5n), catchUp: fraction(1n), dayCount: "act/365f", escrowShare: fraction(0n) };
 * const paid = contributeMoney(openWaterfall(), { terms, day: 0 as Day, amount: 100n });
 * expect(paid.ok && paid.value.contributed).toBe(100n);
 */
export function contributeMoney(
  account: WaterfallAccount,
  {
    terms,
    day,
    amount,
  }: { readonly terms: WaterfallTerms; readonly day: Day; readonly amount: bigint },
): Result<WaterfallAccount, "out-of-order" | "negative-amount"> {
  if (amount < 0n) return fail("negative-amount", { amount: amount.toString() });
  if (account.at !== undefined && day < account.at) return fail("out-of-order", { day });
  const tiers = contribute(grown(account, terms, day), fraction(amount), terms);
  return ok({ ...account, at: day, tiers, contributed: account.contributed + amount });
}

/**
 * A distribution on a day, in minor units, down the tiers and to the partners.
 * Lines, and then partners, are split by largest remainder on the sums earned so far (ties to the earlier line, and to
 * the partner whose name sorts first): splitting a distribution, or naming partners in another order, changes nothing.
 * A partner whose share of one distribution is below one minor unit may therefore see a correction of one unit.
 * @example
 * const terms = { hurdle: fraction(0n), compounding: "annual", carry: fraction(1n, 5n), catchUp: fraction(0n), dayCount: "act/365f", escrowShare: fraction(0n) };
 * const result = distributeMoney(openWaterfall(), { terms, day: 0 as Day, amount: 11n, partners: [{ partner: "a", weight: 1n }, { partner: "b", weight: 1n }] });
 * expect(result.ok && [result.value.payment.lp, result.value.payment.gp, result.value.payment.partners]).toEqual([9n, 2n, { a: 5n, b: 4n }]);
 */
export function distributeMoney(
  account: WaterfallAccount,
  {
    terms,
    day,
    amount,
    partners,
  }: {
    readonly terms: WaterfallTerms;
    readonly day: Day;
    readonly amount: bigint;
    readonly partners: readonly PartnerWeight[];
  },
): Result<
  { readonly account: WaterfallAccount; readonly payment: WaterfallPayment },
  "out-of-order" | "negative-amount" | "no-weights"
> {
  if (amount < 0n) return fail("negative-amount", { amount: amount.toString() });
  if (account.at !== undefined && day < account.at) return fail("out-of-order", { day });
  if (!partners.some(({ weight }) => weight > 0n)) return fail("no-weights");
  const before = grown(account, terms, day);
  const { lines: exact, state } = distributeTiers(before, terms, fraction(amount));
  const distributed = account.distributed + amount;
  const earned = { ...account.earned };
  for (const line of TIER_LINES) {
    earned[line] = addExact(earned[line], exact[line]);
  }
  const rounded = largestRemainder(
    TIER_LINES.map((line) => earned[line]),
    distributed,
  );
  const paid = Object.fromEntries(TIER_LINES.map((line, i) => [line, rounded[i]])) as LineMinor;
  const lines = Object.fromEntries(
    TIER_LINES.map((line) => [line, paid[line] - account.paid[line]]),
  ) as LineMinor;
  const gp = lines.catchUpGp + lines.residualGp;
  const lpPaid = distributed - paid.catchUpGp - paid.residualGp;
  const partnersPaid = splitByWeight(lpPaid, partners);
  const names = [...new Set([...Object.keys(account.partnersPaid), ...Object.keys(partnersPaid)])];
  const gpPaid = paid.catchUpGp + paid.residualGp;
  const escrow = floorFraction({
    num: gpPaid * terms.escrowShare.num,
    den: terms.escrowShare.den,
  });
  const payment: WaterfallPayment = {
    day,
    amount,
    lines,
    lp: amount - gp,
    gp,
    toEscrow: escrow - account.escrow,
    partners: Object.fromEntries(
      names.map((name) => [name, (partnersPaid[name] ?? 0n) - (account.partnersPaid[name] ?? 0n)]),
    ),
    trace: TIER_LINES.filter((line) => exact[line].num !== 0n || lines[line] !== 0n).map(
      (line) => ({ line, minor: lines[line], exact: exact[line], before }),
    ),
  };
  assert(
    TIER_LINES.reduce((sum, line) => sum + lines[line], 0n) === amount,
    "The lines of a distribution must add up to it",
  );
  return ok({
    account: {
      ...account,
      at: day,
      tiers: state,
      earned,
      paid,
      distributed,
      partnersPaid,
      escrow,
    },
    payment,
  });
}

/**
 * What would be paid to whom if the fund sold everything at a value on a day; the account is left as it is.
 * The general partner's part is the carry accrued at that NAV.
 * @example
 * const terms = { hurdle: fraction(0n), compounding: "annual", carry: fraction(1n, 5n), catchUp: fraction(0n), dayCount: "act/365f", escrowShare: fraction(0n) };
 * const paid = contributeMoney(openWaterfall(), { terms, day: 0 as Day, amount: 100n });
 * const result = hypotheticalLiquidation(paid.ok ? paid.value : openWaterfall(), { terms, day: 9 as Day, amount: 150n, partners: [{ partner: "a", weight: 1n }] });
 * expect(result.ok && result.value.gp).toBe(10n);
 */
export function hypotheticalLiquidation(
  account: WaterfallAccount,
  options: Parameters<typeof distributeMoney>[1],
): Result<WaterfallPayment, "out-of-order" | "negative-amount" | "no-weights"> {
  const result = distributeMoney(account, options);
  return result.ok ? ok(result.value.payment) : result;
}

function grown(account: WaterfallAccount, terms: WaterfallTerms, day: Day): TierState {
  if (account.at === undefined || account.at === day) return account.tiers;
  return accrue(account.tiers, terms, yearFraction(account.at, day, terms.dayCount));
}

function addExact(a: Fraction, b: Fraction): Fraction {
  return b.num === 0n ? a : subtractFractions(a, { num: -b.num, den: b.den });
}

/** Whole numbers near the parts that add up to the total, which the parts do exactly; ties to the earlier part. */
function largestRemainder(parts: readonly Fraction[], total: bigint): bigint[] {
  const floors = parts.map(floorFraction);
  let left = total - floors.reduce((a, b) => a + b, 0n);
  const order = parts
    .map((part, position) => ({ position, num: part.num - floors[position]! * part.den, part }))
    .sort((a, b) => {
      const [x, y] = [a.num * b.part.den, b.num * a.part.den];
      return x === y ? a.position - b.position : x < y ? 1 : -1;
    });
  for (const { position } of order) {
    if (left === 0n) break;
    floors[position] = (floors[position] as bigint) + 1n;
    left -= 1n;
  }
  assert(left === 0n, "Parts must add up to the total");
  return floors;
}

/** Largest remainder by weights, partners taken in the order of their names. */
export function splitByWeight(
  total: bigint,
  partners: readonly PartnerWeight[],
): Readonly<Record<string, bigint>> {
  const sorted = [...partners].sort((a, b) =>
    a.partner < b.partner ? -1 : a.partner > b.partner ? 1 : 0,
  );
  const sum = sorted.reduce((s, { weight }) => s + weight, 0n);
  const shares = largestRemainder(
    sorted.map(({ weight }) => fraction(total * weight, sum)),
    total,
  );
  return Object.fromEntries(sorted.map(({ partner }, i) => [partner, shares[i] as bigint]));
}
