import { backtestStatus, type KnownFacility } from "@essor/core/outlook";
import { type Issue, parseDay } from "@essor/core/vocabulary";
import { formatTable, readTable, writeOutputs } from "./files.ts";
import { needed, onlyFile } from "./measure-inputs.ts";
import { readOptions } from "./options.ts";
import { needColumns, numberCell, refuseAll } from "./outlook-numbers.ts";
import { Refused, Usage } from "./refused.ts";

const STATUS: Readonly<Record<string, KnownFacility["status"]>> = {
  Operating: "produces",
  Retired: "produces",
  "Canceled prior to operation": "cancelled",
  Announced: "open",
  "Under Construction": "open",
};

/** `essor outlook backtest`: status shares, trained on earlier announcements and tested on later ones. */
export async function outlookBacktest(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    before: { type: "string" },
    "status-day": { type: "string" },
    penalty: { type: "string" },
    out: { type: "string" },
  });
  const [cut, statusDay] = [
    parseDay(needed(values.before, "before")),
    parseDay(needed(values["status-day"], "status-day")),
  ];
  const penalty = Number(values.penalty ?? 3);
  if (cut === undefined || statusDay === undefined)
    throw new Usage("--before and --status-day are days like 2022-01-01");
  if (!(penalty > 0)) throw new Usage("--penalty must be a number above zero");
  const facilities = await readFacilities(onlyFile(positionals, "FACILITIES.csv"), statusDay);
  const [train, test] = [
    facilities.filter((f) => f.announced < cut),
    facilities.filter((f) => f.announced >= cut),
  ];
  const made = backtestStatus(train, test, { penalty });
  if (!made.ok)
    throw new Refused([
      {
        code: made.code,
        severity: "error",
        reason: `${train.length} facilities to train on are not enough, or all have one status`,
      },
    ]);
  const { produces, cancelled, calibration, ...rest } = made.value;
  const line = (outcome: string) => (l: (typeof produces)[number]) => [
    outcome,
    l.segment || "all",
    l.cases,
    l.happened,
    l.brierModel,
    l.brierBase,
    l.skill,
  ];
  writeOutputs(
    {
      "backtest.csv": formatTable(
        ["outcome", "segment", "cases", "happened", "brier_model", "brier_base", "skill"],
        [...produces.map(line("produces")), ...cancelled.map(line("cancelled"))],
      ),
      "calibration.csv": formatTable(
        ["from", "to", "cases", "said", "happened"],
        calibration.map((b) => [b.from, b.to, b.cases, b.said, b.happened]),
      ),
      "backtest.json": {
        json: { before: values.before, statusDay: values["status-day"], penalty, ...rest },
      },
    },
    values.out,
  );
}

async function readFacilities(
  file: string,
  statusDay: number,
): Promise<(KnownFacility & { announced: number })[]> {
  const table = await readTable(file);
  needColumns(table, [
    "segment",
    "technology",
    "subcategory",
    "state",
    "capex_musd_2023",
    "announced",
    "status",
  ]);
  const issues: Issue[] = [];
  const facilities = table.rows.flatMap((row, at) => {
    const announced = parseDay(row.announced ?? "");
    const status = STATUS[row.status ?? ""];
    if (announced === undefined)
      issues.push({
        code: "wrong-date",
        severity: "error",
        row: at + 1,
        field: "announced",
        reason: `"${row.announced}" is not a day`,
      });
    else if (status === undefined)
      issues.push({
        code: "unknown-status",
        severity: "error",
        row: at + 1,
        field: "status",
        reason: `"${row.status}" is no known status`,
      });
    else
      return [
        {
          segment: row.segment ?? "",
          technology: row.technology ?? "",
          subcategory: row.subcategory ?? "",
          region: row.state ?? "",
          amount: row.capex_musd_2023
            ? (numberCell(row, "capex_musd_2023", { at, issues }) ?? null)
            : null,
          age: (statusDay - announced) / 365.25,
          status,
          announced,
        },
      ];
    return [];
  });
  refuseAll(issues);
  return facilities;
}
