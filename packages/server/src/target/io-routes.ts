import { IoExplorer, IoInput, IoTableHead, IoWrite } from "@essor/contract/target-io";
import { z } from "@hono/zod-openapi";
import { type Api, define, versionOf } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { ioTableOf, ioView, shownHead, shownInput, shownView } from "./io.ts";
import { addIoTable, findIoTable, listIoTables } from "./queries-io.ts";

const ViewQuery = z.strictObject({
  table: z.string().max(60).optional(),
  /** An area's code, or `hub` for the hub's own; the whole table without. */
  area: z.string().max(20).optional(),
  method: z.enum(["flq", "slq", "cilq"]).default("flq"),
  delta: z.coerce.number().min(0).max(1).default(0.25),
});

/** Input-output tables: taken in, explored, and what making an input at home would bring. */
export function ioRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/target/io";
  const CodeParam = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/) });
  const asked = (query: z.infer<typeof ViewQuery>, hub: number) => ({
    hub,
    code: query.table,
    method: query.method,
    delta: query.delta,
    ...(query.area === undefined ? {} : { area: query.area === "hub" ? "" : query.area }),
  });
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/tables`,
      summary: "Input-output tables at hand",
      needs: "target.read",
      answer: z.object({ items: z.array(IoTableHead) }),
    },
    async ({ tx }) => ({ items: (await listIoTables(tx)).map(shownHead) }),
  );
  define(
    api,
    deps,
    {
      method: "put",
      path: `${path}/tables/{code}`,
      summary: "Take in an input-output table as its next edition",
      needs: "target.write",
      params: CodeParam,
      body: IoWrite,
      answer: IoTableHead,
    },
    async ({ c, tx, seat, params, body }) => {
      const now = await findIoTable(tx, params.code);
      if (now && versionOf(c) !== now.edition) throw new Problem("stale-version");
      const { name, unit, sourceNote, ...table } = body;
      ioTableOf(table);
      await addIoTable(tx, {
        hub: seat.asker.hub,
        code: params.code,
        name,
        unit,
        sourceNote,
        example: false,
        body: table,
        person: seat.asker.person,
      });
      const made = await findIoTable(tx, params.code);
      return made && shownHead(made);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/explorer`,
      summary: "Multipliers, linkages and supply gaps of a table, as it stands or cut to an area",
      needs: "target.read",
      query: ViewQuery,
      answer: IoExplorer,
    },
    async ({ tx, seat, query }) => shownView(await ioView(tx, asked(query, seat.asker.hub))),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/inputs/{sector}`,
      summary: "What making a share of one bought input at home would bring",
      needs: "target.read",
      params: z.object({ sector: z.string().max(40) }),
      query: ViewQuery.extend({ share: z.coerce.number().min(0).max(1).default(1) }),
      answer: IoInput,
    },
    async ({ tx, seat, params, query }) => {
      const { share, ...rest } = query;
      return shownInput(await ioView(tx, asked(rest, seat.asker.hub)), {
        sector: params.sector,
        share,
      });
    },
  );
}
