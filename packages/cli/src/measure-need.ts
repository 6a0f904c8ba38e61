import { findNeed, type Lever, type NeedGoal } from "@essor/core/measure";
import { formatTable, readJson, writeOutputs } from "./files.ts";
import { needed, onlyFile, readInputs } from "./measure-inputs.ts";
import { readOptions, wholeNumber } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor measure need RECIPE.json --data T.csv --unit U --rank R | --score S [--levers L.json]` */
export async function measureNeed(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    unit: { type: "string" },
    rank: { type: "string" },
    score: { type: "string" },
    time: { type: "string" },
    levers: { type: "string" },
    out: { type: "string" },
  });
  const goal = goalOf(values.rank, values.score);
  const unit = needed(values.unit, "unit");
  const { recipe, table } = await readInputs(onlyFile(positionals, "RECIPE.json"), {
    data: needed(values.data, "data"),
  });
  const levers =
    values.levers === undefined
      ? undefined
      : leversOf(await readJson(values.levers), table.numbers);
  const found = findNeed(recipe, table, {
    unit,
    goal,
    ...(values.time === undefined ? {} : { time: values.time }),
    ...(levers === undefined ? {} : { levers }),
  });
  if (!found.ok) {
    const reason = `Nothing to find for unit "${unit}" (${found.code})`;
    throw new Refused([
      { code: found.code, severity: "error", field: "unit", reason, facts: { unit } },
    ]);
  }
  const { changes, alone, ...rest } = found.value;
  writeOutputs(
    {
      "need.csv": formatTable(
        ["indicator", "from", "to", "change", "cost"],
        changes.map((c) => [c.indicator, c.from, c.to, c.change, c.cost]),
      ),
      "alone.csv": formatTable(
        ["indicator", "to", "cost"],
        alone.map((a) => [a.indicator, a.to, a.cost]),
      ),
      "need.json": { json: { unit, goal, ...rest, changes, alone } },
    },
    values.out,
  );
}

function goalOf(rank: string | undefined, score: string | undefined): NeedGoal {
  if ((rank === undefined) === (score === undefined))
    throw new Usage("needs either --rank or --score");
  if (rank !== undefined) return { rank: wholeNumber(rank, { name: "rank", fallback: 1, min: 1 }) };
  const value = Number(score);
  if (score?.trim() === "" || !Number.isFinite(value))
    throw new Usage(`--score must be a number, not "${score}"`);
  return { score: value };
}

function leversOf(json: unknown, known: ReadonlyMap<string, unknown>): readonly Lever[] {
  const list = Array.isArray(json) ? (json as unknown[]) : [json];
  return list.map((entry, i) => {
    const lever = entry as Record<string, unknown> | null;
    const bad = (key: string) => lever?.[key] !== undefined && !Number.isFinite(lever[key]);
    if (
      typeof lever?.indicator !== "string" ||
      !known.has(lever.indicator) ||
      ["min", "max", "cost"].some(bad)
    ) {
      const reason = `Lever ${i + 1} needs an "indicator" of the recipe, and numbers for min, max and cost`;
      throw new Refused([
        { code: "lever-unfit", severity: "error", row: i + 1, field: "levers", reason },
      ]);
    }
    return lever as unknown as Lever;
  });
}
