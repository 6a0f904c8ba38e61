import {
  AnswerWrite,
  EventDetail,
  EventRow,
  EventWrite,
  JoinWrite,
  MeetingWrite,
  PeopleWrite,
  WishWrite,
} from "@essor/contract/connect-events";
import { Queued } from "@essor/contract/measure";
import { may } from "@essor/contract/rights";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { queueJob } from "../jobs/queries.ts";
import { ratesOf } from "./event-rates.ts";
import { IdParam } from "./profile-routes.ts";
import {
  addEvent,
  addPeople,
  addWishes,
  answerWish,
  clearPeople,
  clearPlan,
  listEvents,
  meetingsOf,
  peopleOf,
  planOf,
  setAway,
  setEvent,
  setMeeting,
  wishesOf,
} from "./queries-event.ts";

/** Meetings at an event: people, wishes, a plan without clashes, and what came of them. */
export function eventRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/connect/events";
  const one = `${path}/{id}`;
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Events with meetings",
      needs: "connect.read",
      answer: z.object({ items: z.array(EventRow) }),
    },
    async ({ tx }) => ({ items: await listEvents(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Set up an event",
      needs: "connect.advise",
      body: EventWrite,
      status: 201,
      answer: EventDetail,
    },
    async ({ tx, seat, body }) => detailOf(tx, seat, await addEvent(tx, body)),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: one,
      summary: "An event: who comes, who meets whom, and what the plan proves",
      needs: "connect.read",
      params: IdParam,
      answer: EventDetail,
    },
    async ({ tx, seat, params }) => detailOf(tx, seat, params.id),
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: one,
      summary: "Change day, slots or tables; a plan made for others is dropped",
      needs: "connect.advise",
      params: IdParam,
      body: EventWrite,
      answer: EventDetail,
    },
    async ({ c, tx, seat, params, body }) => {
      const version = versionOf(c);
      const before = await existing(tx, params.id);
      if (!(await setEvent(tx, { ...body, id: params.id, version })))
        throw new Problem("stale-version");
      if (before.slots !== body.slots || before.tables !== body.tables)
        await clearPlan(tx, params.id);
      return detailOf(tx, seat, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${one}/people`,
      summary: "The organiser's list of people and wishes; it replaces the one before",
      needs: "connect.advise",
      params: IdParam,
      body: PeopleWrite,
      answer: EventDetail,
    },
    async ({ tx, seat, params, body }) => {
      await existing(tx, params.id);
      await clearPlan(tx, params.id);
      await clearPeople(tx, params.id);
      const stay = await peopleOf(tx, params.id);
      refuseDoubles(body, stay);
      const ids = await addPeople(
        tx,
        params.id,
        body.people.map((p) => ({ ...p, person: null })),
      );
      const byLabel = new Map<string, number>([
        ...stay.map((p) => [p.label, p.id] as const),
        ...body.people.map((p, i) => [p.label, ids[i] as number] as const),
      ]);
      await addWishes(
        tx,
        params.id,
        body.wishes.map((w) => ({
          guest: byLabel.get(w.guest) as number,
          host: byLabel.get(w.host) as number,
        })),
      );
      return detailOf(tx, seat, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${one}/join`,
      summary: "Sign up oneself, under the name that the others will read, or change it",
      needs: "connect.write",
      params: IdParam,
      body: JoinWrite,
      answer: EventDetail,
    },
    async ({ tx, seat, params, body }) => {
      await existing(tx, params.id);
      const people = await peopleOf(tx, params.id);
      if (people.some((p) => p.label === body.label && !p.mine))
        throw new Problem("wrong-state", "Somebody has signed up under this name");
      if (people.some((p) => p.mine)) await setAway(tx, params.id, body);
      else await addPeople(tx, params.id, [{ ...body, person: seat.asker.person }]);
      return detailOf(tx, seat, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${one}/wishes`,
      summary: "Wish to meet somebody",
      needs: "connect.write",
      params: IdParam,
      body: WishWrite,
      answer: EventDetail,
    },
    async ({ tx, seat, params, body }) => {
      const people = await peopleOf(tx, params.id);
      const guest = people.find((p) => p.mine);
      if (!guest) throw new Problem("wrong-state", "Sign up first");
      if (!people.some((p) => p.id === body.host && p.id !== guest.id))
        throw new Problem("not-found");
      await addWishes(tx, params.id, [{ guest: guest.id, host: body.host }]);
      return detailOf(tx, seat, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${one}/answers`,
      summary: "Accept or refuse a wish to meet oneself",
      needs: "connect.write",
      params: IdParam,
      body: AnswerWrite,
      answer: EventDetail,
    },
    async ({ tx, seat, params, body }) => {
      if (!(await answerWish(tx, { event: params.id, host: null, ...body })))
        throw new Problem("not-found");
      return detailOf(tx, seat, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${one}/plan`,
      summary: "Plan the meetings: nobody twice in a slot, with the proven gap to the best plan",
      needs: "connect.advise",
      params: IdParam,
      status: 202,
      answer: Queued,
    },
    async ({ tx, seat, params }) => {
      const { hub, person } = seat.asker;
      await existing(tx, params.id);
      const payload = { event: params.id };
      const job = await queueJob(tx, { hub, kind: "connect.plan", payload, person });
      setImmediate(deps.wake);
      return { job };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${one}/meetings/{slot}/{table}`,
      summary: "Whether a meeting was kept and led to a second one",
      needs: "connect.advise",
      params: IdParam.extend({
        slot: z.coerce.number().int().positive(),
        table: z.coerce.number().int().positive(),
      }),
      body: MeetingWrite,
      answer: EventDetail,
    },
    async ({ tx, seat, params: { id, ...at }, body }) => {
      if (body.secondMeeting === true && body.kept !== true)
        throw new Problem("wrong-state", "A second meeting follows one that was kept");
      if (!(await setMeeting(tx, { event: id, ...at, ...body }))) throw new Problem("not-found");
      return detailOf(tx, seat, id);
    },
  );
}

async function existing(tx: Tx, id: number): Promise<EventRow> {
  const [row] = await listEvents(tx, id);
  if (!row) throw new Problem("not-found");
  return row;
}

/** A label stands for one person; a wish names two that are there. */
function refuseDoubles(body: PeopleWrite, stay: readonly { label: string }[]): void {
  const labels = new Set(stay.map((p) => p.label));
  body.people.forEach(({ label }, i) => {
    if (labels.has(label))
      refuse({ row: i + 1, field: "label", reason: `“${label}” stands there twice` });
    labels.add(label);
  });
  body.wishes.forEach((wish, i) => {
    for (const field of ["guest", "host"] as const)
      if (!labels.has(wish[field]))
        refuse({ row: i + 1, field, reason: `Nobody is called “${wish[field]}”` });
  });
}

function refuse(issue: { row: number; field: string; reason: string }): never {
  throw new Problem("bad-request", undefined, [
    { code: "event-list", severity: "error", ...issue },
  ]);
}

async function detailOf(tx: Tx, seat: Seat, id: number): Promise<EventDetail> {
  const event = await existing(tx, id);
  const people = await peopleOf(tx, id);
  const adviser = may(seat.asker.role, "connect.advise");
  const me = people.find((p) => p.mine)?.id;
  const meetings = await meetingsOf(tx, id);
  const wishes = await wishesOf(tx, id);
  return {
    event,
    people: people.map(({ person: _, ...shown }) => shown),
    wishes,
    meetings: adviser ? meetings : meetings.filter((m) => m.guest === me || m.host === me),
    plan: await planOf(tx, id),
    rates: ratesOf(wishes, meetings),
  };
}
