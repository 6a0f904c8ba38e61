import { Offer, OfferWrite, Policy, PolicyMatch, Promise_ } from "@essor/contract/attract";
import {
  type Policy as CorePolicy,
  checkOffer,
  matchPolicies,
  reviewOffer,
  rulesOn,
} from "@essor/core/attract";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { existing, homeOf, IdParam } from "./project-routes.ts";
import {
  addOffer,
  decideOffer,
  findOffer,
  listOffers,
  listPolicies,
  type OfferDbRow,
  type PolicyDbRow,
} from "./queries-desk.ts";
import { listPromises } from "./queries-project.ts";
import { amountOf, promiseShown } from "./shown.ts";
import { dayNumber, todayIn } from "./zone.ts";

/** Policies that apply, offers that may be made, and promises that were. */
export function offerRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/policies",
      summary: "The catalogue of policies",
      needs: "hub.read",
      answer: z.object({ items: z.array(Policy) }),
    },
    async ({ tx }) => ({ items: (await listPolicies(tx)).map(policyShown) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/policies/match",
      summary: "What applies to a firm, and what is missing",
      needs: "hub.read",
      body: z.strictObject({
        profile: z.record(
          z.string(),
          z.union([
            z.number(),
            z.string().max(200),
            z.boolean(),
            z.array(z.string().max(80)),
            z.null(),
          ]),
        ),
      }),
      answer: z.object({ items: z.array(PolicyMatch) }),
    },
    async ({ tx, body }) => {
      const rows = await listPolicies(tx);
      const today = dayNumber(todayIn(deps.now(), (await homeOf(tx)).zone));
      const byCode = new Map(rows.map((row) => [row.code, row]));
      return {
        items: matchPolicies(rows.map(policyOf), body.profile, today).map(
          ({ id, amount, level: _, ...match }) => ({
            ...match,
            policy: policyShown(byCode.get(id) as PolicyDbRow),
            amount: amount === null ? null : amountOf(amount.minor, amount.currency),
          }),
        ),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/offers",
      summary: "Offers with their verdicts",
      needs: "attract.read",
      answer: z.object({ items: z.array(Offer) }),
    },
    async ({ tx, seat }) => ({ items: (await listOffers(tx)).map((row) => offerShown(row, seat)) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/offers/check",
      summary: "Check an offer against fair-competition law without keeping it",
      needs: "attract.read",
      body: OfferWrite,
      answer: z.object({
        outcome: z.string(),
        ruleSet: z.string(),
        findings: z.array(z.unknown()),
      }),
    },
    async ({ tx, body }) => {
      const day = dayNumber(body.on ?? todayIn(deps.now(), (await homeOf(tx)).zone));
      const { kind, body: text, selective, legalBasis } = body;
      return checkOffer({ kind, text, selective, legalBasis, day }, rulesOn(day));
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/offers",
      summary: "Draft an offer: it is checked, and a second person decides",
      needs: "attract.write",
      body: OfferWrite,
      status: 201,
      answer: Offer,
    },
    async ({ tx, seat, body }) => {
      const madeOn = body.on ?? todayIn(deps.now(), (await homeOf(tx)).zone);
      const district =
        body.project === null ? body.district : (await existing(tx, body.project)).district;
      const day = dayNumber(madeOn);
      const { kind, body: text, selective, legalBasis } = body;
      const verdict = checkOffer({ kind, text, selective, legalBasis, day }, rulesOn(day));
      const id = await addOffer(tx, {
        project: body.project,
        district,
        kind: body.kind,
        body: body.body,
        selective: body.selective,
        legalBasis: body.legalBasis,
        madeOn,
        ...verdict,
        person: seat.asker.person,
      });
      return offerShown((await findOffer(tx, id)) as OfferDbRow, seat);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/offers/{id}/review",
      summary: "A second person releases or refuses an offer",
      needs: "attract.write",
      params: IdParam,
      body: z.strictObject({
        decision: z.enum(["release", "refuse"]),
        reason: z.string().max(1000),
      }),
      answer: Offer,
    },
    async ({ c, tx, seat, params, body }) => {
      const version = versionOf(c);
      const row = await findOffer(tx, params.id);
      if (row === undefined) throw new Problem("not-found");
      const decided = reviewOffer(
        { outcome: row.outcome, ruleSet: row.ruleSet, findings: row.findings },
        { author: String(row.authorId), reviewer: String(seat.asker.person), ...body },
      );
      if (!decided.ok && decided.code === "same-person") throw new Problem("same-person");
      if (!decided.ok)
        throw new Problem(
          decided.code,
          decided.code === "offer-stopped"
            ? row.findings
                .map((f: { article: string; text: string }) => `${f.article} ${f.text}`)
                .join("; ")
            : undefined,
        );
      if (
        !(await decideOffer(tx, {
          id: row.id,
          version,
          reviewer: seat.asker.person,
          decision: decided.value,
          reason: body.reason,
          at: deps.now(),
        }))
      )
        throw new Problem("stale-version");
      return offerShown((await findOffer(tx, row.id)) as OfferDbRow, seat);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/promises",
      summary: "Promised against delivered, with breaches and what falls due",
      needs: "attract.read",
      answer: z.object({ items: z.array(Promise_) }),
    },
    async ({ tx }) => {
      const today = todayIn(deps.now(), (await homeOf(tx)).zone);
      return { items: (await listPromises(tx, null)).map((row) => promiseShown(row, today)) };
    },
  );
}

function policyShown({ benefit: _, ...row }: PolicyDbRow): object {
  return row;
}

function policyOf(row: PolicyDbRow): CorePolicy {
  const b = row.benefit;
  return {
    id: row.code,
    level: row.level,
    from: dayNumber(row.validFrom),
    ...(row.validTo === null ? {} : { to: dayNumber(row.validTo) }),
    conditions: row.conditions,
    benefit:
      b.kind === "fixed"
        ? { ...b, minor: BigInt(b.minor) }
        : b.kind === "rate"
          ? {
              kind: "rate",
              of: b.of,
              rate: b.rate,
              currency: b.currency,
              ...(b.capMinor === undefined ? {} : { capMinor: BigInt(b.capMinor) }),
            }
          : b,
    ...(row.stackingGroup === null ? {} : { stackingGroup: row.stackingGroup }),
  };
}

function offerShown({ authorId, ...row }: OfferDbRow, seat: Seat): object {
  return { ...row, mine: authorId === seat.asker.person };
}
