// Installs the dependencies once: when node_modules is absent or older than the lock file.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`Essor needs Node 20.19 or newer; this is ${process.versions.node}\n`);
    process.exit(1);
  }
  const lock = createHash("sha256")
    .update(readFileSync(path.join(ROOT, "package-lock.json")))
    .digest("hex");
  const stamp = path.join(ROOT, "node_modules/.essor-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  // Somebody else may have installed with npm itself: then npm's own record is as new as the lock file's content.
  if (existsSync(path.join(ROOT, "node_modules/.package-lock.json")) && complete()) {
    tryStamp(stamp, lock);
    return;
  }
  process.stdout.write("Installing dependencies (once) ...\n");
  const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (done.status !== 0) {
    process.stderr.write("npm ci failed; see above\n");
    process.exit(1);
  }
  tryStamp(stamp, lock);
}

function tryStamp(stamp, lock) {
  try {
    writeFileSync(stamp, lock);
  } catch {
    // A read-only checkout works as well; it is checked again next time.
  }
}

/** Whether every package of the lock file that is needed here is in place at its version. */
function complete() {
  const wanted = JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8")).packages;
  const have = JSON.parse(
    readFileSync(path.join(ROOT, "node_modules/.package-lock.json"), "utf8"),
  ).packages;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === "" ||
      entry.optional ||
      entry.link ||
      !name.startsWith("node_modules/") ||
      have[name]?.version === entry.version,
  );
}
