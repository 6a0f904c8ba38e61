import { randomUUID } from "node:crypto";
import type pg from "pg";
import { asAsker, asSystem, type Tx } from "../db/rights.ts";
import { beat, claimJob, finishJob, type JobRow } from "./queries.ts";

/** What a job may use: transactions, and a way to say how far it is. `tell` throws where the job was cancelled or taken over. */
export type JobTools = {
  readonly pool: pg.Pool;
  readonly job: JobRow;
  readonly tell: (progress: { done: number; total: number | null; phase: string }) => Promise<void>;
  /** A transaction under the rights of an administrator of the job's hub, in the name of who asked for the job. */
  readonly within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
};

export type JobKinds = Readonly<Record<string, (tools: JobTools) => Promise<unknown>>>;

class Stopped extends Error {
  readonly why: "lost" | "cancelled";
  constructor(why: "lost" | "cancelled") {
    super(why);
    this.why = why;
  }
}

/** A refusal of a job that its asker can understand and mend. */
export class JobRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const LEASE_SECONDS = 6;
const MAX_ATTEMPTS = 3;

export type Worker = { readonly wake: () => void; readonly stop: () => Promise<void> };

/** Works off the queue, one job at a time, until it is stopped. A killed worker's job is free again after the lease. */
export function startWorker(
  pool: pg.Pool,
  kinds: JobKinds,
  { idleMs, log }: { idleMs: number; log: (line: string) => void },
): Worker {
  const name = `${process.pid}-${randomUUID().slice(0, 8)}`;
  let stopping = false;
  let wakeUp = () => {};
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!stopping) {
      const job = await asSystem(pool, (tx) => claimJob(tx, name, LEASE_SECONDS)).catch(
        () => undefined,
      );
      if (job)
        await carryOut(pool, kinds, name, job, log).catch((error) =>
          log(`job ${job.id}: ${error}`),
        );
      else if (!stopping) await rest();
    }
  };
  const ended = loop();
  return {
    wake: () => wakeUp(),
    stop: async () => {
      stopping = true;
      wakeUp();
      // A long job is not waited for: its lease runs out, and whoever works next takes it over.
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2_000).unref())]);
    },
  };
}

async function carryOut(
  pool: pg.Pool,
  kinds: JobKinds,
  worker: string,
  job: JobRow,
  log: (line: string) => void,
): Promise<void> {
  const at = { done: 0, total: null as number | null, phase: "" };
  const hold = async () => {
    const held = await asSystem(pool, (tx) =>
      beat(tx, { id: job.id, worker, leaseSeconds: LEASE_SECONDS, ...at }),
    );
    if (held !== "ours") throw new Stopped(held);
  };
  let lastTold = 0;
  let silent: Error | undefined;
  const timer = setInterval(
    () => {
      hold().catch((error: Error) => {
        silent = error;
      });
    },
    (LEASE_SECONDS * 1000) / 3,
  );
  const end = (state: "done" | "failed" | "cancelled", result: unknown, error: unknown) =>
    asSystem(pool, (tx) => finishJob(tx, { id: job.id, worker, state, result, error }));
  try {
    const kind = kinds[job.kind];
    if (!kind) throw new JobRefused("unknown-job", `This release cannot do "${job.kind}"`);
    if (job.attempts > MAX_ATTEMPTS)
      throw new JobRefused(
        "job-gave-up",
        `The job was begun ${MAX_ATTEMPTS} times and never ended`,
      );
    const result = await kind({
      pool,
      job,
      within: (work) =>
        asAsker(
          pool,
          { hub: job.hub_id, person: job.created_by ?? 0, role: "administrator" },
          work,
        ),
      tell: async (progress) => {
        Object.assign(at, progress);
        if (silent) throw silent;
        if (Date.now() - lastTold < 200) return;
        lastTold = Date.now();
        await hold();
      },
    });
    await end("done", result, null);
  } catch (error) {
    if (error instanceof Stopped) {
      if (error.why === "cancelled") await end("cancelled", null, null);
      return;
    }
    const refused = error instanceof JobRefused;
    if (!refused) log(`job ${job.id} (${job.kind}): ${(error as Error).stack}`);
    await end("failed", null, {
      code: refused ? error.code : "unexpected",
      detail: (error as Error).message,
    });
  } finally {
    clearInterval(timer);
  }
}
