import { evaluateScenario } from "@essor/core/outlook";
import { readJson, writeOutputs } from "./files.ts";
import { needed, onlyFile, readInputs } from "./measure-inputs.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { leversOf } from "./outlook-levers.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor outlook scenario`: pull levers, see the rank, its interval and who is passed. */
export async function outlookScenario(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    unit: { type: "string" },
    levers: { type: "string" },
    "weight-noise": { type: "string" },
    draws: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
  });
  const weightNoise = Number(values["weight-noise"] ?? 0.25);
  if (!(weightNoise >= 0 && weightNoise < 1))
    throw new Usage("--weight-noise must be a share below 1");
  const unit = needed(values.unit, "unit");
  const { recipe, table } = await readInputs(onlyFile(positionals, "RECIPE.json"), {
    data: needed(values.data, "data"),
  });
  const levers = leversOf(await readJson(needed(values.levers, "levers")), "levers");
  const seed = wholeNumber(values.seed, { name: "seed", fallback: 1, min: 0 });
  const draws = wholeNumber(values.draws, { name: "draws", fallback: 500, min: 1 });
  const read = evaluateScenario(recipe, table, { unit, levers, weightNoise, draws, seed });
  if (!read.ok) throw new Refused(read.issues);
  writeOutputs(
    { "scenario.json": { json: { unit, seed, draws, weightNoise, levers, ...read.value } } },
    values.out,
  );
}
