import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, hub, launch, open, overflow, screenshot, signIn, visitor } from "./browser.ts";

describe.skipIf(!hub)("shell", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    context = await visitor(browser);
    await signIn(context, "analyst@demo.essor");
    page = await context.newPage();
  });
  afterAll(() => browser?.close());

  test("a view keeps what was chosen, opens with its page, is renamed, shared and removed", async () => {
    await open(page, "/measure/indicators?q=output&sort=code");
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Save this view" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByLabel("Name of the view").fill("Output only");
    await panel.getByLabel("Share with the hub").check();
    await panel.getByLabel("Open with this page").check();
    await panel.getByRole("button", { name: "Save this view" }).click();
    await page.getByText("“Output only” is saved").waitFor();
    await page.getByRole("link", { name: "Published lists" }).click();
    await page.waitForURL(/lists/);
    await page.getByRole("link", { name: "Indicators", exact: true }).click();
    await page.waitForURL(/indicators\?.*q=output/);
    const menu = page.getByRole("button", { name: /Output only.* is open/ });
    await menu.click();
    await page.getByRole("menuitem", { name: "As it comes" }).click();
    await page.waitForURL((url) => !url.search.includes("q="));

    const colleague = await visitor(browser);
    await signIn(colleague, "officer@demo.essor");
    const theirs = await colleague.newPage();
    await open(theirs, "/measure/indicators");
    await theirs.getByRole("button", { name: "Views" }).click();
    await theirs.getByRole("menuitem", { name: /Output only/ }).click();
    await theirs.waitForURL(/q=output/);
    await colleague.close();

    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Save, rename, share" }).click();
    const name = page.getByRole("dialog").getByRole("listitem").getByLabel("Name of the view");
    await name.fill("Only output");
    await name.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText(/“.+” is removed/).waitFor();
    await page.keyboard.press("Escape");
  });

  test("a table goes along as a workbook of what is seen, with its address under it", async () => {
    await open(page, "/measure/indicators?q=population");
    await page.getByRole("button", { name: "Download" }).click();
    const [csv] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "CSV" }).click(),
    ]);
    const lines = readFileSync(await csv.path(), "utf8").split("\r\n");
    const shown = await page.locator("tbody tr[data-row]").count();
    expect(lines.indexOf("")).toBe(shown + 1);
    expect(lines.some((line) => line.includes("/measure/indicators?q=population"))).toBe(true);
    await page.getByRole("button", { name: "Download" }).click();
    const [book] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "Workbook (XLSX)" }).click(),
    ]);
    expect(
      readFileSync(await book.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  });

  test("M15, M16, M17: shares with their overlap, grades and points are pages, the example labelled", async () => {
    await open(page, "/measure/firms");
    await page.getByText(/of output is strategic emerging/).waitFor();
    await page.getByText("The catalogues overlap: their shares are never added.").waitFor();
    await page.getByText(/these firms are invented/).waitFor();
    await page.getByText("Grades", { exact: true }).click();
    await page.getByText("40 firms graded, 2025").waitFor();
    await page.getByText("Innovation points", { exact: true }).click();
    await page.getByText(/the weights are invented/).waitFor();
    await page.getByText("Register", { exact: true }).click();
    await page.getByRole("button", { name: "Add a firm" }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("Please fill this in").first().waitFor();
    await form.getByLabel("Code").fill("hub-001");
    await form.getByLabel("Firm").fill("Firm of the test");
    await form.getByLabel("Output", { exact: true }).fill("1000000");
    await form.getByRole("button", { name: "Save" }).click();
    await form.waitFor({ state: "hidden" });
    await page.getByText("Firm of the test").first().waitFor();
  });

  test("M4, M5: two figures give a ratio, their sum is refused; single periods and growth stand beside them", async () => {
    await open(page, "/measure/figures?indicator=gdp&area=320583&with=above_scale_output&at=2020");
    await page.getByText("Single periods and growth").first().waitFor();
    await page.getByText("times (a ratio)").waitFor();
    await page.getByText("Sum", { exact: true }).click();
    await page.getByText("(incomparable-indicators)").waitFor();
  });

  test("/api is a page to read: found, opened by its address, open to everyone, every refusal named", async () => {
    const stranger = await visitor(browser, { language: "fr", width: 390 });
    const reader = await stranger.newPage();
    await open(reader, "/api#get-me-views");
    await reader.locator("#get-me-views[open]").waitFor();
    await reader.getByLabel("Chercher un appel").fill("firm-shares");
    await reader.locator("details").first().click();
    await reader.locator("#stale-version").waitFor();
    expect(await overflow(reader)).toBe(0);
    expect(await axe(reader)).toEqual([]);
    await screenshot(reader, "api-fr-390");
    await stranger.close();
  });

  test("by keyboard alone: skip link, a row, a panel and back to where one was", async () => {
    await open(page, "/measure");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("es-skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    const row = page.locator("tbody tr[data-row='0']");
    await row.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/unit=/);
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.getAttribute("aria-labelledby")).not.toBeNull();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-row") === "0");
  });
});
