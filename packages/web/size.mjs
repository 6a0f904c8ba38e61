// First load of the built client, gzip: what the first page needs, in the heaviest language. Budget: 250 kB.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const DIST = path.join(import.meta.dirname, "dist");
const LANGUAGES = ["en", "zh-CN", "fr"];
const TEXTS = ["shell", "ui", "hub"];
export const BUDGET = 250_000;

/** Files of an entry with everything it imports at once. */
function closure(manifest, key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const file of chunk.css ?? []) seen.add(file);
  for (const next of chunk.imports ?? []) closure(manifest, next, seen);
  return seen;
}

const zipped = (file) => gzipSync(readFileSync(path.join(DIST, file)), { level: 9 }).length;
const sum = (files) => [...files].reduce((bytes, file) => bytes + zipped(file), 0);

/** Bytes of the shell and of the first page (overview), and of every other page beyond them. */
export function firstLoad() {
  const manifest = JSON.parse(readFileSync(path.join(DIST, ".vite/manifest.json"), "utf8"));
  const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
  const shell = closure(manifest, entry);
  const language = Math.max(
    ...LANGUAGES.map((l) =>
      TEXTS.reduce((all, area) => all + sum(closure(manifest, `src/text/${l}/${area}.ts`)), 0),
    ),
  );
  const first = closure(manifest, "src/hub/overview.tsx", new Set(shell));
  const pages = Object.keys(manifest)
    .filter(
      (key) =>
        /^src\/(hub|measure|target|attract|fund|connect|outlook)\/.+\.tsx$/.test(key) &&
        manifest[key].isDynamicEntry,
    )
    .map((key) => ({ page: key, bytes: sum(closure(manifest, key, new Set(first))) - sum(first) }));
  return { bytes: zipped("index.html") + language + sum(first), pages };
}

if (process.argv[1] === import.meta.filename) {
  if (!existsSync(path.join(DIST, ".vite/manifest.json"))) {
    console.error("Build the client first: npx vite build packages/web");
    process.exit(2);
  }
  const { bytes, pages } = firstLoad();
  console.log(`first load ${(bytes / 1000).toFixed(1)} kB gzip of ${BUDGET / 1000}`);
  for (const { page, bytes: more } of pages)
    console.log(`  + ${(more / 1000).toFixed(1).padStart(6)} kB  ${page}`);
  process.exit(bytes <= BUDGET ? 0 : 1);
}
