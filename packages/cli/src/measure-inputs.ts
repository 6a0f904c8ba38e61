import { type IndexTable, parseRecipe, type Recipe, readIndexTable } from "@essor/core/measure";
import { readJson, readTable } from "./files.ts";
import { Refused, Usage } from "./refused.ts";

/** The recipe and the table it reads, or a refusal with everything that is wrong. */
export type MeasureInputs = { readonly recipe: Recipe; readonly table: IndexTable };

/** The one file that the command is about, e.g. the recipe. */
export function onlyFile(positionals: readonly string[], what: string): string {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Usage(`needs one ${what}`);
  return file;
}

/** An option that must be there. */
export function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new Usage(`needs --${name}`);
  return value;
}

export async function readRecipe(file: string, { panel = false } = {}): Promise<Recipe> {
  const parsed = parseRecipe(await readJson(file));
  if (!parsed.ok) throw new Refused(parsed.issues);
  const recipe = parsed.value;
  return panel && !recipe.time ? { ...recipe, time: "Time" } : recipe;
}

export async function readMeasureTable(recipe: Recipe, file: string): Promise<IndexTable> {
  const { rows } = await readTable(file);
  const table = readIndexTable(recipe, rows);
  if (!table.ok) throw new Refused(table.issues);
  return table.value;
}

export async function readInputs(
  recipeFile: string,
  { data, panel }: { readonly data: string; readonly panel?: boolean },
): Promise<MeasureInputs> {
  const recipe = await readRecipe(recipeFile, panel === undefined ? {} : { panel });
  return { recipe, table: await readMeasureTable(recipe, data) };
}
