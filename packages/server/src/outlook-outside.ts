import type { RankingTable } from "@essor/contract/measure";
import { parsePeriod } from "@essor/core/vocabulary";
import { findRecipe } from "./measure/queries-recipes.ts";
import { rankingTable } from "./measure/ranking.ts";
import type { Outside } from "./outlook/outside.ts";

/** The outlook sees measuring through this: the app stands above both. */
export const outlookOutside: Outside = {
  tableOf: async (tx, { recipe: code, period: text, asOf, now }) => {
    const recipe = await findRecipe(tx, code, null);
    if (recipe === undefined) return undefined;
    const period = text === undefined ? undefined : parsePeriod(text);
    return (await rankingTable(tx, recipe, {
      period: period?.ok ? period.value : undefined,
      asOf,
      now,
    })) as RankingTable;
  },
};
