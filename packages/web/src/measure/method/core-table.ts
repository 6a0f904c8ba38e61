import type { RankingTable } from "@essor/contract/measure";
import { type IndexTable, parseRecipe, type Recipe, readIndexTable } from "@essor/core/measure";

export type Core = { readonly recipe: Recipe; readonly table: IndexTable };
const made = new WeakMap<RankingTable, Core | null>();

/** The table of the API as the engine reads it, and its recipe; null where either cannot be read. */
export function coreOf(table: RankingTable): Core | null {
  const known = made.get(table);
  if (known !== undefined) return known;
  const parsed = parseRecipe(table.recipe.body);
  const recipe = parsed.ok ? parsed.value : null;
  const read = recipe && readIndexTable(recipe, coreRows(table, recipe));
  const core = recipe && read?.ok ? { recipe, table: read.value } : null;
  made.set(table, core);
  return core;
}

/** Rows as the command line reads them from a file. */
export function coreRows(table: RankingTable, { unit, name }: Pick<Recipe, "unit" | "name">) {
  return table.units.map((u, i) => {
    const { province, prefecture } = u;
    const row: Record<string, string | number | null> = { province, prefecture, [unit]: u.code };
    if (name) row[name] = u.name.en;
    table.indicators.forEach((indicator, j) => {
      row[indicator.code] = table.values[i]?.[j] ?? null;
    });
    return row;
  });
}
