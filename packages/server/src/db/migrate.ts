import fs from "node:fs";
import path from "node:path";
import type pg from "pg";
import { StartError } from "./start-error.ts";

/** Statements of a migration stand apart by a line `--;`: each is sent alone, as a spread-out database asks. */
export function statementsOf(text: string): string[] {
  return text
    .split(/^--;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/--.*$/gm, "").trim() !== "");
}

/** Brings the database up to the newest migration; answers the names of those it ran. Forward only. */
export async function migrate(client: pg.ClientBase, folder: string): Promise<string[]> {
  await client.query("select pg_advisory_lock(723411)");
  try {
    await client.query(
      "create table if not exists public.essor_migration (name text primary key, ran_at timestamptz not null default now())",
    );
    const { rows } = await client.query<{ name: string }>(
      "select name from public.essor_migration",
    );
    const done = new Set(rows.map((row) => row.name));
    const files = fs
      .readdirSync(folder)
      .filter((name) => name.endsWith(".sql"))
      .sort();
    const unknown = [...done].filter((name) => !files.includes(name));
    if (unknown.length > 0) {
      throw new StartError(
        "database-newer",
        `The database has migrations this release does not know: ${unknown.join(", ")}. Use the newer release`,
      );
    }
    const pending = files.filter((name) => !done.has(name));
    for (const name of pending) {
      await client.query("begin");
      try {
        for (const statement of statementsOf(fs.readFileSync(path.join(folder, name), "utf8"))) {
          await client.query(statement);
        }
        await client.query("insert into public.essor_migration (name) values ($1)", [name]);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
      }
    }
    return pending;
  } finally {
    await client.query("select pg_advisory_unlock(723411)");
  }
}
