import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { serve } from "@hono/node-server";
import type pg from "pg";
import { type App, createApp } from "../packages/server/src/app.ts";
import { ensureAppDatabase, prepareDatabase } from "../packages/server/src/db/cluster.ts";
import { openPool } from "../packages/server/src/db/connect.ts";
import { startEmbedded } from "../packages/server/src/db/embedded.ts";

export type BenchProduct = {
  readonly pool: pg.Pool;
  readonly app: App;
  readonly stop: () => Promise<void>;
};

/** The product on a database of its own that goes when it stops; no socket, no worker, no demo. */
export async function openBenchProduct({
  connections,
}: {
  connections: number;
}): Promise<BenchProduct> {
  const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));
  const database = await startEmbedded(home);
  const url = await ensureAppDatabase(database.url, "essor");
  await prepareDatabase(url, { own: true });
  const pool = openPool(url, { max: connections });
  const app = createApp({
    pool,
    now: () => new Date(),
    files: home,
    demo: [],
    oidc: undefined,
    wake: () => {},
    log: () => {},
  });
  return {
    pool,
    app,
    stop: async () => {
      await pool.end();
      await database.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const CONNECTIONS = 10;

type Handler = (request: Request) => Response | Promise<Response>;
/** Requests a second, and the 95th percentile of the wait in milliseconds. */
export type Speed = { readonly rate: number; readonly p95: number };

/** How fast a handler answers over real sockets, with ten connections kept busy; anything but 200, or 304 where the reader has it, is an error. */
export async function speedOf(
  fetch: Handler,
  {
    address,
    headers,
    seconds,
  }: { address: string; headers: Readonly<Record<string, string>>; seconds: number },
): Promise<Speed> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const s = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(s));
  });
  const { port } = server.address() as { port: number };
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const due = "if-none-match" in headers ? 304 : 200;
  const waits: number[] = [];
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const from = performance.now();
      http
        .get({ port, host: "127.0.0.1", path: address, agent, headers }, (r) => {
          if (r.statusCode !== due) reject(new Error(`status ${r.statusCode}`));
          r.resume();
          r.on("end", () => {
            waits.push(performance.now() - from);
            resolve();
          });
        })
        .on("error", reject);
    });
  const until = Date.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (Date.now() < until) await one();
    }),
  );
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
  waits.sort((a, b) => a - b);
  return { rate: waits.length / seconds, p95: waits[Math.floor(waits.length * 0.95)] as number };
}

/** The best of several rounds. */
export const fastest = (rounds: readonly Speed[]): Speed =>
  rounds.reduce((top, one) => (one.rate > top.rate ? one : top));
