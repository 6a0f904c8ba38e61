import type { JobKinds } from "../jobs/worker.ts";
import { runForecast } from "./run-forecast.ts";

/** Long work of the outlook. */
export const outlookJobs: JobKinds = { "outlook.forecast": runForecast };
