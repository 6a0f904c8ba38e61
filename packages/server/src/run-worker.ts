import path from "node:path";
import type pg from "pg";
import { jobKinds } from "./job-kinds.ts";
import { startWorker, type Worker } from "./jobs/worker.ts";

/** A worker of all kinds of jobs on its own, without the API. */
export function runWorker(pool: pg.Pool, home: string, log: (line: string) => void): Worker {
  return startWorker(pool, jobKinds({ files: path.join(home, "files") }), { idleMs: 1000, log });
}
