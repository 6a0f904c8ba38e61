import { Day } from "@essor/contract/common";
import { EntryRow, EntryWrite, TrialBalance } from "@essor/contract/fund";
import { convert, type DatedRate } from "@essor/core/fund";
import { formatDecimal } from "@essor/core/math";
import { minorDigits } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { amountOf } from "./amounts.ts";
import { dayOf } from "./books.ts";
import { RATE_AGE_WARNS, ratesUsed } from "./foreign.ts";
import {
  type EntryFound,
  findEntry,
  listEntries,
  lockFund,
  type NewPosting,
  type PostingRow,
  postEntries,
  trialBalanceRows,
} from "./queries-books.ts";
import type { Fund } from "./queries-funds.ts";
import { listRates } from "./queries-structure.ts";
import { CodeParam, IdParam } from "./routes-funds.ts";
import { theFund, today } from "./world.ts";

const Pair = z.strictObject({ effective: Day.optional(), recorded: Day.optional() });

function shownEntry(e: EntryFound) {
  return {
    ...e,
    recordedAt: new Date(e.recordedAt).toISOString(),
    postings: e.postings.map(({ minor, ...p }) => ({ ...p, amount: amountOf(minor, p.currency) })),
  };
}

/** A signed decimal text as minor units. */
function signedMinor(text: string, currency: string, field: string): bigint {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3]?.replace(/0+$/, "") ?? "";
  if (!match || fraction.length > digits)
    throw new Problem("bad-request", `${field}: ${text} is not an amount of ${currency}`);
  const minor = BigInt(`${match[2]}${fraction.padEnd(digits, "0")}`);
  return match[1] === "-" ? -minor : minor;
}

function refuseUnbalanced(postings: readonly NewPosting[]): void {
  const sums = new Map<string, bigint>();
  for (const { currency, minor } of postings)
    sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  const over = [...sums].filter(([, sum]) => sum !== 0n);
  if (over.length === 0) return;
  throw new Problem(
    "not-balanced",
    undefined,
    over.map(([currency, sum]) => ({
      code: "unbalanced",
      severity: "error",
      field: "postings",
      reason: `${currency} is over by ${amountOf(sum, currency)}`,
    })),
  );
}

/** Another currency needs a rate of its day, so that the books can be read; partners pay in the fund's own. */
async function refuseForeign(
  tx: Tx,
  {
    fund,
    day,
    now,
    postings,
  }: { fund: Fund; day: string; now: string; postings: readonly NewPosting[] },
): Promise<void> {
  const foreign = postings.filter(({ currency }) => currency !== fund.currency);
  if (foreign.length === 0) return;
  const partner = foreign.find(({ account }) => account.startsWith("equity:"));
  if (partner)
    throw new Problem("bad-request", `${partner.account}: partners pay in ${fund.currency}`);
  const rates = await listRates(tx, now);
  for (const { currency } of foreign) {
    const found = convert(
      { minor: 1n, currency },
      { to: fund.currency, at: dayOf(day), rates, ageMax: RATE_AGE_WARNS },
    );
    if (!found.ok) throw new Problem("no-rate", `${currency} on ${day}: ${found.code}`);
  }
}

function inFund(
  money: { minor: string; currency: string },
  { fund, at, rates }: { fund: Fund; at: string; rates: readonly DatedRate[] },
): string | null {
  if (money.currency === fund.currency) return null;
  const found = convert(
    { minor: BigInt(money.minor), currency: money.currency },
    { to: fund.currency, at: dayOf(at), rates, ageMax: 100_000 },
  );
  return found.ok ? amountOf(found.value.money.minor, fund.currency) : null;
}

export function ledgerRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/ledger",
      summary:
        "Trial balance and entries as of a pair of days: what they are about, when they were known",
      needs: "fund.read",
      params: CodeParam,
      query: Pair,
      answer: TrialBalance,
    },
    async ({ tx, params, query }) => {
      const fund = await theFund(tx, params.code);
      const now = today(deps.now());
      const moment = { effective: query.effective ?? now, recorded: query.recorded ?? now };
      const balances = await trialBalanceRows(tx, fund.code, moment);
      const currencies = [...new Set(balances.map((b) => b.currency))];
      const rates = await listRates(tx, moment.recorded);
      const side = (currency: string, sign: 1n | -1n) =>
        balances
          .filter((b) => b.currency === currency && BigInt(b.minor) * sign > 0n)
          .reduce((sum, b) => sum + BigInt(b.minor) * sign, 0n);
      return {
        fund: fund.code,
        example: fund.example,
        ...moment,
        accounts: balances.map(({ account, currency, minor }) => ({
          account,
          currency,
          amount: amountOf(minor, currency),
          inFund: inFund({ minor, currency }, { fund, at: moment.effective, rates }),
        })),
        rates: ratesUsed(
          currencies.map((currency) => ({ currency }) as PostingRow),
          { to: fund.currency, at: dayOf(moment.effective), rates },
        ).map(({ from, day, rate, old }) => ({
          from,
          day,
          rate: rate === null ? null : formatDecimal(rate, 6),
          old,
        })),
        sums: currencies.map((currency) => ({
          currency,
          debit: amountOf(side(currency, 1n), currency),
          credit: amountOf(side(currency, -1n), currency),
        })),
        entries: (await listEntries(tx, fund.code, moment)).map(shownEntry),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/entries",
      summary:
        "Post an entry that no notice, deal or valuation makes; it balances in each currency",
      needs: "fund.write",
      body: EntryWrite,
      answer: EntryRow,
      status: 201,
    },
    async ({ tx, body }) => {
      const fund = await theFund(tx, body.fund);
      const postings = body.postings.map(({ amount, ...p }, i) => ({
        ...p,
        minor: signedMinor(amount, p.currency, `postings.${i}.amount`),
      }));
      if (postings.some(({ minor }) => minor === 0n))
        throw new Problem("bad-request", "A line of an entry is not zero");
      refuseUnbalanced(postings);
      await refuseForeign(tx, { fund, day: body.effectiveOn, now: today(deps.now()), postings });
      await lockFund(tx, fund.code);
      const [id] = await postEntries(tx, [
        {
          fund: fund.code,
          effectiveOn: body.effectiveOn,
          eventKind: body.kind,
          memo: body.memo,
          postings,
        },
      ]);
      return shownEntry((await findEntry(tx, id as number)) as EntryFound);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/entries/{id}/reverse",
      summary: "Correct an entry by turning it round, once",
      needs: "fund.write",
      params: IdParam,
      answer: EntryRow,
      status: 201,
    },
    async ({ tx, params }) => {
      const entry = await findEntry(tx, params.id);
      if (!entry) throw new Problem("not-found");
      if (entry.reverses !== null || entry.reversedBy !== null)
        throw new Problem("already-reversed");
      const [id] = await postEntries(tx, [
        {
          fund: entry.fund,
          effectiveOn: entry.effectiveOn,
          eventKind: "reversal",
          eventRef: String(entry.id),
          memo: entry.memo,
          reverses: entry.id,
          postings: entry.postings.map((p) => ({
            account: p.account,
            minor: -BigInt(p.minor),
            currency: p.currency,
            partner: p.partner ?? undefined,
            investment: p.investment ?? undefined,
          })),
        },
      ]);
      return shownEntry((await findEntry(tx, id as number)) as EntryFound);
    },
  );
}
