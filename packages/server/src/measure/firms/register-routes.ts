import { Firm, FirmList, FirmReturn, FirmsQuery, FirmWrite } from "@essor/contract/measure-firms";
import { usccFault } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../../db/rights.ts";
import { type Api, define, versionOf } from "../../http/define.ts";
import { Problem } from "../../http/problem.ts";
import type { Deps } from "../../http/seat.ts";
import { grouped } from "../../http/take-in.ts";
import {
  type FirmRow,
  listFirms,
  listLines,
  listReturns,
  listScores,
  listYears,
} from "./queries.ts";
import {
  firmSource,
  keepOnly,
  putFirms,
  putLines,
  putReturns,
  putScores,
  removeFirm,
} from "./queries-write.ts";

const PATH = "/api/v1/measure/firms";
const CodeParam = z.object({ code: z.string().min(1).max(60) });
const YearParam = CodeParam.extend({ year: z.coerce.number().int().min(1949).max(2100) });

/** The register: firms, and what they returned for a year. */
export function registerRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "Firms of the register with their returns of a year",
      needs: "firms.read",
      query: FirmsQuery,
      answer: FirmList,
    },
    async ({ tx, query }) => {
      const years = await listYears(tx);
      const year = query.year ?? years[0] ?? null;
      return { year, years, items: await shownFirms(tx, year) };
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${PATH}/{code}`,
      summary: "Enter a firm, or correct it with If-Match",
      needs: "firms.write",
      params: CodeParam,
      body: FirmWrite,
      answer: Firm,
    },
    async ({ c, tx, seat, params, body }) => {
      const before = await theFirm(tx, params.code);
      if (before && before.version !== versionOf(c)) throw new Problem("stale-version");
      const source = await firmSource(tx, `Entered by ${seat.email}`);
      await putFirms(tx, [{ ...body, code: params.code }], source);
      return one(tx, params.code, null);
    },
  );
  define(
    api,
    deps,
    {
      method: "delete",
      path: `${PATH}/{code}`,
      summary: "Remove a firm with all its returns",
      needs: "firms.write",
      params: CodeParam,
      status: 204,
    },
    async ({ c, tx, params }) => {
      const version = versionOf(c);
      if (!(await theFirm(tx, params.code))) throw new Problem("not-found");
      if (!(await removeFirm(tx, params.code, version))) throw new Problem("stale-version");
    },
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${PATH}/{code}/returns/{year}`,
      summary: "Enter or correct a firm's return: figures, product lines and scores of a year",
      needs: "firms.write",
      params: YearParam,
      body: FirmReturn,
      answer: Firm,
    },
    async ({ c, tx, seat, params: { code, year }, body }) => {
      const firm = await theFirm(tx, code);
      if (!firm) throw new Problem("not-found");
      if (firm.version !== versionOf(c)) throw new Problem("stale-version");
      checkLines(body);
      const source = await firmSource(tx, `Entered by ${seat.email}`);
      const { lines, scores, ...figures } = body;
      const at = { firm: code, year };
      const rows = Object.entries(scores).map(([indicator, score]) => ({
        ...at,
        indicator,
        score,
      }));
      await keepOnly(tx, {
        firm: firm.id,
        year,
        products: lines.map((line) => line.product),
        indicators: Object.keys(scores),
      });
      await putReturns(tx, [{ ...at, ...figures }], source);
      await putLines(
        tx,
        lines.map((line) => ({ ...at, ...line })),
        source,
      );
      await putScores(tx, rows, source);
      // One version for the firm and its returns: whoever corrects sees the last state of both.
      await putFirms(tx, [firm], source);
      return one(tx, code, year);
    },
  );
}

/** Products have each one line, and cannot make more than the firm. */
function checkLines({ output, lines }: FirmReturn): void {
  const names = lines.map((line) => line.product);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Problem("return-refused", `"${twice}" stands twice`);
  const sum = lines.reduce((all, line) => all + line.output, 0);
  if (output !== null && sum > output * (1 + 1e-9))
    throw new Problem("return-refused", `The products make ${sum}, the whole firm ${output}`);
}

async function theFirm(tx: Tx, code: string): Promise<FirmRow | undefined> {
  return (await listFirms(tx, code))[0];
}

async function one(tx: Tx, code: string, year: number | null): Promise<Firm> {
  const [firm] = await shownFirms(tx, year, code);
  if (firm === undefined) throw new Problem("not-found");
  return firm;
}

async function shownFirms(tx: Tx, year: number | null, code: string | null = null) {
  const returns = new Map((await listReturns(tx, year ?? 0)).map((r) => [r.firm, r]));
  const lines = grouped(await listLines(tx, year ?? 0), (line) => line.firm);
  const scores = grouped(await listScores(tx, year ?? 0), (score) => score.firm);
  return (await listFirms(tx, code)).map(({ id: _, ...firm }): Firm => {
    const own = returns.get(firm.code);
    const made = lines.get(firm.code) ?? [];
    const reached = scores.get(firm.code) ?? [];
    return {
      ...firm,
      codeFault: /^[0-9A-Z]{18}$/.test(firm.code) ? (usccFault(firm.code) ?? null) : null,
      return:
        own || made.length > 0 || reached.length > 0
          ? {
              output: own?.output ?? null,
              sales: own?.sales ?? null,
              tax: own?.tax ?? null,
              land: own?.land ?? null,
              energy: own?.energy ?? null,
              lines: made.map(({ product, activity, output, sei, highTech }) => ({
                product,
                activity,
                output,
                sei,
                highTech,
              })),
              scores: Object.fromEntries(reached.map((s) => [s.indicator, s.score])),
            }
          : null,
    };
  });
}
