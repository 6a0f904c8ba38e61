// From `npm start` to the first page: cold (new folder: cluster, migrations, demo), then warm, then with the bundles to be made.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));

async function start(): Promise<{ seconds: number; kilobytes: number }> {
  const begun = performance.now();
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, ESSOR_HOME: home, ESSOR_PORT: "4899" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  for (;;) {
    const address = /ready at (\S+)/.exec(out)?.[1];
    if (address) {
      const response = await fetch(address);
      const body = await response.text();
      const seconds = (performance.now() - begun) / 1000;
      process.kill(-(child.pid as number), "SIGINT");
      await new Promise((resolve) => child.once("close", resolve));
      return { seconds, kilobytes: body.length / 1024 };
    }
    if (child.exitCode !== null) throw new Error("npm start ended");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const unbuilt = process.argv.includes("--unbuilt");
if (unbuilt)
  for (const folder of ["packages/cli/dist", "packages/web/dist"])
    rmSync(path.join(root, folder), { recursive: true, force: true });
const cold = await start();
const warm = [await start(), await start(), await start()]
  .map((run) => run.seconds)
  .sort((a, b) => a - b);
console.log(
  `cold${unbuilt ? " with building" : ""}  ${cold.seconds.toFixed(1)} s to the first page (goal: at most 15 s)`,
);
console.log(`warm  ${warm[1]?.toFixed(1)} s, median of three (goal: at most 5 s)`);
rmSync(home, { recursive: true, force: true });
