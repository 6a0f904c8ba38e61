// A list of 100 rows through the product's API, against the same query in a bare handler of the same framework.
import { Hono } from "hono";
import { asSystem } from "../packages/server/src/db/rights.ts";
import { DEMO_PASSWORD } from "../packages/server/src/demo/accounts.ts";
import { loadDemo } from "../packages/server/src/demo/load-demo.ts";
import { fastest, openBenchProduct, type Speed, speedOf } from "../tools/bench-product.ts";

const { pool, app, stop } = await openBenchProduct({ connections: 10 });
await loadDemo(pool);
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

const headers = { cookie };
const ours: Speed[] = [];
const theirs: Speed[] = [];
for (let i = 0; i < 3; i++) {
  theirs.push(await speedOf(bare.fetch, { address: "/bare", headers, seconds: 4 }));
  const address = "/api/v1/measure/areas?level=county&limit=100";
  ours.push(await speedOf(app.fetch, { address, headers, seconds: 4 }));
}
const [mine, bound] = [fastest(ours).rate, fastest(theirs).rate];
console.log(`bare handler      ${bound.toFixed(0)} requests/s`);
console.log(`with rights       ${mine.toFixed(0)} requests/s`);
console.log(`ratio             ${((100 * mine) / bound).toFixed(0)} % (goal: at least 60 %)`);
await stop();
