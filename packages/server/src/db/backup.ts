import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import {
  backupFiles,
  checkFiles,
  type KeptFile,
  type LostFile,
  restoreFiles,
} from "./backup-files.ts";
import { StartError } from "./start-error.ts";
import { listTables, type Table } from "./tables.ts";

type Contents = {
  readonly product: "essor";
  readonly migrations: readonly string[];
  readonly tables: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: number;
  }[];
  /** What people uploaded; a backup of an older release has none. */
  readonly files?: readonly KeptFile[];
  /** Files that rows name and that could not be taken along as they should be. */
  readonly lost?: readonly LostFile[];
};

async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select name from public.essor_migration order by name",
  );
  return rows.map((row) => row.name);
}

/**
 * Writes every table, as of one moment, into a new folder: one compressed file a table, the uploaded files that their
 * rows name in `files`, and a list of contents. `files` is the hub's own folder of uploads.
 */
export async function backup(
  client: pg.Client,
  folder: string,
  { files }: { files: string },
): Promise<Contents> {
  if (fs.existsSync(folder))
    throw new StartError("backup-exists", `${folder} is there already; name a new folder`);
  const part = `${folder}.part`;
  fs.rmSync(part, { recursive: true, force: true });
  fs.mkdirSync(part, { recursive: true, mode: 0o700 });
  await client.query("begin isolation level repeatable read read only");
  const migrations = await migrationsOf(client);
  const all = await listTables(client);
  await client.query("set local role essor_system");
  const tables = [];
  for (const table of all) {
    const list = table.columns.map((column) => `"${column}"`).join(", ");
    const out = client.query(copyTo(`copy (select ${list} from ${table.name}) to stdout`));
    const file = path.join(part, `${table.name}.copy.gz`);
    await pipeline(out, createGzip({ level: 4 }), fs.createWriteStream(file));
    tables.push({ name: table.name, columns: table.columns, rows: out.rowCount ?? 0 });
  }
  const { kept, lost } = await backupFiles(client, {
    tables: all,
    files,
    folder: path.join(part, "files"),
  });
  await client.query("commit");
  const contents: Contents = { product: "essor", migrations, tables, files: kept, lost };
  fs.writeFileSync(path.join(part, "contents.json"), JSON.stringify(contents, null, 2));
  fs.renameSync(part, folder); // a backup under its own name is a whole one
  return contents;
}

function readContents(folder: string): Contents {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, "contents.json"), "utf8"));
  } catch {
    throw new StartError(
      "backup-unreadable",
      `${folder} is not a backup: it has no readable contents.json`,
    );
  }
}

/** Fills an empty, migrated database and the folder of uploads from a backup of the same release, all or nothing. */
export async function restore(
  client: pg.Client,
  folder: string,
  { files }: { files: string },
): Promise<Contents> {
  const contents = readContents(folder);
  const here = await migrationsOf(client);
  if (here.join() !== contents.migrations.join()) {
    throw new StartError(
      "backup-other-release",
      `The backup was made by a release with migrations up to ${contents.migrations.at(-1)}, this one has ${here.at(-1)}`,
    );
  }
  const tables = new Map((await listTables(client)).map((table) => [table.name, table]));
  await client.query("begin");
  let undo = () => {};
  try {
    for (const name of tables.keys())
      await client.query(`alter table ${name} no force row level security, disable trigger user`);
    const { rows } = await client.query("select exists (select from hub.hub) as taken");
    if (rows[0].taken)
      throw new StartError(
        "database-not-empty",
        "The database already holds a hub; restore into an empty one (ESSOR_DEMO=off)",
      );
    for (const { name, columns, rows: expected } of contents.tables) {
      const table = tables.get(name);
      if (!table)
        throw new StartError(
          "backup-other-release",
          `The backup has a table ${name}, which this release lacks`,
        );
      const list = columns.map((column) => `"${column}"`).join(", ");
      const into = client.query(copyFrom(`copy ${name} (${list}) from stdin`));
      await pipeline(
        fs.createReadStream(path.join(folder, `${name}.copy.gz`)),
        createGunzip(),
        into,
      );
      if (into.rowCount !== expected)
        throw new StartError(
          "backup-damaged",
          `${name}: ${into.rowCount} rows instead of ${expected}`,
        );
      await moveSequence(client, table);
    }
    for (const { name, forced } of tables.values()) {
      await client.query(`alter table ${name} enable trigger user`);
      if (forced) await client.query(`alter table ${name} force row level security`);
    }
    const place = { files, folder: path.join(folder, "files") };
    ({ undo } = await restoreFiles(contents.files ?? [], place));
    await client.query("commit");
    return contents;
  } catch (error) {
    undo();
    await client.query("rollback");
    throw error;
  }
}

async function moveSequence(client: pg.Client, { name, identity }: Table): Promise<void> {
  if (identity === null) return;
  await client.query(
    `select setval(pg_get_serial_sequence($1, $2), greatest((select coalesce(max("${identity}"), 0) from ${name}), 1))`,
    [name, identity],
  );
}

/** Reads every file of a backup through, counts lines and compares hashes: what cannot be read is no backup. */
export async function checkBackup(
  folder: string,
): Promise<{ tables: number; rows: number; files: number }> {
  const contents = readContents(folder);
  let rows = 0;
  for (const table of contents.tables) {
    const lines = createInterface({
      input: fs.createReadStream(path.join(folder, `${table.name}.copy.gz`)).pipe(createGunzip()),
    });
    let n = 0;
    lines.on("line", () => {
      n += 1;
    });
    await once(lines, "close");
    if (n !== table.rows)
      throw new StartError("backup-damaged", `${table.name}: ${n} rows instead of ${table.rows}`);
    rows += n;
  }
  const files = contents.files ?? [];
  await checkFiles(files, path.join(folder, "files"));
  return { tables: contents.tables.length, rows, files: files.length };
}
