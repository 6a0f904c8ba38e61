import { rmSync } from "node:fs";
import path from "node:path";
import { ImportBatch, ImportMapping, Queued } from "@essor/contract/measure";
import { z } from "@hono/zod-openapi";
import { asAsker, type Tx } from "../../db/rights.ts";
import { type Api, define } from "../../http/define.ts";
import { Problem } from "../../http/problem.ts";
import type { Deps, Seat } from "../../http/seat.ts";
import { queueJob } from "../../jobs/queries.ts";
import type { Wish } from "../../sheets/look-at-table.ts";
import { looksTheSame } from "../../sheets/looked-table.ts";
import { receiveUpload } from "../../sheets/receive-upload.ts";
import { asProblemOfFile } from "../../sheets/refusals.ts";
import { refusedCsv } from "../../sheets/refused-csv.ts";
import { streamAnswer } from "../../sheets/stream-answer.ts";
import { planOf } from "./plan.ts";
import { type Profile, profileFile } from "./profile.ts";
import * as q from "./queries.ts";
import { openBatchFile, readLists } from "./run-import.ts";
import { shownBatch, wholeBatch } from "./shown-batch.ts";

const IdParam = z.object({
  id: z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1),
});
const PATH = "/api/v1/measure/imports";

/** Upload, dry run, apply and undo of files with observations. */
export function importRoutes(api: Api, deps: Deps): void {
  listing(api, deps);
  define(
    api,
    deps,
    {
      method: "post",
      path: PATH,
      summary: "Upload a table of observations and see what was found in it",
      needs: "measure.import",
      takes: "multipart/form-data",
      answer: ImportBatch,
      status: 201,
    },
    async ({ c, tx, seat }) => {
      const upload = await receiveUpload(
        c.req.raw,
        deps.files,
        path.join("imports", String(seat.asker.hub)),
      );
      const stored = path.join(deps.files, upload.storedAs);
      const profile = await profiled(tx, stored, {}).catch((error) => {
        rmSync(stored, { force: true });
        throw error;
      });
      const id = await q.addImport(tx, { ...upload, person: seat.asker.person, profile });
      return wholeBatch(tx, await found(tx, id));
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/check`,
      summary: "Dry run: what the file would add, change and leave, and what is refused",
      needs: "measure.import",
      params: IdParam,
      body: ImportMapping,
      answer: Queued,
      status: 202,
    },
    async ({ tx, seat, params, body }) => {
      await q.lockBatch(tx, params.id);
      const batch = await found(tx, params.id);
      if (batch.state === "applied" || batch.state === "undone") throw new Problem("wrong-state");
      if (body.source.readOn > deps.now().toISOString().slice(0, 10))
        throw new Problem("import-refused", "The source cannot have been read in the future");
      const profile = await asMapped(tx, deps, batch, body);
      const { issues } = planOf(
        body,
        profile.columns.map((column) => column.heading),
        await readLists(tx),
      );
      if (issues.length > 0) throw new Problem("import-refused", issues[0]?.reason, issues);
      return begin(tx, deps, seat, params.id, "measure.import-check", body);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/apply`,
      summary: "Write what was checked, as one batch that can be undone",
      needs: "measure.import",
      params: IdParam,
      answer: Queued,
      status: 202,
    },
    async ({ tx, seat, params }) => {
      await q.lockBatch(tx, params.id);
      if ((await found(tx, params.id)).state !== "checked")
        throw new Problem(
          "wrong-state",
          "Only an import that was checked and not yet applied can be applied",
        );
      return begin(tx, deps, seat, params.id, "measure.import-apply", null);
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${PATH}/{id}/undo`,
      summary: "Withdraw all figures of a batch; what was corrected since stays and is listed",
      needs: "measure.import",
      params: IdParam,
      answer: Queued,
      status: 202,
    },
    async ({ tx, seat, params }) => {
      await q.lockBatch(tx, params.id);
      if ((await found(tx, params.id)).state !== "applied")
        throw new Problem("wrong-state", "Only an applied import can be undone");
      return begin(tx, deps, seat, params.id, "measure.import-undo", null);
    },
  );
}

function listing(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path: PATH,
      summary: "Imports, newest first",
      needs: "measure.import",
      query: z.strictObject({
        limit: z.coerce.number().int().min(1).max(200).default(50),
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
      answer: z.object({ items: z.array(ImportBatch), nextCursor: z.string().nullable() }),
    },
    async ({ tx, query }) => {
      const rows = await q.listBatches(
        tx,
        query.limit,
        query.cursor === undefined ? null : Number(query.cursor),
      );
      return {
        items: rows.map(shownBatch),
        nextCursor: rows.length === query.limit ? String(rows.at(-1)?.id) : null,
      };
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/{id}`,
      summary: "One import with its report",
      needs: "measure.import",
      params: IdParam,
      answer: ImportBatch,
    },
    async ({ tx, params }) => wholeBatch(tx, await found(tx, params.id)),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${PATH}/{id}/refused.csv`,
      summary: "The refused rows with their reasons, to be mended and sent again",
      needs: "measure.import",
      params: IdParam,
      answer: z.string(),
      gives: "text/csv",
    },
    async ({ tx, seat, params }) => {
      const batch = await found(tx, params.id);
      const table = await openBatchFile(batch, batch.mapping, deps.files);
      const rows = refusedCsv(table, {
        headings: batch.profile.columns.map(({ heading }) => heading),
        headingRow: batch.mapping?.headingRow ?? batch.profile.headingRow,
        after: (last) =>
          asAsker(deps.pool, seat.asker, (tx) => q.refusalsAfter(tx, params.id, last, 5_000)),
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
  mapping: ImportMapping | null,
): Promise<{ job: number }> {
  const job = await queueJob(tx, {
    hub: seat.asker.hub,
    kind,
    payload: { batch },
    person: seat.asker.person,
  });
  await q.noteStep(tx, batch, { job, mapping });
  setImmediate(deps.wake);
  return { job };
}

/** The profile under the sheet and heading row that the mapping chose, looked at again where they are others. */
async function asMapped(
  tx: Tx,
  deps: Deps,
  batch: q.BatchRow,
  mapping: ImportMapping,
): Promise<Profile> {
  if (looksTheSame(batch.profile, mapping)) return batch.profile;
  const again = await profiled(tx, path.join(deps.files, batch.storedAs), {
    ...mapping,
    sheet: mapping.sheet ?? batch.profile.sheet ?? undefined,
  });
  await q.noteProfile(tx, batch.id, again);
  return again;
}

async function profiled(tx: Tx, file: string, wish: Wish): Promise<Profile> {
  const lists = await readLists(tx);
  return profileFile(file, lists, wish).catch((error) => {
    throw asProblemOfFile(error);
  });
}
