import {
  Localised,
  LocaliseWrite,
  Network,
  Partner,
  PartnerWrite,
  Recommended,
} from "@essor/contract/connect";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { bridgeOf } from "./bridge.ts";
import { type LocalSource, localise } from "./localise.ts";
import { joined, marketOf } from "./market.ts";
import { networkOf, recommendedFor } from "./network.ts";
import { partnerIssues } from "./partner-rules.ts";
import { IdParam } from "./profile-routes.ts";
import { listProfiles } from "./queries.ts";
import { addPartner, listLocalFirms, listPartners, setPartner } from "./queries-register.ts";
import { today } from "./shown.ts";

const RECOMMENDED = 20;

/** The institute's register, the network of joint projects, and local suppliers for a purchase list. */
export function registerRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/connect/partners",
      summary: "The register of partner bodies",
      needs: "connect.read",
      answer: z.object({ items: z.array(Partner) }),
    },
    async ({ tx }) => ({ items: await listPartners(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/connect/partners",
      summary: "Enter a partner body; it must meet the rules of its kind",
      needs: "connect.advise",
      body: PartnerWrite,
      status: 201,
      answer: Partner,
    },
    async ({ tx, body }) => {
      const issues = partnerIssues(body);
      if (issues.length > 0) throw new Problem("partner-refused", undefined, issues);
      const id = await addPartner(tx, body);
      return (await listPartners(tx)).find((p) => p.id === id);
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: "/api/v1/connect/partners/{id}",
      summary: "Correct a partner body or renew its appointment; the rules of its kind hold",
      needs: "connect.advise",
      params: IdParam,
      body: PartnerWrite,
      answer: Partner,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      const issues = partnerIssues(body);
      if (issues.length > 0) throw new Problem("partner-refused", undefined, issues);
      if (!(await listPartners(tx)).some((p) => p.id === params.id)) throw new Problem("not-found");
      if (!(await setPartner(tx, { ...body, id: params.id, version })))
        throw new Problem("stale-version");
      return (await listPartners(tx)).find((p) => p.id === params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/connect/localise",
      summary: "Which lines of a purchase list local firms could supply, and the share of spend",
      needs: "connect.read",
      body: LocaliseWrite,
      answer: Localised,
    },
    async ({ tx, seat, body }) => {
      const offers = await listProfiles(tx, {
        side: "offer",
        type: null,
        state: null,
        mine: null,
        source: null,
        ids: null,
        today: today(deps.now()),
        limit: 5000,
        offset: 0,
      });
      const sources: LocalSource[] = [
        ...offers
          .filter((o) => o.type === "supply" || o.type === "capacity")
          .map((o) => ({
            kind: "profile" as const,
            id: o.id,
            name: o.title,
            text: `${joined(o.title)}\n${joined(o.body)}`,
            example: o.example,
            sourceTitle: o.sourceTitle,
          })),
        ...(await listLocalFirms(tx)).map((f) => ({
          kind: "firm" as const,
          id: f.id,
          name: { "zh-CN": f.name },
          text: `${f.name} ${f.does}`,
          example: false,
          sourceTitle: f.sourceTitle,
        })),
      ];
      return localise(body, sources, {
        market: await marketOf(tx, seat.asker.hub),
        bridge: await bridgeOf(),
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/connect/network",
      summary: "The most active organisations of joint projects, by id, with their strongest ties",
      needs: "connect.read",
      answer: Network,
    },
    async () => networkOf(),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/connect/network/{id}/recommended",
      summary: "Partners of partners that an organisation has not worked with yet",
      needs: "connect.read",
      params: z.object({ id: z.string().regex(/^\d{1,12}$/) }),
      answer: Recommended,
    },
    async ({ params }) => {
      const recommended = recommendedFor(params.id, RECOMMENDED);
      if (!recommended) throw new Problem("not-found");
      return recommended;
    },
  );
}
