import { JobRefused, type JobTools } from "../../jobs/worker.ts";
import * as q from "./queries.ts";
import * as figures from "./queries-figures.ts";
import { shownChange } from "./run-import.ts";

const LATER_EDITS = 500;

/** Withdraws all figures of a batch; what somebody corrected since stays, and is listed with the batch. */
export async function undoImport({ job, within, tell }: JobTools): Promise<unknown> {
  const id = Number(job.payload.batch);
  return within(async (tx) => {
    await q.lockBatch(tx, id);
    const batch = await q.findBatch(tx, id);
    if (!batch) throw new JobRefused("not-found", "There is no such import");
    // A worker that was killed after its commit leaves the job to another: the work is done already.
    if (batch.state === "undone") return { batch: id };
    if (batch.state !== "applied")
      throw new JobRefused("wrong-state", "Only an applied import can be undone");
    await figures.lockImports(tx);
    await tell({ done: 0, total: 2, phase: "comparing" });
    const edits = await figures.laterEdits(tx, id, LATER_EDITS);
    await q.replaceChanges(tx, id, "later-edit", edits.map(shownChange));
    await tell({ done: 1, total: 2, phase: "writing" });
    const withdrawn = await figures.withdrawBatch(tx, id);
    const { counts, issueCounts } = batch;
    await q.noteOutcome(tx, id, { state: "undone", counts, issueCounts });
    await tell({ done: 2, total: 2, phase: "done" });
    return { batch: id, withdrawn };
  });
}
