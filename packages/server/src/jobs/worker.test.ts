import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asSystem } from "../db/rights.ts";
import { openTestHub, type TestHub } from "../http/test-hub.ts";
import { claimJob, finishJob, queueJob } from "./queries.ts";
import { JobRefused, startWorker, type Worker } from "./worker.ts";

describe("the job queue", () => {
  let hub: TestHub;
  let pool: pg.Pool;
  const workers: Worker[] = [];
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const work = () => {
    const worker = startWorker(
      pool,
      {
        count: async ({ job, tell }) => {
          const total = Number(job.payload.total);
          for (let done = 0; done < total; done++) {
            await tell({ done, total, phase: "counting" });
            await pause(Number(job.payload.pause ?? 0));
          }
          return { counted: total };
        },
        refuse: async () => {
          throw new JobRefused("too-odd", "This cannot be done");
        },
        break: async () => {
          throw new Error("a bug");
        },
      },
      { idleMs: 20, log: () => {} },
    );
    workers.push(worker);
    return worker;
  };
  const queue = (kind: string, payload: object = {}) =>
    asSystem(pool, (tx) => queueJob(tx, { hub: 1, kind, payload, person: 1 }));

  beforeAll(async () => {
    hub = await openTestHub({ demo: false, idleWorker: true });
    pool = hub.pool;
  });
  afterAll(async () => {
    for (const worker of workers) await worker.stop();
    await hub.close();
  });

  it("many jobs, two workers: each is done once, with its result", async () => {
    const ids = await Promise.all(
      Array.from({ length: 40 }, (_, i) => queue("count", { total: i % 3 })),
    );
    work();
    work();
    for (const [i, id] of ids.entries()) {
      expect(await hub.ended("administrator", id)).toMatchObject({
        state: "done",
        result: { counted: i % 3 },
      });
    }
    const { rows } = await pool
      .query(
        "begin; set local role essor_system; select max(attempts) as most from hub.job; commit",
      )
      .then((r) => (r as never)[2] as { rows: { most: number }[] });
    expect(rows[0]?.most).toBe(1);
  });

  it("a refusal has a code for its asker, a bug does not leak its stack", async () => {
    expect(await hub.ended("administrator", await queue("refuse"))).toMatchObject({
      state: "failed",
      error: { code: "too-odd" },
    });
    expect(await hub.ended("administrator", await queue("break"))).toMatchObject({
      state: "failed",
      error: { code: "unexpected" },
    });
    expect(await hub.ended("administrator", await queue("nonsense"))).toMatchObject({
      state: "failed",
      error: { code: "unknown-job" },
    });
  });

  it("a running job can be followed and cancelled", async () => {
    const id = await queue("count", { total: 200, pause: 30 });
    await expect
      .poll(
        async () =>
          (
            (await hub.call("administrator", "GET", `/api/v1/hub/jobs/${id}`)).body as {
              done: number;
            }
          ).done,
        { timeout: 10_000 },
      )
      .toBeGreaterThan(2);
    expect((await hub.call("administrator", "POST", `/api/v1/hub/jobs/${id}/cancel`)).status).toBe(
      202,
    );
    expect(await hub.ended("administrator", id)).toMatchObject({ state: "cancelled" });
    const events = await hub.call("administrator", "GET", `/api/v1/hub/jobs/${id}/events`);
    expect(events.text).toMatch(/event: job\ndata: \{.*"state":"cancelled"/);
  });

  it("a killed worker's job is taken over within ten seconds, and the dead cannot finish it", {
    timeout: 30_000,
  }, async () => {
    for (const worker of workers.splice(0)) await worker.stop();
    const id = await queue("count", { total: 1 });
    const taken = await asSystem(pool, (tx) => claimJob(tx, "dead-worker", 6));
    expect(taken?.id).toBe(id); // and never heard of again
    const begun = Date.now();
    work();
    expect(await hub.ended("administrator", id)).toMatchObject({ state: "done" });
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(
      await asSystem(pool, (tx) =>
        finishJob(tx, { id, worker: "dead-worker", state: "failed", result: null, error: null }),
      ),
    ).toBe(false);
  });

  it("another person's job does not exist", async () => {
    const id = await queue("count", { total: 0 });
    await hub.ended("administrator", id);
    expect((await hub.call("viewer", "GET", `/api/v1/hub/jobs/${id}`)).status).toBe(404);
  });
});
