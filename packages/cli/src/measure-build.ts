import { buildIndex, type Column, type IndexBuild } from "@essor/core/measure";
import { type Cell, formatTable, type Outputs, writeOutputs } from "./files.ts";
import { needed, onlyFile, readInputs } from "./measure-inputs.ts";
import { readOptions } from "./options.ts";
import { Refused } from "./refused.ts";

/** `essor measure build RECIPE.json --data TABLE.csv [--panel] [--out DIR]` */
export async function measureBuild(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    panel: { type: "boolean" },
    out: { type: "string" },
  });
  const { recipe, table } = await readInputs(onlyFile(positionals, "RECIPE.json"), {
    data: needed(values.data, "data"),
    panel: values.panel ?? false,
  });
  const built = buildIndex(recipe, table);
  if (!built.ok) throw new Refused(built.issues);
  writeOutputs(buildOutputs(built.value), values.out);
}

/** The files of a build. */
export function buildOutputs(build: IndexBuild): Outputs {
  return {
    "scores.csv": byUnit(build, build.scores),
    "ranks.csv": byUnit(build, build.ranks),
    "cells.csv": cellsTable(build),
    "weights.csv": formatTable(
      ["code", "level", "parent", "given", "weight", "effective"],
      build.weights.map((w) => [w.code, w.level, w.parent, w.given, w.weight, w.effective]),
    ),
    "statistics.csv": statisticsTable(build),
    "treatment.csv": treatmentTable(build),
    "issues.json": { json: build.issues },
    "recipe.hash": `${build.hash}\n`,
  };
}

function byUnit(build: IndexBuild, columns: Readonly<Record<string, Column>>): string {
  const { times } = build;
  const heading = ["unit", ...(times === null ? [] : ["time"]), ...build.codes];
  return formatTable(
    heading,
    build.units.map((unit, i) => [
      unit,
      ...(times === null ? [] : [times[i]]),
      ...build.codes.map((code) => columns[code]?.[i] ?? null),
    ]),
  );
}

function cellsTable(build: IndexBuild): string {
  const panel = build.times !== null;
  return formatTable(
    ["unit", ...(panel ? ["time"] : []), "code", "step", "value", "how"],
    build.cells().map((c) => [c.unit, ...(panel ? [c.time] : []), c.code, c.step, c.value, c.how]),
  );
}

const STATISTICS = [
  "min",
  "max",
  "mean",
  "median",
  "sd",
  "skewness",
  "kurtosis",
  "available",
  "nonZero",
  "unique",
  "same",
  "shareAvailable",
  "shareNonZero",
  "shareUnique",
  "shareSame",
] as const;

function statisticsTable(build: IndexBuild): string {
  const panel = build.times !== null;
  return formatTable(
    ["code", ...(panel ? ["time"] : []), ...STATISTICS, "flags"],
    build
      .statistics()
      .map((s): Cell[] => [
        s.code,
        ...(panel ? [s.time] : []),
        ...STATISTICS.map((key) => s[key]),
        s.flags.join(" "),
      ]),
  );
}

function treatmentTable(build: IndexBuild): string {
  const panel = build.times !== null;
  const stages = [0, 1, 2];
  return formatTable(
    [
      "code",
      ...(panel ? ["time"] : []),
      ...stages.flatMap((k) => [`passed${k}`, `skewness${k}`, `kurtosis${k}`]),
      "winsorised",
      "high",
      "low",
      "transform",
    ],
    build.treatments.map((t): Cell[] => [
      t.indicator,
      ...(panel ? [t.time] : []),
      ...stages.flatMap((k) => [t.passed[k], t.skewness[k], t.kurtosis[k]]),
      t.winsorisedHigh.length + t.winsorisedLow.length,
      t.winsorisedHigh.join(" "),
      t.winsorisedLow.join(" "),
      t.transform,
    ]),
  );
}
