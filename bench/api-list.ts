// A list of 100 rows through the product's API, against the same query in a bare handler of the same framework.
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
import { asSystem } from "../packages/server/src/db/rights.ts";
import { DEMO_PASSWORD } from "../packages/server/src/demo/accounts.ts";
import { loadDemo } from "../packages/server/src/demo/load-demo.ts";

const SECONDS = 4;
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
const signIn = await app.request("/api/v1/me/session", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ email: "viewer@demo.essor", password: DEMO_PASSWORD }),
});
const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] as string;

const bare = new Hono();
const SQL = `select code, name, level, parent_code as "parentCode" from measure.area where level = 'county' and code > '' order by code limit 100`;
bare.get("/bare", async (c) => c.json({ items: (await pool.query(SQL)).rows, nextCursor: null }));
await asSystem(pool, (tx) => tx.query("select 1"));
await pool.query(`grant select on measure.area to public; grant usage on schema measure to public`);

/** Requests a second with ten connections kept busy, from a process-external point of view: real sockets. */
async function rate(
  fetch: (r: Request) => Response | Promise<Response>,
  address: string,
): Promise<number> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const s = serve({ fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(s));
  });
  const { port } = server.address() as { port: number };
  const agent = new http.Agent({ keepAlive: true, maxSockets: 10 });
  let done = 0;
  const until = Date.now() + SECONDS * 1000;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      http
        .get({ port, host: "127.0.0.1", path: address, agent, headers: { cookie } }, (r) => {
          if (r.statusCode !== 200) reject(new Error(`status ${r.statusCode}`));
          r.resume();
          r.on("end", resolve);
        })
        .on("error", reject);
    });
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      while (Date.now() < until) {
        await one();
        done++;
      }
    }),
  );
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
  return done / SECONDS;
}

const ours: number[] = [];
const theirs: number[] = [];
for (let i = 0; i < 3; i++) {
  theirs.push(await rate(bare.fetch, "/bare"));
  ours.push(await rate(app.fetch, "/api/v1/measure/areas?level=county&limit=100"));
}
const best = (list: number[]) => Math.max(...list);
console.log(`bare handler      ${best(theirs).toFixed(0)} requests/s`);
console.log(`with rights       ${best(ours).toFixed(0)} requests/s`);
console.log(
  `ratio             ${((100 * best(ours)) / best(theirs)).toFixed(0)} % (goal: at least 60 %)`,
);
await pool.end();
await database.stop();
rmSync(home, { recursive: true, force: true });
