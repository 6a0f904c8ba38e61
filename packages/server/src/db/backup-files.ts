import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { StartError } from "./start-error.ts";
import type { Table } from "./tables.ts";

/** A file that people brought, as it lies in a backup. */
export type KeptFile = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** A file that a row names and that the backup could not take as the row describes it. */
export type LostFile = { readonly name: string; readonly why: "missing" | "changed" };

/**
 * Copies every file that a row of the snapshot names (`stored_as`) beside the tables, piece by piece. A file that is
 * not on the disk, or is no longer what its row's hash says, is told and does not stop the backup.
 */
export async function backupFiles(
  client: pg.ClientBase,
  { tables, files, folder }: { tables: readonly Table[]; files: string; folder: string },
): Promise<{ kept: KeptFile[]; lost: LostFile[] }> {
  const kept: KeptFile[] = [];
  const lost: LostFile[] = [];
  for (const [name, expected] of await namedFiles(client, tables)) {
    const from = within(files, name);
    if (!fs.existsSync(from)) {
      lost.push({ name, why: "missing" });
      continue;
    }
    const file = { name, ...(await copyHashed(from, within(folder, name))) };
    if (expected !== null && expected !== file.sha256) lost.push({ name, why: "changed" });
    kept.push(file);
  }
  return { kept, lost };
}

/** Puts the files of a backup back, each checked by its hash; where one is damaged, none stays behind. */
export async function restoreFiles(
  kept: readonly KeptFile[],
  { files, folder }: { files: string; folder: string },
): Promise<{ undo: () => void }> {
  const written: string[] = [];
  const undo = () => {
    for (const file of written) fs.rmSync(file, { force: true });
  };
  try {
    for (const file of kept) {
      const to = within(files, file.name);
      if (fs.existsSync(to))
        throw new StartError(
          "files-not-empty",
          `${file.name} lies in ${files} already; restore into an empty ESSOR_HOME`,
        );
      written.push(to);
      same(file, await copyHashed(within(folder, file.name), to));
    }
  } catch (error) {
    undo();
    throw error;
  }
  return { undo };
}

/** Reads the files of a backup through, and compares their hashes. */
export async function checkFiles(kept: readonly KeptFile[], folder: string): Promise<void> {
  for (const file of kept) same(file, await copyHashed(within(folder, file.name), undefined));
}

async function namedFiles(
  client: pg.ClientBase,
  tables: readonly Table[],
): Promise<Map<string, string | null>> {
  const named = new Map<string, string | null>();
  for (const table of tables.filter((one) => one.columns.includes("stored_as"))) {
    const hash = table.columns.includes("sha256") ? "sha256" : "null";
    const { rows } = await client.query<{ name: string; sha256: string | null }>(
      `select stored_as as name, ${hash} as sha256 from ${table.name} where stored_as is not null order by 1`,
    );
    for (const row of rows) named.set(row.name, row.sha256);
  }
  return named;
}

/** A path below a folder: a name that leads out of it is no file of the product's. */
function within(folder: string, name: string): string {
  const full = path.resolve(folder, name);
  if (!full.startsWith(path.resolve(folder) + path.sep))
    throw new StartError("backup-damaged", `"${name}" leads out of the folder of files`);
  return full;
}

function same(file: KeptFile, found: { bytes: number; sha256: string }): void {
  if (found.bytes !== file.bytes || found.sha256 !== file.sha256)
    throw new StartError("backup-damaged", `${file.name}: not the file that was backed up`);
}

async function copyHashed(
  from: string,
  to: string | undefined,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const count = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      bytes += piece.length;
      done(null, to === undefined ? undefined : piece);
    },
  });
  if (to !== undefined) fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  try {
    const source = fs.createReadStream(from);
    if (to === undefined) await pipeline(source, count.resume());
    else await pipeline(source, count, fs.createWriteStream(to, { mode: 0o600 }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new StartError("backup-damaged", `${from} is not there`);
  }
  return { bytes, sha256: hash.digest("hex") };
}
