import {
  type CapitalAccountPeriod,
  type FundFlow,
  type FundRecord,
  fundReturns,
  type Measure,
  multiples,
  rollForward,
  vintageBenchmarks,
} from "@essor/core/fund";
import { type Issue, parseDay } from "@essor/core/vocabulary";
import { readTable } from "./files.ts";
import {
  answerCases,
  asArray,
  asNumber,
  isJsonFile,
  type Json,
  onlyFile,
  readCases,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions } from "./options.ts";

/** `essor fund performance` */
export const fundPerformance: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, { out: { type: "string" } });
  const file = onlyFile(positionals, "performance");
  if (isJsonFile(file)) {
    const cases = await readCases(file, ["vectors", "cases"]);
    const answers = answerCases(cases, (entry) =>
      "flows" in entry ? fundFigures(entry) : capitalAccount(entry),
    );
    return { out: values.out, outputs: resultOutputs(answers) };
  }
  return { out: values.out, outputs: await byVintage(file) };
};

const PERIOD_FIELDS = [
  "navBeginning",
  "contributions",
  "distributions",
  "realised",
  "unrealised",
  "managementFees",
  "partnershipExpenses",
  "accruedCarryChange",
] as const;

/** A roll-forward in whole minor units; a given ending value is compared, never trusted. */
function capitalAccount(entry: Json) {
  const whole = (name: string) => {
    const value = entry[name];
    if (!/^-?\d+$/.test(String(value))) {
      throw refuse("not-whole", name, `${name} must be whole minor units, not ${value}`);
    }
    return BigInt(String(value));
  };
  const period = Object.fromEntries(
    PERIOD_FIELDS.map((name) => [name, whole(name)]),
  ) as CapitalAccountPeriod;
  const navEnding = rollForward(period);
  const agrees = entry.navEnding === undefined ? null : whole("navEnding") === navEnding;
  return { navEnding: Number(navEnding), agrees };
}

async function byVintage(file: string) {
  const { rows } = await readTable(file);
  const issues: Issue[] = [];
  const records: FundRecord[] = [];
  for (const [i, row] of rows.entries()) {
    const number = (field: string): number | undefined => {
      const text = row[field] ?? "";
      if (text === "") return undefined;
      const value = Number(text);
      if (Number.isFinite(value)) return value;
      issues.push({
        code: "not-a-number",
        severity: "error",
        row: i + 1,
        field,
        reason: `"${text}" is not a number; the figure is left out`,
      });
      return undefined;
    };
    const vintageYear = number("vintage");
    if (vintageYear === undefined) {
      issues.push({
        code: "no-vintage",
        severity: "warning",
        row: i + 1,
        field: "vintage",
        reason: "A fund without a vintage year stands in no vintage",
      });
      continue;
    }
    records.push({
      vintageYear,
      ...present("called", number("called_musd")),
      ...present("distributed", number("distributed_musd")),
      ...present("remaining", number("remaining_musd")),
      ...present("irrNet", number("net_irr")),
      ...present("netMultiple", number("net_multiple")),
    });
  }
  const results = Object.fromEntries(
    vintageBenchmarks(records).map(({ vintageYear, pooled, ...rest }) => [
      String(vintageYear),
      {
        ...rest,
        ...(pooled
          ? { pooled: { n: pooled.n, dpi: figure(pooled.dpi), rvpi: figure(pooled.rvpi) } }
          : {}),
      },
    ]),
  );
  return {
    "results.json": { json: { byVintage: results } },
    ...(issues.length > 0 ? { "issues.json": { json: issues } } : {}),
  };
}

function figure(m: Measure): number | null {
  return m.value;
}

function present<K extends string>(name: K, value: number | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [k in K]?: number };
}

/**
 * One fund from its dated flows: `{ id, at, flows: [[date, amount, kind]], navNet, navGross, commitment }`, kinds
 * investment, investor (the default) and facility.
 */
function fundFigures(entry: Json) {
  const day = (value: unknown, field: string) => {
    const read = parseDay(String(value));
    if (read === undefined) throw refuse("bad-date", field, `"${value}" is not a real date`);
    return read;
  };
  const flows = asArray(entry.flows, "flows").map((raw, i): FundFlow => {
    const [date, amount, kind = "investor"] = asArray(raw, `flows[${i}]`);
    if (kind !== "investor" && kind !== "investment" && kind !== "facility") {
      throw refuse("bad-kind", `flows[${i}]`, "investor, investment or facility");
    }
    return { day: day(date, `flows[${i}]`), amount: asNumber(amount, `flows[${i}]`), kind };
  });
  const at = day(entry.at, "at");
  const [navNet, navGross] = [
    asNumber(entry.navNet ?? 0, "navNet"),
    asNumber(entry.navGross ?? entry.navNet ?? 0, "navGross"),
  ];
  const investor = flows.filter((flow) => flow.kind === "investor" && flow.day <= at);
  const paidIn = investor.reduce((sum, { amount }) => sum + Math.max(0, -amount), 0);
  const distributed = investor.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
  const returns = fundReturns(flows, {
    navGross,
    navNet,
    at,
    dayCount: "act/365f",
    annualiseBelowOneYear: entry.annualiseBelowOneYear === true,
  });
  const all = {
    ...multiples({
      paidIn,
      distributed,
      nav: navNet,
      commitment: asNumber(entry.commitment ?? 0, "commitment"),
      recalled: asNumber(entry.recalled ?? 0, "recalled"),
      recallableReducesPaidIn: entry.recallableReducesPaidIn === true,
    }),
    irrGross: returns.irrGross,
    irrNetWithFacility: returns.irrNetWithFacility,
    irrNetWithoutFacility: returns.irrNetWithoutFacility,
  };
  return {
    paidIn,
    distributed,
    annualised: returns.annualised,
    ...Object.fromEntries(Object.entries(all).map(([name, m]) => [name, figure(m)])),
    reasons: Object.fromEntries(
      Object.entries(all).flatMap(([name, m]) =>
        m.value === null ? [[name, m.undefinedBecause]] : [],
      ),
    ),
  };
}
