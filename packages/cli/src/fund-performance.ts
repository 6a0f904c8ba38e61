import {
  type CapitalAccountPeriod,
  type FundRecord,
  type Measure,
  rollForward,
  vintageBenchmarks,
} from "@essor/core/fund";
import type { Issue } from "@essor/core/vocabulary";
import { readTable } from "./files.ts";
import type { FundVerb } from "./fund.ts";
import {
  answerCases,
  isJsonFile,
  type Json,
  onlyFile,
  readCases,
  refuse,
  resultOutputs,
} from "./fund-cases.ts";
import { readOptions } from "./options.ts";

/** `essor fund performance` */
export const fundPerformance: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, { out: { type: "string" } });
  const file = onlyFile(positionals, "performance");
  if (isJsonFile(file)) {
    const cases = await readCases(file, ["vectors", "cases"]);
    return { out: values.out, outputs: resultOutputs(answerCases(cases, capitalAccount)) };
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
