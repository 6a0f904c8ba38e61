import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hub, launch, open, signIn, visitor } from "./browser.ts";

describe.skipIf(!hub)("size", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("the first page needs at most 250 kB over the wire, code, style and texts", async () => {
    const context = await visitor(browser, { language: "zh-CN" });
    await signIn(context);
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    await wire.send("Network.enable");
    const own = new Map<string, boolean>();
    let bytes = 0;
    wire.on("Network.responseReceived", ({ requestId, response }) =>
      own.set(requestId, !response.url.includes("/api/")),
    );
    // Bodies as they come over the wire, without headers.
    wire.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
      if (own.get(requestId)) bytes += encodedDataLength;
    });
    await open(page, "/");
    await page.waitForLoadState("networkidle");
    console.log(`first page: ${(bytes / 1000).toFixed(1)} kB over the wire`);
    expect(bytes).toBeLessThanOrEqual(250_000);
    await context.close();
  });
});
