import {
  frameworkFromMeta,
  type IndexTable,
  parseRecipe,
  parseVary,
  type Recipe,
  readIndexTable,
} from "@essor/core/measure";
import { referencePath } from "./reference.ts";
import { readReferenceCsv } from "./reference-csv.ts";

/** The value of a checked answer; a program for measuring has no use for a refusal. */
export function must<T>(checked: { ok: boolean; value?: T; issues?: unknown }): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value as T;
}

/** Seconds of processor time that the work takes. */
export function cpuSeconds(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const used = process.cpuUsage(from);
  return (used.user + used.system) / 1e6;
}

/** The middle of several measurements. */
export function median(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds }, () => cpuSeconds(work)).sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] as number;
}

/** The steps of the field's example index, whatever the column of groups is called. */
export const exampleSteps = (group: string, range: readonly [number, number] = [1, 100]) => [
  { step: "denominate" },
  { step: "impute", method: "mean", by: group },
  { step: "screen", minAvailability: 0.9 },
  { step: "treat", winsoriseMax: 5 },
  { step: "normalise", method: "minMax", range },
  { step: "aggregate", method: "arithmetic" },
];

/** What its uncertainty analysis varies, by the names of the reference. */
export const EXAMPLE_VARY = {
  target: "Index",
  vary: [
    { name: "Winmax", step: "treat", key: "winsoriseMax", oneOf: [1, 2, 3, 4, 5] },
    {
      name: "Normalisation",
      step: "normalise",
      oneOf: [
        { method: "minMax", range: [1, 100] },
        { method: "zScore", mean: 10, sd: 2 },
      ],
    },
    { name: "Weights", noise: { levels: [2, 3], relative: 0.25 } },
    { name: "Aggregation", step: "aggregate", key: "method", oneOf: ["arithmetic", "geometric"] },
  ],
};

/** The example index itself, out of the reference. */
export function asemExample(range?: readonly [number, number]): {
  recipe: Recipe;
  table: IndexTable;
} {
  const at = (file: string) => readReferenceCsv(referencePath("index", "asem", file));
  const group = "EurAsia_group";
  const recipe = must(
    parseRecipe({
      unit: "uCode",
      groups: [group],
      framework: frameworkFromMeta(at("meta.csv")),
      steps: exampleSteps(group, range),
    }),
  );
  return { recipe, table: must(readIndexTable(recipe, at("raw.csv"))) };
}

/** What varies, checked against a recipe. */
export const exampleVary = (recipe: Recipe) => must(parseVary(EXAMPLE_VARY, recipe));
