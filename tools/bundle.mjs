// One bundle of the command line (and with it the server): starts in a second where loose sources need four.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const OUT = path.join(ROOT, "packages/cli/dist");
const SOURCES = [
  "packages/core/src",
  "packages/contract/src",
  "packages/server/src",
  "packages/cli/src",
];

/** Newest change below the source folders, in milliseconds. */
function newestSource() {
  let newest = 0;
  for (const folder of SOURCES) {
    for (const entry of readdirSync(path.join(ROOT, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (
        !entry.isFile() ||
        !/\.(ts|sql|json)$/.test(entry.name) ||
        entry.name.endsWith(".test.ts")
      )
        continue;
      newest = Math.max(
        newest,
        statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs,
      );
    }
  }
  return newest;
}

/** Everything that npm installs stays outside the bundle; our own packages go in. */
function externals() {
  const names = new Set();
  for (const p of ["core", "contract", "server", "cli"]) {
    const { dependencies = {} } = JSON.parse(
      readFileSync(path.join(ROOT, "packages", p, "package.json"), "utf8"),
    );
    for (const name of Object.keys(dependencies)) if (!name.startsWith("@essor/")) names.add(name);
  }
  return [...names].flatMap((name) => [name, `${name}/*`]);
}

/** Bundles the command line and answers the address of its entry. */
export async function makeBundle() {
  const { build } = await import("esbuild");
  mkdirSync(OUT, { recursive: true });
  const stamp = String(newestSource());
  const folder = path.join(OUT, `b${process.pid}`);
  await build({
    entryPoints: {
      main: path.join(ROOT, "packages/cli/src/main.ts"),
      // A thread needs a file of its own to start from.
      "allocation-thread": path.join(ROOT, "packages/server/src/fund/allocation-thread.ts"),
      "pairs-thread": path.join(ROOT, "packages/server/src/connect/pairs-thread.ts"),
      "stretch-thread": path.join(ROOT, "packages/server/src/measure/analysis/stretch-thread.ts"),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: externals(),
    outExtension: { ".js": ".mjs" },
    sourcemap: "linked",
    logLevel: "warning",
    define: { __ESSOR_ROOT__: JSON.stringify(ROOT) },
  });
  writeFileSync(path.join(folder, "stamp"), stamp);
  const name = `b${stamp}-${process.pid}`;
  renameSync(folder, path.join(OUT, name));
  writeFileSync(path.join(OUT, `current.${process.pid}`), `${name}\n${stamp}`);
  renameSync(path.join(OUT, `current.${process.pid}`), path.join(OUT, "current"));
  return pathToFileURL(path.join(OUT, name, "main.mjs")).href;
}

/** The address of a bundle at least as new as the sources. */
export async function freshBundle() {
  const current = path.join(OUT, "current");
  if (existsSync(current)) {
    const [name, stamp] = readFileSync(current, "utf8").split("\n");
    if (Number(stamp) >= newestSource() && existsSync(path.join(OUT, name, "main.mjs"))) {
      return pathToFileURL(path.join(OUT, name, "main.mjs")).href;
    }
  }
  return makeBundle();
}
