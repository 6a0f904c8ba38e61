import { SharedComparison, ShareShown, ShareWrite } from "@essor/contract/attract-views";
import { z } from "@hono/zod-openapi";
import { hashSecret, newSecret } from "../http/auth.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { comparisonOf } from "./place-comparison.ts";
import { placeCosts } from "./place-routes.ts";
import { IdParam } from "./project-routes.ts";
import { addShare, findShare, listShares, revokeShare } from "./queries-places.ts";

/** Links to a comparison that anybody may read who holds them: with an end, and taken back at will. */
export function shareRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/attract/shares";
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "A read-only link to a comparison, with an end",
      needs: "attract.write",
      body: ShareWrite,
      status: 201,
      answer: z.object({ token: z.string(), expiresAt: z.string() }),
    },
    async ({ tx, seat, body }) => {
      const token = newSecret();
      const expiresAt = new Date(deps.now().getTime() + body.days * 86_400_000);
      await addShare(tx, {
        tokenHash: hashSecret(token),
        title: body.title,
        // What stood behind the comparison on this day, so that it can be done again later.
        body: {
          criteria: body.criteria,
          method: body.method,
          cost: body.cost ?? null,
          comparison: await comparisonOf(tx),
          costs: await placeCosts(tx),
        },
        expiresAt,
        person: seat.asker.person,
      });
      return { token, expiresAt: expiresAt.toISOString() };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "My links to comparisons",
      needs: "attract.write",
      answer: z.object({ items: z.array(ShareShown) }),
    },
    async ({ tx }) => ({
      items: (await listShares(tx)).map(({ revokedAt, expiresAt, ...share }) => ({
        ...share,
        expiresAt: expiresAt.toISOString(),
        state: revokedAt !== null ? "revoked" : expiresAt <= deps.now() ? "ended" : "live",
      })),
    }),
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{id}`,
      summary: "Take a link back",
      needs: "attract.write",
      params: IdParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await revokeShare(tx, params.id, deps.now()))) throw new Problem("not-found");
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/shared/{token}",
      summary: "What a link shows, as it was when it was made",
      needs: "anyone",
      params: z.object({ token: z.string().min(20).max(100) }),
      answer: SharedComparison,
    },
    async ({ tx, params }) => {
      const share = await findShare(tx, hashSecret(params.token), deps.now());
      if (share === undefined) throw new Problem("not-found");
      const { body, ...rest } = share;
      return { costs: { currency: "", places: [], costs: [] }, cost: null, ...body, ...rest };
    },
  );
}
