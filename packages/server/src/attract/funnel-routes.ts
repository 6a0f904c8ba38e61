import { Drive, Funnel, PeriodView, STAGES, StageCurve } from "@essor/contract/attract";
import { Day } from "@essor/contract/common";
import {
  aheadOfSchedule,
  enteredBetween,
  readLedger,
  type SurvivalCurve,
  stageCurves,
  stageOrder,
} from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { ledgerOf } from "./funnel-ledger.ts";
import { homeOf } from "./project-routes.ts";
import { readBoard } from "./queries.ts";
import { listDrives } from "./queries-load.ts";
import { amountOf } from "./shown.ts";
import { dayNumber, todayIn } from "./zone.ts";

/** How far cohorts got, how long stages take, and what waits for whom. */
export function funnelRoutes(api: Api, deps: Deps): void {
  driveRoute(api, deps);
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/funnel",
      summary: "Cohorts by signing year, as of a day",
      needs: "attract.read",
      query: z.strictObject({ asOf: Day.optional() }),
      answer: Funnel,
    },
    async ({ tx, seat, query }) => {
      const asOf = query.asOf ?? todayIn(deps.now(), (await homeOf(tx)).zone);
      const { cohorts, reached } = readLedger(await ledgerOf(deps.pool, tx, seat), dayNumber(asOf));
      const statuses = { won: 0, lost: 0, eliminated: 0, onHold: 0, open: 0 };
      for (const { stage, status, projects } of await readBoard(tx, null)) {
        const key =
          status === "lost" || status === "eliminated"
            ? status
            : status === "active"
              ? stage >= stageOrder("signed")
                ? "won"
                : "open"
              : "onHold";
        statuses[key] += projects;
      }
      return {
        asOf,
        cohorts,
        pipeline: cohorts.reduce((sum, row) => sum + row.signed, 0),
        reached: STAGES.map((stage, order) => ({
          stage,
          projects: reached[order] as number,
          // Of those that reached the stage before; nothing is divided by nobody.
          share:
            order === 0 || reached[order - 1] === 0
              ? null
              : (reached[order] as number) / (reached[order - 1] as number),
        })),
        statuses,
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/period",
      summary: "What happened in a period: not one cohort",
      needs: "attract.read",
      query: z.strictObject({ from: Day, to: Day }),
      answer: PeriodView,
    },
    async ({ tx, seat, query }) => {
      const counts = enteredBetween(await ledgerOf(deps.pool, tx, seat), {
        from: dayNumber(query.from),
        to: dayNumber(query.to),
      });
      return {
        ...query,
        signed: counts[2] as number,
        started: counts[3] as number,
        inProduction: counts[5] as number,
        atCapacity: counts[6] as number,
        label: "not one cohort",
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/time-in-stage",
      summary: "Survival curves of the stages, as of a day",
      needs: "attract.read",
      query: z.strictObject({ asOf: Day.optional() }),
      answer: z.object({ curves: z.array(StageCurve) }),
    },
    async ({ tx, seat, query }) => {
      const asOf = query.asOf ?? todayIn(deps.now(), (await homeOf(tx)).zone);
      const curves = stageCurves(await ledgerOf(deps.pool, tx, seat), dayNumber(asOf));
      return {
        curves: STAGES.flatMap((stage, order) => {
          const curve = curves[order] as SurvivalCurve;
          return curve.stays === 0 ? [] : [{ stage, ...thinned(curve) }];
        }),
      };
    },
  );
}

/** At most 200 steps to draw; the median is of all. */
function thinned(curve: SurvivalCurve): SurvivalCurve {
  const every = Math.ceil(curve.steps.length / 200);
  return {
    ...curve,
    steps: curve.steps.filter((_, i) => i % every === 0 || i === curve.steps.length - 1),
  };
}

/** What the city published about batches of projects, and its rates of progress recomputed. */
function driveRoute(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/drives",
      summary: "Published drives and rates of progress, as reported",
      needs: "attract.read",
      answer: z.object({ items: z.array(Drive) }),
    },
    async ({ tx }) => ({
      items: (await listDrives(tx)).map(({ minor, planMinor, outputMinor, facts, ...drive }) => {
        const { completion, month } = facts as { completion?: number; month?: number };
        const currency = drive.currency ?? "CNY";
        return {
          ...drive,
          money: amountOf(minor, currency),
          plan: amountOf(planMinor, currency),
          output: amountOf(outputMinor, currency),
          facts,
          ahead:
            completion === undefined || month === undefined
              ? null
              : Math.round(10 * aheadOfSchedule(completion, month)) / 10,
        };
      }),
    }),
  );
}
