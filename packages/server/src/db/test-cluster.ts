import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { ensureAppDatabase, prepareDatabase } from "./cluster.ts";
import { startEmbedded } from "./embedded.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be extended from outside
  export interface ProvidedContext {
    superUrl: string;
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file clones. */
export async function setup(project: TestProject) {
  process.env.ESSOR_TEST_NO_SYNC = "1";
  const home = mkdtempSync(path.join(os.tmpdir(), "essor-test-"));
  const server = await startEmbedded(home);
  const template = await ensureAppDatabase(server.url, "essor_template");
  await prepareDatabase(template, { own: true });
  project.provide("superUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

let made = 0;

/** A database of its own for a test file. */
export async function cloneDatabase(
  superUrl: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `t_${process.pid}_${made++}`;
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  await client.query("select pg_advisory_lock(99)"); // a template is cloned by one session at a time
  await client.query(`create database ${name} template essor_template owner essor_app`);
  await client.query("select pg_advisory_unlock(99)");
  await client.end();
  const url = new URL(await ensureAppDatabase(superUrl, name));
  return {
    url: url.href,
    drop: async () => {
      const again = new pg.Client({ connectionString: superUrl });
      await again.connect();
      await again.query(`drop database if exists ${name} with (force)`);
      await again.end();
    },
  };
}
