// The process that kill.test.ts kills: starts the embedded database and writes, one acknowledged row after another.
import { writeSync } from "node:fs";
import pg from "pg";
import { ensureAppDatabase } from "./cluster.ts";
import { startEmbedded } from "./embedded.ts";

const { url } = await startEmbedded(process.argv[2] as string);
const client = new pg.Client({ connectionString: await ensureAppDatabase(url, "essor") });
client.on("error", () => {});
await client.connect();
await client.query(
  "create table if not exists kept (id bigint primary key, at timestamptz not null default now())",
);
const { rows } = await client.query(
  "select coalesce(max(id), 0)::int as last, count(*)::int as n from kept",
);
writeSync(1, `open ${rows[0].last} ${rows[0].n}\n`);
for (let id = rows[0].last + 1; ; id++) {
  await client.query("insert into kept (id) values ($1)", [id]);
  writeSync(1, `${id}\n`); // said only after the commit came back
}
