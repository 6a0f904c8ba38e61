import { EXACT_MAX, type IndexMeasure, indexNeed, selectionBy } from "@essor/core/outlook";
import { loadSolveLp } from "@essor/server/solver";
import { readJson, writeOutputs } from "./files.ts";
import { needed, onlyFile, readInputs } from "./measure-inputs.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { leversOf } from "./outlook-levers.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor outlook need`: the cheapest set of measures that reaches a rank or a score. */
export async function outlookNeed(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    unit: { type: "string" },
    measures: { type: "string" },
    rank: { type: "string" },
    score: { type: "string" },
    year: { type: "string" },
    draws: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
  });
  if ((values.rank === undefined) === (values.score === undefined))
    throw new Usage("needs either --rank or --score");
  const unit = needed(values.unit, "unit");
  const { recipe, table } = await readInputs(onlyFile(positionals, "RECIPE.json"), {
    data: needed(values.data, "data"),
  });
  const measures = measuresOf(await readJson(needed(values.measures, "measures")));
  const [kind, value] =
    values.rank === undefined
      ? (["score", Number(values.score)] as const)
      : (["rank", Number(values.rank)] as const);
  if (!Number.isFinite(value)) throw new Usage("the goal must be a number");
  const need = indexNeed(recipe, table, {
    unit,
    goal: { kind, value },
    measures,
    year: wholeNumber(values.year, { name: "year", fallback: 9999, min: 1 }),
    draws: wholeNumber(values.draws, { name: "draws", fallback: 500, min: 0 }),
    seed: wholeNumber(values.seed, { name: "seed", fallback: 1, min: 0 }),
    ...(measures.length > EXACT_MAX ? { solve: selectionBy(await loadSolveLp()) } : {}),
  });
  if (!need.ok) throw new Refused(need.issues);
  const { value: reached, start: _, ...rest } = need.value;
  writeOutputs({ "need.json": { json: { unit, ...rest, [kind]: reached } } }, values.out);
}

function measuresOf(json: unknown): IndexMeasure[] {
  const list = Array.isArray(json) ? (json as unknown[]) : [json];
  return list.map((entry, i) => {
    const m = entry as Record<string, unknown> | null;
    const strings = (value: unknown) =>
      value === undefined || (Array.isArray(value) && value.every((v) => typeof v === "string"));
    if (
      typeof m?.id !== "string" ||
      !Number.isFinite(m.cost) ||
      !strings(m.needs) ||
      !strings(m.excludes)
    ) {
      const reason = `Measure ${i + 1} needs an id, a cost and levers`;
      throw new Refused([
        { code: "measure-unfit", severity: "error", row: i + 1, field: "measures", reason },
      ]);
    }
    return {
      year: 0,
      probability: 1,
      ...m,
      levers: leversOf(m.levers, "measures"),
    } as unknown as IndexMeasure;
  });
}
