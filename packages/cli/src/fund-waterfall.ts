import {
  accrue,
  contribute,
  type Deal,
  dealByDeal,
  distributeTiers,
  TIER_LINES,
  TIER_START,
  type TierTerms,
} from "@essor/core/fund";
import {
  addFractions as add,
  compareFractions as compare,
  divideFractions as divide,
  type Fraction,
  formatDecimal,
  formatFraction,
  fraction,
  maxFraction as max,
  minFraction as min,
  multiplyFractions as multiply,
  parseFraction,
  subtractFractions as subtract,
  ZERO,
} from "@essor/core/math";
import {
  answerCases,
  asArray,
  asNumber,
  asObject,
  asText,
  type Json,
  onlyFile,
  readCases,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import { asFraction, asTierTerms } from "./fund-fraction.ts";
import type { FundVerb } from "./fund-verb.ts";
import { moneyLedger } from "./fund-waterfall-ledger.ts";
import { moneyWaterfall } from "./fund-waterfall-money.ts";
import { readOptions } from "./options.ts";

const PLACES = 12;

/** `essor fund waterfall` */
export const fundWaterfall: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, { out: { type: "string" } });
  const cases = await readCases(onlyFile(positionals, "waterfall"), ["cases"]);
  return {
    out: values.out,
    outputs: resultOutputs(answerCases(cases, answer)),
  };
};

function answer(entry: Json): unknown {
  switch (entry.kind) {
    case "european":
      return wholeFund(entry);
    case "american-pure":
      return realisedDeals(entry, "alone");
    case "american-loss-carryforward":
      return realisedDeals(entry, "loss-carryforward");
    case "single-distribution-flat-hurdle":
      return flatHurdle(entry);
    case "european-given-preferred":
      return givenPreferred(entry);
    case "quarterly-no-hurdle-shortfall-clawback":
      return moneyLedger(entry);
    case "whole-fund":
      return moneyWaterfall(entry);
    default:
      throw refuse("unknown-kind", "kind", `There is no waterfall of kind "${entry.kind}"`);
  }
}

function wholeFund(entry: Json) {
  const terms = asTierTerms(entry);
  let state = TIER_START;
  let contributions = ZERO;
  let lpTotal = ZERO;
  let before: number | undefined;
  const rows = asArray(entry.events, "events").map((raw, i) => {
    const event = asObject(raw, `events[${i}]`);
    const year = asNumber(event.year, `events[${i}].year`);
    if (before !== undefined && year < before) {
      throw refuse("out-of-order", `events[${i}].year`, "Events must stand in order of time");
    }
    const paidIn = asFraction(event.contribution ?? 0, `events[${i}].contribution`);
    const amount = asFraction(event.distribution ?? 0, `events[${i}].distribution`);
    if (paidIn.num < 0n || amount.num < 0n) {
      throw refuse("negative-amount", `events[${i}]`, "Amounts must not be negative");
    }
    state = contribute(accrue(state, terms, year - (before ?? year)), paidIn, terms);
    before = year;
    const paid = distributeTiers(state, terms, amount);
    state = paid.state;
    const gp = add(paid.lines.catchUpGp, paid.lines.residualGp);
    const lp = subtract(amount, gp);
    contributions = add(contributions, paidIn);
    lpTotal = add(lpTotal, lp);
    return {
      year,
      ...Object.fromEntries(TIER_LINES.map((line) => [line, decimal(paid.lines[line])])),
      lp: decimal(lp),
      gp: decimal(gp),
      unreturnedCapital: decimal(state.unreturnedCapital),
      accruedPreferred: decimal(state.accruedPreferred),
    };
  });
  return { rows, ...totals({ contributions, lpTotal, gpCarry: state.gp }) };
}

function realisedDeals(entry: Json, style: "alone" | "loss-carryforward") {
  const terms = asTierTerms(entry);
  const deals = asArray(entry.deals, "deals").map((raw, i): Deal => {
    const deal = asObject(raw, `deals[${i}]`);
    const at = (name: string) => `deals[${i}].${name}`;
    const read = {
      id: asText(deal.id, at("id")),
      cost: asFraction(deal.cost, at("cost")),
      bought: asNumber(deal.year, at("year")),
      proceeds: asFraction(deal.proceeds, at("proceeds")),
      sold: asNumber(deal.exit, at("exit")),
    };
    if (read.sold < read.bought) throw refuse("out-of-order", at("exit"), "Sold before bought");
    return read;
  });
  const result = dealByDeal(deals, { terms, style, taxRate: ZERO });
  return {
    rows: result.rows.map(({ deal, sold, lines, lp, gp }) => ({
      deal,
      year: sold,
      returnOfCapital: decimal(lines.returnOfCapital),
      preferredReturn: decimal(lines.preferredReturn),
      catchUpGp: decimal(lines.catchUpGp),
      catchUpLp: decimal(lines.catchUpLp),
      residualLp: decimal(lines.residualLp),
      residualGp: decimal(lines.residualGp),
      lp: decimal(lp),
      gp: decimal(gp),
    })),
    ...totals({
      carryPaid: result.carryPaid,
      lpTotal: result.lpTotal,
      fundProfit: result.fundProfit,
      excessCarry: result.clawback.excessCarry,
      lpHurdleShortfallAtEnd: result.clawback.lpHurdleShortfall,
      clawback: result.clawback.clawback,
    }),
  };
}

