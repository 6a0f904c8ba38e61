import {
  DAY_COUNTS,
  type DayCount,
  daysBetween,
  irrReport,
  parseDayCount,
  yearFraction,
} from "@essor/core/fund";
import { type Day, type Issue, parseDay } from "@essor/core/vocabulary";
import { type Cell, formatTable, readJson, readTable } from "./files.ts";
import { asArray, asNumber, asObject, isJsonFile, onlyFile, refuse } from "./fund-cases.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions } from "./options.ts";
import { Usage } from "./refused.ts";

/** `essor fund daycount` */
export const fundDaycount: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, { out: { type: "string" } });
  const file = onlyFile(positionals, "daycount");
  const outputs = isJsonFile(file) ? await ratesByConvention(file) : await fractions(file);
  return { out: values.out, outputs };
};

/** The convention of an option; act/365f where none was given. */
export function dayCountOption(text: string | undefined): DayCount {
  if (text === undefined) return "act/365f";
  const found = parseDayCount(text);
  if (!found) throw new Usage(`--day-count must be one of ${DAY_COUNTS.join(", ")}`);
  return found;
}

/** A table `start,end,convention`: days and year fractions. `act` counts days only. */
async function fractions(file: string) {
  const { rows } = await readTable(file);
  const issues: Issue[] = [];
  const cells: Cell[][] = [];
  const results: Record<string, { days: number; yearFraction: number | null }> = {};
  for (const [i, { start = "", end = "", convention = "" }] of rows.entries()) {
    const [from, to] = [parseDay(start), parseDay(end)];
    const name = parseDayCount(convention);
    const bad =
      from === undefined
        ? ["start", start]
        : to === undefined
          ? ["end", end]
          : name === undefined && convention !== "act"
            ? ["convention", convention]
            : undefined;
    if (bad || from === undefined || to === undefined) {
      const [field = "", text = ""] = bad ?? [];
      issues.push({
        code: `bad-${field === "convention" ? field : "date"}`,
        severity: "error",
        row: i + 1,
        field,
        reason: `"${text}" is not a ${field === "convention" ? "day count" : "real date (YYYY-MM-DD)"}`,
      });
      cells.push([start, end, convention, null, null]);
      continue;
    }
    const days = name === undefined ? to - from : daysBetween(from, to, name);
    const years = name === undefined ? null : yearFraction(from, to, name);
    cells.push([start, end, convention, days, years]);
    results[`${start}/${end}/${convention}`] = { days, yearFraction: years };
  }
  return {
    "daycount.csv": formatTable(["start", "end", "convention", "days", "yearFraction"], cells),
    "results.json": { json: results },
    ...(issues.length > 0 ? { "issues.json": { json: issues } } : {}),
  };
}

/** One set of flows under the conventions named in `xirr`, or under all twelve. */
async function ratesByConvention(file: string) {
  const read = asObject(await readJson(file), file);
  const flows = asArray(read.flows, "flows").map((flow, i) => {
    const [date, amount] = asArray(flow, `flows[${i}]`);
    const day = parseDay(String(date));
    if (day === undefined) throw refuse("bad-date", `flows[${i}]`, `"${date}" is not a real date`);
    return { day: day as Day, amount: asNumber(amount, `flows[${i}]`) };
  });
  const asked = read.xirr === undefined ? DAY_COUNTS : Object.keys(asObject(read.xirr, "xirr"));
  const xirr = Object.fromEntries(
    asked.map((name) => {
      const dayCount = parseDayCount(name);
      if (!dayCount) throw refuse("bad-convention", name, `"${name}" is not a day count`);
      const { roots } = irrReport(flows, { dayCount });
      return [name, roots.length === 1 ? (roots[0]?.rate ?? null) : null];
    }),
  );
  return { "results.json": { json: { xirr } } };
}
