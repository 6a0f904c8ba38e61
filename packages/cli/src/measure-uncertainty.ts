import {
  choicesFromTable,
  type Replications,
  rankProbability,
  rankStatistics,
  runChoices,
  runReplications,
  tableOfChoices,
  type UncertaintyPlan,
  winProbability,
} from "@essor/core/measure";
import { formatTable, type Outputs, readTable, writeOutputs } from "./files.ts";
import { needed, onlyFile } from "./measure-inputs.ts";
import { readPlan } from "./measure-plan.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { Refused } from "./refused.ts";

/** `essor measure uncertainty RECIPE.json --data T.csv --vary VARY.json …` */
export async function measureUncertainty(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    vary: { type: "string" },
    replications: { type: "string" },
    seed: { type: "string" },
    table: { type: "string" },
    "weight-sets": { type: "string" },
    top: { type: "string" },
    wins: { type: "boolean" },
    out: { type: "string" },
  });
  const count = wholeNumber(values.replications, { name: "replications", fallback: 1000, min: 1 });
  const seed = wholeNumber(values.seed, { name: "seed", fallback: 1, min: 0 });
  const top = wholeNumber(values.top, { name: "top", fallback: 0, min: 1 });
  const plan = await readPlan(onlyFile(positionals, "RECIPE.json"), {
    data: needed(values.data, "data"),
    vary: needed(values.vary, "vary"),
    ...(values["weight-sets"] === undefined ? {} : { weightSets: values["weight-sets"] }),
  });
  const run =
    values.table === undefined
      ? runReplications(plan, { to: count, seed })
      : await replayed(plan, values.table);
  writeOutputs(
    {
      ...uncertaintyOutputs(plan, run),
      ...(top > 0 ? { "rank_probabilities.csv": probabilities(run, top) } : {}),
      ...(values.wins ? { "wins.csv": wins(run) } : {}),
    },
    values.out,
  );
}

async function replayed(plan: UncertaintyPlan, file: string): Promise<Replications> {
  const choices = choicesFromTable(plan, (await readTable(file)).rows);
  if (!choices.ok) throw new Refused(choices.issues);
  return runChoices(plan, choices.value);
}

function keysOf(run: Replications): { heading: string[]; key: (i: number) => (string | null)[] } {
  const panel = run.times !== null;
  return {
    heading: ["unit", ...(panel ? ["time"] : [])],
    key: (i) => [run.units[i] ?? "", ...(panel ? [run.times?.[i] ?? null] : [])],
  };
}

function uncertaintyOutputs(plan: UncertaintyPlan, run: Replications): Outputs {
  const { heading, key } = keysOf(run);
  const n = run.units.length;
  const rank = (x: number | undefined) => (x === undefined || x === 0 ? null : x);
  const table = tableOfChoices(plan, run.choices);
  const reps = Array.from({ length: run.count }, (_, k) => k);
  const codes = [...new Set(table.weightSets.flatMap((s) => Object.keys(s.weights)))];
  return {
    "rank_stats.csv": formatTable(
      [...heading, "nominal", "mean", "median", "q5", "q95", "sd"],
      rankStatistics(run).map((s, i) => [
        ...key(i),
        s.nominal,
        s.mean,
        s.median,
        s.q5,
        s.q95,
        s.sd,
      ]),
    ),
    "ranks.csv": formatTable(
      [...heading, ...reps.map((k) => `r${k + 1}`)],
      run.units.map((_, i) => [...key(i), ...reps.map((k) => rank(run.ranks[k * n + i]))]),
    ),
    "replications.csv": formatTable(table.columns, table.rows),
    ...(table.weightSets.length === 0
      ? {}
      : {
          "weight_sets.csv": formatTable(
            ["weight_set", ...codes],
            table.weightSets.map((s) => [s.id, ...codes.map((c) => s.weights[c])]),
          ),
        }),
  };
}

function probabilities(run: Replications, top: number): string {
  const { heading, key } = keysOf(run);
  const chance = rankProbability(run, top);
  return formatTable(
    [...heading, "top", "probability"],
    run.units.map((_, i) => [...key(i), top, chance[i]]),
  );
}

function wins(run: Replications): string {
  const rows = run.units.flatMap((a, i) =>
    run.units.flatMap((b, j) =>
      i === j || run.times?.[i] !== run.times?.[j] ? [] : [[a, b, winProbability(run, i, j)]],
    ),
  );
  return formatTable(["unit", "before", "probability"], rows);
}
