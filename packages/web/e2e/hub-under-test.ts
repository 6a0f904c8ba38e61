import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: declaration merging needs an interface
  interface ProvidedContext {
    /** Addresses of the products under test, one a worker; none where there is no browser to test with. */
    hubs: readonly string[];
    chromium: string;
    screenshots: string;
  }
}

const ROOT = path.resolve(import.meta.dirname, "../../..");
const BROWSERS = [
  process.env.ESSOR_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Waits for the line with the address; what the product said so far is the message if it never comes. */
function ready(product: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(
      () => reject(new Error(`The product did not start:\n${said}`)),
      110_000,
    );
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /ready at (https?:\/\/\S+)/.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve(found[1] as string);
    };
    product.stdout?.on("data", listen);
    product.stderr?.on("data", listen);
    product.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`The product ended with ${code}:\n${said}`));
    });
  });
}

/** Starts the real product on an empty home. */
async function startProduct(home: string): Promise<{ address: string; stop: () => Promise<void> }> {
  const product = spawn(process.execPath, [path.join(ROOT, "tools/start.mjs")], {
    cwd: ROOT,
    env: { ...process.env, ESSOR_HOME: home, ESSOR_PORT: String(await freePort()) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const stop = async () => {
    const gone = new Promise((resolve) => product.once("exit", resolve));
    product.kill("SIGINT");
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 15_000))]);
    product.kill("SIGKILL");
  };
  try {
    return { address: await ready(product), stop };
  } catch (error) {
    product.kill("SIGKILL");
    throw error;
  }
}

/** Starts a product for each worker of the browser tests: what one file does there, none that runs beside it sees. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const chromium = BROWSERS.find((b): b is string => b !== undefined && existsSync(b));
  const home = mkdtempSync(path.join(tmpdir(), "essor-browser-"));
  project.provide("screenshots", path.join(home, "screenshots"));
  project.provide("chromium", chromium ?? "");
  if (!chromium) {
    console.warn(
      "Browser tests are skipped: no Chromium found (apt-get install chromium, or set ESSOR_CHROMIUM)",
    );
    project.provide("hubs", []);
    return async () => rmSync(home, { recursive: true, force: true });
  }
  if (process.env.ESSOR_TEST_HUB) {
    project.provide("hubs", [process.env.ESSOR_TEST_HUB]);
    return async () => {};
  }
  const isOneFile = project.vitest.filenamePattern?.length === 1;
  const products = [await startProduct(path.join(home, "hub-1"))];
  if (!isOneFile) products.push(await startProduct(path.join(home, "hub-2")));
  project.provide(
    "hubs",
    products.map(({ address }) => address),
  );
  return async () => {
    await Promise.all(products.map(({ stop }) => stop()));
    if (!process.env.ESSOR_KEEP_SCREENSHOTS) rmSync(home, { recursive: true, force: true });
  };
}
