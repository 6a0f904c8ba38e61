import { AsOf } from "@essor/contract/common";
import { NoticeDetail } from "@essor/contract/fund";
import {
  IndexWrite,
  MarketIndex,
  Pacing,
  PacingAsk,
  PacingStart,
  Performance,
  Waterfall,
  WaterfallNoticeWrite,
} from "@essor/contract/fund-plans";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { minorOf } from "./amounts.ts";
import { pacingPlan, pacingStart } from "./pacing.ts";
import { performanceOf } from "./performance.ts";
import { lockFund } from "./queries-books.ts";
import { listIndices, putIndex } from "./queries-indices.ts";
import { CodeParam } from "./routes-funds.ts";
import { noticeDetail } from "./routes-notices.ts";
import { waterfallOf } from "./waterfall.ts";
import { drawUpByWaterfall } from "./waterfall-notice.ts";
import { bookOf, momentOf, readWorld, theFund } from "./world.ts";

/** Looking ahead and back: the waterfall with its trace, J-curve and index comparison, pacing. */
export function planRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/waterfall",
      summary: "Every distribution through the waterfall, unit by unit, and a liquidation at value",
      needs: "fund.read",
      params: CodeParam,
      query: AsOf,
      answer: Waterfall,
    },
    async ({ tx, params, query }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()), fund.code);
      return waterfallOf(tx, bookOf(world, fund));
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/funds/{code}/waterfall/notices",
      summary: "Draw up a distribution as the agreement shares it out, carried interest included",
      needs: "fund.write",
      params: CodeParam,
      body: WaterfallNoticeWrite,
      answer: NoticeDetail,
      status: 201,
    },
    async ({ tx, seat, params, body }) => {
      const fund = await theFund(tx, params.code);
      await lockFund(tx, fund.code);
      const world = await readWorld(tx, momentOf(undefined, deps.now()), fund.code);
      const amount = minorOf(body.amount, fund.currency, "amount");
      const id = await drawUpByWaterfall(tx, bookOf(world, fund), { ...body, amount });
      return noticeDetail(tx, seat, id);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/returns",
      summary: "J-curve, rates with their proven number, six comparisons with an index, vintage",
      needs: "fund.read",
      params: CodeParam,
      query: AsOf.extend({ index: z.string().max(40).optional() }),
      answer: Performance,
    },
    async ({ tx, params, query }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()));
      return performanceOf(tx, { world, book: bookOf(world, fund), index: query.index });
    },
  );
  indices(api, deps);
  pacingRoutes(api, deps);
}

function indices(api: Api, deps: Deps): void {
  const path = "/api/v1/fund/indices";
  const answer = z.object({ items: z.array(MarketIndex) });
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Market indices that funds are held against",
      needs: "fund.read",
      answer,
    },
    async ({ tx }) => ({ items: await listIndices(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Enter an index with its levels; further levels of a known index are added",
      needs: "fund.write",
      body: IndexWrite,
      answer,
      status: 201,
    },
    async ({ tx, body }) => {
      const { levels, ...index } = body;
      await putIndex(tx, index as never, levels);
      return { items: await listIndices(tx) };
    },
  );
}

function pacingRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/fund/pacing";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The funds with books as a programme to plan with, and what happened so far",
      needs: "fund.read",
      query: AsOf,
      answer: PacingStart,
    },
    async ({ tx, query }) => pacingStart(await readWorld(tx, momentOf(query.asOf, deps.now()))),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Calls, distributions and value by year: the plan and simulated intervals",
      needs: "fund.read",
      body: PacingAsk,
      answer: Pacing,
    },
    async ({ body }) => pacingPlan(body),
  );
}
