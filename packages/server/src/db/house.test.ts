import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { loadDemo } from "../demo/load-demo.ts";
import { backup, checkBackup, restore } from "./backup.ts";
import { openPool } from "./connect.ts";
import { listTables } from "./tables.ts";
import { cloneDatabase } from "./test-cluster.ts";

describe("the database as a whole", () => {
  let source: { url: string; drop: () => Promise<void> };
  let client: pg.Client;
  const folder = mkdtempSync(path.join(os.tmpdir(), "essor-backup-"));
  beforeAll(async () => {
    source = await cloneDatabase(inject("superUrl"));
    const pool = openPool(source.url, { max: 4 });
    await loadDemo(pool);
    await pool.end();
    client = new pg.Client({ connectionString: source.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await source.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("every table with a hub is behind row-level security that binds its owner too, and is readable by a backup", async () => {
    const { rows } = await client.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'hub_id' and not a.attisdropped
       where c.relkind = 'r' and n.nspname in ('hub', 'measure', 'target', 'attract', 'fund', 'connect', 'outlook')
         and not (c.relrowsecurity and (c.relforcerowsecurity or c.oid = 'hub.audit'::regclass)
           and exists (select from pg_policy p where p.polrelid = c.oid and p.polroles @> array['essor_system'::regrole::oid]))`,
    );
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  it("every view shows each asker only what their own rights allow", async () => {
    const { rows } = await client.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'v' and n.nspname in ('hub', 'measure', 'target', 'attract', 'fund', 'connect', 'outlook')
         and not coalesce(c.reloptions @> array['security_invoker=true'], false)`,
    );
    expect(rows.map((row) => row.name)).toEqual([]);
  });

  const contentOf = async (c: pg.Client) => {
    const sums: Record<string, string> = {};
    await c.query("begin; set local role essor_system");
    for (const { name } of await listTables(c)) {
      const { rows } = await c.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ${name} t`,
      );
      sums[name] = rows[0].sum;
    }
    await c.query("commit");
    return sums;
  };

  it("a backup restores into an empty database to the last row, and numbering goes on", async () => {
    const place = path.join(folder, "one");
    const files = path.join(folder, "uploads");
    const contents = await backup(client, place, { files });
    expect(contents.tables.find((t) => t.name === "measure.observation")?.rows).toBeGreaterThan(
      190_000,
    );
    expect((await checkBackup(place)).rows).toBe(
      contents.tables.reduce((sum, t) => sum + t.rows, 0),
    );
    await expect(backup(client, place, { files })).rejects.toMatchObject({ code: "backup-exists" });
    const target = await cloneDatabase(inject("superUrl"));
    const other = new pg.Client({ connectionString: target.url });
    await other.connect();
    await restore(other, place, { files });
    expect(await contentOf(other)).toEqual(await contentOf(client));
    await expect(restore(other, place, { files })).rejects.toMatchObject({
      code: "database-not-empty",
    });
    await other.query("begin; set local role essor_system");
    const { rows } = await other.query(
      "insert into hub.hub (code, name) values ('next', '{}') returning id > (select max(id) from hub.hub) as later",
    );
    expect(rows[0].later).toBe(true);
    await other.query("rollback");
    expect(await listTables(other)).toEqual(await listTables(client)); // the walls stand as before
    await other.query("begin; set local role essor_system");
    await other.query("update hub.membership set districts = '{}' where role = 'viewer'"); // and the audit log is written
    await other.query("rollback");
    await other.end();
    await target.drop();
  });
});
