import {
  Drive,
  Funnel,
  NeedsMe,
  PeriodView,
  STAGES,
  type Stage,
  StageCurve,
} from "@essor/contract/attract";
import { Day } from "@essor/contract/common";
import {
  aheadOfSchedule,
  ESCALATE_AFTER_DAYS,
  enteredBetween,
  readLedger,
  STALLED_AFTER,
  type SurvivalCurve,
  stageCurves,
  stageOrder,
  stalledClass,
} from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { enquiryShown } from "./enquiry-routes.ts";
import { ledgerOf } from "./funnel-ledger.ts";
import { homeOf } from "./project-routes.ts";
import { findProject, readBoard } from "./queries.ts";
import { listEnquiries, listOffers } from "./queries-desk.ts";
import { longStays } from "./queries-funnel.ts";
import { listDrives } from "./queries-load.ts";
import { listPromises, openIssues, openTasks } from "./queries-project.ts";
import { amountOf, projectShown, promiseShown, taskShown } from "./shown.ts";
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
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/needs-me",
      summary: "What waits for the reader",
      needs: "attract.read",
      answer: NeedsMe,
    },
    async ({ tx, seat }) => needsOf(tx, seat, deps.now()),
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

/** The daily list: late nodes, enquiries, stalled projects, offers to review, breaches and old issues. */
export async function needsOf(tx: Tx, seat: Seat, now: Date): Promise<NeedsMe> {
  const home = await homeOf(tx);
  const today = todayIn(now, home.zone);
  const at = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const limits = (["signed", "started", "under-construction", "in-production"] as const).map(
    (stage) => [stageOrder(stage), STALLED_AFTER[classOf(stage)]] as const,
  );
  const stalled = [];
  for (const { id, days } of (await longStays(tx, { today, limits })).slice(0, 10)) {
    const row = await findProject(tx, id);
    if (row)
      stalled.push({
        project: projectShown(row, home.currency),
        class: classOf(STAGES[row.stage] as Stage),
        days,
      });
  }
  const promises = (await listPromises(tx, null)).map((promise) => promiseShown(promise, today));
  return {
    tasks: (await openTasks(tx, { person: seat.asker.person, until: at(7) })).map((task) =>
      taskShown(task, today),
    ),
    enquiries: (await listEnquiries(tx, true)).map((row) => enquiryShown(row, now, home)) as never,
    stalled,
    offers: (await listOffers(tx))
      .filter(
        (o) => o.decision === null && o.outcome === "review" && o.authorId !== seat.asker.person,
      )
      .map(({ id, body, outcome }) => ({ id, body, outcome })),
    breaches: promises.filter((p) => p.state === "breach" || p.state === "unmeasured"),
    issues: (await openIssues(tx, at(-ESCALATE_AFTER_DAYS))).map((issue) => ({
      ...issue,
      days: dayNumber(today) - dayNumber(issue.raisedOn),
    })),
  };
}

function classOf(stage: Stage): keyof typeof STALLED_AFTER {
  return stalledClass(stage, 1e6) as keyof typeof STALLED_AFTER;
}
