import { Day } from "@essor/contract/common";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../../db/rights.ts";
import { type Api, define } from "../../http/define.ts";
import { Problem } from "../../http/problem.ts";
import type { Deps } from "../../http/seat.ts";
import { type Ready, readyTable } from "../analysis/core-table.ts";
import { hubPlaces, listRuns } from "../analysis/queries.ts";
import { provenanceOf } from "../provenance.ts";
import { findRecipe } from "../queries-recipes.ts";
import { periodOf } from "../recipe-routes.ts";
import { type ReportRun, rankingPdf } from "./ranking-pdf.ts";

/** A ranking as a document: method, data, seed and hash, so that somebody else can compute it again. */
export function rankingReportRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/rankings/{code}/report.pdf",
      summary: "A ranking to print, with its method, data, seed and hash",
      needs: "measure.read",
      params: z.object({ code: z.string().max(80) }),
      query: z.strictObject({
        period: z.string().max(20).optional(),
        asOf: Day.optional(),
        edition: z.coerce.number().int().optional(),
        /** The run of uncertainty whose intervals are printed; the newest of the same recipe where absent. */
        run: z.coerce.number().int().optional(),
        language: z.enum(["zh-CN", "en", "fr"]).default("en"),
      }),
      answer: z.string(),
      gives: "application/pdf",
    },
    async ({ tx, params, query }) => {
      const recipe = await findRecipe(tx, params.code, query.edition ?? null);
      if (!recipe) throw new Problem("not-found");
      const ready = await readyTable(tx, recipe, {
        period: query.period === undefined ? undefined : periodOf(query.period),
        asOf: query.asOf ?? null,
        now: deps.now(),
      });
      const runs = (await listRuns(tx, recipe.code)).filter(
        (r) => r.hash === recipe.hash && r.period === ready.wide.period,
      );
      const run = runs.find((r) => r.id === query.run) ?? runs[0];
      const { area } = await hubPlaces(tx);
      const bytes = await rankingPdf({
        language: query.language,
        ready,
        hub: area,
        run: run && ({ ...run, ...run.result } as unknown as ReportRun),
        sources: await sourcesOf(tx, ready, area, query.asOf ?? null),
      });
      return new Response(bytes as unknown as BodyInit, {
        headers: {
          "content-type": "application/pdf",
          "content-disposition": `inline; filename="${recipe.code}-${ready.wide.period}.pdf"`,
          "x-content-type-options": "nosniff",
        },
      });
    },
  );
}

/** The source of each column by the hub's own figure, or by that of the first unit. */
async function sourcesOf(
  tx: Tx,
  { wide }: Ready,
  hub: string | null,
  asOf: string | null,
): Promise<Map<string, string>> {
  const unit = wide.units.some((u) => u.code === hub) ? hub : wide.units[0]?.code;
  const sources = new Map<string, string>();
  for (const { code } of wide.indicators) {
    const [indicator = code, activity = "_T"] = code.split("@");
    const id = `${indicator}~${wide.period}~${unit}~${activity}`;
    const found = await provenanceOf(tx, id, asOf).catch((error: unknown) => {
      if (error instanceof Problem) return undefined;
      throw error;
    });
    const source = (found as { source?: Source } | undefined)?.source;
    if (source) {
      const parts = [source.title, source.issuer, source.address, source.readOn, source.grade];
      sources.set(code, parts.filter(Boolean).join(", "));
    }
  }
  return sources;
}

type Source = {
  readonly title: string;
  readonly issuer: string | null;
  readonly address: string | null;
  readonly readOn: string;
  readonly grade: string;
};
