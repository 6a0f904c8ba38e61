import {
  Allocation,
  AllocationRow,
  AllocationWrite,
  Calibration,
} from "@essor/contract/fund-allocation";
import { ProjectRecord } from "@essor/contract/fund-screening";
import { z } from "@hono/zod-openapi";
import { type Api, define } from "../http/define.ts";
import { Problem } from "../http/problem.ts";
import type { Deps } from "../http/seat.ts";
import { queueJob } from "../jobs/queries.ts";
import { calibration } from "./calibration.ts";
import { projectRecord } from "./project-record.ts";
import {
  type AllocationFound,
  addAllocation,
  findAllocation,
  listAllocations,
  setAllocationJob,
} from "./queries-allocation.ts";
import { IdParam } from "./routes-funds.ts";
import { momentOf, readWorld, theFund } from "./world.ts";

const path = "/api/v1/fund/allocations";

/** Choosing among many deals at once, as a job; and how well the screening scores have told apart what came of deals. */
export function allocationRoutes(api: Api, deps: Deps): void {
  define(
    api,
    deps,
    {
      method: "get",
      path,
      summary: "Allocations asked for, the latest first",
      needs: "fund.read",
      answer: z.object({ items: z.array(AllocationRow) }),
    },
    async ({ tx }) => ({ items: await listAllocations(tx) }),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: `${path}/{id}`,
      summary: "One allocation with its result",
      needs: "fund.read",
      params: IdParam,
      answer: Allocation,
    },
    async ({ tx, params }) => {
      const found = await findAllocation(tx, params.id);
      if (!found) throw new Problem("not-found");
      return found;
    },
  );
  define(
    api,
    deps,
    {
      method: "post",
      path,
      summary: "Choose the best set of deals under budget, tickets, shares and rule sets: a job",
      needs: "fund.write",
      body: AllocationWrite,
      answer: Allocation,
      status: 202,
    },
    async ({ tx, seat, body }) => {
      await theFund(tx, body.fund);
      const ids = body.candidates?.map(({ id }) => id) ?? [];
      if (new Set(ids).size < ids.length)
        throw new Problem("bad-request", "candidates: each id stands once");
      const wrong = body.candidates?.find((c) => c.minAmount > c.maxAmount);
      if (wrong)
        throw new Problem(
          "bad-request",
          `candidates: ${wrong.id} has a least ticket above its most`,
        );
      const id = await addAllocation(tx, body);
      const job = await queueJob(tx, {
        hub: seat.asker.hub,
        kind: "fund.allocate",
        payload: { allocation: id },
        person: seat.asker.person,
      });
      await setAllocationJob(tx, id, job);
      setImmediate(deps.wake);
      return (await findAllocation(tx, id)) as AllocationFound;
    },
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/calibration",
      summary: "How well screening scores told apart deals that gained from deals that lost",
      needs: "fund.read",
      answer: Calibration,
    },
    async ({ tx }) => calibration(await readWorld(tx, momentOf(undefined, deps.now()))),
  );
  define(
    api,
    deps,
    {
      method: "get",
      path: "/api/v1/fund/calibration/projects",
      summary:
        "A screening learned from what became of the hub's projects, and how good it proves on others",
      needs: "fund.read",
      answer: ProjectRecord,
    },
    async ({ tx }) => projectRecord(tx),
  );
}
