import {
  OrganisationMerge,
  OrganisationPair,
  PairDecision,
  PairQuery,
  Undone,
} from "@essor/contract/connect-organisations";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { IdParam } from "./profile-routes.ts";
import { mergeOrganisations, undoMerge } from "./queries-merge.ts";
import {
  countOpenPairs,
  findPair,
  listMerges,
  listOrganisations,
  listPairs,
  setPair,
} from "./queries-organisation.ts";

const Id = z.coerce.number().int().positive().max(9e15);
const Queue = z.object({ items: z.array(OrganisationPair), open: z.number().int() });

/** Which records are one organisation: a queue to decide, merges, and their undoing. */
export function pairRoutes(api: Api, deps: Deps): void {
  const pairs = "/api/v1/connect/organisation-pairs";
  const merges = "/api/v1/connect/organisation-merges";
  define(
    api,
    deps,
    {
      method: "get",
      path: pairs,
      summary:
        "Pairs that may be one organisation, the least certain first, each with what speaks for and against",
      needs: "connect.resolve",
      query: PairQuery,
      answer: Queue,
    },
    async ({ tx, query }) => ({
      items: await withBoth(tx, await listPairs(tx, query.state)),
      open: await countOpenPairs(tx),
    }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${pairs}/{a}/{b}`,
      summary: "Decide a pair: the same (merges), related, different, or open again",
      needs: "connect.resolve",
      params: z.object({ a: Id, b: Id }),
      body: PairDecision,
      answer: OrganisationPair,
    },
    async ({ tx, seat, params: { a, b }, body }) => {
      const pair = await findPair(tx, a, b);
      if (!pair) throw new Problem("not-found");
      if (pair.state === "same")
        throw new Problem("wrong-state", "The two are merged; undo the merge first");
      const person = seat.asker.person;
      const now = deps.now();
      if (body.decision === "same") {
        const winner = body.winner === b ? b : a;
        const made = await mergeOrganisations(tx, {
          winner,
          loser: winner === a ? b : a,
          reason: body.note,
          person,
          now,
        });
        if (made === undefined)
          throw new Problem("wrong-state", "One of the two was merged meanwhile");
      }
      await setPair(tx, { a, b, state: body.decision, note: body.note, person, now });
      return (await withBoth(tx, [(await findPair(tx, a, b)) as NonNullable<typeof pair>]))[0];
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: merges,
      summary: "Merges, the latest first, with those that were undone",
      needs: "connect.resolve",
      answer: z.object({ items: z.array(OrganisationMerge) }),
    },
    async ({ tx }) => ({ items: await listMerges(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${merges}/{id}/undo`,
      summary:
        "Part two that were merged; what was linked later stays with the winner and is reported",
      needs: "connect.resolve",
      params: IdParam,
      answer: Undone,
    },
    async ({ tx, seat, params }) => {
      const [merge] = await listMerges(tx, params.id);
      if (!merge) throw new Problem("not-found");
      if (merge.undoneAt) throw new Problem("wrong-state", "The merge was undone already");
      if (merge.blocked)
        throw new Problem("wrong-state", "A later merge rests on this one: undo that one first");
      const now = deps.now();
      const undone = await undoMerge(tx, { id: merge.id, person: seat.asker.person, now });
      const [a, b] = [Math.min(merge.winner, merge.loser), Math.max(merge.winner, merge.loser)];
      await setPair(tx, { a, b, state: "open", note: "", person: seat.asker.person, now });
      return undone;
    },
  );
}

type Row = Awaited<ReturnType<typeof listPairs>>[number];

async function withBoth(tx: Tx, rows: readonly Row[]): Promise<OrganisationPair[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.a, row.b]))];
  const known = new Map(
    (await listOrganisations(tx, { ids, limit: ids.length })).map((o) => [o.id, o]),
  );
  return rows.flatMap((row) => {
    const [a, b] = [known.get(row.a), known.get(row.b)];
    return a && b ? [{ ...row, a, b }] : [];
  });
}
