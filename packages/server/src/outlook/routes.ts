import { AsOf, Day } from "@essor/contract/common";
import {
  Backtest,
  ForecastAsk,
  KeptForecast,
  KeptScenario,
  NeedAsk,
  NeedResult,
  Peers,
  PublicPage,
  PublicPageWrite,
  Review,
  ScenarioAsk,
  ScenarioResult,
  Target,
  TargetWrite,
} from "@essor/contract/outlook";
import { Leads } from "@essor/contract/outlook-leads";
import type { Lever } from "@essor/core/outlook";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { queueJob } from "../jobs/queries.ts";
import { shownBacktest } from "./backtest.ts";
import { briefRoutes } from "./brief-routes.ts";
import { reviewPaths } from "./kept-paths.ts";
import { shownLeads } from "./leads.ts";
import { needOf } from "./need.ts";
import type { Outside } from "./outside.ts";
import { shownPeers } from "./peers.ts";
import { forget } from "./public-data.ts";
import { publicRoutes } from "./public-routes.ts";
import { addTarget, ownHub, readPublicPage, removeTarget, savePublicPage } from "./queries.ts";
import { findForecast, listForecasts, readEntries, readPipeline } from "./queries-forecast.ts";
import { keepScenario, listScenarios, removeScenario } from "./queries-scenario.ts";
import { reviewKept } from "./reviews.ts";
import { scenarioOf } from "./scenarios.ts";
import { shownTargets } from "./targets.ts";

const base = "/api/v1/outlook";
const IdParam = z.object({ id: z.coerce.number().int() });
const Id = z.object({ id: z.number().int() });

/** Targets, peers, forecasts with their back-test, scenarios, the brief, and what the public sees. */
export function outlookRoutes(api: Api, deps: Deps, outside: Outside): void {
  targets(api, deps);
  forecasts(api, deps);
  scenarios(api, deps, outside);
  briefRoutes(api, deps, outside);
  publicPage(api, deps);
  publicRoutes(api, deps, outside);
}

function targets(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/targets`,
      summary: "Targets with the path to each and whether history would reach it",
      needs: "outlook.read",
      query: AsOf,
      answer: z.object({ items: z.array(Target) }),
    },
    async ({ tx, query }) => ({ items: await shownTargets(tx, query.asOf ?? null) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${base}/targets`,
      summary: "Add a target with its source",
      needs: "outlook.write",
      body: TargetWrite,
      answer: Id,
      status: 201,
    },
    async ({ tx, seat, body }) => ({
      id: await addTarget(tx, { ...body, hub: seat.asker.hub, person: seat.asker.person }),
    }),
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${base}/targets/{id}`,
      summary: "Take a target back",
      needs: "outlook.write",
      params: IdParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await removeTarget(tx, params.id))) throw new Problem("not-found");
    },
  );
  const PeerQuery = z.strictObject({
    indicator: z.string().max(80).optional(),
    scale: z.enum(["value", "logarithm"]).default("logarithm"),
    to: z.coerce.number().int().min(1900).max(2100).default(2035),
    asOf: Day.optional(),
  });
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/peers`,
      summary: "Trajectories of the hub and its peers, and when who catches up",
      needs: "outlook.read",
      query: PeerQuery,
      answer: Peers,
    },
    async ({ tx, query }) =>
      shownPeers(tx, {
        indicator: query.indicator,
        scale: query.scale,
        to: query.to,
        asOf: query.asOf ?? null,
      }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/leads`,
      summary: "Which published series run ahead of an outcome, or how many pairs are missing",
      needs: "outlook.read",
      query: z.strictObject({ outcome: z.string().max(160).optional(), asOf: Day.optional() }),
      answer: Leads,
    },
    async ({ tx, query }) => shownLeads(tx, { outcome: query.outcome, asOf: query.asOf ?? null }),
  );
}

function forecasts(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/forecasts`,
      summary: "Forecasts that were kept, newest first",
      needs: "outlook.read",
      answer: z.object({ items: z.array(KeptForecast) }),
    },
    async ({ tx }) => ({ items: await listForecasts(tx, 50) }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/forecasts/{id}`,
      summary: "One forecast with its data vintage, recipe and seed",
      needs: "outlook.read",
      params: IdParam,
      answer: KeptForecast,
    },
    async ({ tx, params }) => (await findForecast(tx, params.id)) ?? nothing(),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${base}/forecasts`,
      summary: "Forecast from the pipeline, as a job",
      needs: "outlook.write",
      body: ForecastAsk,
      answer: z.object({ job: z.number().int() }),
      status: 202,
    },
    async ({ tx, seat, body }) => {
      const asOf = deps.now().toISOString().slice(0, 10);
      if (body.toYear <= Number(asOf.slice(0, 4)) || body.toYear > Number(asOf.slice(0, 4)) + 40)
        throw new Problem("bad-request", "The last year lies one to forty years ahead");
      const job = await queueJob(tx, {
        hub: seat.asker.hub,
        kind: "outlook.forecast",
        payload: { ...body, asOf },
        person: seat.asker.person,
      });
      setImmediate(deps.wake);
      return { job };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/reviews`,
      summary:
        "Forecasts that were kept, against what came: actual, error, and whether the interval held",
      needs: "outlook.read",
      answer: z.object({ items: z.array(Review) }),
    },
    async ({ tx }) => ({
      items: [
        ...reviewKept(await listForecasts(tx, 50), {
          pipeline: await readPipeline(tx),
          entries: await readEntries(tx),
          now: deps.now(),
        }),
        ...(await reviewPaths(tx)),
      ],
    }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/backtest`,
      summary:
        "Status shares tested on facilities that the model had not seen, beside the base rate",
      needs: "outlook.read",
      answer: Backtest,
    },
    async () => shownBacktest(),
  );
}

