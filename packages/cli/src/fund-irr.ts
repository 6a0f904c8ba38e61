import { type CashFlow, type IrrReport, irrReport } from "@essor/core/fund";
import { type Issue, parseDay } from "@essor/core/vocabulary";
import { type Cell, formatTable, readTable } from "./files.ts";
import { isJsonFile, onlyFile, readCases } from "./fund-cases.ts";
import { dayCountOption } from "./fund-daycount.ts";
import type { FundVerb } from "./fund-verb.ts";
import { readOptions } from "./options.ts";
import { Refused } from "./refused.ts";

type RawFlow = { readonly row: number; readonly date: unknown; readonly amount: unknown };

/** `essor fund irr` */
export const fundIrr: FundVerb = async (args) => {
  const { values, positionals } = readOptions(args, {
    out: { type: "string" },
    "day-count": { type: "string" },
  });
  const dayCount = dayCountOption(values["day-count"]);
  const file = onlyFile(positionals, "irr");
  const cases = isJsonFile(file) ? await flowsOfJson(file) : await flowsOfTable(file);
  const issues: Issue[] = [];
  const rates: Cell[][] = [];
  const roots: Cell[][] = [];
  for (const [id, raw] of cases) {
    const flows = readFlows(id, raw, issues);
    if (flows === undefined) {
      rates.push([id, "invalid", null, null, null, null]);
      continue;
    }
    const report = irrReport(flows, { dayCount });
    const one = report.rootCount === 1 ? report.roots[0] : undefined;
    rates.push([id, statusOf(report), one?.rate, one?.lnRate, report.rootCount, report.reason]);
    for (const { rate, lnRate } of report.roots) roots.push([id, rate, lnRate]);
    if (!report.certified) {
      issues.push({
        code: "count-not-certified",
        severity: "warning",
        reason: `The number of rates of case "${id}" could not be proven`,
        facts: { case: id },
      });
    }
  }
  return {
    out: values.out,
    outputs: {
      "irr.csv": formatTable(["case", "status", "rate", "lnRate", "rootCount", "reason"], rates),
      "roots.csv": formatTable(["case", "rate", "lnRate"], roots),
      "issues.json": { json: issues },
    },
  };
};

function statusOf({ rootCount, roots }: IrrReport): "ok" | "none" | "several" {
  return roots.length === 1 ? "ok" : rootCount > 1 ? "several" : "none";
}

async function flowsOfTable(file: string): Promise<Map<string, RawFlow[]>> {
  const { columns, rows } = await readTable(file);
  const missing = ["case", "date", "amount"].filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new Refused(
      missing.map((field) => ({
        code: "column-missing",
        severity: "error" as const,
        field,
        reason: `The table has no column "${field}"`,
      })),
    );
  }
  const cases = new Map<string, RawFlow[]>();
  for (const [i, row] of rows.entries()) {
    const flow = { row: i + 1, date: row.date, amount: row.amount };
    const known = cases.get(row.case ?? "");
    if (known) known.push(flow);
    else cases.set(row.case ?? "", [flow]);
  }
  return cases;
}

async function flowsOfJson(file: string): Promise<Map<string, RawFlow[]>> {
  const cases = await readCases(file, ["cases"]);
  return new Map(
    cases.map((entry, i) => {
      const flows = Array.isArray(entry.flows) ? entry.flows : [];
      return [
        String(entry.id ?? i),
        flows.map((flow, k) => {
          const [date, amount] = Array.isArray(flow) ? flow : [flow?.date, flow?.amount];
          return { row: k + 1, date, amount };
        }),
      ];
    }),
  );
}

/** The flows of a case, or undefined with an issue for each bad row: a rate of half the flows would be a wrong rate. */
function readFlows(id: string, raw: readonly RawFlow[], issues: Issue[]): CashFlow[] | undefined {
  const flows: CashFlow[] = [];
  let bad = 0;
  for (const { row, date, amount } of raw) {
    const day = typeof date === "string" ? parseDay(date) : undefined;
    const value = typeof amount === "string" && amount.trim() !== "" ? Number(amount) : amount;
    const isAmount = typeof value === "number" && Number.isFinite(value);
    if (day === undefined) issues.push(issueOf(id, row, "date", "bad-date", date));
    if (!isAmount) issues.push(issueOf(id, row, "amount", "bad-amount", amount));
    if (day === undefined || !isAmount) bad += 1;
    else flows.push({ day, amount: value });
  }
  return bad > 0 ? undefined : flows;
}

function issueOf(id: string, row: number, field: string, code: string, value: unknown): Issue {
  return {
    code,
    severity: "error",
    row,
    field,
    reason: `Case "${id}": ${JSON.stringify(value)} is not a ${field === "date" ? "real date (YYYY-MM-DD)" : "finite number"}`,
    facts: { case: id },
  };
}
