import { FigureShare, LoopThing, MadeOf } from "@essor/contract/hub";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import type { SlicePart } from "../http/parts.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { namer } from "./loop.ts";
import { readHub } from "./queries.ts";

const ThingParam = z.object({
  kind: LoopThing.shape.kind,
  id: z.coerce.number().int().min(1),
});

/** The loop in both directions: from a figure to what it is made of, and from a project or deal to the figures it moved. */
export function loopRoutes(api: Api, deps: Deps, parts: readonly SlicePart[]): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/hub/loop/{kind}/{id}",
      summary:
        "Which figures a project, deal, outcome or gap stands behind, and how far it moves each index",
      needs: "hub.read",
      params: ThingParam,
      answer: z.object({ items: z.array(FigureShare) }),
    },
    async ({ tx, seat, params }) => {
      const thing = await namer(tx, { seat, parts }).find(params.kind, params.id);
      if (thing === undefined) throw new Problem("not-found");
      const { areaCode: area } = await readHub(tx);
      const items: FigureShare[] = [];
      for (const { shares } of parts)
        items.push(...((await shares?.(tx, { seat, area, now: deps.now(), ...params })) ?? []));
      return { items };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/hub/figures/{figure}/made-of",
      summary: "The projects, deals, outcomes and gaps that a figure is made of",
      needs: "hub.read",
      params: z.object({ figure: z.string().max(200) }),
      answer: MadeOf,
    },
    async ({ tx, seat, params }) => {
      const name = namer(tx, { seat, parts });
      const { value, things } = (await parts
        .find((p) => p.madeOf !== undefined)
        ?.madeOf?.(tx, params.figure)) ?? { value: 0, things: [] };
      const seen = await name.things(things.map((t) => ({ ...t, points: null })));
      return { value, things: seen, unseen: things.length - seen.length };
    },
  );
}
