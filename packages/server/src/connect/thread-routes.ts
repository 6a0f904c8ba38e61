import { InterestWrite, ThreadDetail, ThreadRow } from "@essor/contract/connect";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { hiddenWords } from "./hidden-words.ts";
import { existing, IdParam } from "./profile-routes.ts";
import { daysAfter, hiddenIssue, RESPONSE_DAYS } from "./profile-rules.ts";
import {
  addInterest,
  addMessage,
  consent,
  findThread,
  interestsOf,
  introduce,
  listThreads,
  markAnswered,
  messagesOf,
  openThread,
  ownNames,
  type ThreadDbRow,
} from "./queries-thread.ts";
import { threadShown, today } from "./shown.ts";

/** From an expression of interest to an introduction; neither side learns the other's name before both consent. */
export function threadRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/connect/threads";
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/connect/profiles/{id}/interest",
      summary: "Express interest; a second one of the same firm joins the first thread",
      needs: "connect.write",
      params: IdParam,
      body: InterestWrite,
      status: 201,
      answer: z.object({ joined: z.boolean(), thread: ThreadRow }),
    },
    async ({ tx, seat, params, body }) => {
      const now = deps.now();
      const day = today(now);
      const row = await existing(tx, params.id, day);
      if (row.ownerPerson === seat.asker.person)
        throw new Problem("wrong-state", "This profile is your own");
      const { organisation, brands, ...answers } = body;
      refuseNames(answers, [organisation, ...brands]);
      const opened = await openThread(tx, {
        profile: row.id,
        organisation,
        brands,
        now,
        today: day,
        due: daysAfter(day, RESPONSE_DAYS),
      });
      if (!opened) throw new Problem("wrong-state", "The profile is not on the market");
      await addInterest(tx, { thread: opened.thread, profile: row.id, ...answers, now });
      return {
        joined: opened.joined,
        thread: threadShown(await existingThread(tx, opened.thread), day),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The reader's threads; an adviser sees all",
      needs: "connect.read",
      answer: z.object({ items: z.array(ThreadRow) }),
    },
    async ({ tx }) => ({
      items: (await listThreads(tx)).map((row) => threadShown(row, today(deps.now()))),
    }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{id}`,
      summary: "A thread with its questions and messages",
      needs: "connect.read",
      params: IdParam,
      answer: ThreadDetail,
    },
    async ({ tx, params }) => threadDetail(tx, params.id, today(deps.now())),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/messages`,
      summary: "Write in a thread; before the introduction no names",
      needs: "connect.write",
      params: IdParam,
      body: z.strictObject({ body: z.string().min(1).max(4000) }),
      status: 201,
      answer: ThreadDetail,
    },
    async ({ tx, params, body }) => {
      const row = await existingThread(tx, params.id);
      if (row.introducedAt === null) refuseNames(body, await ownNames(tx, row.id));
      const now = deps.now();
      await addMessage(tx, { thread: row.id, side: row.side, body: body.body, now });
      if (row.side === "owner" || (row.side === "adviser" && row.ownerName === null))
        await markAnswered(tx, row.id, now);
      return threadDetail(tx, row.id, today(now));
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/consent`,
      summary: "Consent to be named to the other side, or take it back before the introduction",
      needs: "connect.write",
      params: IdParam,
      body: z.strictObject({ given: z.boolean() }),
      answer: ThreadDetail,
    },
    async ({ tx, params, body }) => {
      const row = await existingThread(tx, params.id);
      const both = row.ownerConsentAt !== null && row.askerConsentAt !== null;
      if (row.introducedAt !== null || (both && !body.given))
        throw new Problem("wrong-state", "Both have consented; a name once said cannot be unsaid");
      // Where nobody of the hub owns the profile, the adviser speaks for its public source.
      const side = row.side === "adviser" ? "owner" : row.side;
      if (row.side === "adviser" && row.ownerName !== null) throw new Problem("forbidden");
      const now = deps.now();
      await consent(tx, row.id, side, body.given ? now : null);
      if (side === "owner") await markAnswered(tx, row.id, now);
      return threadDetail(tx, row.id, today(now));
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/introduction`,
      summary: "Introduce the two firms, after both have consented",
      needs: "connect.advise",
      params: IdParam,
      answer: ThreadDetail,
    },
    async ({ tx, params }) => {
      const row = await existingThread(tx, params.id);
      if (row.ownerConsentAt === null || row.askerConsentAt === null)
        throw new Problem("consent-missing");
      if (row.introducedAt !== null) throw new Problem("wrong-state");
      await introduce(tx, row.id, deps.now());
      return threadDetail(tx, row.id, today(deps.now()));
    },
  );
}

function refuseNames(fields: Readonly<Record<string, string>>, names: readonly string[]): void {
  const words = hiddenWords(fields, names);
  if (words.length > 0) throw new Problem("name-in-text", undefined, words.map(hiddenIssue));
}

async function existingThread(tx: Tx, id: number): Promise<ThreadDbRow> {
  const row = await findThread(tx, id);
  if (row === undefined) throw new Problem("not-found");
  return row;
}

async function threadDetail(tx: Tx, id: number, day: string): Promise<ThreadDetail> {
  return {
    thread: threadShown(await existingThread(tx, id), day),
    interests: await interestsOf(tx, id),
    messages: await messagesOf(tx, id),
  };
}
