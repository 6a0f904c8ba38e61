import { digestJobs } from "./attract/digest-jobs.ts";
import { pipelineImportJobs } from "./attract/import-jobs.ts";
import { connectJobs } from "./connect/jobs.ts";
import { fundJobs } from "./fund/allocation-job.ts";
import type { JobKinds } from "./jobs/worker.ts";
import { closingLoop, loopJobs } from "./loop-jobs.ts";
import type { MailSettings } from "./mail/settings.ts";
import { analysisJobs } from "./measure/analysis/jobs.ts";
import { importJobs } from "./measure/import/jobs.ts";
import { takeInJobs } from "./measure/take-in.ts";
import { outlookJobs } from "./outlook/jobs.ts";
import { targetJobs } from "./target/entry-jobs.ts";

/** All kinds of long work, by name. */
export function jobKinds(place: { files: string; mail?: MailSettings | undefined }): JobKinds {
  return {
    // An allocation moves no figure: it only asks.
    ...fundJobs,
    ...closingLoop({
      ...importJobs(place),
      ...pipelineImportJobs(place),
      ...digestJobs(place.mail),
      ...outlookJobs,
      ...targetJobs,
      ...loopJobs,
      ...takeInJobs,
      ...analysisJobs(),
      ...connectJobs,
    }),
  };
}
