import { OpenAPIHono } from "@hono/zod-openapi";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { attractRoutes } from "./attract/routes.ts";
import { connectRoutes } from "./connect/routes.ts";
import { fundRoutes } from "./fund/routes.ts";
import { findSeat, seatCache } from "./http/auth.ts";
import type { Api } from "./http/define.ts";
import { closeLoopAfterWrites } from "./http/loop-after-writes.ts";
import { asProblem, PROBLEMS, Problem } from "./http/problem.ts";
import { refuseInvalid } from "./http/refuse-invalid.ts";
import type { Deps, Env } from "./http/seat.ts";
import { serveWeb } from "./http/serve-web.ts";
import { jobRoutes } from "./hub/job-routes.ts";
import { loopRoutes } from "./hub/loop-routes.ts";
import { meRoutes } from "./hub/me-routes.ts";
import { oidcRoutes } from "./hub/oidc-routes.ts";
import { overviewRoutes } from "./hub/overview-routes.ts";
import { hubRoutes } from "./hub/routes.ts";
import { viewRoutes } from "./hub/view-routes.ts";
import { analysisRoutes } from "./measure/analysis/routes.ts";
import { exportRoutes } from "./measure/export/routes.ts";
import { firmRoutes } from "./measure/firms/routes.ts";
import { importRoutes } from "./measure/import/routes.ts";
import { rankingReportRoutes } from "./measure/report/routes.ts";
import { measureRoutes } from "./measure/routes.ts";
import { outlookRoutes } from "./outlook/routes.ts";
import { outlookOutside } from "./outlook-outside.ts";
import { SLICE_PARTS } from "./slice-parts.ts";
import { targetRoutes } from "./target/routes.ts";

export type App = Api;

/** The whole HTTP face of the product as one function from request to response. */
export function createApp(deps: Deps, { webFolder }: { webFolder?: string } = {}): App {
  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  const cache = seatCache(deps.now);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    }),
  );
  app.onError((error) => {
    const problem = asProblem(error);
    if (problem.code === "unexpected") deps.log(`unexpected: ${(error as Error).stack ?? error}`);
    return problem.response();
  });
  app.use("/api/*", compress({ encoding: "gzip", threshold: 4096 }));
  app.use("/api/*", findSeat(deps, cache));
  app.use("/api/*", async (c, next) => {
    await next();
    c.res.headers.set("cache-control", c.res.headers.get("cache-control") ?? "no-store");
  });
  app.use("/api/v1/*", closeLoopAfterWrites(deps));
  meRoutes(app, deps, cache);
  oidcRoutes(app, deps);
  hubRoutes(app, deps, cache);
  viewRoutes(app, deps);
  jobRoutes(app, deps);
  measureRoutes(app, deps);
  analysisRoutes(app, deps);
  rankingReportRoutes(app, deps);
  targetRoutes(app, deps);
  importRoutes(app, deps);
  firmRoutes(app, deps);
  exportRoutes(app, deps);
  attractRoutes(app, deps);
  connectRoutes(app, deps);
  fundRoutes(app, deps);
  outlookRoutes(app, deps, outlookOutside);
  overviewRoutes(app, deps, SLICE_PARTS);
  loopRoutes(app, deps, SLICE_PARTS);
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Essor", version: "1" },
    "x-problems": PROBLEMS,
  } as never);
  app.all("/api/*", (c, next) => {
    // The page that describes the API is one of the client's.
    if (c.req.path === "/api" && webFolder !== undefined) return next();
    throw new Problem("not-found");
  });
  if (webFolder !== undefined) serveWeb(app, webFolder);
  return app;
}
