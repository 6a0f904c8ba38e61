import {
  type Against,
  buildIndex,
  type ChangeSide,
  type ExplainedChange,
  type ExplainedScore,
  explainChange,
  explainScore,
  type IndexTable,
  type Recipe,
} from "@essor/core/measure";
import { type Cell, formatTable, writeOutputs } from "./files.ts";
import { needed, onlyFile, readMeasureTable, readRecipe } from "./measure-inputs.ts";
import { readOptions } from "./options.ts";
import { Refused, Usage } from "./refused.ts";

/** `essor measure explain RECIPE.json --data T.csv [--unit U] [--from A --to B] …` */
export async function measureExplain(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    data: { type: "string" },
    unit: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    "to-recipe": { type: "string" },
    revised: { type: "string" },
    against: { type: "string" },
    out: { type: "string" },
  });
  const recipe = await readRecipe(onlyFile(positionals, "RECIPE.json"));
  const later = values["to-recipe"] === undefined ? recipe : await readRecipe(values["to-recipe"]);
  const changes =
    values.from !== undefined || values.to !== undefined || values["to-recipe"] !== undefined;
  if (!changes) {
    const table = await readMeasureTable(recipe, needed(values.data, "data"));
    writeScores(recipe, table, values);
    return;
  }
  const data = values.data === undefined ? undefined : await readMeasureTable(recipe, values.data);
  const from = await readEnd(recipe, data, values.from, "from");
  const to = await readEnd(
    later,
    later === recipe ? data : await again(later, values.data),
    values.to,
    "to",
  );
  const revised =
    values.revised === undefined ? undefined : await readMeasureTable(recipe, values.revised);
  const units = values.unit === undefined ? sharedUnits(from, to) : [values.unit];
  const found: [string, ExplainedChange][] = [];
  for (const unit of units) {
    const result = explainChange(
      { ...from, unit },
      { ...to, unit },
      revised === undefined ? {} : { revised },
    );
    if (result.ok) found.push([unit, result.value]);
    else if (values.unit !== undefined) refuse(result.code, unit);
  }
  writeOutputs(
    {
      "explain.csv": formatTable(
        ["unit", "factor", "code", "contribution"],
        found.flatMap(changeRows),
      ),
      "explain.json": { json: Object.fromEntries(found) },
    },
    values.out,
  );
}

type End = Omit<ChangeSide, "unit">;

async function again(recipe: Recipe, data: string | undefined): Promise<IndexTable | undefined> {
  return data === undefined ? undefined : readMeasureTable(recipe, data);
}

/** A period of the table, or the file of another table. */
async function readEnd(
  recipe: Recipe,
  data: IndexTable | undefined,
  text: string | undefined,
  name: string,
): Promise<End> {
  if (text !== undefined && data?.times?.includes(text)) return { recipe, table: data, time: text };
  if (text !== undefined) return { recipe, table: await readMeasureTable(recipe, text) };
  if (data === undefined) throw new Usage(`needs --data or --${name}`);
  return { recipe, table: data };
}

function sharedUnits(from: End, to: End): string[] {
  const there = (end: End) =>
    end.table.units.filter((_, r) => end.time === undefined || end.table.times?.[r] === end.time);
  const known = new Set(there(to));
  return [...new Set(there(from))].filter((u) => known.has(u));
}

function refuse(code: string, unit: string): never {
  const reason =
    code === "unit-unknown"
      ? `There is no unit "${unit}"`
      : `"${unit}" has no score to explain (${code})`;
  throw new Refused([{ code, severity: "error", field: "unit", reason, facts: { unit } }]);
}

function changeRows([unit, change]: readonly [string, ExplainedChange]): Cell[][] {
  return change.factors.flatMap((f) => [
    ...f.parts.map((p): Cell[] => [unit, f.factor, p.code, p.contribution]),
    ...(f.rest === 0 && f.parts.length > 0 ? [] : [[unit, f.factor, "", f.rest] as Cell[]]),
  ]);
}

function writeScores(
  recipe: Recipe,
  table: IndexTable,
  options: { readonly unit?: string; readonly against?: string; readonly out?: string },
): void {
  const built = buildIndex(recipe, table);
  if (!built.ok) throw new Refused(built.issues);
  const { against = "mean" } = options;
  const held: Against = against === "mean" || against === "zero" ? against : { unit: against };
  const units = options.unit === undefined ? [...new Set(built.value.units)] : [options.unit];
  const found: ExplainedScore[] = [];
  for (const unit of units) {
    const result = explainScore(built.value.model, unit, { against: held });
    if (result.ok) found.push(result.value);
    else if (options.unit !== undefined) refuse(result.code, unit);
  }
  writeOutputs(
    {
      "explain.csv": formatTable(
        ["unit", "factor", "code", "contribution"],
        found.flatMap((e): Cell[][] => [
          [e.unit, "baseline", "", e.baseline],
          ...e.parts.map((p): Cell[] => [e.unit, "own", p.code, p.contribution]),
          ...(e.rest === 0 ? [] : [[e.unit, "rest", "", e.rest] as Cell[]]),
        ]),
      ),
      "explain.json": { json: Object.fromEntries(found.map((e) => [e.unit, e])) },
    },
    options.out,
  );
}
