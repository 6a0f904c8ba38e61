import { sensitivity } from "@essor/core/measure";
import { formatTable, writeOutputs } from "./files.ts";
import { needed, onlyFile } from "./measure-inputs.ts";
import { readPlan } from "./measure-plan.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { Refused } from "./refused.ts";

/** `essor measure sensitivity RECIPE.json --data T.csv --vary VARY.json [--budget N --seed S] …` */
export async function measureSensitivity(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    vary: { type: "string" },
    budget: { type: "string" },
    replications: { type: "string" },
    seed: { type: "string" },
    unit: { type: "string" },
    "weight-sets": { type: "string" },
    out: { type: "string" },
  });
  const budget = wholeNumber(values.budget ?? values.replications, {
    name: "budget",
    fallback: 5000,
    min: 8,
  });
  const seed = wholeNumber(values.seed, { name: "seed", fallback: 1, min: 0 });
  const plan = await readPlan(onlyFile(positionals, "RECIPE.json"), {
    data: needed(values.data, "data"),
    vary: needed(values.vary, "vary"),
    ...(values["weight-sets"] === undefined ? {} : { weightSets: values["weight-sets"] }),
  });
  const unit = values.unit === undefined ? undefined : plan.units.lastIndexOf(values.unit);
  if (unit === -1) {
    const reason = `Unit "${values.unit}" is not ranked`;
    throw new Refused([{ code: "unit-unknown", severity: "error", field: "unit", reason }]);
  }
  const { lines, ...rest } = sensitivity(plan, {
    budget,
    seed,
    ...(unit === undefined ? {} : { unit }),
  });
  writeOutputs(
    {
      "sensitivity.csv": formatTable(
        ["name", "first", "total", "firstLow", "firstHigh", "totalLow", "totalHigh"],
        lines.map((l) => [
          l.name,
          l.first,
          l.total,
          l.firstInterval?.[0],
          l.firstInterval?.[1],
          l.totalInterval?.[0],
          l.totalInterval?.[1],
        ]),
      ),
      "sensitivity.json": { json: { ...rest, seed, lines } },
    },
    values.out,
  );
}