function scenarios(api: Api, deps: Deps, outside: Outside): void {
  const path = `${base}/scenarios`;
  const evaluate = async (tx: Tx, body: z.infer<typeof ScenarioAsk>) => {
    const table = await outside.tableOf(tx, {
      recipe: body.recipe,
      period: body.period,
      asOf: null,
      now: deps.now(),
    });
    if (table === undefined) throw new Problem("not-found", "There is no such recipe");
    return { table, result: scenarioOf(table, { ...body, levers: body.levers as Lever[] }) };
  };
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Scenarios that were kept",
      needs: "outlook.read",
      answer: z.object({ items: z.array(KeptScenario) }),
    },
    async ({ tx }) => ({ items: await listScenarios(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/evaluate`,
      summary: "Pull levers: score, rank, interval and who is passed",
      needs: "outlook.read",
      body: ScenarioAsk,
      answer: ScenarioResult,
    },
    async ({ tx, body }) => (await evaluate(tx, body)).result,
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${base}/need`,
      summary:
        "The cheapest set of measures that reaches a rank or a score by a year, with its probability",
      needs: "outlook.read",
      body: NeedAsk,
      answer: NeedResult,
    },
    async ({ tx, body }) => {
      const { recipe: code, period, ...question } = body;
      const now = deps.now();
      const table = await outside.tableOf(tx, { recipe: code, period, asOf: null, now });
      if (table === undefined) throw new Problem("not-found", "There is no such recipe");
      return needOf(table, question as never);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Evaluate a scenario and keep it",
      needs: "outlook.write",
      body: ScenarioAsk,
      answer: Id,
      status: 201,
    },
    async ({ tx, seat, body }) => {
      const { table, result } = await evaluate(tx, body);
      const { name, recipe, unit, levers, seed, draws, weightNoise } = body;
      return {
        id: await keepScenario(tx, {
          hub: seat.asker.hub,
          person: seat.asker.person,
          name,
          recipe,
          recipeHash: table.recipe.hash,
          period: table.period,
          unit,
          levers,
          seed,
          draws,
          weightNoise,
          result,
        }),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{id}`,
      summary: "Drop a scenario",
      needs: "outlook.write",
      params: IdParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await removeScenario(tx, params.id))) throw new Problem("not-found");
    },
  );
}

function publicPage(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/public-page`,
      summary: "Whether the hub has a public page, and what it shows",
      needs: "outlook.read",
      answer: PublicPage,
    },
    async ({ tx }) =>
      (await readPublicPage(tx)) ?? { isOpen: false, recipe: "", licence: "", version: 0 },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${base}/public-page`,
      summary: "Open or close the public page",
      needs: "hub.administer",
      body: PublicPageWrite,
      answer: PublicPage,
    },
    async ({ tx, body }) => {
      await savePublicPage(tx, { ...body, hub: (await ownHub(tx)).id });
      forget(deps);
      return readPublicPage(tx);
    },
  );
}

function nothing(): never {
  throw new Problem("not-found");
}
