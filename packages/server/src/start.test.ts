import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { cloneDatabase } from "./db/test-cluster.ts";
import { readSettings, start } from "./main.ts";

describe("starting", () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "essor-start-"));
  const server = createServer();
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let taken = 0;
  beforeAll(async () => {
    database = await cloneDatabase(inject("superUrl"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    taken = typeof address === "object" && address ? address.port : 0;
  });
  afterAll(async () => {
    server.close();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  });
  const settings = () =>
    readSettings({ ESSOR_HOME: home, DATABASE_URL: database.url, ESSOR_DEMO: "off" });

  it("a port that was asked for and is taken is refused by name, and nothing goes on running", async () => {
    await expect(
      start({ ...settings(), port: taken, portAsked: true }, () => {}),
    ).rejects.toMatchObject({ code: "port-taken" });
  });

  it("a default port that is taken gives way to the next; twice in a row works on the same data", async () => {
    for (let round = 0; round < 2; round++) {
      const running = await start({ ...settings(), port: taken }, () => {});
      expect(Number(new URL(running.address).port)).toBeGreaterThan(taken);
      expect((await fetch(`${running.address}/api/v1/me/ways`)).status).toBe(200);
      await running.stop();
    }
  });

  it("a port that is no number, and half an OIDC set-up, are told before anything starts", () => {
    expect(() => readSettings({ ESSOR_PORT: "web" })).toThrow(/ESSOR_PORT/);
    expect(() => readSettings({ ESSOR_OIDC_ISSUER: "https://id.example" })).toThrow(
      /ESSOR_OIDC_CLIENT_ID/,
    );
  });
});
