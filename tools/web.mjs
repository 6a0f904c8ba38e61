// Builds the web client when its sources changed since the last build.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SELF = fileURLToPath(import.meta.url);
const ROOT = path.resolve(path.dirname(SELF), "..");
const WEB = path.join(ROOT, "packages/web");

function newest() {
  let time = 0;
  for (const folder of ["packages/web/src", "packages/core/src", "packages/contract/src"]) {
    for (const entry of readdirSync(path.join(ROOT, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name)) {
        time = Math.max(
          time,
          statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs,
        );
      }
    }
  }
  for (const file of ["index.html", "vite.config.ts"])
    time = Math.max(time, statSync(path.join(WEB, file)).mtimeMs);
  return time;
}

export async function ensureWeb() {
  const stamp = path.join(WEB, "dist/.stamp");
  const time = newest();
  if (existsSync(stamp) && Number(readFileSync(stamp, "utf8")) >= time) return;
  rmSync(stamp, { force: true });
  // In a process of its own: the product that starts afterwards does not carry the builder's memory about.
  const builder = spawn(process.execPath, [SELF, "build"], {
    stdio: "inherit",
    // Whatever the caller's environment says: a test that starts the product would otherwise get React's slow build.
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [code] = await once(builder, "close");
  if (code !== 0) throw new Error(`The web client could not be built (${code})`);
  writeFileSync(stamp, String(time));
}

if (process.argv[1] === SELF && process.argv[2] === "build") {
  const { build } = await import("vite");
  await build({ root: WEB, logLevel: "warn" });
}
