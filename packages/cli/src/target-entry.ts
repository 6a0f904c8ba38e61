import {
  type Backtest,
  backtest,
  type EntryRule,
  entryBasis,
  fitEntryModel,
  type PeriodPair,
  preparePair,
  type RegionActivityTable,
  type Target,
  targetsOf,
} from "@essor/core/target";
import { formatTable, readTable, writeOutputs } from "./files.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { Refused, Usage } from "./refused.ts";
import { columnsFrom, readTables } from "./target-table.ts";

export const entryHelp = `essor target backtest PANEL.csv --region C --activity C --value C --period C --train 2017,2019 --test 2019,2021 [options]

How well scores told which activities regions enter: the null model, RCA now, relatedness density, the stepping stone and
the entry model, fitted on one pair of periods and tested on another. Writes scores.csv, calibration.csv and model.json.

  --train 2017,2019            the pair the model learns from
  --test 2019,2021             the pair it is judged on
  --folds 5                    judge on regions the model has not seen; 5 where train and test are the same pair
  --entry-from 1               a cell is a candidate while its RCA is below this (default 1)
  --entry-to 1                 and entered once its RCA is at or above this (default 1)
  --parents H.csv              columns activity, parent: the class above each activity (default: a digit code less its last digit)

essor target predict PANEL.csv --region C --activity C --value C --period C --train 2017,2019 --at 2019 [options]

Activities that regions are likeliest to enter, with intervals and reasons. Writes predictions.csv and reasons.jsonl.

  --at 2019                    the period from which to look ahead (default: the later one of --train)
  --of 06037                   only this region (default: all)
  --top 10                     how many activities a region (default 10)
  --out DIR                    folder for the files; without it one JSON document is printed
`;

const OPTIONS = {
  region: { type: "string" },
  activity: { type: "string" },
  value: { type: "string" },
  period: { type: "string" },
  train: { type: "string" },
  test: { type: "string" },
  folds: { type: "string" },
  at: { type: "string" },
  of: { type: "string" },
  top: { type: "string" },
  parents: { type: "string" },
  "entry-from": { type: "string" },
  "entry-to": { type: "string" },
  out: { type: "string" },
} as const;

/** `essor target backtest` */
export async function runBacktest(args: readonly string[]): Promise<void> {
  const { values: o, positionals } = readOptions(args, OPTIONS);
  const tables = await readPanel(positionals, o);
  if (o.train === undefined || o.test === undefined)
    throw new Usage("--train and --test each name two periods");
  const train = pairOf(o.train, { tables, name: "train" });
  const same = o.train === o.test;
  const parents = await readParents(o.parents);
  const result = backtest({
    train,
    test: same ? train : pairOf(o.test, { tables, name: "test" }),
    rule: ruleOf(o["entry-from"], o["entry-to"]),
    ...(parents ? { parents } : {}),
    ...(same || o.folds !== undefined
      ? { folds: wholeNumber(o.folds, { name: "folds", fallback: 5, min: 2 }) }
      : {}),
  });
  if (!result.ok) throw refusal(result.code);
  writeOutputs(backtestOutputs(result.value), o.out);
}

function backtestOutputs({ scores, calibration, model }: Backtest) {
  return {
    "scores.csv": formatTable(
      [
        "score",
        "rocAuc",
        "rocAucWithinRegion",
        "averagePrecision",
        "precisionAt10",
        "entries",
        "cells",
        "calibrationError",
      ],
      scores.map((s) => [
        s.score,
        s.rocAuc,
        s.rocAucWithinRegion,
        s.averagePrecision,
        s.precisionAt10,
        s.entries,
        s.cells,
        s.calibrationError,
      ]),
    ),
    "calibration.csv": formatTable(
      ["bin", "cells", "forecast", "observed"],
      calibration.map((bin, i) => [i + 1, bin.count, bin.forecast, bin.observed]),
    ),
    "model.json": { json: model },
  };
}

