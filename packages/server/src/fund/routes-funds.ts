import { AsOf } from "@essor/contract/common";
import {
  FundDetail,
  FundGlance,
  FundParty,
  FundRow,
  Limits,
  PartyWrite,
  RuleSetChoice,
  RuleSetShown,
  SelfCheck,
  SelfCheckWrite,
  ValuationRow,
  ValuationWrite,
} from "@essor/contract/fund";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { minorOf } from "./amounts.ts";
import { curveOf } from "./curve.ts";
import { glance } from "./glance.ts";
import { limitsOf } from "./limits.ts";
import { moneyToOutput } from "./money-to-output.ts";
import {
  addParty,
  addValuation,
  chooseRuleSets,
  findValuation,
  listParties,
  listProfiles,
  listValuations,
  publishRuleSets,
  type ValuationFound,
} from "./queries-funds.ts";
import { commitmentUse } from "./queries-notices.ts";
import { ALL_RULE_SETS } from "./rule-sets.ts";
import { selfCheck } from "./self-check.ts";
import {
  shownFund,
  shownHoldings,
  shownLookThrough,
  shownPartners,
  shownValuation,
} from "./shown-fund.ts";
import { approve } from "./valuations.ts";
import { bookOf, momentOf, readWorld, theFund, today } from "./world.ts";

export const CodeParam = z.object({ code: z.string().max(80) });
export const IdParam = z.object({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});

export function fundRoutes(api: Api, deps: Deps): void {
  reading(api, deps);
  rules(api, deps);
  parties(api, deps);
  valuations(api, deps);
}

function reading(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/glance",
      summary: "All funds at a glance: what changed, what waits, multiples, alarms, leverage",
      needs: "fund.read",
      query: AsOf,
      answer: FundGlance,
    },
    async ({ tx, seat, query }) =>
      glance(tx, await readWorld(tx, momentOf(query.asOf, deps.now())), seat.asker.person),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds",
      summary: "The funds with their money and figures, each figure with its trace",
      needs: "fund.read",
      query: AsOf,
      answer: z.object({ items: z.array(FundRow) }),
    },
    async ({ tx, query }) => {
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()));
      return { items: world.funds.map((fund) => shownFund(world, fund)) };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}",
      summary: "One fund: partners, capital accounts, curve, look-through, money to output",
      needs: "fund.read",
      params: CodeParam,
      query: AsOf,
      answer: FundDetail,
    },
    async ({ tx, seat, params, query }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()));
      const book = bookOf(world, fund);
      return {
        fund: shownFund(world, fund),
        children: world.funds.filter((f) => f.parent === fund.code).map((f) => shownFund(world, f)),
        ...shownPartners(book, await commitmentUse(tx, fund.code)),
        curve: curveOf(book).map(({ day, netCash, netValue }) => ({ day, netCash, netValue })),
        ...shownLookThrough(world, fund.code, await listParties(tx)),
        money: await moneyToOutput(tx, world, book),
        holdings: shownHoldings(world, book),
        valuations: (await listValuations(tx))
          .filter((v) => v.fund === fund.code && v.day <= world.at)
          .map((v) => shownValuation(v, seat.asker.person)),
      };
    },
  );
}

function rules(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/limits",
      summary: "The rules a fund is held to: verdicts with article and head-room",
      needs: "fund.read",
      params: CodeParam,
      query: AsOf,
      answer: Limits,
    },
    async ({ tx, params, query }) => {
      const fund = await theFund(tx, params.code);
      return limitsOf(tx, await readWorld(tx, momentOf(query.asOf, deps.now())), fund);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/rule-sets",
      summary: "The rule sets that a fund can be held to",
      needs: "fund.read",
      answer: z.object({ items: z.array(RuleSetShown) }),
    },
    async () => ({
      items: ALL_RULE_SETS.map((set) => ({ ...set, rules: set.rules.length })),
    }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: "/api/v1/fund/funds/{code}/rule-sets",
      summary: "Choose the rule sets that a fund is held to",
      needs: "fund.write",
      params: CodeParam,
      body: RuleSetChoice,
      answer: RuleSetChoice,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      await theFund(tx, params.code);
      const unknown = body.ruleSets.filter((id) => !ALL_RULE_SETS.some((set) => set.id === id));
      if (unknown.length > 0) throw new Problem("bad-request", `No rule set ${unknown.join(", ")}`);
      const { ruleSets } = body;
      if (!(await chooseRuleSets(tx, params.code, { ruleSets, version })))
        throw new Problem("stale-version");
      await publishRuleSets(tx, params.code, ruleSets);
      return { ruleSets };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/self-check",
      summary: "A firm's own check: could these funds invest in me?",
      needs: "fund.self-check",
      body: SelfCheckWrite,
      answer: SelfCheck,
    },
    async ({ tx, body }) => {
      const at = today(deps.now());
      return { at, funds: selfCheck(await listProfiles(tx), body.facts, at) };
    },
  );
}

function parties(api: Api, deps: Deps): void {
  const path = "/api/v1/fund/parties";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Partners, managers and companies of the funds",
      needs: "fund.read",
      answer: z.object({ items: z.array(FundParty) }),
    },
    async ({ tx }) => ({ items: await listParties(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Add a partner or a company",
      needs: "fund.write",
      body: PartyWrite,
      answer: FundParty,
      status: 201,
    },
    async ({ tx, body }) => {
      await addParty(tx, body as never);
      return { ...body, example: false };
    },
  );
}

function valuations(api: Api, deps: Deps): void {
  const path = "/api/v1/fund/valuations";
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Put a value on an investment; it counts once somebody else approves it",
      needs: "fund.write",
      body: ValuationWrite,
      answer: ValuationRow,
      status: 201,
    },
    async ({ tx, seat, body }) => {
      const fund = await theFund(tx, body.fund);
      if (!(await listParties(tx)).some((p) => p.code === body.held))
        throw new Problem("not-found");
      const id = await addValuation(tx, {
        ...body,
        minor: minorOf(body.value, fund.currency, "value"),
        currency: fund.currency,
      });
      return shownValuation((await findValuation(tx, id)) as ValuationFound, seat.asker.person);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/{id}/approve`,
      summary: "Approve a valuation and book the change of value",
      needs: "fund.write",
      params: IdParam,
      answer: ValuationRow,
    },
    async ({ c, tx, seat, params }) => {
      const version = versionOf(c);
      await approve(tx, { seat, now: deps.now(), id: params.id, version });
      return shownValuation(
        (await findValuation(tx, params.id)) as ValuationFound,
        seat.asker.person,
      );
    },
  );
}
