import { Day } from "@essor/contract/common";
import {
  RankingDraft,
  RankingRow,
  RankingTable,
  Recipe,
  RecipeWrite,
} from "@essor/contract/measure";
import { parsePeriod } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { readyTable } from "./analysis/core-table.ts";
import { findRecipe, listRecipes, saveRecipe } from "./queries-recipes.ts";
import { checkRecipe, rankingTable } from "./ranking.ts";

const CodeParam = z.object({ code: z.string().max(80) });

/** A period of the address line; the schema let only well-formed ones through. */
export function periodOf(text: string): number {
  const period = parsePeriod(text);
  if (!period.ok) throw new Problem("bad-request", `period: ${text} is not a period`);
  return period.value;
}

/** Recipes, the tables they rank, and finished rankings. */
export function recipeRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/measure/recipes";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The recipes of the hub's indices, newest editions",
      needs: "measure.read",
      answer: z.object({ items: z.array(Recipe) }),
    },
    async ({ tx }) => ({ items: await listRecipes(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Save a recipe as its next edition",
      needs: "measure.write",
      body: RecipeWrite,
      answer: Recipe,
      status: 201,
    },
    async ({ tx, seat, body }) => {
      const hash = checkRecipe(body.body);
      return saveRecipe(tx, { ...body, hash, person: seat.asker.person });
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/rankings/{code}",
      summary: "The table that a recipe ranks, as it stood on a day",
      needs: "measure.read",
      params: CodeParam,
      query: RankingQuery,
      answer: RankingTable,
    },
    async ({ tx, params, query }) => {
      const recipe = await findRecipe(tx, params.code, query.edition ?? null);
      if (!recipe) throw new Problem("not-found");
      return rankingTable(tx, recipe, {
        period: query.period === undefined ? undefined : periodOf(query.period),
        asOf: query.asOf ?? null,
        now: deps.now(),
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/measure/rankings/{code}/draft",
      summary: "The table that a draft of a recipe would rank; nothing is stored",
      needs: "measure.read",
      params: CodeParam,
      body: RankingDraft,
      answer: RankingTable,
    },
    async ({ tx, params, body }) => {
      const recipe = await findRecipe(tx, params.code, null);
      if (!recipe) throw new Problem("not-found");
      const draft = { ...recipe, body: body.body, hash: checkRecipe(body.body) };
      return rankingTable(tx, draft, {
        period: body.period === undefined ? undefined : periodOf(body.period),
        asOf: body.asOf ?? null,
        now: deps.now(),
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/rankings/{code}/result",
      summary: "The finished ranking of a recipe, computed here",
      needs: "measure.read",
      params: CodeParam,
      query: RankingQuery,
      answer: z.object({ period: z.string(), hash: z.string(), items: z.array(RankingRow) }),
    },
    async ({ tx, params, query }) => {
      const recipe = await findRecipe(tx, params.code, query.edition ?? null);
      if (!recipe) throw new Problem("not-found");
      const { build, wide } = await readyTable(tx, recipe, {
        period: query.period === undefined ? undefined : periodOf(query.period),
        asOf: query.asOf ?? null,
        now: deps.now(),
      });
      const { codes, units, scores, ranks } = build;
      const top = codes.at(-1) as string;
      const items = units.map((code, i) => ({
        code,
        rank: ranks[top]?.[i] ?? null,
        score: scores[top]?.[i] ?? null,
        pillars: Object.fromEntries(codes.slice(0, -1).map((c) => [c, scores[c]?.[i] ?? null])),
      }));
      items.sort(
        (a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.code.localeCompare(b.code),
      );
      return { period: wide.period, hash: recipe.hash, items };
    },
  );
}

const RankingQuery = z.strictObject({
  period: z.string().max(20).optional(),
  asOf: Day.optional(),
  edition: z.coerce.number().int().optional(),
});
