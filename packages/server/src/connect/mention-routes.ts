import {
  Mention,
  MentionDecision,
  MentionLook,
  MentionQuery,
} from "@essor/contract/connect-mentions";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { lookUp } from "./mention-job.ts";
import { IdParam } from "./profile-routes.ts";
import {
  countMentions,
  decideMention,
  findMention,
  followMention,
  listMentions,
} from "./queries-mention.ts";

const PATH = "/api/v1/connect/organisation-mentions";

/** Records of imports and the organisations that they mean: what is uncertain waits here for a person's word. */
export function mentionRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "Records of imports beside the organisations that they may mean, with reasons",
      needs: "connect.resolve",
      query: MentionQuery,
      answer: z.object({ items: z.array(Mention), open: z.number().int() }),
    },
    async ({ tx, query }) => ({
      items: await listMentions(tx, query),
      open: await countMentions(tx),
    }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/look`,
      summary: "Look a record up in the register again; null where the register holds nothing near",
      needs: "connect.resolve",
      body: MentionLook,
      answer: z.object({ mention: Mention.nullable() }),
    },
    async ({ tx, seat, body: { source, record } }) => {
      await lookUp(tx, seat.asker.hub, { source, record, batch: null });
      return { mention: (await findMention(tx, { source, record })) ?? null };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}`,
      summary: "Decide: this organisation, none of them, or open again; nothing is merged",
      needs: "connect.resolve",
      params: IdParam,
      body: MentionDecision,
      answer: Mention,
    },
    async ({ c, tx, seat, params: { id }, body }) => {
      const version = versionOf(c);
      const mention = await findMention(tx, { id });
      if (!mention) throw new Problem("not-found");
      const chosen =
        body.decision === "same"
          ? mention.candidates.find((x) => x.organisation === body.organisation)
          : undefined;
      if (body.decision === "same" && !chosen)
        throw new Problem("bad-request", "The organisation is none of the candidates");
      const done = await decideMention(tx, {
        id,
        version,
        state: body.decision,
        organisation: chosen?.organisation ?? null,
        probability: chosen?.probability ?? null,
        reasons: chosen?.reasons ?? [],
        note: body.note,
        person: seat.asker.person,
        now: deps.now(),
      });
      if (!done) throw new Problem("stale-version");
      const now = (await findMention(tx, { id })) as Mention;
      await followMention(tx, now);
      return now;
    },
  );
}
