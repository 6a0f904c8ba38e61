import { rmSync } from "node:fs";
import path from "node:path";
import { PipelineBatch, PipelineMapping } from "@essor/contract/attract-import";
import { Queued } from "@essor/contract/measure";
import { z } from "@hono/zod-openapi";
import { asAsker, type Tx } from "../db/rights.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps, Seat } from "../http/seat.ts";
import { queueJob } from "../jobs/queries.ts";
import { lookAtTable, type Wish } from "../sheets/look-at-table.ts";
import { looksTheSame } from "../sheets/looked-table.ts";
import { receiveUpload } from "../sheets/receive-upload.ts";
import { asProblemOfFile } from "../sheets/refusals.ts";
import { refusedCsv } from "../sheets/refused-csv.ts";
import { streamAnswer } from "../sheets/stream-answer.ts";
import { suggestPipelineColumns } from "./import-columns.ts";
import { pipelinePlan } from "./import-plan.ts";
import { openBatchFile } from "./import-run.ts";
import { homeOf, IdParam } from "./project-routes.ts";
import * as q from "./queries-import.ts";
import { organisationsOf } from "./queries-organisation.ts";
import { todayIn } from "./zone.ts";

const PATH = "/api/v1/attract/imports";
const ISSUES_SHOWN = 500;
const CHANGES_SHOWN = 200;

