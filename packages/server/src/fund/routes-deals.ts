import {
  DealDetail,
  DealLinksWrite,
  DealRow,
  DealWrite,
  DecideWrite,
  InvestWrite,
  StatementWrite,
  VoteWrite,
} from "@essor/contract/fund";
import { DealDocumentWrite, DealLinks } from "@essor/contract/fund-structure";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { minorOf } from "./amounts.ts";
import {
  advanceDeal,
  checkLinks,
  dealDetail,
  decideDeal,
  investDeal,
  memberOf,
  shownDeal,
  theDeal,
} from "./deals.ts";
import {
  addDeal,
  addDocument,
  addVote,
  linkDeal,
  listDeals,
  listStatements,
  putStatement,
} from "./queries-deals.ts";
import { listParties } from "./queries-funds.ts";
import { listGaps, listProjects } from "./queries-links.ts";
import { IdParam } from "./routes-funds.ts";
import { theFund } from "./world.ts";

const path = "/api/v1/fund/deals";

export function dealRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Deals with stage, class and screening score",
      needs: "fund.read",
      answer: z.object({ items: z.array(DealRow) }),
    },
    async ({ tx }) => ({ items: (await listDeals(tx)).map(shownDeal) }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{id}`,
      summary: "One deal: score with reasons, limits with articles, committee, exemption file",
      needs: "fund.read",
      params: IdParam,
      answer: DealDetail,
    },
    async ({ tx, params }) => dealDetail(tx, params.id, deps.now()),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Bring a deal in for screening",
      needs: "fund.write",
      body: DealWrite,
      answer: DealDetail,
      status: 201,
    },
    async ({ tx, body }) => {
      const fund = await theFund(tx, body.fund);
      if (!(await listParties(tx)).some((p) => p.code === body.company))
        throw new Problem("not-found");
      await checkLinks(tx, { project: body.project ?? null, gap: body.gap ?? null });
      const id = await addDeal(tx, {
        ...body,
        name: { en: body.name },
        example: fund.example,
        minor: minorOf(body.amount, fund.currency, "amount"),
        currency: fund.currency,
        stake: body.stake ?? null,
        project: body.project ?? null,
        gap: body.gap ?? null,
      });
      return dealDetail(tx, id, deps.now());
    },
  );
  links(api, deps);
  steps(api, deps);
  committee(api, deps);
}

function links(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/links",
      summary: "Projects and gaps that a deal can serve, and which have deals already",
      needs: "fund.read",
      query: z.strictObject({ q: z.string().max(100).optional() }),
      answer: DealLinks,
    },
    async ({ tx, query }) => ({
      projects: (await listProjects(tx, { text: query.q ?? null })).map(
        ({ output: _, currency: __, ...p }) => p,
      ),
      gaps: await listGaps(tx),
    }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{id}/links`,
      summary: "Say which project and which gap a deal serves",
      needs: "fund.write",
      params: IdParam,
      body: DealLinksWrite,
      answer: DealDetail,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      await theDeal(tx, params.id);
      await checkLinks(tx, body);
      if (!(await linkDeal(tx, { id: params.id, version, ...body })))
        throw new Problem("stale-version");
      return dealDetail(tx, params.id, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/documents`,
      summary: "Put a document on the file that supports exemption from blame",
      needs: "fund.write",
      params: IdParam,
      body: DealDocumentWrite,
      answer: DealDetail,
      status: 201,
    },
    async ({ tx, params, body }) => {
      const deal = await theDeal(tx, params.id);
      await addDocument(tx, { deal: deal.id, fund: deal.fund, ...body });
      return dealDetail(tx, params.id, deps.now());
    },
  );
}

function steps(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/advance`,
      summary:
        "Take a deal on to due diligence or to the committee; a forbidden one never gets there",
      needs: "fund.write",
      params: IdParam,
      answer: DealDetail,
    },
    async ({ c, tx, params }) => {
      await advanceDeal(tx, { now: deps.now(), id: params.id, version: versionOf(c) });
      return dealDetail(tx, params.id, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/decide`,
      summary: "The committee's decision, after the limits",
      needs: "fund.write",
      params: IdParam,
      body: DecideWrite,
      answer: DealDetail,
    },
    async ({ c, tx, params, body }) => {
      await decideDeal(tx, { now: deps.now(), id: params.id, version: versionOf(c), ...body });
      return dealDetail(tx, params.id, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/invest`,
      summary: "Pay an approved deal out of the fund's bank",
      needs: "fund.write",
      params: IdParam,
      body: InvestWrite,
      answer: DealDetail,
    },
    async ({ c, tx, params, body }) => {
      await investDeal(tx, {
        now: deps.now(),
        id: params.id,
        version: versionOf(c),
        day: body.day,
      });
      return dealDetail(tx, params.id, deps.now());
    },
  );
}

function committee(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{id}/statement`,
      summary: "State one's own conflict of interest, or that there is none",
      needs: "fund.write",
      params: IdParam,
      body: StatementWrite,
      answer: DealDetail,
    },
    async ({ tx, seat, params, body }) => {
      const deal = await theDeal(tx, params.id);
      if (deal.decision !== null) throw new Problem("wrong-state");
      await putStatement(tx, {
        deal: deal.id,
        fund: deal.fund,
        member: memberOf(seat),
        ...body,
      });
      return dealDetail(tx, params.id, deps.now());
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/{id}/vote`,
      summary: "Vote on a deal before the committee, once",
      needs: "fund.write",
      params: IdParam,
      body: VoteWrite,
      answer: DealDetail,
    },
    async ({ tx, seat, params, body }) => {
      const deal = await theDeal(tx, params.id);
      if (deal.stage !== "committee") throw new Problem("wrong-state");
      const member = memberOf(seat);
      const own = (await listStatements(tx, deal.id)).find((s) => s.member === member);
      if (!own) throw new Problem("statement-missing");
      if (own.conflicted) throw new Problem("committee-refused", "conflict-of-interest");
      await addVote(tx, { deal: deal.id, fund: deal.fund, member, ...body });
      return dealDetail(tx, params.id, deps.now());
    },
  );
}
