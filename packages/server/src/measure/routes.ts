import { Day } from "@essor/contract/common";
import {
  Area,
  Figure,
  Indicator,
  IndicatorWrite,
  Milestone,
  ObservationQuery,
  Provenance,
  PublishedList,
} from "@essor/contract/measure";
import { addFigures, divideFigures } from "@essor/core/measure";
import { formatPeriod, type Period } from "@essor/core/vocabulary";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { provenanceOf } from "./provenance.ts";
import { publishedLists } from "./published-lists.ts";
import {
  addIndicator,
  changeIndicator,
  findIndicator,
  listAreas,
  listFigures,
  listIndicators,
} from "./queries.ts";
import { listMilestones } from "./queries-recipes.ts";
import { periodOf, recipeRoutes } from "./recipe-routes.ts";
import { seriesRoutes } from "./series-routes.ts";
import { statusWord } from "./status.ts";

const CodeParam = z.object({ code: z.string().max(80) });

/** Indicators, figures with their provenance, recipes and rankings. */
export function measureRoutes(api: Api, deps: Deps): void {
  indicators(api, deps);
  figures(api, deps);
  combine(api, deps);
  seriesRoutes(api, deps);
  recipeRoutes(api, deps);
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/published-lists",
      summary: "Rankings that others publish, with their method",
      needs: "measure.read",
      answer: z.object({ items: z.array(PublishedList) }),
    },
    async ({ tx }) => ({ items: await publishedLists(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/milestones",
      summary: "Levels that were crossed, and when",
      needs: "measure.read",
      answer: z.object({ items: z.array(Milestone) }),
    },
    async ({ tx }) => ({
      items: (await listMilestones(tx)).map((m) => ({
        ...m,
        period: formatPeriod((m as { period: Period }).period),
      })),
    }),
  );
}

function indicators(api: Api, deps: Deps): void {
  const path = "/api/v1/measure/indicators";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "The register of indicators",
      needs: "measure.read",
      answer: z.object({ items: z.array(Indicator) }),
    },
    async ({ tx }) => ({ items: (await listIndicators(tx)).map(shown) }),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Add an indicator",
      needs: "measure.write",
      body: IndicatorWrite,
      answer: Indicator,
      status: 201,
    },
    async ({ tx, body }) => {
      if (await findIndicator(tx, body.code)) throw new Problem("already-exists");
      await addIndicator(tx, {
        ...body,
        name: body.name as never,
        definition: body.definition as never,
      });
      return shown((await findIndicator(tx, body.code)) as never);
    },
  );
  define(
    api,
    deps,
    {
      method: "patch",
      path: `${path}/{code}`,
      summary: "Change the description of an indicator",
      needs: "measure.write",
      params: CodeParam,
      body: IndicatorWrite.partial().omit({ code: true }),
      answer: Indicator,
    },
    async ({ c, tx, params, body }) => {
      const version = versionOf(c);
      const before = await findIndicator(tx, params.code);
      if (!before) throw new Problem("not-found");
      const given = Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined));
      const sent = new Set(Object.keys((await c.req.json()) as object));
      const change = Object.fromEntries(Object.entries(given).filter(([key]) => sent.has(key)));
      if (!(await changeIndicator(tx, { ...before, ...change } as never, version)))
        throw new Problem("stale-version");
      return shown((await findIndicator(tx, params.code)) as never);
    },
  );
}

function shown({ id: _, ...indicator }: { id: number } & Record<string, unknown>): object {
  return indicator;
}

function figures(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/areas",
      summary: "Places by level, parent or name",
      needs: "measure.read",
      query: z.strictObject({
        level: z.string().max(20).optional(),
        parent: z.string().max(20).optional(),
        q: z.string().max(50).optional(),
        limit: z.coerce.number().int().min(1).max(5000).default(200),
        cursor: z.string().max(20).optional(),
      }),
      answer: z.object({ items: z.array(Area), nextCursor: z.string().nullable() }),
    },
    async ({ tx, query }) => {
      const items = await listAreas(tx, {
        level: query.level ?? null,
        parent: query.parent ?? null,
        text: query.q ?? null,
        limit: query.limit,
        after: query.cursor ?? "",
      });
      return {
        items,
        nextCursor: items.length === query.limit ? (items.at(-1)?.code ?? null) : null,
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/observations",
      summary: "Figures of one indicator as they stood on a day",
      needs: "measure.read",
      query: ObservationQuery,
      answer: z.object({ items: z.array(Figure), nextCursor: z.string().nullable() }),
    },
    async ({ tx, query }) => {
      const indicator = await findIndicator(tx, query.indicator);
      if (!indicator) throw new Problem("unknown-indicator");
      const offset = offsetOf(query.cursor);
      const rows = await listFigures(tx, {
        asOf: query.asOf ?? null,
        indicator: indicator.id,
        area: query.area ?? null,
        level: query.level ?? null,
        period: query.period === undefined ? null : periodOf(query.period),
        activity: query.activity ?? null,
        limit: query.limit,
        offset,
      });
      return {
        items: rows.map((row) => {
          const period = formatPeriod(row.period as Period);
          return {
            ...row,
            id: `${row.indicator}~${period}~${row.area}~${row.activity}`,
            period,
            status: statusWord(row.status),
          };
        }),
        nextCursor: rows.length === query.limit ? String(offset + rows.length) : null,
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/figures/{code}",
      summary: "Everything behind one number",
      needs: "measure.read",
      params: CodeParam,
      query: z.strictObject({ asOf: Day.optional() }),
      answer: Provenance,
    },
    async ({ tx, params, query }) => provenanceOf(tx, params.code, query.asOf ?? null),
  );
}

function combine(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/measure/combine",
      summary: "Add or divide two figures, or learn why they do not go together",
      needs: "measure.read",
      query: z.strictObject({
        op: z.enum(["add", "divide"]),
        a: z.string().max(120),
        b: z.string().max(120),
        asOf: Day.optional(),
      }),
      answer: z.object({
        value: z.number(),
        kind: z.enum(["sum", "ratio"]),
        inputs: z.array(Provenance),
      }),
    },
    async ({ tx, query }) => {
      const inputs = [];
      for (const id of [query.a, query.b])
        inputs.push(await provenanceOf(tx, id, query.asOf ?? null));
      const [a, b] = inputs.map(({ figure, indicator }) => ({
        of: indicator,
        value: figure.value,
      }));
      if (!a || !b || a.value === null || b.value === null)
        throw new Problem("not-found", "One of the figures has no value");
      const made =
        query.op === "add"
          ? addFigures(a as never, b as never)
          : divideFigures(a as never, b as never);
      if (!made.ok)
        throw new Problem("incomparable-indicators", `${made.code}: ${JSON.stringify(made.facts)}`);
      return { ...made.value, inputs };
    },
  );
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw new Problem("bad-cursor");
  return Number(cursor);
}
