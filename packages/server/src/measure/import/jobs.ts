import type { ImportMapping } from "@essor/contract/measure";
import { type JobKinds, JobRefused, type JobTools } from "../../jobs/worker.ts";
import { asJobRefusal } from "../../sheets/refusals.ts";
import { findBatch, lockBatch } from "./queries.ts";
import { runImport } from "./run-import.ts";
import { undoImport } from "./undo-import.ts";

/** Checking, applying and undoing an import, as jobs; the first two go through the same reading. */
export function importJobs({ files }: { files: string }): JobKinds {
  const step = (apply: boolean) => (tools: JobTools) =>
    carryOut(tools, files, apply).catch((error) => {
      throw asJobRefusal(error);
    });
  return {
    "measure.import-check": step(false),
    "measure.import-apply": step(true),
    "measure.import-undo": undoImport,
  };
}

async function carryOut(
  { job, within, tell }: JobTools,
  files: string,
  apply: boolean,
): Promise<unknown> {
  const id = Number(job.payload.batch);
  return within(async (tx) => {
    await lockBatch(tx, id);
    const batch = await findBatch(tx, id);
    if (!batch) throw new JobRefused("not-found", "There is no such import");
    // A worker that was killed after its commit leaves the job to another: the work is done already.
    if (batch.state === "applied" && apply) return { batch: id, ...batch.counts };
    if (batch.state === "applied" || batch.state === "undone")
      throw new JobRefused("wrong-state", `The import is ${batch.state} already`);
    const mapping = batch.mapping as ImportMapping;
    const counts = await runImport(tx, batch, { mapping, files, apply, tell });
    await tell({ done: 1, total: 1, phase: "done" });
    return { batch: id, ...counts };
  });
}
