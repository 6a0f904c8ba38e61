// Builds the web client when its sources changed since the last build.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
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
  // Whatever the caller's environment says: a test that starts the product would otherwise get React's slow build.
  process.env.NODE_ENV = "production";
  const { build } = await import("vite");
  rmSync(stamp, { force: true });
  await build({ root: WEB, logLevel: "warn" });
  writeFileSync(stamp, String(time));
}
