import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { migrate } from "./migrate.ts";
import { StartError } from "./start-error.ts";

/** The roles of rights.ts, made where they are missing. Needs CREATEROLE, or an administrator who made them. */
export async function ensureRoles(client: pg.ClientBase): Promise<void> {
  await client.query("select pg_advisory_lock(723410)");
  try {
    for (const role of ["essor_asker", "essor_system"]) {
      const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
      if (rowCount === 0) await client.query(`create role ${role} nologin`);
    }
  } catch (error) {
    throw new StartError(
      "roles-missing",
      `The database account may not create roles (${(error as Error).message}). Have an administrator run: create role essor_asker nologin; create role essor_system nologin; grant essor_asker, essor_system to <account>`,
    );
  } finally {
    await client.query("select pg_advisory_unlock(723410)");
  }
}

/** Makes sure that the account may act in both roles. */
async function grantRoles(client: pg.ClientBase, account: string): Promise<void> {
  await client.query(`grant essor_asker, essor_system to ${pg.escapeIdentifier(account)}`);
}

/** In the embedded cluster: an account without superuser rights that owns the product's database. */
export async function ensureAppDatabase(superUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: superUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await ensureRoles(client);
    const address = new URL(superUrl);
    const password = createHash("sha256").update(`app:${address.password}`).digest("hex");
    const { rowCount: hasAccount } = await client.query(
      "select from pg_roles where rolname = 'essor_app'",
    );
    if (hasAccount === 0) await client.query(`create role essor_app login password '${password}'`);
    await grantRoles(client, "essor_app");
    const { rowCount: hasDatabase } = await client.query(
      "select from pg_database where datname = $1",
      [name],
    );
    if (hasDatabase === 0)
      await client.query(`create database ${pg.escapeIdentifier(name)} owner essor_app`);
    address.username = "essor_app";
    address.password = password;
    address.pathname = `/${name}`;
    return address.href;
  } finally {
    await client.end();
  }
}

/** Connects to a database that somebody else runs, checks it, and brings it up to date. */
export async function prepareDatabase(url: string, { own }: { own: boolean }): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(
      "database-unreachable",
      `No answer from the database: ${(error as Error).message}`,
    );
  }
  try {
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as version, current_user as account",
    );
    if (rows[0].version < 150000)
      throw new StartError("database-too-old", "Essor needs PostgreSQL 15 or newer");
    if (!own) {
      await ensureRoles(client);
      await grantRoles(client, rows[0].account).catch(() => {}); // an administrator may have granted them already
    }
    return await migrate(client, migrationsFolder());
  } finally {
    await client.end();
  }
}

declare const __ESSOR_ROOT__: string | undefined;

/** The root of the checkout, from the bundle or from the sources. */
export function rootFolder(): string {
  if (typeof __ESSOR_ROOT__ === "string") return __ESSOR_ROOT__;
  return path.resolve(import.meta.dirname, "../../../..");
}

function migrationsFolder(): string {
  const folder = path.join(rootFolder(), "packages/server/migrations");
  if (!fs.existsSync(folder))
    throw new StartError("migrations-missing", `There are no migrations in ${folder}`);
  return folder;
}
