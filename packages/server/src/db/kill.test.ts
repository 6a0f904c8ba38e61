import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startEmbedded } from "./embedded.ts";

const ROUNDS = 50;

describe("kill -9", () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "essor-kill-"));
  afterAll(async () => {
    await (await startEmbedded(home)).stop();
    rmSync(home, { recursive: true, force: true });
  });

  /** Lets the writer write for a while, then kills it; on odd rounds the database server dies with it. */
  async function round(
    n: number,
  ): Promise<{ opened: { last: number; count: number }; acknowledged: number }> {
    const { ESSOR_TEST_NO_SYNC: _, ...env } = process.env;
    const writer = spawn(
      process.execPath,
      ["--import", "tsx", path.join(import.meta.dirname, "kill-writer.ts"), home],
      {
        env,
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let out = "";
    writer.stdout.on("data", (chunk) => {
      out += chunk;
    });
    await expect
      .poll(() => out.split("\n").length, { timeout: 30_000, interval: 10 })
      .toBeGreaterThan(3);
    await new Promise((resolve) => setTimeout(resolve, 20 + ((n * 37) % 150)));
    if (n % 2 === 1) {
      const postmaster = Number(
        readFileSync(path.join(home, "pgdata/postmaster.pid"), "utf8").split("\n")[0],
      );
      process.kill(postmaster, "SIGKILL");
    }
    writer.kill("SIGKILL");
    await new Promise((resolve) => writer.once("close", resolve));
    const lines = out.split("\n").slice(0, -1); // what follows the last line end was not said in full
    const [, last = "0", count = "0"] = /^open (\d+) (\d+)$/.exec(lines[0] ?? "") ?? [];
    return {
      opened: { last: Number(last), count: Number(count) },
      acknowledged: Number(lines.at(-1)),
    };
  }

  it(`loses no acknowledged write in ${ROUNDS} rounds`, { timeout: 300_000 }, async () => {
    let acknowledged = 0;
    for (let n = 0; n < ROUNDS; n++) {
      const one = await round(n);
      expect(one.opened.last).toBeGreaterThanOrEqual(acknowledged);
      expect(one.opened.count).toBe(one.opened.last);
      acknowledged = one.acknowledged;
    }
    expect(acknowledged).toBeGreaterThan(ROUNDS);
  });
});
