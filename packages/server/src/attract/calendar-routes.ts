import {
  CalendarItem,
  Deadlines,
  DigestChoice,
  DigestWrite,
  Feed,
} from "@essor/contract/attract-views";
import { Day } from "@essor/contract/common";
import { may } from "@essor/contract/rights";
import { writeCalendar } from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import { asAsker } from "../db/rights.ts";
import { hashSecret, newSecret } from "../http/auth.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { queueJob } from "../jobs/queries.ts";
import { calendarItems } from "./calendar-items.ts";
import { homeOf, IdParam } from "./project-routes.ts";
import { readDigest, saveDigest } from "./queries-digest.ts";
import { tasksBetween } from "./queries-project.ts";
import {
  addFeed,
  askerOf,
  codeNames,
  feedOwner,
  listFeeds,
  type MemberDbRow,
  revokeFeed,
} from "./queries-view.ts";
import { taskShown } from "./shown.ts";
import { dayNumber, todayIn } from "./zone.ts";

/** Deadlines as a calendar, as a list with lights, as a feed for other programs, and as a daily e-mail. */
export function calendarRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/calendar",
      summary: "Everything with a day on it: tasks, nodes, promises, enquiries, planned starts",
      needs: "attract.read",
      query: z.strictObject({ from: Day, to: Day }),
      answer: z.object({ items: z.array(CalendarItem) }),
    },
    async ({ tx, query }) => ({
      items: await calendarItems(tx, { ...query, now: deps.now(), home: await homeOf(tx) }),
    }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/deadlines",
      summary: "Open deadlines with their lights, the latest first",
      needs: "attract.read",
      query: z.strictObject({
        until: Day.optional(),
        light: z.enum(["green", "amber", "red"]).optional(),
      }),
      answer: Deadlines,
    },
    async ({ tx, query }) => {
      const today = todayIn(deps.now(), (await homeOf(tx)).zone);
      const until = query.until ?? isoDay(dayNumber(today) + 60);
      const all = (await tasksBetween(tx, { from: "1970-01-01", to: until, open: true })).map(
        (row) => taskShown(row, today),
      );
      const count = (light: string) => all.filter((t) => t.light === light).length;
      return {
        today,
        counts: { green: count("green"), amber: count("amber"), red: count("red") },
        items: query.light === undefined ? all : all.filter((t) => t.light === query.light),
      };
    },
  );
  feedRoutes(api, deps);
  digestRoutes(api, deps);
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function feedRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/attract/feeds";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "My calendar links",
      needs: "attract.read",
      answer: z.object({ items: z.array(Feed) }),
    },
    async ({ tx }) => ({ items: await listFeeds(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "A link that calendar programs read; its address is shown once",
      needs: "attract.read",
      body: z.strictObject({ name: z.string().max(100).default("") }),
      status: 201,
      answer: z.object({ feed: Feed, path: z.string() }),
    },
    async ({ tx, body }) => {
      const token = newSecret();
      const feed = await addFeed(tx, { tokenHash: hashSecret(token), name: body.name });
      return { feed, path: `/api/v1/attract/calendars/${token}.ics` };
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{id}`,
      summary: "Take a calendar link back",
      needs: "attract.read",
      params: IdParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await revokeFeed(tx, params.id, deps.now()))) throw new Problem("not-found");
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/calendars/{file}",
      summary: "The deadlines of whoever made the link, as a calendar file",
      needs: "anyone",
      params: z.object({ file: z.string().regex(/^[\w-]{40,60}\.ics$/) }),
      gives: "text/calendar",
      answer: z.string(),
    },
    async ({ tx, params }) => {
      const member = await feedOwner(tx, hashSecret(params.file.slice(0, -4)), deps.now());
      if (member === undefined || !may(member.role, "attract.read")) throw new Problem("not-found");
      return new Response(await calendarOf(deps, member), {
        headers: {
          "content-type": "text/calendar; charset=utf-8",
          "cache-control": "private, max-age=300",
        },
      });
    },
  );
}

/** A year ahead and a month back, under the rights of the link's owner; confidential projects under their code name. */
async function calendarOf(deps: Deps, member: MemberDbRow): Promise<string> {
  const now = deps.now();
  return asAsker(deps.pool, askerOf(member), async (tx) => {
    const home = await homeOf(tx);
    const today = dayNumber(todayIn(now, home.zone));
    const items = await calendarItems(tx, {
      from: isoDay(today - 31),
      to: isoDay(today + 366),
      now,
      home,
    });
    const names = await codeNames(
      tx,
      items.map((i) => i.project).filter((id): id is number => id !== null),
    );
    const hub = member.hubName.en ?? "Essor";
    return writeCalendar(
      items.map((item) => ({
        id: `${item.id}@${member.hub}.essor`,
        day: dayNumber(item.day),
        title: [
          item.done ? "✓" : "",
          item.project === null ? "" : names.get(item.project),
          item.title,
        ]
          .filter(Boolean)
          .join(" · "),
        note: item.kind,
        done: item.done,
        ...(deps.mail && item.project !== null
          ? { address: `${deps.mail.publicUrl}/attract/projects/${item.project}` }
          : {}),
      })),
      { name: hub, stamp: now.toISOString().replace(/[-:]|\.\d+/g, "") },
    );
  });
}

function digestRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/attract/digest";
  const shown = async (seat: Seat, row: Awaited<ReturnType<typeof readDigest>>) => ({
    ...(row ?? {
      wanted: false,
      language: seat.locale as "en",
      hour: 8,
      weekdays: true,
      sentAt: null,
      failure: "",
    }),
    possible: deps.mail !== undefined,
    address: seat.email,
  });
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Whether I get the daily list by e-mail",
      needs: "attract.read",
      answer: DigestChoice,
    },
    async ({ tx, seat }) => shown(seat, await readDigest(tx)),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path,
      summary: "Choose the daily list by e-mail, its language and hour; or end it",
      needs: "attract.read",
      body: DigestWrite,
      answer: DigestChoice,
    },
    async ({ tx, seat, body }) => shown(seat, await saveDigest(tx, body)),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/now`,
      summary: "Send me the list now",
      needs: "attract.read",
      status: 202,
      answer: z.object({ job: z.number().int() }),
    },
    async ({ tx, seat }) => {
      if (deps.mail === undefined) throw new Problem("mail-off");
      const { hub, person } = seat.asker;
      const job = await queueJob(tx, { hub, kind: "digest.send", payload: { person }, person });
      setImmediate(deps.wake);
      return { job };
    },
  );
}
