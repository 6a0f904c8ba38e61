// `npm run ok`: everything that must hold before a change goes in. `--fix` mends what a machine can mend.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.mjs";

await ensureInstalled();
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const bin = (name) => path.join(root, "node_modules/.bin", name);
const fix = process.argv.includes("--fix");
const steps = [
  ["format and lint", bin("biome"), ["check", "--error-on-warnings", ...(fix ? ["--write"] : [])]],
  ["types", bin("tsc"), ["-b"]],
  ["walls", bin("depcruise"), ["packages", "--config", ".dependency-cruiser.cjs"]],
  ["dead code", bin("knip"), ["--no-progress"]],
  [
    "tests without a browser",
    process.execPath,
    [
      path.join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--project",
      "fast",
      "--project",
      "database",
    ],
  ],
];
let failed = false;
for (const [name, command, args] of steps) {
  const begun = Date.now();
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const took = ((Date.now() - begun) / 1000).toFixed(1);
  if (done.status === 0) process.stdout.write(`ok    ${name} (${took} s)\n`);
  else {
    failed = true;
    process.stdout.write(`FAILS ${name} (${took} s)\n${done.stdout}${done.stderr}\n`);
  }
}
process.exitCode = failed ? 1 : 0;
