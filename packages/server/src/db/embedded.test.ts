import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { createApp } from "../app.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../demo/accounts.ts";
import { loadDemo } from "../demo/load-demo.ts";
import { ensureAppDatabase, prepareDatabase } from "./cluster.ts";
import { openPool } from "./connect.ts";
import { startEmbedded } from "./embedded.ts";
import { statementsOf } from "./migrate.ts";

describe("the embedded database", () => {
  const base = mkdtempSync(path.join(os.tmpdir(), "essor-embedded-"));
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it("starts, is shared by a second start, stops, and starts again with its data", async () => {
    const home = path.join(base, "a");
    const first = await startEmbedded(home);
    const url = await ensureAppDatabase(first.url, "essor");
    expect((await prepareDatabase(url, { own: true })).length).toBeGreaterThan(0);
    const second = await startEmbedded(home);
    expect([first.shared, second.shared]).toEqual([false, true]);
    await second.stop();
    expect(await prepareDatabase(url, { own: true })).toEqual([]);
    await first.stop();
    const third = await startEmbedded(home);
    expect(
      await prepareDatabase(await ensureAppDatabase(third.url, "essor"), { own: true }),
    ).toEqual([]);
    await third.stop();
  });

  it("two starts at the same moment end up on one server", async () => {
    const home = path.join(base, "b");
    const both = await Promise.all([startEmbedded(home), startEmbedded(home)]);
    expect(both.filter((server) => !server.shared)).toHaveLength(1);
    expect(new URL(both[0].url).port).toBe(new URL(both[1].url).port);
    for (const server of both) await server.stop();
  });

  it("keeps its secret to its owner, and the app's account is no superuser", async () => {
    const home = path.join(base, "c");
    const server = await startEmbedded(home);
    expect(statSync(path.join(home, "database-secret")).mode & 0o077).toBe(0);
    expect(existsSync(path.join(home, "initial-password"))).toBe(false);
    const client = new pg.Client({
      connectionString: await ensureAppDatabase(server.url, "essor"),
    });
    await client.connect();
    const { rows } = await client.query(
      "select rolsuper, rolbypassrls from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    await client.end();
    const wrong = new pg.Client({
      connectionString: server.url.replace(/:[0-9a-f]{48}@/, ":guess@"),
    });
    await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
    await server.stop();
  });

  it("says what to do where the folder cannot be written", async () => {
    const home = path.join(base, "file");
    writeFileSync(home, "");
    await expect(startEmbedded(home)).rejects.toMatchObject({
      code: "home-not-writable",
      message: expect.stringContaining("ESSOR_HOME"),
    });
    if (process.getuid?.() !== 0) {
      const locked = path.join(base, "locked");
      mkdirSync(locked);
      chmodSync(locked, 0o500);
      await expect(startEmbedded(path.join(locked, "home"))).rejects.toMatchObject({
        code: "home-not-writable",
      });
    }
  });

  it("runs below a folder that only root may enter", async () => {
    const closed = path.join(base, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const server = await startEmbedded(path.join(closed, "home"));
    expect(readFileSync(path.join(closed, "home/pgdata/PG_VERSION"), "utf8")).toMatch(/^\d+/);
    await server.stop();
  });

  it("refuses data of another major version, and a database that is too new", async () => {
    const home = path.join(base, "a");
    const version = path.join(home, "pgdata/PG_VERSION");
    const real = readFileSync(version, "utf8");
    writeFileSync(version, "13\n");
    await expect(startEmbedded(home)).rejects.toMatchObject({ code: "database-other-major" });
    writeFileSync(version, real);
    const server = await startEmbedded(home);
    const url = await ensureAppDatabase(server.url, "essor");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("insert into public.essor_migration (name) values ('999999.sql')");
    await client.end();
    await expect(prepareDatabase(url, { own: true })).rejects.toMatchObject({
      code: "database-newer",
    });
    await server.stop();
  });

  it("an unreachable database is told as such", async () => {
    await expect(
      prepareDatabase("postgres://nobody@127.0.0.1:1/x", { own: false }),
    ).rejects.toMatchObject({ code: "database-unreachable" });
  });
});

describe("migrations", () => {
  it("are sent statement by statement", () => {
    expect(
      statementsOf(
        "--! compatible\ncreate table a ();\n--;\n-- only a remark\n--;\ndo $$ begin; end $$;\n",
      ),
    ).toEqual(["--! compatible\ncreate table a ();", "do $$ begin; end $$;"]);
  });

  it("the product runs on the system's PostgreSQL 15 as well, where there is one", async (context) => {
    const bin = "/usr/lib/postgresql/15/bin";
    if (
      !existsSync(path.join(bin, "postgres")) ||
      spawnSync(path.join(bin, "postgres"), ["--version"]).status !== 0
    )
      context.skip();
    const home = mkdtempSync(path.join(os.tmpdir(), "essor-15-"));
    process.env.ESSOR_PG_BIN = bin;
    try {
      const server = await startEmbedded(home);
      const url = await ensureAppDatabase(server.url, "essor");
      expect((await prepareDatabase(url, { own: false })).length).toBeGreaterThan(0);
      const pool = openPool(url, { max: 4 });
      const { rows } = await pool.query("show server_version_num");
      expect(Number(rows[0].server_version_num)).toBeLessThan(160_000);
      expect(await loadDemo(pool)).toBe(true);
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
        body: JSON.stringify({ email: DEMO_ACCOUNTS[0]?.email, password: DEMO_PASSWORD }),
      });
      const cookie = (signIn.headers.get("set-cookie") ?? "").split(";")[0] as string;
      const overview = await app.request("/api/v1/hub/overview", { headers: { cookie } });
      const { standing } = (await overview.json()) as { standing: { recipe: string }[] };
      expect(standing.filter(({ recipe }) => recipe === "hub-index")).toMatchObject([
        { code: "index", rank: 1 },
        {},
        {},
        {},
      ]);
      await pool.end();
      await server.stop();
    } finally {
      delete process.env.ESSOR_PG_BIN;
      rmSync(home, { recursive: true, force: true });
    }
  });
});
