import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";
import { ROLES } from "./rights.ts";

export const Member = z
  .object({
    personId: z.number().int(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    districts: z.array(z.string()).nullable(),
    chains: z.array(z.string()).nullable(),
    funds: z.array(z.string()).nullable(),
    version: z.number().int(),
  })
  .openapi("Member");

export const MemberInvite = z
  .strictObject({
    email: z.email().max(200),
    name: z.string().min(1).max(100),
    role: z.enum(ROLES),
    password: z.string().min(12).max(200),
    districts: z.array(z.string()).nullable().default(null),
    chains: z.array(z.string()).nullable().default(null),
    funds: z.array(z.string()).nullable().default(null),
  })
  .openapi("MemberInvite");

export const MemberPatch = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    districts: z.array(z.string()).nullable().optional(),
    chains: z.array(z.string()).nullable().optional(),
    funds: z.array(z.string()).nullable().optional(),
  })
  .openapi("MemberPatch");

export const AuditEntry = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    person: z.string().nullable(),
    action: z.string(),
    entity: z.string(),
    entityId: z.string(),
    before: z.unknown(),
    after: z.unknown(),
  })
  .openapi("AuditEntry");

export const AuditCheck = z
  .object({ lines: z.number().int(), intact: z.boolean(), brokenAt: z.number().int().nullable() })
  .openapi("AuditCheck");

export const Job = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
    done: z.number().int(),
    total: z.number().int().nullable(),
    phase: z.string(),
    result: z.unknown(),
    error: z.object({ code: z.string(), detail: z.string() }).nullable(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .openapi("Job");
export type Job = z.infer<typeof Job>;

const Named = z.object({ title: Text3, path: z.string() });
const IndicatorShown = z.object({
  code: z.string(),
  name: Text3,
  unit: z.string(),
  multiplier: z.number().int(),
  decimals: z.number().int(),
});

/** What stands behind a figure and the reader may see: a project, a deal, an outcome, a gap, a forecast. */
export const LoopThing = Named.extend({
  kind: z.enum(["project", "deal", "outcome", "gap", "forecast"]),
  id: z.number().int(),
  value: z.number(),
  points: z.number().nullable(),
}).openapi("LoopThing");
export type LoopThing = z.infer<typeof LoopThing>;

/** An index that moved, taken apart: indicators, and behind each what gave how much. The points add up to the change. */
export const IndexMove = z
  .object({
    recipe: z.string(),
    name: Text3,
    period: z.string(),
    fromPeriod: z.string().nullable(),
    from: z.object({ score: z.number(), rank: z.number().int().nullable() }).nullable(),
    to: z.object({ score: z.number(), rank: z.number().int().nullable(), of: z.number().int() }),
    change: z.number().nullable(),
    parts: z.array(
      z.object({
        indicator: IndicatorShown,
        figure: z.string(),
        from: z.number().nullable(),
        to: z.number().nullable(),
        points: z.number(),
        things: z.array(LoopThing),
        /** Points of things that the reader may not see. */
        unseen: z.number(),
      }),
    ),
    /** What the hub's own values do not explain: other places, weights, method. */
    others: z.array(z.object({ factor: z.string(), points: z.number() })),
  })
  .openapi("IndexMove");
export type IndexMove = z.infer<typeof IndexMove>;

/** A figure that a thing stands behind, and how far it moves the indices that read it. */
export const FigureShare = z
  .object({
    indicator: IndicatorShown,
    figure: z.string(),
    period: z.string(),
    value: z.number(),
    total: z.number(),
    status: z.string(),
    indices: z.array(
      z.object({ recipe: z.string(), name: Text3, period: z.string(), points: z.number() }),
    ),
  })
  .openapi("FigureShare");
export type FigureShare = z.infer<typeof FigureShare>;

/** What a figure is made of, as far as the reader may see it. */
export const MadeOf = z
  .object({ value: z.number(), things: z.array(LoopThing), unseen: z.number() })
  .openapi("MadeOf");
export type MadeOf = z.infer<typeof MadeOf>;

/** The first screen: what changed since the last visit, where the hub stands, what needs the reader today. */
export const Overview = z
  .object({
    hub: z.object({ code: z.string(), name: Text3, areaCode: z.string().nullable() }),
    since: z.string().nullable(),
    moves: z.array(IndexMove),
    changed: z.array(
      z.object({
        kind: z.enum(["figure", "ranking", "project", "deal", "match", "member"]),
        at: z.string(),
        title: Text3,
        path: z.string(),
      }),
    ),
    standing: z.array(
      z.object({
        recipe: z.string(),
        name: Text3,
        code: z.string(),
        score: z.number().nullable(),
        rank: z.number().int().nullable(),
        of: z.number().int(),
        previousRank: z.number().int().nullable(),
        period: z.string(),
        previousPeriod: z.string().nullable(),
      }),
    ),
    needs: z.array(
      z.object({
        severity: z.enum(["red", "amber", "info"]),
        title: Text3,
        due: Day.nullable(),
        path: z.string(),
      }),
    ),
  })
  .openapi("Overview");
export type Overview = z.infer<typeof Overview>;
