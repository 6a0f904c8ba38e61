import { readLeads } from "@essor/core/outlook";
import type { Issue } from "@essor/core/vocabulary";
import { formatTable, readTable, writeOutputs } from "./files.ts";
import { onlyFile } from "./measure-inputs.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { needColumns, numberCell, refuseAll } from "./outlook-numbers.ts";
import { Refused } from "./refused.ts";

const MONTH = /^(\d{4})-(\d{2})$/;

/** `essor outlook leads`: does an indicator run ahead of an outcome, by how many months, on how many pairs? */
export async function outlookLeads(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    "max-lead": { type: "string" },
    out: { type: "string" },
  });
  const leadMax = wholeNumber(values["max-lead"], { name: "max-lead", fallback: 12, min: 0 });
  const table = await readTable(onlyFile(positionals, "SERIES.csv"));
  needColumns(table, ["month", "indicator", "outcome"]);
  const issues: Issue[] = [];
  const months = new Map<number, { indicator: number | null; outcome: number | null }>();
  table.rows.forEach((row, at) => {
    const match = MONTH.exec(row.month ?? "");
    const place = match ? Number(match[1]) * 12 + Number(match[2]) - 1 : undefined;
    const refuse = (code: string, reason: string) =>
      issues.push({ code, severity: "error", row: at + 1, field: "month", reason });
    if (place === undefined || Number(match?.[2]) < 1 || Number(match?.[2]) > 12)
      refuse("wrong-date", `"${row.month}" is not a month like 2024-05`);
    else if (months.has(place)) refuse("month-twice", `${row.month} stands twice`);
    else {
      const number = (field: string) =>
        row[field] ? (numberCell(row, field, { at, issues }) ?? null) : null;
      months.set(place, { indicator: number("indicator"), outcome: number("outcome") });
    }
  });
  refuseAll(issues);
  if (months.size === 0)
    throw new Refused([{ code: "no-rows", severity: "error", reason: "The table has no rows" }]);
  const first = Math.min(...months.keys());
  const length = Math.max(...months.keys()) - first + 1;
  const series = (field: "indicator" | "outcome") =>
    Array.from({ length }, (_, i) => months.get(first + i)?.[field] ?? null);
  const { lines, ...reading } = readLeads(series("indicator"), series("outcome"), {
    leadMax,
    significance: 0.05,
  });
  writeOutputs(
    {
      "leads.csv": formatTable(
        ["lead", "pairs", "correlation", "chance"],
        lines.map((l) => [l.lead, l.pairs, l.correlation, l.chance]),
      ),
      "leads.json": { json: reading },
    },
    values.out,
  );
}
