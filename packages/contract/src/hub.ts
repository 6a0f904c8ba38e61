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

/** The first screen: what changed since the last visit, where the hub stands, what needs the reader today. */
export const Overview = z
  .object({
    hub: z.object({ code: z.string(), name: Text3, areaCode: z.string().nullable() }),
    since: z.string().nullable(),
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
