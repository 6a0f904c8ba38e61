/**
 * How right are the probabilities? Four splits of the Clean Investment Monitor, model beside the base rate by segment, in
 * Brier score, calibration error and coverage of 90 % intervals; CPU seconds of one fit and test.
 * Run: npx tsx bench/outlook-backtest.ts
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { backtestStatus, type KnownFacility } from "../packages/core/src/outlook/mod.ts";

const STATUS: Readonly<Record<string, KnownFacility["status"]>> = {
  Operating: "produces",
  Retired: "produces",
  "Canceled prior to operation": "cancelled",
  Announced: "open",
  "Under Construction": "open",
};
const FILE = "../data/us-clean-investment-monitor/facilities_announced_before_2024.csv.gz";
const say = (line: string) => process.stdout.write(`${line}\n`);

const rows: Record<string, string>[] = parse(
  gunzipSync(readFileSync(path.resolve(import.meta.dirname, FILE))),
  { columns: true },
);
const facilities = rows.map((row) => {
  const at = (name: string) => row[name] ?? "";
  return {
    segment: at("segment"),
    technology: at("technology"),
    subcategory: at("subcategory"),
    region: at("state"),
    amount: at("capex_musd_2023") === "" ? null : Number(at("capex_musd_2023")),
    age: (Date.UTC(2025, 0, 1) - Date.parse(at("announced"))) / 86_400_000 / 365.25,
    status: STATUS[at("status")] ?? "open",
    announced: at("announced"),
  };
});

for (const cut of ["2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01"]) {
  const used = process.cpuUsage();
  const made = backtestStatus(
    facilities.filter((f) => f.announced < cut),
    facilities.filter((f) => f.announced >= cut),
    { penalty: 3 },
  );
  const { user, system } = process.cpuUsage(used);
  if (!made.ok) throw new Error(made.code);
  const { trained, tested, produces, cancelled, calibrationError, calibrationErrorBase, coverage } =
    made.value;
  say(
    `before ${cut}: trained ${trained}, tested ${tested}, ${((user + system) / 1e6).toFixed(2)} CPU s`,
  );
  for (const [outcome, table] of [
    ["produces", produces],
    ["cancelled", cancelled],
  ] as const)
    for (const l of table)
      say(
        `  ${outcome} ${l.segment || "all"}: Brier ${l.brierModel.toFixed(4)} beside ${l.brierBase.toFixed(4)} (${(l.skill * 100).toFixed(1)} %)`,
      );
  say(
    `  calibration error ${calibrationError.toFixed(3)} beside ${calibrationErrorBase.toFixed(3)}`,
  );
  say(
    `  90 % intervals of ${coverage.groups} groups: ${coverage.share?.toFixed(2)} hold (narrow: ${coverage.shareNarrow?.toFixed(2)}, widened ${coverage.dispersion.toFixed(2)} times by a shared shift of √(${coverage.shift.constant.toFixed(2)} + ${coverage.shift.drift.toFixed(2)} a year ahead))`,
  );
}
