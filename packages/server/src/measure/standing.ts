import { buildIndex, parseRecipe, readIndexTable } from "@essor/core/measure";
import type { Tx } from "../db/rights.ts";
import { Problem } from "../http/problem.ts";
import { newestRecording, type RecipeRow } from "./queries-recipes.ts";
import { rankingTable } from "./ranking.ts";

type Table = {
  period: string;
  periods: string[];
  units: { code: string; name: { en: string }; province: string; prefecture: string }[];
  indicators: { code: string }[];
  values: (number | null)[][];
};

export type Ranked = {
  readonly period: string;
  readonly periods: readonly string[];
  readonly codes: readonly string[];
  readonly units: readonly string[];
  readonly scores: Readonly<Record<string, readonly (number | null)[]>>;
  readonly ranks: Readonly<Record<string, readonly (number | null)[]>>;
};

const KEPT = 24;
const kept = new Map<string, Ranked>();

/** The finished ranking of a recipe in a period, as it stood on a day. Kept until a new figure is recorded. */
export async function rankedTable(
  tx: Tx,
  recipe: RecipeRow,
  q: { period: number | undefined; asOf: string | null; now: Date; hub: number },
): Promise<Ranked> {
  const key = [
    q.hub,
    recipe.hash,
    JSON.stringify(recipe.scope),
    q.period ?? "newest",
    q.asOf ?? "now",
    await newestRecording(tx),
  ].join("|");
  const known = kept.get(key);
  if (known) return known;
  const table = (await rankingTable(tx, recipe, q)) as Table;
  const made = rank(recipe, table);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(key, made);
  return made;
}

function rank(recipe: RecipeRow, table: Table): Ranked {
  const parsed = parseRecipe(recipe.body);
  if (!parsed.ok)
    throw new Error(`The stored recipe ${recipe.code} is not valid: ${parsed.issues[0]?.reason}`);
  const rows = table.units.map((unit, i) => ({
    ...Object.fromEntries(
      table.indicators.map((indicator, j) => [indicator.code, table.values[i]?.[j] ?? null]),
    ),
    [parsed.value.unit]: unit.code,
    [parsed.value.name ?? "name"]: unit.name.en,
    province: unit.province,
    prefecture: unit.prefecture,
  }));
  const read = readIndexTable(parsed.value, rows);
  const built = read.ok ? buildIndex(parsed.value, read.value) : read;
  if (!built.ok) throw new Problem("no-ranking", built.issues[0]?.reason);
  const { codes, units, scores, ranks } = built.value;
  return { period: table.period, periods: table.periods, codes, units, scores, ranks };
}
