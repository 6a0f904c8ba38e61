import { Day, Text3 } from "@essor/contract/common";
import { Overview } from "@essor/contract/hub";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import type { SlicePart } from "../http/parts.ts";
import type { Deps } from "../http/seat.ts";
import { namer } from "./loop.ts";
import { noteVisit, readHub } from "./queries.ts";

const MOST = 12;
const DAY_MS = 86_400_000;
const URGENCY = { red: 0, amber: 1, info: 2 } as const;

/** A whole day: what was computed as of it answers every reader of the day, and not each call anew. */
function startOfDay(ms: number): Date {
  return new Date(Math.floor(ms / DAY_MS) * DAY_MS);
}

/** The first screen and the search, put together from what each slice contributes. */
export function overviewRoutes(api: Api, deps: Deps, parts: readonly SlicePart[]): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/hub/overview",
      summary: "What changed, where the hub stands, what needs the reader",
      needs: "hub.read",
      query: z.strictObject({ asOf: Day.optional(), since: Day.optional() }),
      answer: Overview,
    },
    async ({ tx, seat, query }) => {
      const now = deps.now();
      const hub = await readHub(tx);
      const visit = await noteVisit(tx, seat.asker.hub, seat.asker.person, now);
      const since = query.since === undefined ? visit : new Date(`${query.since}T00:00:00Z`);
      const from = since ?? startOfDay(now.getTime() - 90 * DAY_MS);
      const name = namer(tx, { seat, parts });
      const changed: Overview["changed"] = [];
      const moves: Overview["moves"] = [];
      const standing: Overview["standing"] = [];
      const needs: Overview["needs"] = [];
      for (const part of parts) {
        changed.push(...((await part.changed?.(tx, { seat, since: from })) ?? []));
        // What moved between two days of the past is asked of measure; here it is what moved up to now.
        if (query.asOf === undefined)
          for (const move of (await part.moves?.(tx, {
            seat,
            area: hub.areaCode,
            now,
            since: from,
          })) ?? [])
            moves.push(await name.move(move));
        const asked = { seat, area: hub.areaCode, asOf: query.asOf ?? null, now };
        standing.push(...((await part.standing?.(tx, asked)) ?? []));
        needs.push(...((await part.needs?.(tx, { seat, now })) ?? []));
      }
      changed.sort((a, b) => (a.at < b.at ? 1 : -1));
      needs.sort(
        (a, b) =>
          URGENCY[a.severity] - URGENCY[b.severity] || (a.due ?? "9").localeCompare(b.due ?? "9"),
      );
      const { peers: _, ...shown } = hub;
      return {
        hub: shown,
        since,
        moves,
        changed: changed.slice(0, MOST),
        standing,
        needs: needs.slice(0, MOST),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/hub/search",
      summary: "Search across the hub",
      needs: "hub.read",
      query: z.strictObject({ q: z.string().min(1).max(100) }),
      answer: z.object({
        items: z.array(z.object({ kind: z.string(), title: Text3, path: z.string() })),
      }),
    },
    async ({ tx, seat, query }) => {
      const found = [];
      for (const part of parts)
        found.push(...((await part.search?.(tx, { seat, text: query.q.trim() })) ?? []));
      return { items: found.slice(0, 30) };
    },
  );
}
