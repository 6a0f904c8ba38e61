import { Job } from "@essor/contract/hub";
import { z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { asAsker } from "../db/rights.ts";
import { requireSeat } from "../http/auth.ts";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { cancelJob, readJob } from "../jobs/queries.ts";

const IdParam = z.object({ id: z.coerce.number().int() });

/** Long work: look at it, follow it, cancel it. */
export function jobRoutes(api: Api, deps: Deps): void {
  const path = "/api/v1/hub/jobs/{id}";
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "How far a job is",
      needs: "signed-in",
      params: IdParam,
      answer: Job,
    },
    async ({ tx, params }) => (await readJob(tx, params.id)) ?? refuse(),
  );
  define(
    api,
    deps,
    {
      method: "post",
      path: `${path}/cancel`,
      summary: "Ask a job to stop",
      needs: "signed-in",
      params: IdParam,
      answer: Job,
      status: 202,
    },
    async ({ tx, params }) => {
      if (!(await readJob(tx, params.id))) refuse();
      if (!(await cancelJob(tx, params.id)))
        throw new Problem("wrong-state", "The job has ended already");
      return readJob(tx, params.id);
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/events`,
      summary: "Follow a job as server-sent events",
      needs: "signed-in",
      params: IdParam,
      answer: z.string(),
      gives: "text/event-stream",
    },
    async ({ c, params }) => {
      const seat = requireSeat(c, "signed-in");
      const look = () => asAsker(deps.pool, seat.asker, (tx) => readJob(tx, params.id));
      if (!(await look())) refuse();
      return streamSSE(c, async (stream) => {
        let shown = "";
        for (let tick = 0; !stream.aborted; tick++) {
          const job = await look();
          const text = JSON.stringify(job);
          if (text !== shown) await stream.writeSSE({ id: String(tick), event: "job", data: text });
          shown = text;
          if (!job || ["done", "failed", "cancelled"].includes(job.state)) return;
          await stream.sleep(250);
        }
      });
    },
  );
}

function refuse(): never {
  throw new Problem("not-found");
}
