import { AsOf } from "@essor/contract/common";
import { StatementTrace } from "@essor/contract/fund";
import { IlpaRead, IlpaWrite } from "@essor/contract/fund-plans";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { partiesOf } from "./accounts.ts";
import { amountOf } from "./amounts.ts";
import { dealDetail } from "./deals.ts";
import { evaluationSheet } from "./evaluation.ts";
import { evaluationReport, exemptionReport } from "./files-reports.ts";
import { readTemplate } from "./ilpa-in.ts";
import { theNotice } from "./notices.ts";
import { quarterlyReport } from "./quarterly-report.ts";
import { entryOfEvent } from "./queries-books.ts";
import { commitmentUse, listShares } from "./queries-notices.ts";
import { languageOf, reportFile } from "./report.ts";
import { noticeReport, statementReport } from "./reports.ts";
import { CodeParam, IdParam } from "./routes-funds.ts";
import { tracedStatement } from "./statement.ts";
import { bookOf, momentOf, readWorld, theFund, today } from "./world.ts";

const Format = z.strictObject({ format: z.enum(["pdf", "xlsx"]).default("pdf") });
const Of = Format.extend({ party: z.string().max(80).optional() });
const answer = z.string();
const gives = "application/pdf";
const head = (seat: Seat) => ({ language: languageOf(seat.locale), hub: seat.hubCode });

/** Documents to print and to keep, in the reader's language, and templates read back in. */
export function documentRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/notices/{id}/document",
      summary: "A notice as PDF or XLSX, to one partner or to all",
      needs: "fund.read",
      params: IdParam,
      query: Of,
      answer,
      gives,
    },
    async ({ tx, seat, params, query }) => {
      const notice = await theNotice(tx, params.id);
      const shares = await listShares(tx, { notice: params.id });
      if (query.party !== undefined && !shares.some((s) => s.party === query.party))
        throw new Problem("not-found");
      const entry = (await entryOfEvent(tx, notice.kind, String(notice.id))) ?? null;
      const report = noticeReport(notice, { shares, entry, party: query.party, ...head(seat) });
      return reportFile(report, { name: `notice-${notice.id}`, format: query.format });
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/account",
      summary: "Capital account statement of a partner as PDF or XLSX, each line with its entries",
      needs: "fund.read",
      params: CodeParam,
      query: Of.extend(AsOf.shape),
      answer,
      gives,
    },
    async ({ tx, seat, params, query }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()), fund.code);
      const book = bookOf(world, fund);
      const parties = partiesOf(book);
      const own = parties.find(({ party, role }) =>
        query.party === undefined ? role === "lp" : party === query.party,
      );
      if (!own) throw new Problem("not-found");
      const used = (await commitmentUse(tx, fund.code)).get(own.party) ?? 0n;
      const report = statementReport(book, {
        party: own.party,
        partyName: own.partyName,
        commitment: own.minor,
        unfunded: own.minor - used,
        ...head(seat),
      });
      const name = `account-${fund.code}-${own.party}-${world.at}`;
      return reportFile(report, { name, format: query.format });
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/quarterly",
      summary: "The quarterly report as PDF or XLSX, each figure with its entries",
      needs: "fund.read",
      params: CodeParam,
      query: Format.extend(AsOf.shape),
      answer,
      gives,
    },
    async ({ tx, seat, params, query }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()));
      const report = await quarterlyReport(tx, { world, book: bookOf(world, fund), ...head(seat) });
      return reportFile(report, {
        name: `quarterly-${fund.code}-${world.at}`,
        format: query.format,
      });
    },
  );
  files(api, deps);
  templates(api, deps);
}

function files(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/deals/{id}/file",
      summary: "The file of a deal that supports exemption from blame, as PDF or XLSX",
      needs: "fund.read",
      params: IdParam,
      query: Format,
      answer,
      gives,
    },
    async ({ tx, seat, params, query }) => {
      const deal = await dealDetail(tx, params.id, deps.now());
      const report = exemptionReport(deal, { ...head(seat), day: today(deps.now()) });
      return reportFile(report, { name: `deal-${deal.id}-file`, format: query.format });
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/evaluations/{year}/workbook",
      summary: "The yearly direction evaluation with evidence and signatures, as PDF or XLSX",
      needs: "fund.read",
      params: CodeParam.extend({ year: z.coerce.number().int().min(2000).max(2100) }),
      query: Format,
      answer,
      gives,
    },
    async ({ tx, seat, params, query }) => {
      const fund = await theFund(tx, params.code);
      const now = today(deps.now());
      const end = `${params.year}-12-31`;
      const world = await readWorld(tx, momentOf(end < now ? end : now, deps.now()));
      const sheet = await evaluationSheet(tx, { world, fund, year: params.year, today: now });
      const report = evaluationReport(sheet, { ...head(seat), day: now });
      return reportFile(report, {
        name: `evaluation-${fund.code}-${params.year}`,
        format: query.format,
      });
    },
  );
}

function templates(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/statement/trace",
      summary: "Every cell of the capital account statement with the entries it is made of",
      needs: "fund.read",
      params: CodeParam,
      query: z.strictObject({ party: z.string().max(80).optional(), ...AsOf.shape }),
      answer: StatementTrace,
    },
    async ({ tx, params, query }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(query.asOf, deps.now()), fund.code);
      return {
        cells: tracedStatement(bookOf(world, fund), query.party).map(({ minor, ...cell }) => ({
          ...cell,
          amount: amountOf(minor, fund.currency),
        })),
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/fund/funds/{code}/ilpa",
      summary:
        "Read a reporting or performance template back in: what adds up, and what the books say",
      needs: "fund.read",
      params: CodeParam,
      body: IlpaWrite,
      answer: IlpaRead,
    },
    async ({ tx, params, body }) => {
      const fund = await theFund(tx, params.code);
      const world = await readWorld(tx, momentOf(body.asOf, deps.now()), fund.code);
      return readTemplate(bookOf(world, fund), body);
    },
  );
}
