import { ConnectFunnel, Outcome, OutcomeWrite } from "@essor/contract/connect";
import { funnelRates, paidShare } from "@essor/core/connect";
import { formatMinor } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { IdParam } from "./profile-routes.ts";
import {
  addOutcome,
  funnelCounts,
  listOutcomes,
  listYardsticks,
  type OutcomeFields,
  outcomeSums,
  removeOutcome,
  setOutcome,
} from "./queries-outcome.ts";
import { minorOf, outcomeShown, today } from "./shown.ts";

/** What came of it: contract, money paid, need solved, follow-ups, rewards; and the funnel beside published rates. */
export function outcomeRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/connect/outcomes";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Outcomes: all for an adviser, their own for the firms of a thread",
      needs: "connect.read",
      answer: z.object({ items: z.array(Outcome) }),
    },
    async ({ tx }) => ({
      items: (await listOutcomes(tx)).map((row) => outcomeShown(row, today(deps.now()))),
    }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Enter an outcome",
      needs: "connect.advise",
      body: OutcomeWrite,
      status: 201,
      answer: Outcome,
    },
    async ({ tx, body }) => shown(tx, await addOutcome(tx, fieldsOf(body)), today(deps.now())),
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${path}/{id}`,
      summary: "Correct or complete an outcome",
      needs: "connect.advise",
      params: IdParam,
      body: OutcomeWrite,
      answer: Outcome,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      const day = today(deps.now());
      await shown(tx, params.id, day);
      if (!(await setOutcome(tx, { ...fieldsOf(body), id: params.id, version })))
        throw new Problem("stale-version");
      return shown(tx, params.id, day);
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${path}/{id}`,
      summary: "Remove an outcome that was entered by mistake",
      needs: "connect.advise",
      params: IdParam,
      status: 204,
    },
    async ({ c, tx, params }) => {
      const version = versionOf(c);
      await shown(tx, params.id, today(deps.now()));
      if (!(await removeOutcome(tx, params.id, version))) throw new Problem("stale-version");
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/connect/funnel",
      summary: "From needs to solved needs and from contract to money paid, beside published rates",
      needs: "connect.read",
      answer: ConnectFunnel,
    },
    async ({ tx }) => funnelOf(tx, today(deps.now())),
  );
}

async function shown(tx: Tx, id: number, day: string): Promise<Outcome> {
  const [row] = await listOutcomes(tx, id);
  if (row === undefined) throw new Problem("not-found");
  return outcomeShown(row, day);
}

function fieldsOf(body: z.infer<typeof OutcomeWrite>): OutcomeFields {
  const { contract, paid, reward, rewardPaidOn, ...rest } = body;
  const currencies = new Set([contract, paid, reward].flatMap((m) => (m ? [m.currency] : [])));
  if (currencies.size > 1)
    throw new Problem("bad-request", "Contract, payment and reward stand in one currency");
  if (paid && rest.paymentEvidence.trim() === "") throw new Problem("payment-evidence-missing");
  if (rewardPaidOn && !(paid && reward && rest.solved === true))
    throw new Problem(
      "payment-evidence-missing",
      "A reward follows a solved need and a payment with its evidence",
    );
  return {
    ...rest,
    currency: [...currencies][0] ?? "CNY",
    contractMinor: minorOf(contract, "contract"),
    paidMinor: minorOf(paid, "paid"),
    rewardMinor: minorOf(reward, "reward"),
    rewardPaidOn,
  };
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);

/** What share of one stage reached the next; null where the next is larger, since it then counts something else. */
const rateOf = (whole: number, part: number): number | null =>
  funnelRates([
    { stage: "before", count: whole },
    { stage: "after", count: part },
  ]).rates[1]?.ofPrevious ?? null;

async function funnelOf(tx: Tx, day: string): Promise<ConnectFunnel> {
  const counts = await funnelCounts(tx, day);
  const sums = await outcomeSums(tx);
  const yardsticks = await listYardsticks(tx);
  const at = (code: string) => yardsticks.find((y) => y.code === code)?.value;
  const rate = (part: string, whole: string) => {
    const [p, w] = [at(part), at(whole)];
    if (p === undefined || w === undefined) return null;
    return { part: p, whole: w, rate: rateOf(w, p) };
  };
  const { ready, reDiagnose, longTerm, ...rest } = counts;
  const triaged = ready + reDiagnose + longTerm;
  return {
    ...rest,
    matchedRate: rateOf(counts.needs, counts.matched),
    solvedRate: rateOf(counts.matched, counts.solved),
    staleShare: share(counts.expired, counts.live + counts.expired),
    triage: {
      ready,
      reDiagnose,
      longTerm,
      readyShare: share(ready, triaged),
      reDiagnoseShare: share(reDiagnose, triaged),
      longTermShare: share(longTerm, triaged),
    },
    money: sums.map(({ currency, contract, paid, ...sum }) => ({
      ...sum,
      currency,
      contract: formatMinor({ minor: BigInt(contract), currency }),
      paid: formatMinor({ minor: BigInt(paid), currency }),
      rate: paidShare(BigInt(contract), BigInt(paid)),
    })),
    yardsticks: yardsticks as ConnectFunnel["yardsticks"],
    published: {
      matched: rate("zu-2-matched", "zu-1-needs"),
      solved: rate("zu-3-solved", "zu-2-matched"),
      paid: rate("town-heads-2-paid", "town-heads-1-contract"),
    },
  };
}
