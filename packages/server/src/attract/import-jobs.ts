import { queueJob } from "../jobs/queries.ts";
import { type JobKinds, JobRefused, type JobTools } from "../jobs/worker.ts";
import { asJobRefusal } from "../sheets/refusals.ts";
import { openBatchFile, runPipelineImport } from "./import-run.ts";
import { homeOf } from "./project-routes.ts";
import { findBatch, lockBatch, rememberMapping } from "./queries-import.ts";
import { analyseAttract } from "./queries-load.ts";
import { todayIn } from "./zone.ts";

/** Checking and applying a pipeline's import: both go through the same reading. */
export function pipelineImportJobs({ files }: { files: string }): JobKinds {
  const step = (apply: boolean) => (tools: JobTools) =>
    carryOut(tools, files, apply).catch((error) => {
      throw asJobRefusal(error);
    });
  return { "pipeline.check": step(false), "pipeline.apply": step(true) };
}

async function carryOut(
  { job, within, tell }: JobTools,
  files: string,
  apply: boolean,
): Promise<unknown> {
  const id = Number(job.payload.batch);
  const counts = await within(async (tx) => {
    await lockBatch(tx, id);
    const batch = await findBatch(tx, id);
    if (!batch?.mapping) throw new JobRefused("not-found", "There is no such import");
    // A worker that was killed after its commit leaves the job to another: the work is done already.
    if (batch.state === "applied") return batch.counts;
    const home = await homeOf(tx);
    const table = await openBatchFile(batch, files);
    const counts = await runPipelineImport(tx, table, {
      batch: id,
      mapping: batch.mapping,
      districts: batch.districts,
      person: job.created_by,
      apply,
      open: false,
      today: todayIn(new Date(), home.zone),
      homeCurrency: home.currency,
      tell,
    });
    if (apply)
      await rememberMapping(tx, {
        fingerprint: batch.profile.fingerprint,
        mapping: batch.mapping,
        person: job.created_by,
      });
    // What arrived goes back to measure as figures, as after every amount that somebody enters.
    if (apply && counts.accepted + counts.changed > 0)
      await queueJob(tx, {
        hub: job.hub_id,
        kind: "attract.figures",
        payload: {},
        person: job.created_by,
      });
    // The register of organisations is asked by name of the job: whose slice answers is not known here.
    if (apply && counts.newFirms > 0)
      await queueJob(tx, {
        hub: job.hub_id,
        kind: "organisations.resolve",
        payload: { source: "attract.firm", batch: id },
        person: job.created_by,
      });
    return counts;
  });
  if (apply && counts.accepted > 2_000) await within(analyseAttract);
  return { batch: id, ...counts };
}
