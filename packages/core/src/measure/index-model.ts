import type { Framework } from "./framework.ts";
import type { IndexTable } from "./index-table.ts";
import type { Recipe } from "./recipe.ts";
import type { Run } from "./run.ts";

/** A run with all that led to it: what the explaining functions start from. */
export type IndexModel = {
  readonly recipe: Recipe;
  readonly table: IndexTable;
  readonly framework: Framework;
  readonly run: Run;
};
