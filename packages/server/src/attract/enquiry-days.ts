import { HubDay, Mediation } from "@essor/contract/attract-care";
import { Day } from "@essor/contract/common";
import { CHINA_CALENDAR, calendarWith, type WorkCalendar } from "@essor/core/attract";
import { type Day as DayNumber, formatDay } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { type Home, homeOf, IdParam } from "./project-routes.ts";
import { decideMediation, listMediations } from "./queries-care.ts";
import { assignEnquiry, dropDay, hubDays, keepDay } from "./queries-enquiry.ts";
import { dayNumber, todayIn } from "./zone.ts";

const WEEKENDS_ONLY: WorkCalendar = { holidays: new Set(), workedWeekends: new Set() };
const DayParam = z.object({ day: Day });

/** The calendar on which the hub's clocks run: the shipped one, with the hub's own days before it. */
export async function calendarOf(tx: Tx, home: Home): Promise<WorkCalendar> {
  return calendarWith(
    home.calendar === "CN" ? CHINA_CALENDAR : WEEKENDS_ONLY,
    (await hubDays(tx)).map(({ day, kind }) => ({ day: dayNumber(day), kind })),
  );
}

/** The days of the clock, who answers an enquiry, and who leads a firm that two districts want. */
export function enquiryDayRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/calendar/days",
      summary: "Days off and days worked in their place, shipped and own",
      needs: "attract.read",
      query: z.strictObject({ year: z.coerce.number().int().min(1990).max(2200) }),
      answer: z.object({ items: z.array(HubDay), shipped: z.boolean() }),
    },
    async ({ tx, query }) => {
      const own = (await hubDays(tx)).filter(({ day }) => day.startsWith(`${query.year}-`));
      const taken = new Set(own.map(({ day }) => day));
      const isChina = (await homeOf(tx)).calendar === "CN";
      const shipped = (days: ReadonlySet<number>, kind: "off" | "worked") =>
        [...days]
          .map((day) => formatDay(day as DayNumber))
          .filter((day) => isChina && day.startsWith(`${query.year}-`) && !taken.has(day))
          .map((day) => ({ day, kind, name: "", source: "State Council's notice", own: false }));
      const items = [
        ...own.map((day) => ({ ...day, own: true })),
        ...shipped(CHINA_CALENDAR.holidays, "off"),
        ...shipped(CHINA_CALENDAR.workedWeekends, "worked"),
      ].sort((a, b) => (a.day < b.day ? -1 : 1));
      return { items, shipped: items.some((day) => !day.own) };
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: "/api/v1/attract/calendar/days/{day}",
      summary: "Say that a day is off or worked",
      needs: "hub.administer",
      params: DayParam,
      body: z.strictObject({
        kind: z.enum(["off", "worked"]),
        name: z.string().max(80).default(""),
        source: z.string().max(300).default(""),
      }),
      status: 204,
    },
    async ({ tx, seat, params, body }) =>
      keepDay(tx, { ...body, day: params.day, person: seat.asker.person }),
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: "/api/v1/attract/calendar/days/{day}",
      summary: "Take the hub's own word on a day back",
      needs: "hub.administer",
      params: DayParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await dropDay(tx, params.day))) throw new Problem("not-found");
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/enquiries/{id}/assign",
      summary: "Say who answers an enquiry",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({ person: z.number().int().nullable() }),
      status: 204,
    },
    async ({ c, tx, params, body }) => {
      if (!(await assignEnquiry(tx, { id: params.id, version: versionOf(c), person: body.person })))
        throw new Problem("stale-version");
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/mediations",
      summary: "Firms that two districts are in talks with, and who was decided to lead",
      needs: "attract.read",
      answer: z.object({ items: z.array(Mediation) }),
    },
    async ({ tx }) => ({ items: await listMediations(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/mediations/{id}/decide",
      summary: "Decide which district leads, with the reason; neither of the two decides alone",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        lead: z.string().max(60),
        shared: z.boolean().default(false),
        reason: z.string().min(1).max(1000),
      }),
      status: 204,
    },
    async ({ c, tx, seat, params, body }) => {
      if (seat.asker.districts !== undefined)
        throw new Problem(
          "forbidden",
          "A conflict between districts is decided by somebody who works for all of them",
        );
      const done = await decideMediation(tx, {
        ...body,
        task: params.id,
        version: versionOf(c),
        on: todayIn(deps.now(), (await homeOf(tx)).zone),
        person: seat.asker.person,
      });
      if (!done)
        throw new Problem(
          "stale-version",
          "It was decided meanwhile, or the district is none of the two",
        );
    },
  );
}
