/**
 * How good are the tips, and how long do they take? US counties 2017 to 2019, five folds of unseen regions, for entries
 * (RCA < 1 to >= 1) and for real jumps (RCA < 0.5 to >= 1); time to train and score all 3,112 x 288 cells; one region's list.
 * Reference (logit of 19 features): E1 ROC-AUC 0.9094, AP 0.2450; E2 0.8805, 0.0747.
 * Run: npx tsx bench/target-entry.ts
 */
import { backtest, preparePair } from "../packages/core/src/target/entry/backtest.ts";
import { entryBasis } from "../packages/core/src/target/entry/features.ts";
import { entryProbabilities, fitEntryModel } from "../packages/core/src/target/entry/model.ts";
import { targetsOf } from "../packages/core/src/target/entry/targets.ts";
import type { RegionActivityTable } from "../packages/core/src/target/space/table.ts";
import { tableFromRows } from "../packages/core/src/target/space/table-from-rows.ts";
import { hasReference, referencePath } from "../tools/reference.ts";
import { readReferenceCsv } from "../tools/reference-csv.ts";

function counties(year: string): RegionActivityTable {
  const rows = readReferenceCsv(
    referencePath("targeting", "data", `us_county_naics4_${year}.csv.gz`),
  );
  const read = tableFromRows(
    rows.map((row) => ({
      region: row.region ?? "",
      activity: row.activity ?? "",
      value: Number(row.est),
    })),
  );
  if (!read.ok) throw new Error("refused");
  return read.value;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const cpu = (since?: NodeJS.CpuUsage) => {
  const used = process.cpuUsage(since);
  return (used.user + used.system) / 1e6;
};

if (hasReference("targeting")) {
  const pair = { before: counties("2017"), after: counties("2019") };
  const rule = { from: 1, to: 1 };
  const started = process.cpuUsage();
  const prepared = preparePair(pair, { rule });
  const fitted = fitEntryModel({ ...prepared, regions: prepared.candidates.regions }, rule);
  if (!fitted.ok) throw new Error(fitted.code);
  entryProbabilities(fitted.value, prepared.features);
  say(`train and score 3,112 x 288: ${cpu(started).toFixed(2)} s CPU (goal 10)`);

  const basis = entryBasis(pair.after);
  const options = { model: fitted.value, top: 20 };
  targetsOf(basis, "06037", options);
  const lists = basis.table.regions.slice(0, 200);
  const listing = process.cpuUsage();
  for (const region of lists) targetsOf(basis, region, options);
  const each = (cpu(listing) * 1000) / lists.length;
  say(
    `one region's list of 20: mean ${each.toFixed(2)} ms CPU over ${lists.length} regions (goal 5)`,
  );

  for (const from of [1, 0.5]) {
    const result = backtest({ train: pair, test: pair, rule: { from, to: 1 }, folds: 5 });
    if (!result.ok) throw new Error(result.code);
    say(
      `\nentry from RCA < ${from}: ${result.value.scores[0]?.entries} of ${result.value.scores[0]?.cells}`,
    );
    for (const s of result.value.scores) {
      const show = (v: number | null) => (v === null ? "-" : v.toFixed(4)).padStart(8);
      say(
        `${s.score.padEnd(14)} AUC ${show(s.rocAuc)} within ${show(s.rocAucWithinRegion)} AP ${show(s.averagePrecision)} ` +
          `P@10 ${show(s.precisionAt10)} calibration ${show(s.calibrationError)}`,
      );
    }
  }
}
