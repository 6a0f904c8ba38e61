import { AnswerPack, Comparison, ShareWrite, Site, SiteQuery } from "@essor/contract/attract";
import { answerPack, filterSites } from "@essor/core/attract";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../db/rights.ts";
import { hashSecret, newSecret } from "../http/auth.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { hubSettings } from "./queries.ts";
import {
  addShare,
  findShare,
  listSites,
  newestFigures,
  type SourcedDbRow,
} from "./queries-desk.ts";
import { statusName } from "./status-name.ts";
import { dayNumber } from "./zone.ts";

/** Sites, the comparison of places that an investor weighs, and the answer pack. */
export function placeRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/sites",
      summary: "Sites against hard constraints",
      needs: "attract.read",
      query: SiteQuery,
      answer: z.object({ items: z.array(Site) }),
    },
    async ({ tx, query }) => {
      const { availableBy, use, ...numbers } = query;
      const sites = await listSites(tx);
      const fits = filterSites(
        sites.map(
          (site) =>
            Object.fromEntries(
              Object.entries({
                ...site,
                id: String(site.id),
                availableFrom: site.availableFrom === null ? null : dayNumber(site.availableFrom),
              }).filter(([, v]) => v !== null),
            ) as never,
        ),
        {
          ...numbers,
          ...(availableBy ? { availableBy: dayNumber(availableBy) } : {}),
          ...(use ? { uses: [use] } : {}),
        } as never,
      );
      return { items: sites.map((site, i) => ({ ...site, ...fits[i], id: site.id })) };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/comparison",
      summary: "Raw values of the hub and its peers, with source and year",
      needs: "hub.read",
      answer: Comparison,
    },
    async ({ tx }) => comparisonOf(tx),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/shares",
      summary: "A read-only link to a comparison, with an end",
      needs: "attract.write",
      body: ShareWrite,
      status: 201,
      answer: z.object({ token: z.string(), expiresAt: z.string() }),
    },
    async ({ tx, seat, body }) => {
      const token = newSecret();
      const expiresAt = new Date(deps.now().getTime() + body.days * 86_400_000);
      const comparison = await comparisonOf(tx);
      await addShare(tx, {
        tokenHash: hashSecret(token),
        body: { criteria: body.criteria, method: body.method, comparison },
        expiresAt,
        person: seat.asker.person,
      });
      return { token, expiresAt: expiresAt.toISOString() };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/attract/shared/{token}",
      summary: "What a link shows, as it was when it was made",
      needs: "anyone",
      params: z.object({ token: z.string().min(20).max(100) }),
      answer: z.object({ body: z.unknown(), expiresAt: z.string() }),
    },
    async ({ tx, params }) => {
      const share = await findShare(tx, hashSecret(params.token), deps.now());
      if (share === undefined) throw new Problem("not-found");
      return share;
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/attract/answer-pack",
      summary: "Fill an investor's template from the register; what is unknown is listed",
      needs: "attract.read",
      body: z.strictObject({
        questions: z
          .array(
            z.strictObject({
              id: z.string().max(40),
              text: z.string().max(500),
              code: z.string().max(80),
              unit: z.string().max(40).optional(),
            }),
          )
          .max(500),
      }),
      answer: AnswerPack,
    },
    async ({ tx, body }) => {
      const { areaCode } = await hubSettings(tx);
      const figures = areaCode === null ? [] : await newestFigures(tx, [areaCode]);
      const facts = figures.map((f) => ({
        code: f.indicator,
        value: String(f.value),
        unit: f.unit,
        source: f.sourceTitle,
        day: formatPeriod(f.period as Period),
        grade: f.grade,
      }));
      return answerPack(
        body.questions.map(({ unit, ...q }) => (unit === undefined ? q : { ...q, unit })),
        facts,
      );
    },
  );
}

/** Criteria that at least three of the places know, each with scale ends a tenth of the range beyond the values seen. */
async function comparisonOf(tx: Tx): Promise<z.infer<typeof Comparison>> {
  const { areaCode, peers } = await hubSettings(tx);
  const codes = [...(areaCode === null ? [] : [areaCode]), ...peers];
  const figures = (await newestFigures(tx, codes)).filter(
    (f) => f.nature !== "total" && f.nature !== "score",
  );
  const byIndicator = new Map<string, SourcedDbRow[]>();
  for (const figure of figures)
    byIndicator.set(figure.indicator, [...(byIndicator.get(figure.indicator) ?? []), figure]);
  const criteria = [...byIndicator].flatMap(([code, rows]) => {
    const values = rows.map((r) => r.value as number);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const first = rows[0] as SourcedDbRow;
    if (rows.length < 3 || low === high) return [];
    const margin = (high - low) / 10;
    const [worst, best] =
      first.direction > 0 ? [low - margin, high + margin] : [high + margin, low - margin];
    return [
      {
        code,
        name: first.indicatorName as never,
        unit: first.unit,
        multiplier: first.multiplier,
        direction: first.direction,
        worst: rounded(worst),
        best: rounded(best),
      },
    ];
  });
  const names = new Map(figures.map((f) => [f.area, f.areaName]));
  return {
    criteria,
    locations: codes
      .filter((code) => names.has(code))
      .map((code) => ({
        code,
        name: names.get(code) as never,
        cells: criteria.map((c) => {
          const f = byIndicator.get(c.code)?.find((r) => r.area === code);
          return f === undefined
            ? null
            : {
                value: f.value as number,
                period: formatPeriod(f.period as Period),
                source: f.sourceTitle,
                address: f.sourceAddress,
                grade: f.grade,
                status: statusName(f.status),
              };
        }),
      })),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
