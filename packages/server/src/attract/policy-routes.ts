import {
  CompetitionRules,
  PolicyEntry,
  PolicyTest,
  PolicyWrite,
} from "@essor/contract/attract-care";
import { COMPETITION_SETS, COMPETITION_SOURCES, type PolicyRule } from "@essor/core/attract";
import { type Day, formatDay } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { homeOf, IdParam } from "./project-routes.ts";
import * as q from "./queries-policy.ts";
import { dayNumber, todayIn } from "./zone.ts";

const PATH = "/api/v1/attract/policies";
/** Days before its end from which a policy is said to end soon. */
const ENDS_SOON = 90;

/** The catalogue of policies as it is kept, and the rules of law behind the check of offers. */
export function policyRoutes(api: Api, deps: Deps): void {
  const today = async (tx: Tx) => todayIn(deps.now(), (await homeOf(tx)).zone);
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/catalogue`,
      summary: "All policies with their conditions and how long they run",
      needs: "hub.read",
      answer: z.object({ items: z.array(PolicyEntry) }),
    },
    async ({ tx }) => {
      const day = await today(tx);
      return { items: (await q.catalogue(tx)).map((row) => shownPolicy(row, day)) };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: PATH,
      summary: "Add a policy with conditions that a machine can check",
      needs: "attract.write",
      body: PolicyWrite,
      status: 201,
      answer: PolicyEntry,
    },
    async ({ tx, seat, body }) => {
      const id = await q.addPolicy(tx, { ...checked(body), person: seat.asker.person });
      return shownPolicy(await existing(tx, id), await today(tx));
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${PATH}/{id}`,
      summary: "Change a policy",
      needs: "attract.write",
      params: IdParam,
      body: PolicyWrite,
      answer: PolicyEntry,
    },
    async ({ c, tx, params, body }) => {
      await existing(tx, params.id);
      if (!(await q.changePolicy(tx, { ...checked(body), id: params.id, version: versionOf(c) })))
        throw new Problem("stale-version");
      return shownPolicy(await existing(tx, params.id), await today(tx));
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/withdraw`,
      summary: "Withdraw a policy: it stays in the catalogue and applies to nobody from the day on",
      needs: "attract.write",
      params: IdParam,
      answer: PolicyEntry,
    },
    async ({ c, tx, params }) => {
      await existing(tx, params.id);
      const day = await today(tx);
      if (!(await q.withdrawPolicy(tx, { id: params.id, version: versionOf(c), on: day })))
        throw new Problem("stale-version");
      return shownPolicy(await existing(tx, params.id), day);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/offers/rules",
      summary:
        "The rules of fair competition that offers are held against, and where each was read",
      needs: "attract.read",
      answer: CompetitionRules,
    },
    async () => ({
      sets: COMPETITION_SETS.map(({ id, name, from, rules }) => ({
        id,
        name,
        from: formatDay(from as Day),
        rules: rules.map(({ words: _, guidance: _g, kinds, ...rule }) => ({
          ...rule,
          kinds: [...kinds],
        })),
      })),
      sources: COMPETITION_SOURCES.map((source) => ({ ...source })),
    }),
  );
}

function checked(body: z.infer<typeof PolicyWrite>): z.infer<typeof PolicyWrite> {
  const read = PolicyTest.safeParse(body.conditions);
  if (!read.success)
    throw new Problem("bad-request", "The conditions are not a tree of tests", [
      {
        code: "conditions-unreadable",
        severity: "error",
        field: "conditions",
        reason: "Each test has a field, an op and a value; all, any and not hold tests",
      },
    ]);
  if (body.validTo !== null && body.validTo < body.validFrom)
    throw new Problem("bad-request", "The policy ends before it begins", [
      {
        code: "ends-before-start",
        severity: "error",
        field: "validTo",
        reason: `${body.validTo} lies before ${body.validFrom}`,
      },
    ]);
  return body;
}

async function existing(tx: Tx, id: number): Promise<q.PolicyFields> {
  const row = await q.findPolicy(tx, id);
  if (row === undefined) throw new Problem("not-found");
  return row;
}

function shownPolicy(row: q.PolicyFields, today: string): z.infer<typeof PolicyEntry> {
  const left = row.validTo === null ? null : dayNumber(row.validTo) - dayNumber(today);
  const state =
    row.withdrawnOn !== null && row.withdrawnOn <= today
      ? "withdrawn"
      : row.validFrom > today
        ? "not-yet"
        : left !== null && left < 0
          ? "expired"
          : left !== null && left <= ENDS_SOON
            ? "ends-soon"
            : "in-force";
  return { ...row, state, daysLeft: left, fields: [...new Set(fieldsOf(row.conditions as never))] };
}

function fieldsOf(rule: PolicyRule): string[] {
  if ("all" in rule) return rule.all.flatMap(fieldsOf);
  if ("any" in rule) return rule.any.flatMap(fieldsOf);
  if ("not" in rule) return fieldsOf(rule.not);
  return "field" in rule ? [rule.field] : [];
}