/** `essor target predict` */
export async function runPredict(args: readonly string[]): Promise<void> {
  const { values: o, positionals } = readOptions(args, OPTIONS);
  const tables = await readPanel(positionals, o);
  if (o.train === undefined) throw new Usage("--train names two periods");
  const rule = ruleOf(o["entry-from"], o["entry-to"]);
  const parents = await readParents(o.parents);
  const withParents = parents ? { parents } : {};
  const prepared = preparePair(pairOf(o.train, { tables, name: "train" }), {
    rule,
    ...withParents,
  });
  const sample = { ...prepared, regions: prepared.candidates.regions };
  const fitted = fitEntryModel(sample, rule);
  if (!fitted.ok) throw refusal(fitted.code);
  const at = o.at ?? (o.train.split(",")[1] as string);
  const basis = entryBasis(tableAt(at, { tables, name: "at" }), parents);
  const regions = o.of === undefined ? basis.table.regions : [o.of];
  const top = wholeNumber(o.top, { name: "top", fallback: 10, min: 1 });
  const found = regions.flatMap((region) => {
    const targets = targetsOf(basis, region, { model: fitted.value, top });
    if (!targets.ok)
      throw refusal(targets.code, {
        field: "of",
        reason: `The period ${at} has no region ${region}`,
      });
    return targets.value.map((target, i) => ({ region, rank: i + 1, target }));
  });
  writeOutputs(predictOutputs(found), o.out);
}

type Ranked = { readonly region: string; readonly rank: number; readonly target: Target };

function predictOutputs(found: readonly Ranked[]) {
  return {
    "predictions.csv": formatTable(
      ["region", "rank", "activity", "probability", "low", "high", "rca", "density", "pci", "cog"],
      found.map(({ region, rank, target: t }) => [
        region,
        rank,
        t.activity,
        t.probability,
        t.low,
        t.high,
        t.rca,
        t.density,
        t.pci,
        t.cog,
      ]),
    ),
    "reasons.jsonl": found
      .map(
        ({ region, target }) =>
          `${JSON.stringify({ region, activity: target.activity, ...target.reasons })}\n`,
      )
      .join(""),
  };
}

type Tables = ReadonlyMap<string, RegionActivityTable>;

async function readPanel(
  positionals: readonly string[],
  named: Parameters<typeof columnsFrom>[0],
): Promise<Tables> {
  const file = positionals[0];
  if (file === undefined || positionals.length > 1) throw new Usage("One table is needed");
  return readTables(file, columnsFrom(named, { periodNeeded: true }));
}

type Named = { readonly tables: Tables; readonly name: string };

function pairOf(text: string, named: Named): PeriodPair {
  const periods = text.split(",");
  if (periods.length !== 2) throw new Usage(`--${named.name} names two periods, as 2017,2019`);
  const [before, after] = periods.map((period) => tableAt(period, named));
  return { before: before as RegionActivityTable, after: after as RegionActivityTable };
}

function tableAt(period: string, { tables, name }: Named): RegionActivityTable {
  const table = tables.get(period);
  if (table) return table;
  throw refusal("period-missing", { field: name, reason: `The table has no period ${period}` });
}

function ruleOf(from: string | undefined, to: string | undefined): EntryRule {
  const rule = { from: Number(from ?? 1), to: Number(to ?? 1) };
  if (!(rule.from > 0 && rule.to >= rule.from))
    throw new Usage("--entry-from is positive and at most --entry-to");
  return rule;
}

async function readParents(file: string | undefined): Promise<Map<string, string> | undefined> {
  if (file === undefined) return undefined;
  const table = await readTable(file);
  return new Map(table.rows.map((row) => [row.activity ?? "", row.parent ?? ""]));
}

const REASONS: Readonly<Record<string, string>> = {
  "one-outcome-only":
    "Between the training periods everything or nothing was entered: there is nothing to learn from",
  "no-entries": "Between the test periods nothing was entered: there is nothing to judge",
};

function refusal(code: string, rest: { field?: string; reason?: string } = {}): Refused {
  return new Refused([{ code, severity: "error", reason: REASONS[code] ?? code, ...rest }]);
}
