import {
  addFractions as add,
  type Fraction,
  fraction,
  fractionToNumber,
  maxFraction as max,
  minFraction as min,
  multiplyFractions as multiply,
  parseFraction,
  subtractFractions as subtract,
  ZERO,
} from "@essor/core/math";
import { asArray, asNumber, asObject, type Json, refuse } from "./fund-cases.ts";

/**
 * Capital first, then a split by carry, quarter by quarter; at the end the general partner keeps carry only on profit
 * above what the limited partners are short of their agreed multiple.
 */
export function moneyLedger(entry: Json) {
  const input = asObject(entry.input, "input");
  const config = asObject(input.config, "config");
  const carry = read(config.carryPct, "carryPct");
  const paidInAt = amounts(input.contributions, "contributions", "amount");
  const exits = amounts(input.exits, "exits", "grossProceeds");
  let [returned, lpPaid, gpPaid, gross] = [ZERO, ZERO, ZERO, ZERO];
  const rows: Record<string, number>[] = exits.map(({ quarter, amount }) => {
    const called = sum(paidInAt.filter((c) => c.quarter <= quarter));
    const lpCapitalReturn = min(amount, max(ZERO, subtract(called, returned)));
    const profit = subtract(amount, lpCapitalReturn);
    const gpCarry = multiply(profit, carry);
    const lpProfitShare = subtract(profit, gpCarry);
    returned = add(returned, lpCapitalReturn);
    lpPaid = add(lpPaid, add(lpCapitalReturn, lpProfitShare));
    gpPaid = add(gpPaid, gpCarry);
    gross = add(gross, amount);
    return {
      quarter,
      grossProceeds: fractionToNumber(amount),
      lpCapitalReturn: fractionToNumber(lpCapitalReturn),
      lpProfitShare: fractionToNumber(lpProfitShare),
      gpCarry: fractionToNumber(gpCarry),
    };
  });
  const paidIn = sum(paidInAt);
  const floor = multiply(read(config.clawbackLpHurdleMultiple ?? 1, "multiple"), paidIn);
  const shortfall = max(ZERO, subtract(floor, lpPaid));
  const kept = multiply(carry, max(ZERO, subtract(subtract(gross, paidIn), shortfall)));
  const due =
    config.clawbackEnabled === true && shortfall.num > 0n
      ? min(gpPaid, max(ZERO, subtract(gpPaid, kept)))
      : ZERO;
  if (due.num > 0n) {
    const back = fractionToNumber(due);
    rows.push({
      quarter: exits.at(-1)?.quarter ?? 0,
      grossProceeds: 0,
      gpClawback: back,
      gpCarry: -back,
      lpCapitalReturn: back,
    });
  }
  const distributed = fractionToNumber(add(lpPaid, due));
  const called = fractionToNumber(paidIn);
  return {
    totals: {
      paidIn: called,
      distributed,
      gpCarryTotal: fractionToNumber(gpPaid),
      gpClawback: due.num > 0n ? fractionToNumber(due) : null,
      gpCarryNet: fractionToNumber(subtract(gpPaid, due)),
      dpi: called > 0 ? distributed / called : null,
      tvpi: called > 0 ? distributed / called : null,
    },
    rows,
    rows_count: rows.length,
    ...(due.num > 0n ? { clawback_row: rows.at(-1) } : {}),
  };
}

type At = { readonly quarter: number; readonly amount: Fraction };

function amounts(list: unknown, field: string, name: string): At[] {
  return asArray(list, field)
    .map((raw, i) => {
      const row = asObject(raw, `${field}[${i}]`);
      const amount = read(row[name], `${field}[${i}].${name}`);
      if (amount.num < 0n) throw refuse("negative-amount", `${field}[${i}]`, "Below zero");
      return { quarter: asNumber(row.quarter, `${field}[${i}].quarter`), amount };
    })
    .sort((a, b) => a.quarter - b.quarter);
}

function sum(list: readonly At[]): Fraction {
  return list.reduce((total, { amount }) => add(total, amount), fraction(0n));
}

function read(value: unknown, field: string): Fraction {
  const parsed = parseFraction(String(value));
  if (!parsed) throw refuse("not-a-number", field, `${field} must be a number`);
  return parsed;
}
