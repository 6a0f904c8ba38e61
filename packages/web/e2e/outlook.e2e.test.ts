import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, hub, launch, open, overflow, signIn, visitor } from "./browser.ts";

describe.skipIf(!hub)("outlook", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("O2: O7: an analyst forecasts from the pipeline and finds the forecast in the brief", async () => {
    const context = await visitor(browser);
    await signIn(context);
    const page = await context.newPage();
    await open(page, "/outlook/forecast");
    await page.getByLabel("Measure").selectOption("investment");
    await page.getByRole("button", { name: "Forecast", exact: true }).click();
    await page.getByText(/the pipeline brings/).waitFor({ timeout: 60_000 });
    await page.getByText(/On 2,127 unseen facilities/).waitFor({ timeout: 60_000 });
    await open(page, "/outlook/brief?lang=fr");
    const report = page.locator("article.ol-brief");
    await report.getByText("Ce qu’apporte le portefeuille").waitFor();
    // Every digit of the report stands in a link.
    const loose = await report.evaluate((element) => {
      const copy = element.cloneNode(true) as HTMLElement;
      for (const link of copy.querySelectorAll("a[href]")) link.remove();
      return /\d/.test(copy.textContent ?? "");
    });
    expect(loose).toBe(false);
    // Frozen, it has an address of its own, a picture and a PDF.
    await page.getByRole("button", { name: "Freeze this brief" }).click();
    await page.waitForURL(/brief=\d+/, { timeout: 60_000 });
    await report.getByText("Ce qu’apporte le portefeuille").waitFor();
    await page.locator("img.ol-brief-picture").waitFor();
    const pdf = await page.getByRole("link", { name: "PDF" }).getAttribute("href");
    const file = await context.request.get(pdf as string);
    expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  test("O3: a lever moves: score and rank follow, and the address holds the scenario", async () => {
    const context = await visitor(browser);
    await signIn(context);
    const page = await context.newPage();
    await open(page, "/outlook/scenarios");
    const thumb = page.getByRole("slider", { name: "Migrants from other provinces" });
    await thumb.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/levers=migrants_other_province/);
    await page.getByRole("heading", { level: 1, name: /Kunshan (stays|goes)/ }).waitFor();
    const times = await page.evaluate(() =>
      performance.getEntriesByName("essor-scenario").map((e) => e.duration),
    );
    process.stderr.write(
      `slider to rank interval: ${times.map((ms) => Math.round(ms)).join(", ")} ms\n`,
    );
    // The median of what moving it takes, from the hand to the new interval.
    const median = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;
    expect(median).toBeLessThanOrEqual(300);
    await page.getByLabel("Name").fill("Fewer newcomers");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("cell", { name: "Fewer newcomers" }).waitFor({ timeout: 30_000 });
    await context.close();
  });

  test("O3: what it takes: the cheapest measures to a rank by a year, and on to the scenario", async () => {
    const context = await visitor(browser);
    await signIn(context);
    const page = await context.newPage();
    await open(page, "/outlook/need?goal=score&value=87");
    await page.getByRole("button", { name: "Find the cheapest way" }).click();
    await page.getByText("Probability that it is reached").waitFor({ timeout: 60_000 });
    await page.getByRole("link", { name: "Look at this set as a scenario" }).click();
    await page.waitForURL(/scenarios\?levers=/);
    await page.getByRole("heading", { level: 1, name: /Kunshan (stays|goes)/ }).waitFor();
    await context.close();
  });

  test("O5: too few years claim no lead; of two long series the chart shows each lead with its interval", async () => {
    const context = await visitor(browser);
    await signIn(context);
    const page = await context.newPage();
    await open(page, "/outlook/leads");
    await page.getByRole("heading", { level: 1, name: /too few to claim any lead/ }).waitFor();
    await page
      .getByRole("table", { name: /long enough/ })
      .getByText("Yuan for a dollar")
      .click();
    await page.waitForURL(/outcome=usd_cny/);
    await page.getByText(/moves together with Yuan for a dollar/).waitFor();
    await page.getByRole("button", { name: "Table", exact: true }).click();
    await page.getByRole("columnheader", { name: "Independent pairs" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });

  test("O8: anyone may look at the public page without signing in", async () => {
    const context = await visitor(browser, { language: "zh-CN", width: 390 });
    const page = await context.newPage();
    await page.goto("/public/kunshan");
    await page.getByRole("heading", { level: 1, name: /昆山/ }).waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    const answer = await context.request.get("/api/v1/outlook/public/kunshan/figures.csv");
    expect(answer.headers()["cache-control"]).toContain("public");
    expect((await answer.text()).split("\n")[0]).toContain("source");
    await context.close();
  });
});
