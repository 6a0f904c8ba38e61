import { type FeeBasis, type FeeSchedule, type FeeYear, managementFees } from "@essor/core/fund";
import {
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  roundFraction,
} from "@essor/core/math";
import {
  answerCases,
  asNumber,
  asNumbers,
  asObject,
  type Json,
  onlyFile,
  readCases,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import { asFraction } from "./fund-fraction.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions } from "./options.ts";

/** Amounts are taken to a millionth of the unit of the file, so that small units (millions) lose nothing. */
const GRID = 1_000_000n;

const BASES: Readonly<Record<string, { basis: FeeBasis; schedule: string }>> = {
  committed: { basis: "committed", schedule: "committedSchedule" },
  called: { basis: "paid-in", schedule: "calledSchedule" },
  paidIn: { basis: "paid-in", schedule: "paidInSchedule" },
  "paid-in": { basis: "paid-in", schedule: "paidInSchedule" },
  invested: { basis: "invested", schedule: "investedSchedule" },
  fmv: { basis: "nav", schedule: "portfolioFmvSchedule" },
  nav: { basis: "nav", schedule: "navSchedule" },
};

/** `essor fund fees` */
export const fundFees: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, { out: { type: "string" } });
  const cases = await readCases(onlyFile(positionals, "fees"), ["cases"]);
  return { out: values.out, outputs: resultOutputs(answerCases(cases, answer)) };
};

/** Rates are in percent a year, as the case files write them. */
function answer(entry: Json) {
  const input = entry.input === undefined ? entry : asObject(entry.input, "input");
  const term = asNumber(input.fundTerm, "fundTerm");
  if (!Number.isInteger(term) || term < 0) {
    throw refuse("out-of-range", "fundTerm", "fundTerm must be a whole number of years");
  }
  const named = BASES[String(input.basis)];
  if (!named) throw refuse("unknown-basis", "basis", `There is no basis "${input.basis}"`);
  const listed = Array.isArray(input.stepDowns)
    ? input.stepDowns
    : input.stepDown === undefined || input.stepDown === null
      ? []
      : [input.stepDown];
  const schedule: FeeSchedule = {
    basis: named.basis,
    rate: percent(input.feeRate, "feeRate"),
    steps: listed.map((raw, i) => {
      const step = asObject(raw, `stepDown[${i}]`);
      return {
        afterYear: asNumber(step.afterYear, `stepDown[${i}].afterYear`),
        rate: percent(step.newRate, `stepDown[${i}].newRate`),
      };
    }),
    offsetShare: percent(input.offsetPercent ?? 100, "offsetPercent"),
  };
  const years = readYears(input, named, term);
  const fees = managementFees(schedule, years);
  if (!fees.ok) throw refuse(fees.code, "basis", `Year ${fees.facts.year} has no such basis`);
  const yearlyFees = fees.value.map(({ fee }) => Number(fee) / Number(GRID));
  const totalFees = Number(fees.value.reduce((sum, { fee }) => sum + fee, 0n)) / Number(GRID);
  return { totalFees, yearlyFees, averageAnnualFee: term > 0 ? totalFees / term : null };
}

function readYears(
  input: Json,
  { basis, schedule }: { readonly basis: FeeBasis; readonly schedule: string },
  term: number,
): FeeYear[] {
  const given = Object.keys(input).find((name) => /schedule$/i.test(name)) ?? schedule;
  const listed = input[given] === undefined ? undefined : asNumbers(input[given], given);
  const whole = listed ? undefined : onGrid(input.fundSize, "fundSize");
  const offsets =
    input.feesFromCompanies === undefined
      ? undefined
      : asNumbers(input.feesFromCompanies, "feesFromCompanies");
  return Array.from({ length: term }, (_, i) => {
    // A schedule shorter than the term holds its last value.
    const base = listed ? onGrid(listed[Math.min(i, listed.length - 1)], given) : whole;
    return {
      bases: base === undefined ? {} : { [basis]: base },
      feesFromCompanies: onGrid(offsets?.[i] ?? 0, "feesFromCompanies"),
    };
  });
}

function percent(value: unknown, field: string): Fraction {
  return divideFractions(asFraction(value, field), fraction(100n));
}

function onGrid(value: unknown, field: string): bigint {
  return roundFraction(multiplyFractions(asFraction(value, field), fraction(GRID)));
}
