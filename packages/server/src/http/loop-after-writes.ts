import type { MiddlewareHandler } from "hono";
import { asSystem } from "../db/rights.ts";
import { queueOnce } from "../jobs/queries.ts";
import type { Deps, Env } from "./seat.ts";

/** Slices whose records stand behind figures. */
const MOVES_FIGURES = /^\/api\/v1\/(target|attract|fund|connect)\//;

/**
 * After a write that may move a figure, the loop is asked to close. The write is committed by then, so a job that still
 * waits in the queue will see it, and one is enough.
 */
export function closeLoopAfterWrites(deps: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    const seat = c.get("seat");
    if (c.req.method === "GET" || c.res.status >= 300 || seat === undefined) return;
    if (!MOVES_FIGURES.test(c.req.path)) return;
    const { hub, person } = seat.asker;
    await asSystem(deps.pool, (tx) => queueOnce(tx, { hub, kind: "loop.figures", person }));
    deps.wake();
  };
}
