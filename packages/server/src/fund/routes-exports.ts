import { AsOf } from "@essor/contract/common";
import { formatDay } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import writeXlsxFile from "write-excel-file/node";
import { type Api, define } from "../http/define.ts";
import type { Deps } from "../http/seat.ts";
import { amountOf } from "./amounts.ts";
import { theNotice } from "./notices.ts";
import { performanceRowsOf } from "./performance-rows.ts";
import { listShares } from "./queries-notices.ts";
import { CodeParam, IdParam } from "./routes-funds.ts";
import { statementOf } from "./statement.ts";
import { bookOf, momentOf, readWorld, theFund } from "./world.ts";

type Cell = string | number | null;

/** A table as CSV: commas, quotes doubled, a formula never starts a cell. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell) => {
    const text = value === null ? "" : String(value);
    const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

const Format = z.strictObject({ format: z.enum(["csv", "xlsx"]).default("csv") });

async function file(
  rows: readonly (readonly Cell[])[],
  { name, format }: { name: string; format: "csv" | "xlsx" },
): Promise<Response> {
  const disposition = `attachment; filename="${name}.${format}"`;
  if (format === "csv")
    return new Response(csvText(rows), {
      headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": disposition },
    });
  const sheet = rows.map((row) =>
    row.map((value) =>
      value === null ? null : { value, type: typeof value === "number" ? Number : String },
    ),
  );
  const bytes = await writeXlsxFile(sheet as never).toBuffer();
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": disposition,
    },
  });
}

export function exportRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/notices/{id}/export",
      summary: "A notice as CSV or XLSX: one line a purpose and partner",
      needs: "fund.read",
      params: IdParam,
      query: Format,
      answer: z.string(),
      gives: "text/csv",
    },
    async ({ tx, params, query }) => {
      const notice = await theNotice(tx, params.id);
      const shares = await listShares(tx, { notice: params.id });
      const label = notice.example ? "Worked example – not a real fund" : "";
      const rows: Cell[][] = [
        [
          "notice",
          "fund",
          "kind",
          "day",
          "status",
          "title",
          "purpose",
          "partner",
          "partner name",
          "currency",
          "amount",
          "note",
        ],
        ...shares.map((s) => [
          notice.id,
          notice.fund,
          notice.kind,
          notice.day,
          notice.status,
          notice.title,
          s.purpose,
          s.party,
          s.partyName.en,
          notice.currency,
          amountOf(s.minor, notice.currency),
          label,
        ]),
      ];
      return file(rows, { name: `notice-${notice.id}`, format: query.format });
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/statement",
      summary:
        "Capital account statement of a partner, in the manner of the ILPA reporting template",
      needs: "fund.read",
      params: CodeParam,
      query: Format.extend({ party: z.string().max(80).optional(), ...AsOf.shape }),
      answer: z.string(),
      gives: "text/csv",
    },
    async ({ tx, params, query }) => {
      const fund = await theFund(tx, params.code);
      const book = bookOf(await readWorld(tx, momentOf(query.asOf, deps.now())), fund);
      const rows = statementOf(book, query.party);
      return file(
        [
          ["fund", "as of", "currency", "line", "scope", "period", "amount"],
          ...rows.map((r) => [
            fund.code,
            formatDay(book.at),
            fund.currency,
            r.line,
            r.scope,
            r.period,
            amountOf(r.minor, fund.currency),
          ]),
        ],
        { name: `statement-${fund.code}`, format: query.format },
      );
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/funds/{code}/performance",
      summary: "Flows and figures in the manner of the ILPA performance template",
      needs: "fund.read",
      params: CodeParam,
      query: Format.extend({
        method: z.enum(["granular", "gross-up"]).default("granular"),
        ...AsOf.shape,
      }),
      answer: z.string(),
      gives: "text/csv",
    },
    async ({ tx, params, query }) => {
      const fund = await theFund(tx, params.code);
      const book = bookOf(await readWorld(tx, momentOf(query.asOf, deps.now())), fund);
      const rows = performanceRowsOf(book, query.method);
      return file(
        [
          ["section", "name", "date", "value", "reason"],
          ...rows.map((r) => [r.section, r.name, r.date ?? null, r.value, r.reason ?? null]),
        ],
        { name: `performance-${fund.code}`, format: query.format },
      );
    },
  );
}
