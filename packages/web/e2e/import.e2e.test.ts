import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, hub, launch, open, signIn, visitor } from "./browser.ts";

const BULLETIN = `代码,地区,年份,地区生产总值（亿元）
320583,昆山市,2023,5150.00
999999,无此地,2023,1
320585,太仓市,2023,abc
`;

describe.skipIf(!hub)("a corrected bulletin", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test("upload, mapping as suggested, dry run, apply, new edition, as it stood, undo", async () => {
    const context = await visitor(browser);
    await signIn(context, "analyst@demo.essor");
    const page = await context.newPage();
    await open(page, "/measure/imports");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "bulletin.csv", mimeType: "text/csv", buffer: Buffer.from(BULLETIN) });
    await page.waitForURL(/\/measure\/imports\/\d+/);
    const batch = page.url();
    await page.getByLabel("Meaning of “代码”").waitFor();
    expect(await page.getByLabel("Meaning of “代码”").inputValue()).toBe("area");
    expect(await axe(page)).toEqual([]);
    await page.getByLabel("Title of the source").fill("Bulletin of 2023, corrected");
    await page.getByRole("button", { name: "Check, change nothing yet" }).click();
    const apply = page.getByRole("button", { name: "Apply 1 figure" });
    await apply.waitFor();
    await page.getByText("515,000,000,000 yuan").waitFor();
    await page.getByRole("cell", { name: "unknown-area" }).waitFor();
    await page.getByRole("cell", { name: "wrong-number" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await apply.click();
    await page.getByRole("button", { name: "Undo this import" }).waitFor();

    await open(page, "/measure/figures?area=320583&figure=gdp~2023~320583~_T");
    await page.getByText("Exact value: 515,000,000,000").waitFor();
    await page.getByText("514,060,000,000").waitFor();
    await open(page, "/measure/figures?area=320583&figure=gdp~2023~320583~_T&asOf=2024-06-30");
    await page.getByText("Exact value: 514,060,000,000").waitFor();

    await open(page, batch);
    await page.getByRole("button", { name: "Undo this import" }).click();
    await page.locator(".es-note", { hasText: "The import is undone" }).waitFor();
    await context.close();
  });
});
