import { Text3 } from "@essor/contract/common";
import { PublicData } from "@essor/contract/outlook";
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type Api, define } from "../http/define.ts";
import { giveReady } from "../http/ready-bytes.ts";
import type { Deps } from "../http/seat.ts";
import type { Outside } from "./outside.ts";
import { published, type Sheet } from "./public-data.ts";
import { openHubs } from "./queries.ts";

const HubParam = z.object({ hub: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/) });

/** Open data of hubs that opened their page: no sign-in, cacheable, with licence and sources. */
export function publicRoutes(api: Api, deps: Deps, outside: Outside): void {
  const path = "/api/v1/outlook/public";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Hubs with a public page",
      needs: "anyone",
      answer: z.object({ items: z.array(z.object({ code: z.string(), name: Text3 })) }),
    },
    async ({ tx }) => ({
      items: (await openHubs(tx, null)).map(({ code, name }) => ({ code, name })),
    }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{hub}`,
      summary: "What a hub publishes",
      needs: "anyone",
      params: HubParam,
      still: true,
      answer: PublicData,
    },
    async ({ c, params }) => give(c, (await published(deps, params.hub, outside)).data),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{hub}/ranking.csv`,
      summary: "The ranking as CSV",
      needs: "anyone",
      params: HubParam,
      still: true,
      answer: z.string(),
      gives: "text/csv",
    },
    async ({ c, params }) => give(c, (await published(deps, params.hub, outside)).ranking),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{hub}/figures.csv`,
      summary: "The published figures as CSV, each with its source",
      needs: "anyone",
      params: HubParam,
      still: true,
      answer: z.string(),
      gives: "text/csv",
    },
    async ({ c, params }) => give(c, (await published(deps, params.hub, outside)).figures),
  );
}

/** The bytes with their ETag, zipped for whoever reads that; 304 where the reader has them. */
function give(c: Context, sheet: Sheet): Response {
  const headers = {
    etag: sheet.etag,
    "cache-control": "public, max-age=60",
    "access-control-allow-origin": "*",
  };
  const asked = c.req.header("if-none-match");
  if (asked?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === sheet.etag))
    return new Response(null, { status: 304, headers: { ...headers, vary: "accept-encoding" } });
  return giveReady(c, sheet, headers);
}