/** An existing pipeline from a workbook or a text table: look, map, try out, write as one batch, take back. */
export function pipelineImportRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "Imports of pipelines, newest first",
      needs: "attract.write",
      query: z.strictObject({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ items: z.array(PipelineBatch), nextCursor: z.string().nullable() }),
    },
    async ({ tx, query }) => {
      const rows = await q.listBatches(
        tx,
        query.limit,
        query.cursor === undefined ? null : Number(query.cursor),
      );
      return {
        items: rows.map((row) => shownBatch(row)),
        nextCursor: rows.length === query.limit ? String(rows.at(-1)?.id) : null,
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: PATH,
      summary: "Upload a list of projects and see what was found in it",
      needs: "attract.write",
      takes: "multipart/form-data",
      answer: PipelineBatch,
      status: 201,
    },
    async ({ c, tx, seat }) => {
      const upload = await receiveUpload(
        c.req.raw,
        deps.files,
        path.join("pipelines", String(seat.asker.hub)),
      );
      const stored = path.join(deps.files, upload.storedAs);
      const profile = await profiled(tx, stored, {}).catch((error) => {
        rmSync(stored, { force: true });
        throw error;
      });
      const id = await q.addBatch(tx, {
        ...upload,
        profile,
        districts: seat.asker.districts ?? null,
        person: seat.asker.person,
      });
      return whole(tx, await found(tx, id));
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/{id}`,
      summary: "One import with its report",
      needs: "attract.write",
      params: IdParam,
      answer: PipelineBatch,
    },
    async ({ tx, params }) => whole(tx, await found(tx, params.id)),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/check`,
      summary: "Dry run: what the list would add, change and leave, and what is refused",
      needs: "attract.write",
      params: IdParam,
      body: PipelineMapping,
      answer: Queued,
      status: 202,
    },
    async ({ tx, seat, params, body }) => {
      await q.lockBatch(tx, params.id);
      const batch = await found(tx, params.id);
      if (batch.state === "applied" || batch.state === "undone") throw new Problem("wrong-state");
      if (body.asOf > todayIn(deps.now(), (await homeOf(tx)).zone))
        throw new Problem("import-refused", "The day of the list has not come yet");
      const profile = await asMapped(tx, deps, batch, body);
      const { issues } = pipelinePlan(
        body,
        profile.columns.map(({ heading }) => heading),
      );
      if (issues.length > 0) throw new Problem("import-refused", issues[0]?.reason, issues);
      return begin(tx, deps, seat, params.id, "pipeline.check", { mapping: body, profile });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/apply`,
      summary: "Write what was checked, as one batch that can be undone",
      needs: "attract.write",
      params: IdParam,
      answer: Queued,
      status: 202,
    },
    async ({ tx, seat, params }) => {
      await q.lockBatch(tx, params.id);
      const batch = await found(tx, params.id);
      if (batch.state !== "checked")
        throw new Problem(
          "wrong-state",
          "Only an import that was checked and not yet applied can be applied",
        );
      return begin(tx, deps, seat, params.id, "pipeline.apply", {
        mapping: null,
        profile: batch.profile,
      });
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/undo`,
      summary: "Take back a batch; projects that somebody worked on since stay and are listed",
      needs: "attract.write",
      params: IdParam,
      answer: PipelineBatch,
    },
    async ({ tx, params }) => {
      await found(tx, params.id);
      if ((await q.undoBatch(tx, params.id)) === null)
        throw new Problem("wrong-state", "Only an applied import can be undone");
      return whole(tx, await found(tx, params.id));
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/{id}/refused.csv`,
      summary: "The refused rows with their reasons, to be mended and sent again",
      needs: "attract.write",
      params: IdParam,
      answer: z.string(),
      gives: "text/csv",
    },
    async ({ tx, seat, params }) => {
      const batch = await found(tx, params.id);
      const rows = refusedCsv(await openBatchFile(batch, deps.files), {
        headings: batch.profile.columns.map(({ heading }) => heading),
        headingRow: batch.mapping?.headingRow ?? batch.profile.headingRow,
        after: (last) =>
          asAsker(deps.pool, seat.asker, (t) => q.refusalsAfter(t, params.id, last, 5_000)),
      });
      return streamAnswer(rows, {
        type: "text/csv; charset=utf-8",
        fileName: `refused-${params.id}.csv`,
      });
    },
  );
}

async function found(tx: Tx, id: number): Promise<q.BatchRow> {
  const batch = await q.findBatch(tx, id);
  if (!batch) throw new Problem("not-found");
  return batch;
}

async function begin(
  tx: Tx,
  deps: Deps,
  seat: Seat,
  batch: number,
  kind: string,
  step: { mapping: PipelineMapping | null; profile: q.PipelineProfile },
): Promise<{ job: number }> {
  const job = await queueJob(tx, {
    hub: seat.asker.hub,
    kind,
    payload: { batch },
    person: seat.asker.person,
  });
  await q.noteStep(tx, batch, { job, ...step });
  setImmediate(deps.wake);
  return { job };
}

/** The profile under the sheet and heading row that the mapping chose, looked at again where they are others. */
async function asMapped(
  tx: Tx,
  deps: Deps,
  batch: q.BatchRow,
  mapping: PipelineMapping,
): Promise<q.PipelineProfile> {
  return looksTheSame(batch.profile, mapping)
    ? batch.profile
    : profiled(tx, path.join(deps.files, batch.storedAs), {
        ...mapping,
        sheet: mapping.sheet ?? batch.profile.sheet ?? undefined,
      });
}

async function profiled(tx: Tx, file: string, wish: Wish): Promise<q.PipelineProfile> {
  const { found, ...look } = await lookAtTable(file, wish).catch((error) => {
    throw asProblemOfFile(error);
  });
  const remembered = await q.rememberedMapping(tx, look.fingerprint);
  return { ...look, columns: suggestPipelineColumns(found, remembered?.columns ?? null) };
}

async function whole(tx: Tx, row: q.BatchRow): Promise<PipelineBatch> {
  return {
    ...shownBatch(row),
    remembered: await q.rememberedMapping(tx, row.profile.fingerprint),
    organisations: row.state === "applied" ? await organisationsOf(tx, row.id) : null,
    issues: await q.listIssues(tx, row.id, ISSUES_SHOWN),
    changes: await q.listChanges(tx, row.id, CHANGES_SHOWN),
  };
}

const NOTHING = {
  rows: 0,
  accepted: 0,
  changed: 0,
  same: 0,
  refused: 0,
  skipped: 0,
  warnings: 0,
  known: 0,
  newFirms: 0,
};

function shownBatch({
  profile,
  storedAs: _,
  districts: _d,
  counts,
  ...row
}: q.BatchRow): PipelineBatch {
  const { laterEdits, removed, restored, kept: _k, ...numbers } = counts;
  const { fingerprint: _f, ...look } = profile;
  return {
    ...row,
    ...(look as unknown as Omit<PipelineBatch, "id">),
    counts: { ...NOTHING, ...numbers },
    remembered: null,
    organisations: null,
    issues: [],
    changes: [],
    undone:
      row.state === "undone"
        ? { removed: removed ?? 0, restored: restored ?? 0, kept: laterEdits ?? [] }
        : null,
  };
}
