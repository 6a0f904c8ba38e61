import { ExportQuery } from "@essor/contract/measure";
import { parsePeriod } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import { asAsker } from "../../db/rights.ts";
import { type Api, define } from "../../http/define.ts";
import { Problem } from "../../http/problem.ts";
import type { Deps } from "../../http/seat.ts";
import { findIndicator } from "../queries.ts";
import { countFigures, type ExportFilter } from "./queries.ts";
import { EXPORT_TYPES, writeExport } from "./write-export.ts";
import { XLSX_ROWS_MAX } from "./write-xlsx.ts";

/** Downloads of observations with their sources. */
export function exportRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/export",
      summary: "Figures with their sources as CSV, XLSX, SDMX-CSV, SDMX-JSON or Parquet",
      needs: "measure.read",
      query: ExportQuery,
      answer: z.string(),
      gives: "application/octet-stream",
    },
    async ({ tx, seat, query }) => {
      const indicators: number[] = [];
      for (const code of [query.indicator].flat()) {
        const indicator = await findIndicator(tx, code);
        if (!indicator)
          throw new Problem("unknown-indicator", `The hub has no indicator "${code}"`);
        indicators.push(indicator.id);
      }
      const period = query.period === undefined ? undefined : parsePeriod(query.period);
      if (period && !period.ok)
        throw new Problem("bad-request", `period: ${query.period} is not a period`);
      const filter: ExportFilter = {
        asOf: query.asOf ?? null,
        indicators,
        areas: query.area === undefined ? null : [query.area].flat(),
        period: period?.ok ? period.value : null,
      };
      if (
        query.format === "xlsx" &&
        (await countFigures(tx, filter, XLSX_ROWS_MAX + 1)) > XLSX_ROWS_MAX
      )
        throw new Problem(
          "bad-request",
          "A sheet holds at most 1,048,575 figures; take CSV or Parquet",
        );
      const { type, ending } = EXPORT_TYPES[query.format];
      // The answer is sent after this transaction ends, so the figures are read in one of their own.
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const writer = writable.getWriter();
      asAsker(deps.pool, seat.asker, (own) =>
        writeExport(own, filter, query.format, async (bytes) => {
          await writer.ready;
          await writer.write(bytes);
        }),
      ).then(
        () => writer.close().catch(() => {}),
        (error: Error) => writer.abort(error).catch(() => {}),
      );
      return new Response(readable, {
        headers: {
          "content-type": type,
          "content-disposition": `attachment; filename="observations.${ending}"`,
          "x-content-type-options": "nosniff",
        },
      });
    },
  );
}
