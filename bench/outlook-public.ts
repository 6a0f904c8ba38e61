/**
 * The public page and the open data of a hub: requests a second and the 95th percentile of the wait, full and as 304,
 * beside a bare handler of the same framework that sends the same bytes. Ten connections are kept busy over real sockets.
 * Run: npx tsx bench/outlook-public.ts
 */
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createApp } from "../packages/server/src/app.ts";
import { ensureAppDatabase, prepareDatabase } from "../packages/server/src/db/cluster.ts";
import { openPool } from "../packages/server/src/db/connect.ts";
import { startEmbedded } from "../packages/server/src/db/embedded.ts";
import { loadDemo } from "../packages/server/src/demo/load-demo.ts";

const SECONDS = 2;
const ROUNDS = 3;
const CONNECTIONS = 10;
const PUBLIC = "/api/v1/outlook/public/kunshan";
const say = (line: string) => process.stdout.write(`${line}\n`);

type Headers = Readonly<Record<string, string>>;
type Handler = (request: Request) => Response | Promise<Response>;
type Speed = { readonly rate: number; readonly p95: number };

/** Requests a second and the 95th percentile in milliseconds. */
async function speedOf(fetch: Handler, address: string, headers: Headers): Promise<Speed> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const s = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(s));
  });
  const { port } = server.address() as { port: number };
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const waits: number[] = [];
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const from = performance.now();
      http
        .get({ port, host: "127.0.0.1", path: address, agent, headers }, (r) => {
          if (r.statusCode !== 200 && r.statusCode !== 304)
            reject(new Error(`status ${r.statusCode}`));
          r.resume();
          r.on("end", () => {
            waits.push(performance.now() - from);
            resolve();
          });
        })
        .on("error", reject);
    });
  const until = Date.now() + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (Date.now() < until) await one();
    }),
  );
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
  waits.sort((a, b) => a - b);
  return { rate: waits.length / SECONDS, p95: waits[Math.floor(waits.length * 0.95)] as number };
}

const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));
const database = await startEmbedded(home);
const url = await ensureAppDatabase(database.url, "essor");
await prepareDatabase(url, { own: true });
const pool = openPool(url, { max: 10 });
await loadDemo(pool);
const app = createApp({
  pool,
  now: () => new Date(),
  files: home,
  demo: [],
  oidc: undefined,
  wake: () => {},
  log: () => {},
});

for (const [name, address] of [
  ["page's data (JSON)", PUBLIC],
  ["ranking.csv", `${PUBLIC}/ranking.csv`],
  ["figures.csv", `${PUBLIC}/figures.csv`],
] as const) {
  for (const encoding of ["gzip", "identity"] as const) {
    const headers = { "accept-encoding": encoding };
    const first = await app.request(address, { headers });
    const bytes = new Uint8Array(await first.arrayBuffer());
    const etag = first.headers.get("etag") as string;
    const sent: Record<string, string> = {};
    first.headers.forEach((value, name) => {
      sent[name] = value;
    });
    const bare = new Hono();
    bare.get("/bare", () => new Response(bytes, { headers: sent }));
    const [ours, theirs, unchanged]: [Speed[], Speed[], Speed[]] = [[], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await speedOf(bare.fetch, "/bare", headers));
      ours.push(await speedOf(app.fetch, address, headers));
      unchanged.push(await speedOf(app.fetch, address, { ...headers, "if-none-match": etag }));
    }
    const best = (list: readonly Speed[]) =>
      list.reduce((top, s) => (s.rate > top.rate ? s : top), list[0] as Speed);
    const told = (s: Speed) => `${s.rate.toFixed(0)}/s, p95 ${s.p95.toFixed(1)} ms`;
    say(
      `${name}, ${encoding}, ${(bytes.length / 1024).toFixed(1)} kB: ${told(best(ours))}; 304: ${told(best(unchanged))}; bare: ${told(best(theirs))}; ratio ${((100 * best(ours).rate) / best(theirs).rate).toFixed(0)} %`,
    );
  }
}
await pool.end();
await database.stop();
rmSync(home, { recursive: true, force: true });
