import { rmSync } from "node:fs";
import path from "node:path";
import {
  FIRM_TABLES,
  FirmGrades,
  FirmImport,
  FirmPoints,
  FirmShares,
  FirmsQuery,
} from "@essor/contract/measure-firms";
import { z } from "@hono/zod-openapi";
import type { Tx } from "../../db/rights.ts";
import { readTable } from "../../db/shipped-data.ts";
import { type Api, define } from "../../http/define.ts";
import type { Deps } from "../../http/seat.ts";
import { queueJob } from "../../jobs/queries.ts";
import { receiveUpload } from "../../sheets/receive-upload.ts";
import { asProblemOfFile } from "../../sheets/refusals.ts";
import { publishShares } from "./publish.ts";
import { listFirms, listLines, listReturns, listScores, listYears, ruleOf } from "./queries.ts";
import { hubArea } from "./queries-write.ts";
import { readFirmFile } from "./read-file.ts";
import { registerRoutes } from "./register-routes.ts";
import { gradesOf, pointsOf, sharesOf } from "./results.ts";
import { ruleRoutes } from "./rule-routes.ts";
import { takeFile } from "./take-file.ts";

/** Firms with their returns: shares of emerging products, grades by resource efficiency, innovation points. */
export function firmRoutes(api: Api, deps: Deps): void {
  registerRoutes(api, deps);
  const reads = { method: "get", needs: "firms.read", query: FirmsQuery } as const;
  define(
    api,
    deps,
    {
      ...reads,
      path: "/api/v1/measure/firm-shares",
      summary: "Strategic emerging and high-tech output from product lines, with their overlap",
      answer: FirmShares,
    },
    async ({ tx, query }) => {
      const at = await yearOf(tx, query.year);
      return sharesOf(await listFirms(tx), await listLines(tx, at.year ?? 0), {
        ...at,
        names: seiNames(),
      });
    },
  );
  define(
    api,
    deps,
    {
      ...reads,
      path: "/api/v1/measure/firm-grades",
      summary: "Grades of firms by resource efficiency",
      answer: FirmGrades,
    },
    async ({ tx, query }) => {
      const at = await yearOf(tx, query.year);
      const rule = await ruleOf(tx, "grade", at.year);
      return gradesOf(await listFirms(tx), await listReturns(tx, at.year ?? 0), { ...at, rule });
    },
  );
  define(
    api,
    deps,
    {
      ...reads,
      path: "/api/v1/measure/firm-points",
      summary: "Innovation points of firms, by stage",
      answer: FirmPoints,
    },
    async ({ tx, query }) => {
      const at = await yearOf(tx, query.year);
      const rule = await ruleOf(tx, "points", at.year);
      return pointsOf(await listFirms(tx), await listScores(tx, at.year ?? 0), { ...at, rule });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/measure/firm-shares/publish",
      summary: "Put the shares of a year among the figures, each with its formula",
      needs: "firms.write",
      body: z.strictObject({ year: z.number().int() }),
      answer: z.object({ figures: z.number().int(), changed: z.number().int() }),
    },
    async ({ tx, body }) => {
      const at = { year: body.year, years: [], names: seiNames() };
      const made = sharesOf(await listFirms(tx), await listLines(tx, body.year), at);
      return publishShares(tx, made, await hubArea(tx));
    },
  );
  ruleRoutes(api, deps);
  imports(api, deps);
}

async function yearOf(tx: Tx, asked: number | undefined) {
  const years = await listYears(tx);
  return { year: asked ?? years[0] ?? null, years };
}

let names: Map<string, string> | undefined;
/** The classes of the national catalogue of 2018, levels 1 and 2. */
function seiNames(): ReadonlyMap<string, string> {
  names ??= new Map(
    readTable("industry-classifications", "sei2018_levels_1_2.csv").map((r) => [
      r.code as string,
      r.name as string,
    ]),
  );
  return names;
}

function imports(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "post",
      path: "/api/v1/measure/firm-imports",
      summary: "Import firms, products or scores; with dryRun only what would happen",
      needs: "firms.write",
      query: z.strictObject({ table: z.enum(FIRM_TABLES), dryRun: z.enum(["yes", "no"]) }),
      takes: "multipart/form-data",
      answer: FirmImport,
    },
    async ({ c, tx, seat, query }) => {
      const folder = path.join("firm-imports", String(seat.asker.hub));
      const upload = await receiveUpload(c.req.raw, deps.files, folder);
      const stored = path.join(deps.files, upload.storedAs);
      try {
        const read = await readFirmFile(stored, query.table);
        const { hub, person } = seat.asker;
        return await takeFile(tx, read, {
          table: query.table,
          dryRun: query.dryRun === "yes",
          title: upload.fileName,
          // The register of organisations is asked which of its own these firms are.
          asked: async (batch) => {
            const payload = { source: "measure.firm", batch };
            await queueJob(tx, { hub, kind: "organisations.resolve", payload, person });
            setImmediate(deps.wake);
          },
        });
      } catch (error) {
        throw asProblemOfFile(error);
      } finally {
        rmSync(stored, { force: true });
      }
    },
  );
}
