import { AsOf } from "@essor/contract/common";
import { Brief, BriefWrite, FrozenBriefRow } from "@essor/contract/outlook";
import type { BriefLocale } from "@essor/core/outlook";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { type BuiltBrief, builtBrief } from "./brief.ts";
import { chartSvg } from "./brief-chart.ts";
import { briefPdf } from "./brief-pdf.ts";
import type { Outside } from "./outside.ts";
import { readPublicPage } from "./queries.ts";
import { addBrief, findBrief, listBriefs } from "./queries-brief.ts";

const base = "/api/v1/outlook";
const LOCALES = ["zh-CN", "en", "fr"] as const;
const Locale = z.enum(LOCALES);
const Frozen = z.object({ id: z.coerce.number().int(), locale: Locale });

/** The written brief as it would read now, and briefs that were frozen: page, chart and PDF, in three languages. */
export function briefRoutes(api: Api, deps: Deps, outside: Outside): void {
  const build = async (
    tx: Tx,
    q: {
      locale: BriefLocale;
      asOf: string | null;
      remarks?: string | undefined;
      memo?: Map<string, unknown>;
    },
  ) => {
    const recipe = (await readPublicPage(tx))?.recipe || "hub-index";
    return builtBrief(tx, { ...q, now: deps.now(), outside, recipe });
  };
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/brief/{locale}`,
      summary: "The written brief, every number a reference",
      needs: "outlook.read",
      params: z.object({ locale: Locale }),
      query: AsOf,
      answer: Brief,
    },
    async ({ tx, params, query }) =>
      shown(await build(tx, { locale: params.locale, asOf: query.asOf ?? null })),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/briefs`,
      summary: "Briefs that were frozen, newest first",
      needs: "outlook.read",
      answer: z.object({ items: z.array(FrozenBriefRow) }),
    },
    async ({ tx }) => ({ items: await listBriefs(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${base}/briefs`,
      summary: "Freeze the brief in three languages; a number that is not in the store refuses it",
      needs: "outlook.write",
      body: BriefWrite,
      answer: z.object({ id: z.number().int() }),
      status: 201,
    },
    async ({ tx, body }) => {
      const briefs: BuiltBrief[] = [];
      const memo = new Map<string, unknown>();
      for (const locale of LOCALES)
        briefs.push(
          await build(tx, {
            locale,
            asOf: body.asOf ?? null,
            remarks: body.remarks?.[locale],
            memo,
          }),
        );
      return { id: await addBrief(tx, { madeOn: (briefs[0] as BuiltBrief).madeOn, briefs }) };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/briefs/{id}/{locale}`,
      summary: "A frozen brief: it reads as on the day on which it was made",
      needs: "outlook.read",
      params: Frozen,
      answer: Brief,
    },
    async ({ tx, params }) => shown(await frozen(tx, params)),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/briefs/{id}/{locale}/chart.svg`,
      summary: "The chart of a frozen brief",
      needs: "outlook.read",
      params: Frozen,
      answer: z.string(),
      gives: "image/svg+xml",
    },
    async ({ tx, params }) => {
      const { chart } = await frozen(tx, params);
      if (chart === null) throw new Problem("not-found");
      return file(chartSvg(chart, params.locale), "image/svg+xml; charset=utf-8");
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${base}/briefs/{id}/{locale}/brief.pdf`,
      summary: "A frozen brief for print, each number a link",
      needs: "outlook.read",
      params: Frozen,
      answer: z.string(),
      gives: "application/pdf",
    },
    async ({ c, tx, params }) => {
      const brief = await frozen(tx, params);
      const { origin } = new URL(c.req.url);
      const footer = `${brief.madeOn} · ${origin}/outlook/brief?brief=${params.id}&lang=${params.locale}`;
      return file(await briefPdf(brief, { origin, footer }), "application/pdf");
    },
  );
}

async function frozen(
  tx: Tx,
  { id, locale }: { id: number; locale: BriefLocale },
): Promise<BuiltBrief> {
  const brief = (await findBrief(tx, id))?.briefs[locale];
  if (brief === undefined) throw new Problem("not-found");
  return brief;
}

function shown({ locale, madeOn, blocks, chart, missing }: BuiltBrief): object {
  return { locale, madeOn, blocks, missing, hasChart: chart !== null };
}

function file(body: string | Uint8Array, type: string): Response {
  return new Response(body as BodyInit, {
    headers: { "content-type": type, "cache-control": "private, max-age=3600" },
  });
}