/** A preferred return that is a flat part of cost, and a catch-up that ends at carry of preferred plus catch-up. */
function flatHurdle(entry: Json) {
  const cost = asFraction(entry.cost, "cost");
  let left = asFraction(entry.proceeds, "proceeds");
  const proceeds = left;
  const tiers = asArray(entry.tiers, "tiers")
    .map((tier, i) => asObject(tier, `tiers[${i}]`))
    .sort((a, b) => asNumber(a.priority, "priority") - asNumber(b.priority, "priority"));
  const carryTier = tiers.find(({ tierType }) => tierType === "carry");
  const carry = carryTier ? asFraction(carryTier.rate, "rate") : ZERO;
  const breakdown: { tier: string; lpAmount: string; gpAmount: string }[] = [];
  let [lp, gp, preferred] = [ZERO, ZERO, ZERO];
  for (const tier of tiers) {
    if (left.num <= 0n) break;
    let [toLp, toGp] = [ZERO, ZERO];
    if (tier.tierType === "return_of_capital") toLp = min(left, cost);
    else if (tier.tierType === "preferred_return") {
      preferred = toLp = min(left, multiply(cost, asFraction(tier.rate, "rate")));
    } else if (tier.tierType === "gp_catch_up") {
      const share = asFraction(tier.catchUpRate, "catchUpRate");
      if (share.num === 0n || compare(carry, fraction(1n)) >= 0) continue;
      const owed = divide(multiply(preferred, carry), subtract(fraction(1n), carry));
      const taken = min(left, divide(owed, share));
      if (taken.num === 0n) continue;
      toGp = multiply(taken, share);
      toLp = subtract(taken, toGp);
    } else if (tier.tierType === "carry") {
      toGp = multiply(left, carry);
      toLp = subtract(left, toGp);
    } else {
      throw refuse("unknown-tier", "tierType", `There is no tier "${tier.tierType}"`);
    }
    left = max(ZERO, subtract(left, add(toLp, toGp)));
    lp = add(lp, toLp);
    gp = add(gp, toGp);
    breakdown.push({ tier: String(tier.tierType), ...cents(toLp, toGp) });
  }
  const { lpAmount, gpAmount } = cents(lp, gp);
  return {
    lpDistribution: lpAmount,
    gpDistribution: gpAmount,
    totalDistributed: formatDecimal(subtract(proceeds, left), 2),
    breakdown,
  };
}

/** Two sides in cents that add up to their sum in cents: the second is what is left of it. */
function cents(lp: Fraction, gp: Fraction) {
  const whole = parseFraction(formatDecimal(add(lp, gp), 2)) ?? ZERO;
  const gpAmount = formatDecimal(gp, 2);
  return {
    lpAmount: formatDecimal(subtract(whole, parseFraction(gpAmount) ?? ZERO), 2),
    gpAmount,
  };
}

function givenPreferred(entry: Json) {
  const terms: TierTerms = {
    hurdle: ZERO,
    compounding: "simple",
    carry: asFraction(entry.carry, "carry"),
    catchUp: asCatchUp(entry.catchUp),
  };
  const paidIn = asFraction(entry.paidIn, "paidIn");
  const proceeds = asFraction(entry.grossProceeds, "grossProceeds");
  const { state } = distributeTiers(
    {
      ...TIER_START,
      unreturnedCapital: paidIn,
      accruedPreferred: asFraction(entry.preferredOwed, "preferredOwed"),
    },
    terms,
    proceeds,
  );
  return {
    lp: Number(formatDecimal(subtract(proceeds, state.gp), PLACES)),
    gp: Number(formatDecimal(state.gp, PLACES)),
  };
}

function asCatchUp(value: unknown): Fraction {
  if (value === "full") return fraction(1n);
  if (value === "none" || value === undefined || value === null) return ZERO;
  return asFraction(value, "catchUp");
}

function totals(exact: Readonly<Record<string, Fraction>>) {
  const each = (write: (value: Fraction) => string) =>
    Object.fromEntries(Object.entries(exact).map(([name, value]) => [name, write(value)]));
  return { totals: each(decimal), totalsExact: each(formatFraction) };
}

function decimal(value: Fraction): string {
  return formatDecimal(value, PLACES);
}
