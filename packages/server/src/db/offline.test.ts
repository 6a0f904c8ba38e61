import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "../../../..");
/** A world of its own with nothing but the loopback: no name, no address beyond this machine. */
const ALONE = ["-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];
const permitted = spawnSync("unshare", [...ALONE, "true"]).status === 0;

/** Runs inside: starts the product, proves that the outside is out of reach, asks for pages and figures, stops it. */
const VISIT = `
const { spawn } = await import("node:child_process");
const child = spawn("npm", ["start"], { stdio: ["ignore", "pipe", "pipe"], detached: true });
let said = "";
child.stdout.on("data", (c) => (said += c));
child.stderr.on("data", (c) => (said += c));
const late = Date.now() + 100_000;
let address;
while (!(address = /ready at (http\\S+)/.exec(said)?.[1])) {
  if (child.exitCode !== null || Date.now() > late) throw new Error(said);
  await new Promise((r) => setTimeout(r, 100));
}
const outside = await fetch("https://registry.npmjs.org/").then(() => "reached", () => "out of reach");
const page = await (await fetch(address)).text();
const assets = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((m) => m[1]);
const api = new URL("/api/v1/", address).href;
const { demo } = await (await fetch(api + "me/ways")).json();
const analyst = demo.find((a) => a.role === "analyst");
const signIn = await fetch(api + "me/session", {
  method: "POST",
  headers: { "content-type": "application/json", "x-essor": "1" },
  body: JSON.stringify({ email: analyst.email, password: analyst.password }),
});
const cookie = signIn.headers.get("set-cookie").split(";")[0];
const get = async (p) => (await fetch(api + p, { headers: { cookie } })).json();
const [recipe] = (await get("measure/recipes")).items;
const ranking = await get("measure/rankings/" + recipe.code);
process.kill(-child.pid, "SIGINT");
await new Promise((r) => child.once("close", r));
console.log("ANSWER" + JSON.stringify({ outside, assets, units: ranking.units.length }));
`;

it.skipIf(!permitted)(
  "X4: a fresh start with the sample data works with the network off",
  { timeout: 180_000 },
  () => {
    const home = mkdtempSync(path.join(os.tmpdir(), "essor-offline-"));
    try {
      const done = spawnSync(
        "unshare",
        [...ALONE, process.execPath, "--input-type=module", "-e", VISIT],
        {
          cwd: ROOT,
          encoding: "utf8",
          timeout: 170_000,
          env: { ...process.env, ESSOR_HOME: path.join(home, "hub"), ESSOR_PORT: "4280" },
        },
      );
      const answer = /ANSWER(.*)/.exec(done.stdout)?.[1];
      expect(answer, done.stderr).toBeDefined();
      const seen = JSON.parse(answer as string);
      expect(seen.outside).toBe("out of reach");
      expect(seen.units).toBeGreaterThan(1200);
      expect(seen.assets.filter((a: string) => /^(https?:)?\/\//.test(a))).toEqual([]);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
);
