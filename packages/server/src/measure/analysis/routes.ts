import { Queued } from "@essor/contract/measure";
import {
  ExplainQuery,
  ScoreChange,
  SensitivityRequest,
  SensitivityRun,
  UncertaintyRequest,
  UncertaintyRun,
} from "@essor/contract/measure-analysis";
import { parsePeriod } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../../db/rights.ts";
import { type Api, define } from "../../http/define.ts";
import { Problem } from "../../http/problem.ts";
import type { Deps } from "../../http/seat.ts";
import { queueJob } from "../../jobs/queries.ts";
import { findRecipe, type RecipeRow } from "../queries-recipes.ts";
import { readyTable } from "./core-table.ts";
import { explained } from "./explain.ts";
import type { SensitivityPayload, UncertaintyPayload } from "./jobs.ts";
import { listRuns, listSensitivities } from "./queries.ts";
import { checkedVary, type Preset } from "./vary-presets.ts";

const CodeParam = z.object({ code: z.string().max(80) });
const PATH = "/api/v1/measure/rankings/{code}";

/** Why a score changed, and how sure a rank is. */
export function analysisRoutes(api: Api, deps: Deps): void {
  explain(api, deps);
  uncertainty(api, deps);
  sensitivity(api, deps);
}

async function recipeOf(tx: Tx, code: string, edition: number | undefined): Promise<RecipeRow> {
  const recipe = await findRecipe(tx, code, edition ?? null);
  if (!recipe) throw new Problem("not-found");
  return recipe;
}

function periodOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const period = parsePeriod(text);
  if (!period.ok) throw new Problem("bad-request", `period: ${text} is not a period`);
  return period.value;
}

function explain(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/explain`,
      summary: "Why a unit's score changed between two periods, editions or days",
      needs: "measure.read",
      params: CodeParam,
      query: ExplainQuery,
      answer: ScoreChange,
    },
    async ({ tx, params, query }) => {
      const [first, last] = [
        await recipeOf(tx, params.code, query.fromEdition),
        await recipeOf(tx, params.code, query.toEdition),
      ];
      const asOf = query.asOf ?? null;
      const now = deps.now();
      const at = (recipe: RecipeRow, period: string, day: string | null) =>
        readyTable(tx, recipe, { now, period: periodOf(period), asOf: day });
      const earlier = query.fromAsOf !== undefined && query.fromAsOf !== query.asOf;
      const to = await at(last, query.to, asOf);
      const from = await at(first, query.from, query.fromAsOf ?? asOf);
      const revised = earlier ? await at(first, query.from, asOf) : undefined;
      return explained({ from, to, revised, unit: query.unit });
    },
  );
}

function uncertainty(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/uncertainty`,
      summary: "How far the ranks move when the recipe's choices do: a job",
      needs: "measure.write",
      params: CodeParam,
      body: UncertaintyRequest,
      answer: Queued,
      status: 202,
    },
    async ({ tx, seat, params, body }) => {
      const asked = await askedFor(tx, params.code, body, deps.now());
      const payload: UncertaintyPayload = { ...asked, replications: body.replications };
      const { hub, person } = seat.asker;
      const job = await queueJob(tx, { hub, kind: "measure.uncertainty", payload, person });
      setImmediate(deps.wake);
      return { job };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/uncertainty`,
      summary: "The last runs of a ranking's uncertainty, newest first",
      needs: "measure.read",
      params: CodeParam,
      answer: z.object({ items: z.array(UncertaintyRun) }),
    },
    async ({ tx, params }) => ({
      items: (await listRuns(tx, params.code)).map(({ result, ...run }) => ({ ...run, ...result })),
    }),
  );
}

type Body = {
  readonly period?: string | undefined;
  readonly asOf?: string | undefined;
  readonly seed: number;
  readonly vary: unknown;
};

/** What both jobs are asked for, checked against the recipe before anything runs. */
async function askedFor(
  tx: Tx,
  code: string,
  body: Body,
  now: Date,
): Promise<Omit<UncertaintyPayload, "replications">> {
  const recipe = await recipeOf(tx, code, undefined);
  const asOf = body.asOf ?? null;
  const ready = await readyTable(tx, recipe, { period: periodOf(body.period), asOf, now });
  const vary = body.vary as Preset | Record<string, unknown>;
  checkedVary(vary, ready.recipe);
  return {
    code: recipe.code,
    edition: recipe.edition,
    period: ready.wide.period,
    asOf,
    shownAsOf: ready.wide.asOf,
    seed: body.seed,
    vary,
  };
}

function sensitivity(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/sensitivity`,
      summary: "Which of the recipe's choices the ranks hang on: a job",
      needs: "measure.write",
      params: CodeParam,
      body: SensitivityRequest,
      answer: Queued,
      status: 202,
    },
    async ({ tx, seat, params, body }) => {
      const { hub, person } = seat.asker;
      const asked = await askedFor(tx, params.code, body, deps.now());
      const payload: SensitivityPayload = {
        ...asked,
        budget: body.budget,
        unit: body.unit ?? null,
      };
      const job = await queueJob(tx, { hub, kind: "measure.sensitivity", payload, person });
      setImmediate(deps.wake);
      return { job };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/sensitivity`,
      summary: "The last sensitivity analyses of a ranking, newest first",
      needs: "measure.read",
      params: CodeParam,
      answer: z.object({ items: z.array(SensitivityRun) }),
    },
    async ({ tx, params }) => ({
      items: (await listSensitivities(tx, params.code)).map(({ result, ...run }) => ({
        ...run,
        ...result,
      })),
    }),
  );
}
