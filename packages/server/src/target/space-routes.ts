import { Day as DayText } from "@essor/contract/common";
import { ActivityMap, AreaSpace } from "@essor/contract/target";
import { Comparison } from "@essor/contract/target-entry";
import { parsePeriod } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { comparison } from "./compare.ts";
import { activityMap, areaSpace, spaceOf } from "./space.ts";

export const SpaceQuery = z.strictObject({
  area: z.string().max(20).optional(),
  basis: z.string().max(60).optional(),
  level: z
    .string()
    .regex(/^[a-z]{1,20}$/)
    .default("county"),
  period: z.string().max(20).optional(),
  asOf: DayText.optional(),
});

export function periodOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const period = parsePeriod(text);
  if (!period.ok) throw new Problem("bad-request", `period: ${text} is not a period`);
  return period.value;
}

/** The space of activities: one area in it, one activity over all areas, areas side by side. */
export function spaceRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/space",
      summary: "Specialisation, relatedness and complexity of an area",
      needs: "target.read",
      query: SpaceQuery,
      answer: AreaSpace,
    },
    async ({ tx, seat, query }) => {
      const found = await spaceOf(tx, {
        hub: seat.asker.hub,
        basis: query.basis,
        level: query.level,
        period: periodOf(query.period),
        asOf: query.asOf ?? null,
      });
      return areaSpace(tx, found, query.area, query.level);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/activities/{code}",
      summary: "One activity over all areas",
      needs: "target.read",
      params: z.object({ code: z.string().max(20) }),
      query: SpaceQuery.omit({ area: true }),
      answer: ActivityMap,
    },
    async ({ tx, seat, params, query }) => {
      const found = await spaceOf(tx, {
        hub: seat.asker.hub,
        basis: query.basis,
        level: query.level,
        period: periodOf(query.period),
        asOf: query.asOf ?? null,
      });
      return activityMap(tx, found, params.code);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/target/compare",
      summary: "Areas side by side: quotients, indices and how they changed",
      needs: "target.read",
      query: SpaceQuery.omit({ area: true }).extend({
        areas: z
          .string()
          .regex(/^[^,]{1,20}(,[^,]{1,20}){0,11}$/)
          .optional(),
      }),
      answer: Comparison,
    },
    async ({ tx, seat, query }) =>
      comparison(
        tx,
        {
          hub: seat.asker.hub,
          basis: query.basis,
          level: query.level,
          period: periodOf(query.period),
          asOf: query.asOf ?? null,
        },
        query.areas?.split(",") ?? [],
      ),
  );
}
