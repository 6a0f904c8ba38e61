/**
 * The public page and the open data of a hub: requests a second and the 95th percentile of the wait, full and as 304,
 * beside a bare handler of the same framework that sends the same bytes. Ten connections are kept busy over real sockets.
 * Run: npx tsx bench/outlook-public.ts
 */
import { Hono } from "hono";
import { loadDemo } from "../packages/server/src/demo/load-demo.ts";
import { fastest, openBenchProduct, type Speed, speedOf } from "../tools/bench-product.ts";

const SECONDS = 2;
const ROUNDS = 3;
const PUBLIC = "/api/v1/outlook/public/kunshan";
const say = (line: string) => process.stdout.write(`${line}\n`);

const { pool, app, stop } = await openBenchProduct({ connections: 10 });
await loadDemo(pool);

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
      const asked = { headers, seconds: SECONDS };
      const again = { ...asked, address, headers: { ...headers, "if-none-match": etag } };
      theirs.push(await speedOf(bare.fetch, { ...asked, address: "/bare" }));
      ours.push(await speedOf(app.fetch, { ...asked, address }));
      unchanged.push(await speedOf(app.fetch, again));
    }
    const told = (s: Speed) => `${s.rate.toFixed(0)}/s, p95 ${s.p95.toFixed(1)} ms`;
    say(
      `${name}, ${encoding}, ${(bytes.length / 1024).toFixed(1)} kB: ${told(fastest(ours))}; 304: ${told(fastest(unchanged))}; bare: ${told(fastest(theirs))}; ratio ${((100 * fastest(ours).rate) / fastest(theirs).rate).toFixed(0)} %`,
    );
  }
}
await stop();
