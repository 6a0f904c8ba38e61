import { AsOf } from "@essor/contract/common";
import {
  FxRate,
  FxRateWrite,
  ReinvestmentItemWrite,
  ReinvestmentRuleWrite,
  ReinvestmentSheet,
} from "@essor/contract/fund-structure";
import { formatDecimal, fraction, parseFraction } from "@essor/core/math";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { minorOf } from "./amounts.ts";
import { putReinvestmentRatio } from "./queries-new-fund.ts";
import {
  addReinvestmentItem,
  addReinvestmentRule,
  listReinvestmentRules,
} from "./queries-reinvestment.ts";
import { addRate, listRateRows } from "./queries-structure.ts";
import { reinvestmentSheet, USUAL } from "./reinvestment.ts";
import { CodeParam } from "./routes-funds.ts";
import { momentOf, readWorld, theFund, today } from "./world.ts";

const path = "/api/v1/fund/funds/{code}/reinvestment";

/** The reinvestment ledger, which is off unless a fund has a written rule, and the dated exchange rates. */
export function reinvestmentRoutes(api: Api, deps: Deps): void {
  const sheet = async (tx: Tx, code: string, asOf?: string) => {
    const world = await readWorld(tx, momentOf(asOf, deps.now()), code);
    return reinvestmentSheet(tx, world, await theFund(tx, code));
  };
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The reinvestment ledger: rules by their days, items as they counted, its cost",
      needs: "fund.read",
      params: CodeParam,
      query: AsOf,
      answer: ReinvestmentSheet,
    },
    async ({ tx, params, query }) => {
      await theFund(tx, params.code);
      return sheet(tx, params.code, query.asOf);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/rules`,
      summary: "A reinvestment rule from a day on; a ratio of 0 switches the requirement off",
      needs: "fund.write",
      params: CodeParam,
      body: ReinvestmentRuleWrite,
      answer: ReinvestmentSheet,
      status: 201,
    },
    async ({ tx, params, body }) => {
      const fund = await theFund(tx, params.code);
      const known = await listReinvestmentRules(tx, fund.code);
      if (known.some(({ fromDay }) => fromDay >= body.fromDay))
        throw new Problem("already-exists", `A rule from ${known.at(-1)?.fromDay} on stands`);
      await addReinvestmentRule(tx, fund.code, body);
      if (body.fromDay <= today(deps.now()))
        await putReinvestmentRatio(tx, fund.code, Number(body.ratio));
      return sheet(tx, fund.code);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/items`,
      summary: "Enter local investment that is to count, with its evidence",
      needs: "fund.write",
      params: CodeParam,
      body: ReinvestmentItemWrite,
      answer: ReinvestmentSheet,
      status: 201,
    },
    async ({ tx, params, body }) => {
      const fund = await theFund(tx, params.code);
      const rules = await listReinvestmentRules(tx, fund.code);
      const rule = rules.filter(({ fromDay }) => fromDay <= body.day).at(-1);
      const known = rule && Object.keys(rule.categories).length > 0 ? rule.categories : USUAL;
      const category = known[body.category];
      if (category === undefined)
        throw new Problem("bad-request", `category: no rule counts ${body.category}`);
      if ("leastOf" in category && body.spentLocally === undefined)
        throw new Problem("bad-request", `spentLocally: ${body.category} counts by it`);
      await addReinvestmentItem(tx, {
        ...body,
        fund: fund.code,
        minor: minorOf(body.amount, fund.currency, "amount"),
        spentLocally:
          body.spentLocally === undefined
            ? null
            : minorOf(body.spentLocally, fund.currency, "spentLocally"),
      });
      return sheet(tx, fund.code);
    },
  );
  rates(api, deps);
}

function rates(api: Api, deps: Deps): void {
  const shown = async (tx: Tx) => ({
    items: (await listRateRows(tx)).map(({ num, den, ...r }) => ({
      ...r,
      rate: formatDecimal(fraction(BigInt(num), BigInt(den)), 6),
      recordedAt: new Date(r.recordedAt).toISOString(),
    })),
  });
  const answer = z.object({ items: z.array(FxRate) });
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/rates",
      summary: "Exchange rates by their days, with where they come from",
      needs: "fund.read",
      answer,
    },
    async ({ tx }) => shown(tx),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/rates",
      summary: "Enter an exchange rate of a day; a later entry for the day corrects it",
      needs: "fund.write",
      body: FxRateWrite,
      answer,
      status: 201,
    },
    async ({ tx, body }) => {
      const rate = parseFraction(body.rate);
      if (rate === undefined || rate.num <= 0n || body.from === body.to)
        throw new Problem("bad-request", `rate: ${body.rate} is not a rate of ${body.from}`);
      await addRate(tx, { ...body, num: rate.num, den: rate.den });
      return shown(tx);
    },
  );
}
