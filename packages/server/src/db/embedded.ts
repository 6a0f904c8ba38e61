import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { programFolder, type RunAs, runAs } from "./embedded-files.ts";
import { StartError } from "./start-error.ts";

/** A running embedded database: its superuser address, and how to stop it. */
export type Embedded = {
  readonly url: string;
  /** True where another of our processes had started it; then it is not ours to stop. */
  readonly shared: boolean;
  readonly stop: () => Promise<void>;
};

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Starts PostgreSQL on the folder, creating the cluster on the first day. */
export async function startEmbedded(home: string): Promise<Embedded> {
  prepareHome(home);
  const bin = programFolder(home);
  const as = runAs(bin, home);
  const release = await takeLock(path.join(home, "starting"));
  try {
    const data = path.join(home, "pgdata");
    const secret = readSecret(home);
    if (!fs.existsSync(path.join(data, "PG_VERSION"))) initialise({ bin, home, data, as, secret });
    refuseOtherMajor(bin, data);
    const running = await findRunning(data, secret);
    return running ?? (await launch({ bin, home, data, as, secret }));
  } finally {
    release();
  }
}

type Place = {
  readonly bin: string;
  readonly home: string;
  readonly data: string;
  readonly as: RunAs;
  readonly secret: string;
};

function prepareHome(home: string): void {
  try {
    fs.mkdirSync(home, { recursive: true });
    fs.accessSync(home, fs.constants.W_OK);
    const probe = path.join(home, `.probe-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
  } catch (error) {
    throw new StartError(
      "home-not-writable",
      `Cannot write in ${home} (${(error as NodeJS.ErrnoException).code}). Set ESSOR_HOME to a folder that this account may write`,
    );
  }
}

/** The superuser's password: random, made once, readable by the owner only. */
function readSecret(home: string): string {
  const file = path.join(home, "database-secret");
  if (!fs.existsSync(file)) {
    fs.writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  }
  return fs.readFileSync(file, "utf8").trim();
}

function run({ as, home }: Place, program: string, args: readonly string[]) {
  const [command = "", ...rest] = [...as.prefix, program, ...args];
  return spawnSync(command, rest, { env: environment(home), cwd: home, encoding: "utf8" });
}

function environment(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, LC_ALL: "C.UTF-8", TZ: "UTC" };
}

function initialise(place: Place): void {
  const { bin, home, data, as, secret } = place;
  fs.rmSync(data, { recursive: true, force: true }); // a half-made cluster from a start that was killed
  fs.mkdirSync(data, { mode: 0o700 });
  if (as.owner) fs.chownSync(data, as.owner.uid, as.owner.gid);
  const passwordFile = path.join(home, "initial-password");
  fs.writeFileSync(passwordFile, secret, { mode: 0o600 });
  if (as.owner) fs.chownSync(passwordFile, as.owner.uid, as.owner.gid);
  const made = run(place, path.join(bin, "initdb"), [
    "-D",
    data,
    "-U",
    "essor",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "--data-checksums",
    ...(process.env.ESSOR_TEST_NO_SYNC ? ["--no-sync"] : []),
  ]);
  fs.rmSync(passwordFile);
  if (made.status !== 0) {
    fs.rmSync(data, { recursive: true, force: true });
    throw new StartError(
      "initdb-failed",
      `The database could not be created: ${made.stderr || made.error}`,
    );
  }
}

function refuseOtherMajor(bin: string, data: string): void {
  const stored = fs.readFileSync(path.join(data, "PG_VERSION"), "utf8").trim();
  const version = spawnSync(path.join(bin, "postgres"), ["--version"], { encoding: "utf8" }).stdout;
  const major = /\) (\d+)/.exec(version)?.[1];
  if (major !== undefined && major !== stored) {
    throw new StartError(
      "database-other-major",
      `The data in ${data} are of PostgreSQL ${stored}, the programs of ${major}. Start the older release, run "essor db backup", then restore here`,
    );
  }
}

/** The state letter of a process on Linux; empty where it is gone or cannot be asked. */
function stateOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0] ?? "";
  } catch {
    return "";
  }
}

function address(port: number | string, secret: string): string {
  return `postgres://essor:${secret}@127.0.0.1:${port}/postgres`;
}

/** A server that still runs on this folder, or undefined after the traces of a dead one were cleared. */
async function findRunning(data: string, secret: string): Promise<Embedded | undefined> {
  const file = path.join(data, "postmaster.pid");
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  // A zombie still counts as alive for PostgreSQL's own lock; a server that is shutting down soon ends.
  for (let i = 0; i < 250 && (stateOf(pid) === "Z" || lines[7]?.trim() === "stopping"); i++) {
    await sleep(20);
  }
  if (ours(pid, data)) {
    await answering(Number(lines[3]));
    return { url: address(Number(lines[3]), secret), shared: true, stop: async () => {} };
  }
  fs.rmSync(file, { force: true });
  return undefined;
}

function ours(pid: number, data: string): boolean {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(data);
  } catch {
    return false;
  }
}

async function answering(port: number): Promise<void> {
  for (let i = 0; i < 250; i++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await sleep(20);
  }
}

async function launch({ bin, home, data, as, secret }: Place): Promise<Embedded> {
  const port = await freePort();
  const logFile = path.join(home, "postgresql.log");
  const log = fs.openSync(logFile, "a");
  const program = [
    ...dieWithParent(as),
    path.join(bin, "postgres"),
    "-D",
    data,
    "-p",
    String(port),
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "unix_socket_directories=",
    "-c",
    "jit=off",
    "-c",
    "max_connections=60",
    "-c",
    "shared_buffers=96MB",
    "-c",
    "max_wal_size=2GB",
    ...(process.env.ESSOR_TEST_NO_SYNC ? ["-c", "fsync=off"] : []),
  ];
  const [command = "", ...args] = program;
  const server = spawn(command, args, {
    env: environment(home),
    cwd: home,
    stdio: ["ignore", log, log],
    detached: true,
  });
  fs.closeSync(log);
  server.unref();
  await ready(data, () => server.exitCode, logFile);
  const pid = Number(fs.readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  return { url: address(port, secret), shared: false, stop: () => stop(pid) };
}

/** Where setpriv exists, the database ends with us, even after kill -9. */
function dieWithParent(as: RunAs): string[] {
  if (as.prefix[0] === "setpriv") {
    return ["setpriv", "--pdeathsig", "INT", ...as.prefix.slice(1)];
  }
  const has = spawnSync("setpriv", ["--version"]).status === 0;
  return [...(has ? ["setpriv", "--pdeathsig", "INT"] : []), ...as.prefix];
}

async function ready(data: string, exitCode: () => number | null, logFile: string): Promise<void> {
  const file = path.join(data, "postmaster.pid");
  for (let i = 0; i < 3000; i++) {
    await sleep(20);
    if (exitCode() !== null) {
      throw new StartError("database-exited", `The database ended at once; see ${logFile}`);
    }
    // findRunning removed any older file, so this one is of the server we have just started.
    if (fs.existsSync(file) && fs.readFileSync(file, "utf8").split("\n")[7]?.trim() === "ready")
      return;
  }
  throw new StartError(
    "database-slow",
    `The database did not become ready in a minute; see ${logFile}`,
  );
}

async function stop(pid: number): Promise<void> {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  for (let i = 0; i < 1500 && !["", "Z"].includes(stateOf(pid)); i++) await sleep(20);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Two processes that start at the same moment on one folder: the second waits for the first. */
async function takeLock(file: string): Promise<() => void> {
  for (let i = 0; i < 3000; i++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => fs.rmSync(file, { force: true });
    } catch {
      const holder = Number(fs.existsSync(file) ? fs.readFileSync(file, "utf8") : 0);
      if (holder > 0 && ["", "Z"].includes(stateOf(holder))) fs.rmSync(file, { force: true });
      await sleep(20);
    }
  }
  throw new StartError(
    "start-locked",
    `Another start holds ${file}; remove it if no other start is running`,
  );
}
