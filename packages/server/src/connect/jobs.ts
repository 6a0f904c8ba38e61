import type { JobKinds } from "../jobs/worker.ts";
import { planEvent } from "./event-job.ts";
import { resolveBatch } from "./mention-job.ts";
import { sweepRegister } from "./sweep-job.ts";

/** Long work of connecting. */
export const connectJobs: JobKinds = {
  "connect.plan": planEvent,
  "connect.sweep": sweepRegister,
  // Not of the loop: a link moves no figure.
  "organisations.resolve": resolveBatch,
};
