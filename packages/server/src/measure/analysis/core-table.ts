import {
  buildIndex,
  type IndexBuild,
  type IndexTable,
  parseRecipe,
  type Recipe,
  readIndexTable,
} from "@essor/core/measure";
import { lastKept } from "../../db/last-kept.ts";
import type { Tx } from "../../db/rights.ts";
import { Problem } from "../../http/problem.ts";
import { newestRecording, type RecipeRow } from "../queries-recipes.ts";
import { rankingTable } from "../ranking.ts";

/** The wide table as the API answers it. */
export type Wide = {
  readonly period: string;
  /** Periods that have figures of all indicators, newest first. */
  readonly periods: readonly string[];
  readonly asOf: string;
  readonly units: readonly {
    code: string;
    name: { en: string };
    province: string;
    prefecture: string;
  }[];
  readonly indicators: readonly ({ code: string } & Record<string, unknown>)[];
  readonly values: readonly (readonly (number | null)[])[];
  readonly grades: readonly (readonly (string | null)[])[];
};

/** A table with everything the engine needs of it. */
export type Ready = {
  readonly row: RecipeRow;
  readonly wide: Wide;
  readonly recipe: Recipe;
  readonly table: IndexTable;
  readonly build: IndexBuild;
};

export type When = {
  readonly period: number | undefined;
  readonly asOf: string | null;
  readonly now: Date;
};

/** Two hubs with two recipes: the newest period, the one before, and where a reader's change begins. */
const KEPT = 12;
const kept = lastKept<Ready | Problem>(KEPT);
/** Why there is no table, where it can only change with the figures: kept too, since finding it out costs as much. */
const LASTING: readonly string[] = ["not-found", "no-ranking"];

/** The table of a recipe in a period as it stood on a day, built. The last few are kept until a figure is recorded. */
export async function readyTable(tx: Tx, row: RecipeRow, when: When): Promise<Ready> {
  const key = [
    await newestRecording(tx),
    row.id,
    when.period ?? "newest",
    when.asOf ?? `today ${when.now.toISOString().slice(0, 10)}`,
  ].join("|");
  const known = kept.get(key);
  if (known instanceof Problem) throw known;
  if (known) return known;
  try {
    return kept.put(key, madeReady(row, (await rankingTable(tx, row, when)) as Wide));
  } catch (error) {
    if (error instanceof Problem && LASTING.includes(error.code)) kept.put(key, error);
    throw error;
  }
}

/** The same, or nothing for a recipe that has no figures yet. */
export async function readyOrNone(tx: Tx, row: RecipeRow, when: When): Promise<Ready | undefined> {
  try {
    return await readyTable(tx, row, when);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

function madeReady(row: RecipeRow, wide: Wide): Ready {
  const parsed = parseRecipe(row.body);
  if (!parsed.ok) throw new Problem("recipe-refused", parsed.issues[0]?.reason, parsed.issues);
  const recipe = parsed.value;
  const rows = wide.units.map((unit, i) => ({
    ...Object.fromEntries(
      wide.indicators.map((indicator, j) => [indicator.code, wide.values[i]?.[j] ?? null]),
    ),
    [recipe.unit]: unit.code,
    [recipe.name ?? "name"]: unit.name.en,
    province: unit.province,
    prefecture: unit.prefecture,
  }));
  const table = readIndexTable(recipe, rows);
  if (!table.ok) throw new Problem("no-ranking", table.issues[0]?.reason, table.issues);
  const build = buildIndex(recipe, table.value);
  if (!build.ok) throw new Problem("no-ranking", build.issues[0]?.reason, build.issues);
  return { row, wide, recipe, table: table.value, build: build.value };
}
