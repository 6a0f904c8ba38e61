import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, hub, launch, open, overflow, screenshot, signIn, visitor } from "./browser.ts";

const PAGES = [
  "/attract",
  "/attract/pipeline",
  "/attract/pipeline?view=table",
  "/attract/funnel",
  "/attract/places?areaHaMin=4&powerMvaMin=20&motorwayKmBelow=10",
  "/attract/offers",
  "/attract/promises",
];

describe.skipIf(hub === "")("attract in the browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test.each([
    ["en", 1440],
    ["zh-CN", 1440],
    ["fr", 390],
  ] as const)(
    "every page in %s at %i px: no finding of axe, no sideways scroll",
    async (language, width) => {
      const context = await visitor(browser, { language, width });
      await signIn(context, "officer@demo.essor");
      const page = await context.newPage();
      for (const address of PAGES) {
        await open(page, address);
        expect(await axe(page), address).toEqual([]);
        expect(await overflow(page), address).toBe(0);
      }
      await screenshot(page, `attract-${language}-${width}`);
      await context.close();
    },
  );

  describe.each([
    [
      "en",
      {
        lead: "New lead",
        name: "Project name",
        investor: "Investor",
        save: "Save",
        stopped: "Stopped by law",
        check: "Check",
        text: "What is offered",
        fits: "Fits",
      },
    ],
    [
      "zh-CN",
      {
        lead: "登记线索",
        name: "项目名称",
        investor: "投资方",
        save: "保存",
        stopped: "依法禁止",
        check: "审查",
        text: "拟给予的条件",
        fits: "符合",
      },
    ],
  ] as const)("an officer's day in %s", (language, words) => {
    let context: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      context = await visitor(browser, { language });
      await signIn(context, "officer@demo.essor");
      page = await context.newPage();
    });
    afterAll(() => context?.close());

    test("A9 registers a lead and finds it in the pipeline", async () => {
      const name = `Browser lead ${language}`;
      await open(page, "/attract/pipeline");
      await page.getByRole("button", { name: words.lead }).click();
      await page.getByLabel(words.name).fill(name);
      await page.getByLabel(words.investor).fill(`Browser firm ${language}`);
      await page.getByRole("button", { name: words.save }).click();
      await page.getByRole("status").filter({ hasText: /./ }).first().waitFor();
      await open(page, `/attract/pipeline?view=table&find=${encodeURIComponent(name)}`);
      await page.getByRole("link", { name }).first().click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
    });

    test("A11 sees the plot that meets the hard needs first", async () => {
      await open(page, "/attract/places?areaHaMin=4&powerMvaMin=20&motorwayKmBelow=10");
      const first = page.locator("table").first().locator("tbody tr").first();
      expect(await first.innerText()).toContain(words.fits);
    });

    test("A12 moving a weight re-orders the places, with every raw value in place", async () => {
      await open(page, "/attract/places");
      const places = page.locator(".at-table tbody tr");
      const before = await places.allInnerTexts();
      const slider = page.locator('.at-weights input[type="range"]').last();
      await slider.fill("5");
      await page.waitForFunction(
        (was) =>
          JSON.stringify(
            [...document.querySelectorAll(".at-table tbody tr")].map(
              (r) => (r as HTMLElement).innerText,
            ),
          ) !== was,
        JSON.stringify(before),
      );
      const after = await places.allInnerTexts();
      const values = (rows: string[]) => rows.join(" ").match(/20\d\d[^\s]* · /g)?.length;
      expect(values(after)).toBe(values(before));
    });

    test("A15 an offer to refund tax is stopped and the article is shown", async () => {
      await open(page, "/attract/offers");
      await page.getByLabel(words.text).fill("refund of local tax share");
      await page.getByRole("button", { name: words.check, exact: true }).click();
      await page.getByText(words.stopped).first().waitFor();
      expect(await page.locator(".es-note").last().innerText()).toContain("第十条");
    });
  });
});
