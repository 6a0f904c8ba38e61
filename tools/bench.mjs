// `npm run bench`: lists the speed programs, or runs those whose name contains the given words.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const programs = readdirSync(path.join(root, "bench"))
  .filter((name) => name.endsWith(".ts"))
  .sort();
const words = process.argv.slice(2);
if (words.length === 0) {
  process.stdout.write(
    `Each program prints figures and ratios; none is part of the tests. Run: npm run bench -- NAME ... (or all)\n\n${programs.map((p) => `  ${p.slice(0, -3)}`).join("\n")}\n`,
  );
}
for (const program of programs.filter(
  (name) => words.includes("all") || words.some((word) => name.includes(word)),
)) {
  process.stdout.write(`\n== ${program}\n`);
  const done = spawnSync(
    process.execPath,
    ["--import", "tsx", "--expose-gc", path.join("bench", program)],
    { cwd: root, stdio: "inherit" },
  );
  if (done.status !== 0) process.exitCode = 1;
}
