// The ranking page of about 1,300 units in Chromium: from the click to the first answer to the reader, and a moved weight.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Page } from "playwright-core";

const root = path.resolve(import.meta.dirname, "..");
const home = mkdtempSync(path.join(os.tmpdir(), "essor-bench-"));
const given = process.env.ESSOR_TEST_HUB;
const BROWSERS = [process.env.ESSOR_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
const ROUNDS = 7;

async function product(): Promise<{ address: string; stop: () => Promise<void> }> {
  if (given) return { address: given, stop: async () => {} };
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, ESSOR_HOME: home, ESSOR_PORT: "4898" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  for (;;) {
    const address = /ready at (\S+)/.exec(out)?.[1];
    if (address)
      return {
        address,
        stop: async () => {
          process.kill(-(child.pid as number), "SIGINT");
          await new Promise((resolve) => child.once("close", resolve));
        },
      };
    if (child.exitCode !== null) throw new Error("npm start ended");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const median = (all: readonly number[]) =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] as number;

/** CPU milliseconds of this process and everything below it: browser and, where started here, the product. Linux only. */
function work(): number {
  const parents = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync("/proc").filter((n) => /^\d+$/.test(n))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ");
      parents.set(Number(name), {
        parent: Number(fields[1]),
        ticks: Number(fields[11]) + Number(fields[12]),
      });
    } catch {
      // It ended meanwhile.
    }
  }
  const below = (pid: number): boolean =>
    pid === process.pid || (parents.has(pid) && below(parents.get(pid)?.parent as number));
  let ticks = 0;
  for (const [pid, own] of parents) if (below(pid)) ticks += own.ticks;
  return ticks * 10;
}

type Taken = { readonly wall: number; readonly cpu: number };

/** Milliseconds until rows are drawn and the page has answered a key: rows alone are only a picture. */
async function interactive(page: Page, go: () => Promise<unknown>): Promise<Taken> {
  const before = work();
  const begun = performance.now();
  await go();
  const row = page.locator("tbody tr[data-row='0']");
  await row.waitFor();
  await row.focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-row") === "1");
  return { wall: performance.now() - begun, cpu: work() - before };
}

const { address, stop } = await product();
const browser = await chromium.launch({
  executablePath: BROWSERS.find((b): b is string => b !== undefined && existsSync(b)) as string,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const context = await browser.newContext({
  baseURL: address,
  viewport: { width: 1440, height: 900 },
});
const { demo } = (await (await context.request.get("/api/v1/me/ways")).json()) as {
  demo: { role: string; email: string; password: string }[];
};
const analyst = demo.find((a) => a.role === "analyst");
await context.request.post("/api/v1/me/session", {
  data: { email: analyst?.email, password: analyst?.password },
  headers: { "x-essor": "1" },
});
const page = await context.newPage();
const first = await interactive(page, () => page.goto("/measure"));
const units = await page.locator("[role=status]", { hasText: /rows/ }).first().textContent();

const loads: Taken[] = [];
for (let i = 0; i < ROUNDS; i++) {
  await page.goto("about:blank");
  loads.push(await interactive(page, () => page.goto("/measure")));
}
const clicks: Taken[] = [];
for (let i = 0; i < ROUNDS; i++) {
  await page.goto("/measure/lists");
  await page.locator("h1").waitFor();
  await page.waitForLoadState("networkidle");
  const link = page.getByRole("link", { name: "Ranking", exact: true });
  clicks.push(await interactive(page, () => link.click()));
}
await page.goto("/measure");
await page.locator("tbody tr[data-row='0']").waitFor();
await page.getByRole("slider", { name: "Weight of Quality" }).focus();
for (let i = 0; i < ROUNDS; i++) {
  await page.keyboard.press("ArrowRight");
  await page.waitForTimeout(300);
}
const moves = await page.evaluate(() =>
  performance.getEntriesByName("essor-rank").map((entry) => entry.duration),
);
const ms = (value: number) => `${value.toFixed(0)} ms`;
const told = (all: readonly Taken[]) =>
  `${ms(median(all.map((a) => a.wall)))} (CPU of browser and product ${ms(median(all.map((a) => a.cpu)))})`;
console.log(`${units}: rows drawn and a key answered (goal: at most 1,000 ms)`);
console.log(`  first visit, nothing cached  ${told([first])}`);
console.log(`  loaded anew, median of ${ROUNDS}    ${told(loads)}`);
console.log(`  by a link, median of ${ROUNDS}      ${told(clicks)}`);
console.log(`  load of the machine ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} cores`);
console.log(
  `re-rank on a moved weight, median of ${moves.length}: ${ms(median(moves))} (goal: at most 200 ms)`,
);
await browser.close();
await stop();
rmSync(home, { recursive: true, force: true });
