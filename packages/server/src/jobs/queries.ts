import type pg from "pg";
import type { Tx } from "../db/rights.ts";

export type JobRow = {
  id: number;
  hub_id: number;
  kind: string;
  payload: Record<string, unknown>;
  created_by: number | null;
  attempts: number;
};

/** Puts a job into the queue, in the transaction of whoever asks for it. */
export async function queueJob(
  tx: Tx,
  job: { hub: number; kind: string; payload: object; person: number | null },
): Promise<number> {
  const { rows } = await tx.query<{ id: number }>(
    "insert into hub.job (hub_id, kind, payload, created_by) values ($1, $2, $3, $4) returning id",
    [job.hub, job.kind, job.payload, job.person],
  );
  return (rows[0] as { id: number }).id;
}

/** Puts a job into the queue unless one of its kind waits there already: for work that takes everything as it then stands. */
export async function queueOnce(
  tx: Tx,
  { hub, kind, person }: { hub: number; kind: string; person: number | null },
): Promise<void> {
  await tx.query(
    `insert into hub.job (hub_id, kind, payload, created_by) select $1, $2, '{}', $3
     where not exists (select from hub.job where hub_id = $1 and kind = $2 and state = 'queued')`,
    [hub, kind, person],
  );
}

/** What follows in this transaction is done for a hub, in the name of a person or of nobody; without a hub that ends. */
export async function speakFor(
  tx: Tx,
  of: { hub: number; person: number | null } | undefined,
): Promise<void> {
  await tx.query("select set_config('app.hub', $1, true), set_config('app.person', $2, true)", [
    String(of?.hub ?? ""),
    String(of?.person ?? ""),
  ]);
}

/** Takes the oldest job that waits or whose worker went silent. */
export async function claimJob(
  tx: Tx,
  worker: string,
  leaseSeconds: number,
): Promise<JobRow | undefined> {
  const { rows } = await tx.query<JobRow>(
    `update hub.job set state = 'running', worker = $1, attempts = attempts + 1,
       lease_until = clock_timestamp() + make_interval(secs => $2)
     where id = (
       select id from hub.job
       where state = 'queued' or (state = 'running' and lease_until < clock_timestamp())
       order by id for update skip locked limit 1)
     returning id, hub_id, kind, payload, created_by, attempts`,
    [worker, leaseSeconds],
  );
  return rows[0];
}

/** Prolongs the lease and notes the progress; false when the job is no longer ours or was cancelled. */
export async function beat(
  tx: Tx,
  {
    id,
    worker,
    leaseSeconds,
    done,
    total,
    phase,
  }: {
    id: number;
    worker: string;
    leaseSeconds: number;
    done: number;
    total: number | null;
    phase: string;
  },
): Promise<"ours" | "lost" | "cancelled"> {
  const { rows } = await tx.query<{ cancel_asked: boolean }>(
    `update hub.job set lease_until = clock_timestamp() + make_interval(secs => $3), done = $4, total = $5, phase = $6
     where id = $1 and worker = $2 and state = 'running' returning cancel_asked`,
    [id, worker, leaseSeconds, done, total, phase],
  );
  if (!rows[0]) return "lost";
  return rows[0].cancel_asked ? "cancelled" : "ours";
}

/** Ends a job, fenced: only the worker that holds it can. */
export async function finishJob(
  tx: Tx,
  end: {
    id: number;
    worker: string;
    state: "done" | "failed" | "cancelled";
    result: unknown;
    error: unknown;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `update hub.job set state = $3, result = $4, error = $5, finished_at = clock_timestamp(), lease_until = null,
       done = case when $3 = 'done' then coalesce(total, done) else done end
     where id = $1 and worker = $2 and state = 'running'`,
    [
      end.id,
      end.worker,
      end.state,
      JSON.stringify(end.result ?? null),
      JSON.stringify(end.error ?? null),
    ],
  );
  return rowCount === 1;
}

const JOB = `id, kind, state, done, total, phase, result, error, created_at as "createdAt", finished_at as "finishedAt"`;

export type JobShown = { id: number; state: string };

export async function readJob(tx: Tx | pg.Pool, id: number): Promise<JobShown | undefined> {
  return (await tx.query<JobShown>(`select ${JOB} from hub.job where id = $1`, [id])).rows[0];
}

export async function cancelJob(tx: Tx, id: number): Promise<boolean> {
  const { rowCount } = await tx.query(
    "update hub.job set cancel_asked = true where id = $1 and state in ('queued', 'running')",
    [id],
  );
  return rowCount === 1;
}
