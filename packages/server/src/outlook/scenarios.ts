import type { RankingTable } from "@essor/contract/measure";
import {
  buildIndex,
  type IndexTable,
  parseRecipe,
  type Recipe,
  readIndexTable,
} from "@essor/core/measure";
import { evaluateScenario, type Lever, type Scenario } from "@essor/core/outlook";
import { Problem } from "../http/problem.ts";

export type ScenarioQuestion = {
  unit: string;
  levers: readonly Lever[];
  seed: number;
  draws: number;
  weightNoise: number;
};

/** The ranking table as the engine reads it. */
export function engineTable(table: RankingTable): { recipe: Recipe; table: IndexTable } {
  const recipe = parseRecipe(table.recipe.body);
  if (!recipe.ok) throw new Problem("recipe-refused", recipe.issues[0]?.reason, recipe.issues);
  const { unit, name, groups = [] } = recipe.value;
  const rows = table.units.map((u, i) => ({
    ...Object.fromEntries(
      table.indicators.map((indicator, j) => [indicator.code, table.values[i]?.[j] ?? null]),
    ),
    ...Object.fromEntries(groups.map((g) => [g, g === "province" ? u.province : u.prefecture])),
    [unit]: u.code,
    ...(name ? { [name]: u.name.en } : {}),
  }));
  const read = readIndexTable(recipe.value, rows);
  if (!read.ok) throw new Problem("recipe-refused", read.issues[0]?.reason, read.issues);
  return { recipe: recipe.value, table: read.value };
}

/** Score, rank, interval and who is passed, before and after the levers. */
export function scenarioOf(shown: RankingTable, question: ScenarioQuestion): Scenario {
  const { recipe, table } = engineTable(shown);
  const read = evaluateScenario(recipe, table, question);
  if (!read.ok) throw new Problem("scenario-refused", read.issues[0]?.reason, read.issues);
  return read.value;
}

/** The finished ranking, best first. */
export function rankedUnits(
  shown: RankingTable,
): { code: string; name: { en: string }; rank: number; score: number }[] {
  const { recipe, table } = engineTable(shown);
  const built = buildIndex(recipe, table);
  if (!built.ok) return [];
  const names = new Map(shown.units.map((u) => [u.code, u.name]));
  const { units, ranks, scores, top } = built.value;
  return units
    .flatMap((code, i) => {
      const [rank, score] = [ranks[top]?.[i] ?? null, scores[top]?.[i] ?? null];
      return rank === null || score === null
        ? []
        : [{ code, name: names.get(code) ?? { en: code }, rank, score }];
    })
    .sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
}
