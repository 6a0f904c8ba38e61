import { AuditCheck, AuditEntry, Member, MemberInvite, MemberPatch } from "@essor/contract/hub";
import { z } from "@hono/zod-openapi";
import { asSystem } from "../db/rights.ts";
import type { SeatCache } from "../http/auth.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { checkStrength, hashPassword } from "./passwords.ts";
import {
  addMember,
  checkAudit,
  countAdministrators,
  ensurePerson,
  findMember,
  listAudit,
  listMembers,
  patchMember,
  removeMember,
} from "./queries.ts";

const PersonParam = z.object({ personId: z.coerce.number().int() });

/** The people of a hub and its audit log. */
export function hubRoutes(api: Api, deps: Deps, cache: SeatCache): void {
  const path = "/api/v1/hub/members";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The people of the hub",
      needs: "hub.administer",
      answer: z.object({ items: z.array(Member) }),
    },
    async ({ tx }) => ({ items: await listMembers(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Add a person to the hub",
      needs: "hub.administer",
      body: MemberInvite,
      answer: Member,
      status: 201,
    },
    async ({ tx, seat, body }) => {
      checkStrength(body.password, body.email);
      const passwordHash = await hashPassword(body.password);
      const person = await asSystem(deps.pool, (system) =>
        ensurePerson(system, { ...body, passwordHash }),
      );
      await addMember(tx, { ...body, hub: seat.asker.hub, person });
      return findMember(tx, person);
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${path}/{personId}`,
      summary: "Change a role or its scope",
      needs: "hub.administer",
      params: PersonParam,
      body: MemberPatch,
      answer: Member,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      const before = await findMember(tx, params.personId);
      if (!before) throw new Problem("not-found");
      const next = {
        role: body.role ?? before.role,
        districts: body.districts === undefined ? before.districts : body.districts,
        chains: body.chains === undefined ? before.chains : body.chains,
        funds: body.funds === undefined ? before.funds : body.funds,
      };
      if (!(await patchMember(tx, { person: params.personId, version, ...next })))
        throw new Problem("stale-version");
      if ((await countAdministrators(tx)) === 0) throw new Problem("last-administrator");
      cache.forget();
      return findMember(tx, params.personId);
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{personId}`,
      summary: "Take a person out of the hub",
      needs: "hub.administer",
      params: PersonParam,
      status: 204,
    },
    async ({ tx, params }) => {
      if (!(await removeMember(tx, params.personId))) throw new Problem("not-found");
      if ((await countAdministrators(tx)) === 0) throw new Problem("last-administrator");
      cache.forget();
    },
  );
  audit(api, deps);
}

function audit(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/hub/audit",
      summary: "Who changed what, when, from what to what",
      needs: "audit.read",
      query: z.strictObject({
        entity: z.string().max(60).optional(),
        entityId: z.string().max(100).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
        cursor: z.string().regex(/^\d+$/).optional(),
      }),
      answer: z.object({ items: z.array(AuditEntry), nextCursor: z.string().nullable() }),
    },
    async ({ tx, query }) => {
      const items = await listAudit(tx, {
        entity: query.entity ?? null,
        entityId: query.entityId ?? null,
        limit: query.limit,
        before: query.cursor === undefined ? null : Number(query.cursor),
      });
      const last = items.at(-1);
      return { items, nextCursor: items.length === query.limit && last ? String(last.seq) : null };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/hub/audit/check",
      summary: "Recompute the chain of the audit log",
      needs: "audit.read",
      answer: AuditCheck,
    },
    async ({ tx }) => {
      const { lines, brokenAt } = await checkAudit(tx);
      return { lines, intact: brokenAt === null, brokenAt };
    },
  );
}
