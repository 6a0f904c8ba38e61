// How fast do balanced entries reach the books, beside a bare batched insert of the same rows with no check at all?
// Run: npx tsx bench/fund-post.ts [entries]   (starts a PostgreSQL of its own in a temporary folder)
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { ensureAppDatabase, prepareDatabase } from "../packages/server/src/db/cluster.ts";
import { openPool } from "../packages/server/src/db/connect.ts";
import { startEmbedded } from "../packages/server/src/db/embedded.ts";
import { asAsker, asSystem } from "../packages/server/src/db/rights.ts";
import { type NewEntry, postEntries } from "../packages/server/src/fund/queries-books.ts";

const ENTRIES = Number(process.argv[2] ?? 40_000);
const BATCH = 1_000;
const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));
const server = await startEmbedded(home);
try {
  const url = await ensureAppDatabase(server.url, "bench");
  await prepareDatabase(url, { own: true });
  const pool = openPool(url, { max: 2 });
  const hub = await asSystem(pool, async (tx) => {
    const { rows } = await tx.query(
      "insert into hub.hub (code, name) values ('bench', '{}') returning id",
    );
    return rows[0].id as number;
  });
  const asker = { hub, person: 1, role: "fund-manager" };
  const batch: NewEntry[] = Array.from({ length: BATCH }, (_, i) => ({
    fund: "bench",
    effectiveOn: "2026-01-31",
    eventKind: "income",
    memo: "bench",
    postings: [
      { account: "assets:bank", minor: BigInt(i + 1), currency: "CNY" },
      { account: "income:interest", minor: -BigInt(i + 1), currency: "CNY" },
    ],
  }));
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(
    "create table public.bare_entry (hub_id int, id bigint generated always as identity, fund_code text, effective_on date, recorded_at timestamptz default now(), event_kind text, event_ref text, memo text, reverses bigint, entered_by bigint, primary key (hub_id, id))",
  );
  await owner.query(
    "create table public.bare_posting (hub_id int, entry_id bigint, line smallint, fund_code text, account text, minor bigint, currency char(3), partner text, investment text, primary key (hub_id, entry_id, line))",
  );

  const seconds = async (work: () => Promise<void>) => {
    const start = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - start) / 1e9;
  };
  const posted = async () => {
    for (let done = 0; done < ENTRIES; done += BATCH)
      await asAsker(pool, asker, (tx) => postEntries(tx, batch));
  };
  const bare = async () => {
    for (let done = 0; done < ENTRIES; done += BATCH) {
      await owner.query("begin");
      const { rows } = await owner.query<{ id: number }>(
        "insert into public.bare_entry (hub_id, fund_code, effective_on, event_kind, event_ref, memo) select 1, * from unnest($1::text[], $2::date[], $3::text[], $4::text[], $5::text[]) returning id",
        [
          batch.map((e) => e.fund),
          batch.map((e) => e.effectiveOn),
          batch.map((e) => e.eventKind),
          batch.map(() => ""),
          batch.map((e) => e.memo),
        ],
      );
      const lines = batch.flatMap((e, i) =>
        e.postings.map((p, j) => ({ ...p, id: rows[i]?.id, line: j + 1 })),
      );
      await owner.query(
        "insert into public.bare_posting (hub_id, entry_id, line, fund_code, account, minor, currency) select 1, * from unnest($1::bigint[], $2::smallint[], $3::text[], $4::text[], $5::bigint[], $6::text[])",
        [
          lines.map((l) => l.id),
          lines.map((l) => l.line),
          lines.map(() => "bench"),
          lines.map((l) => l.account),
          lines.map((l) => l.minor.toString()),
          lines.map((l) => l.currency),
        ],
      );
      await owner.query("commit");
    }
  };
  await asAsker(pool, asker, (tx) => postEntries(tx, batch)); // warm
  const [b, p] = [await seconds(bare), await seconds(posted)];
  const rate = (s: number) => Math.round(ENTRIES / s).toLocaleString("en");
  console.log(`bare batched insert: ${b.toFixed(2)} s, ${rate(b)} entries a second`);
  console.log(
    `posted, checked, under row-level security: ${p.toFixed(2)} s, ${rate(p)} entries a second`,
  );
  console.log(`ratio: ${((b / p) * 100).toFixed(0)} % of the bare speed`);
  const { rows } = await asSystem(pool, (tx) =>
    tx.query("select sum(minor)::text as over, count(*) as lines from fund.posting"),
  );
  console.log(`the books: ${rows[0].lines} lines, over by ${rows[0].over}`);
  await owner.end();
  await pool.end();
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}
