import {
  EvidenceWrite,
  RegisterEntry,
  TargetFirm,
  TargetFirmWrite,
} from "@essor/contract/target-firms";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { searchRegister, shownFirms } from "./firms.ts";
import { listChains } from "./queries.ts";
import { addEvidence, addFirm, dropFirm, hideEvidence } from "./queries-firms.ts";
import { today } from "./today.ts";

/** Target firms: candidates for a link, each with a score broken into dated evidence. */
export function firmRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/target/firms";
  const IdParam = z.object({ id: z.coerce.number().int().positive() });
  const one = async (tx: Tx, id: number) => {
    const firm = (await shownFirms(tx, today(deps))).find((f) => f.id === id);
    if (!firm) throw new Problem("not-found");
    return firm;
  };
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Target firms with their evidence, the best first",
      needs: "target.read",
      answer: z.object({ items: z.array(TargetFirm) }),
    },
    async ({ tx }) => ({ items: await shownFirms(tx, today(deps)) }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/register",
      summary: "Search the open register of legal entities",
      needs: "target.read",
      query: z.strictObject({ q: z.string().trim().min(2).max(100) }),
      answer: z.object({ items: z.array(RegisterEntry) }),
    },
    async ({ query }) => ({ items: searchRegister(query.q) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Put a firm on the list of a link",
      needs: "target.write",
      body: TargetFirmWrite,
      answer: TargetFirm,
      status: 201,
    },
    async ({ tx, seat, body }) => {
      const chain = (await listChains(tx)).find((c) => c.code === body.chain);
      if (!chain?.body.links.some((link) => link.id === body.link))
        throw new Problem("not-found", "There is no such link, or none that you may see");
      const id = await addFirm(tx, { ...body, person: seat.asker.person });
      if (id === undefined) throw new Problem("already-exists");
      return one(tx, id);
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{id}`,
      summary: "Take a firm and its evidence off the list",
      needs: "target.write",
      params: IdParam,
      status: 204,
    },
    async ({ c, tx, params }) => {
      await one(tx, params.id);
      if (!(await dropFirm(tx, params.id, versionOf(c)))) throw new Problem("stale-version");
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/evidence`,
      summary: "Add a dated piece of evidence with its source",
      needs: "target.write",
      params: IdParam,
      body: EvidenceWrite,
      answer: TargetFirm,
      status: 201,
    },
    async ({ tx, seat, params, body }) => {
      if (body.seen > deps.now().toISOString().slice(0, 10))
        throw new Problem("bad-request", "seen: evidence cannot be seen before it is there");
      const added = await addEvidence(tx, { ...body, firm: params.id, person: seat.asker.person });
      if (!added) throw new Problem("not-found");
      return one(tx, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${path}/{id}/evidence/{piece}`,
      summary: "Hide a piece of evidence, or show it again",
      needs: "target.write",
      params: IdParam.extend({ piece: z.coerce.number().int().positive() }),
      body: z.strictObject({ hidden: z.boolean() }),
      answer: TargetFirm,
    },
    async ({ c, tx, params, body }) => {
      await one(tx, params.id);
      const changed = await hideEvidence(tx, {
        firm: params.id,
        id: params.piece,
        hidden: body.hidden,
        version: versionOf(c),
      });
      if (!changed) throw new Problem("stale-version");
      return one(tx, params.id);
    },
  );
}
