import type { JobKinds } from "../jobs/worker.ts";
import { planEvent } from "./event-job.ts";
import { sweepRegister } from "./sweep-job.ts";

/** Long work of connecting. */
export const connectJobs: JobKinds = {
  "connect.plan": planEvent,
  "connect.sweep": sweepRegister,
};
