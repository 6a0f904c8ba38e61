import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, hub, launch, open, signIn, visitor } from "./browser.ts";

describe.skipIf(!hub)("attract in the browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

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
        move: "Move",
        on: "On",
        agreed: "Agreement dated",
        planned: "Planned start",
        evidence: "Evidence of construction",
        plot: "Proposed plot",
        plotName: "Worked example plot 1",
        workbook: "Excel workbook",
        link: "Make a link",
        share: "Make a read-only link",
        district: "khtd",
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
        move: "推进",
        on: "日期",
        agreed: "协议日期",
        planned: "计划开工",
        evidence: "施工佐证",
        plot: "推荐地块",
        plotName: "示例地块一",
        workbook: "Excel 工作簿",
        link: "生成链接",
        share: "生成只读链接",
        district: "khtd",
      },
    ],
  ] as const)("an officer's day in %s", (language, words) => {
    let context: BrowserContext;
    let page: Page;
    let id = 0;
    const name = `Browser lead ${language}`;
    const firm = `Browser firm ${language} ${Date.now()}`;
    const api = async (method: "get" | "post" | "put", path: string, data?: object) => {
      const answer = await context.request[method](`/api/v1${path}`, {
        ...(data ? { data } : {}),
        headers: { "x-essor": "1" },
      });
      expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
      return answer.json().catch(() => ({}));
    };
    beforeAll(async () => {
      context = await visitor(browser, { language });
      await signIn(context, "officer@demo.essor");
      page = await context.newPage();
    });
    afterAll(() => context?.close());

    test("A10 an enquiry that came in stands on the daily list with its deadline", async () => {
      const body = `Clean room of 8,000 m2 wanted ${language}`;
      await api("post", "/attract/enquiries", { district: "ketd", sender: firm, body });
      await open(page, "/attract");
      await page.getByText(body).first().waitFor();
    });

    test("A9 registers a lead, hears that another district holds the firm, and finds it in the pipeline", async () => {
      const other = await visitor(browser, { language });
      await signIn(other, "officer2@demo.essor");
      const held = await other.request.post("/api/v1/attract/projects", {
        data: { name: `Held ${language}`, district: words.district, investor: { name: firm } },
        headers: { "x-essor": "1" },
      });
      expect(held.status()).toBe(201);
      await other.close();
      await open(page, "/attract/pipeline");
      await page.getByRole("button", { name: words.lead }).click();
      await page.getByLabel(words.name).fill(name);
      await page.getByLabel(words.investor).fill(firm);
      await page.getByRole("button", { name: words.save }).click();
      await page.getByRole("status").filter({ hasText: words.district }).first().waitFor();
      await open(page, `/attract/pipeline?view=table&find=${encodeURIComponent(name)}`);
      await page.getByRole("link", { name }).first().click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      id = Number(page.url().match(/projects\/(\d+)/)?.[1]);
      await open(page, "/attract");
      await page.getByText(name).first().waitFor(); // the mediation task names its project
    });

    test("A11 sees the plot that meets the hard needs first, and where it lies", async () => {
      await open(page, "/attract/places?areaHaMin=4&powerMvaMin=20&motorwayKmBelow=10");
      const first = page.locator(".es-table").first().locator("tbody tr").first();
      expect(await first.innerText()).toContain(words.fits);
      expect(await first.innerText()).toContain(words.plotName);
      await page.locator(".at-map svg text", { hasText: words.plotName }).waitFor();
    });

    test("A12 moving a weight re-orders the places, with every raw value in place; the link shows the same and nothing to move", async () => {
      await open(page, "/attract/places");
      const places = page.locator(".at-weights ~ .at-table tbody tr");
      const before = await places.allInnerTexts();
      const slider = page.locator('.at-weights input[type="range"]').last();
      await slider.fill("5");
      await expect
        .poll(async () => JSON.stringify(await places.allInnerTexts()))
        .not.toBe(JSON.stringify(before));
      const after = await places.allInnerTexts();
      const values = (rows: string[]) => rows.join(" ").match(/20\d\d[^\s]* · /g)?.length;
      expect(values(after)).toBe(values(before));
      await page.getByText(words.share, { exact: true }).click();
      await page.getByRole("button", { name: words.link, exact: true }).click();
      const address = await page.locator(".es-note .es-break").first().innerText();
      const link = address.match(/\/shared\/[\w-]+/)?.[0] as string;
      const outside = await visitor(browser, { language });
      const guest = await outside.newPage();
      await open(guest, link);
      const shown = guest.locator(".at-weights ~ .at-table tbody tr");
      await expect.poll(() => shown.allInnerTexts()).toEqual(after);
      expect(await guest.locator('.at-weights input[type="range"]:enabled').count()).toBe(0);
      expect(await axe(guest)).toEqual([]);
      await outside.close();
    });

    test("A13 fills an answer pack for the plot and takes it away as a workbook", async () => {
      await open(page, "/attract/answers");
      await page.getByLabel(words.plot).selectOption({ label: words.plotName });
      await page
        .getByRole("cell", { name: /25 MVA/ })
        .first()
        .waitFor();
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: words.workbook }).click();
      expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
    });

    test("A15 an offer to refund tax is stopped and the article is shown", async () => {
      await open(page, "/attract/offers");
      await page.getByLabel(words.text).fill("refund of local tax share");
      await page.getByRole("button", { name: words.check, exact: true }).click();
      await page.getByText(words.stopped).first().waitFor();
      expect(await page.locator(".es-note").last().innerText()).toContain("第十条");
    });

    test("A1 A20 signed on the board, started, producing; the gap that it fills closes, and the figure moves", async () => {
      const today = new Date().toISOString().slice(0, 10);
      const gaps = (await api("get", "/target/gaps")).items as {
        id: number;
        status: string;
        chain: string;
      }[];
      // Other journeys on this hub fill gaps of the display chain.
      const gap = gaps.find((g) => g.status === "open" && g.chain !== "new-display")?.id;
      await api("put", `/target/gaps/${gap}/projects/${id}`);
      await open(page, "/attract/pipeline");
      await page.getByRole("button", { name: `${words.move} ${name}` }).click();
      const form = page.getByRole("dialog");
      await form.locator("select").selectOption("signed");
      await form.getByLabel(words.agreed).fill(today);
      await form.getByLabel(words.planned).fill(today);
      await form.getByRole("button", { name: words.save }).click();
      await form.waitFor({ state: "detached" });
      await page.locator('.at-lane[data-stage="signed"]').getByText(name).waitFor();
      for (const stage of ["started", "in-production"]) {
        await page.getByRole("button", { name: `${words.move} ${name}` }).click();
        await form.locator("select").selectOption(stage);
        if (stage === "in-production") await form.getByLabel(words.evidence).fill("permit 17");
        await form.getByRole("button", { name: words.save }).click();
        await form.waitFor({ state: "detached" });
        await page.locator(`.at-lane[data-stage="${stage}"]`).getByText(name).waitFor();
      }
      const closed = (
        (await api("get", "/target/gaps")).items as {
          id: number;
          status: string;
          events: object[];
        }[]
      ).find((g) => g.id === gap);
      expect(closed?.status).toBe("closed");
      expect(closed?.events[0]).toMatchObject({ what: "closed", projectId: id });
      const figure = async () =>
        ((
          await api(
            "get",
            "/measure/observations?indicator=attract_utilised_investment&area=320583",
          )
        ).items ?? []) as { id: string; value: number }[];
      const year = language === "en" ? "2033" : "2034";
      await api("post", `/attract/projects/${id}/amounts`, {
        measure: "utilised",
        money: { amount: "7000000.00", currency: "CNY" },
        on: `${year}-05-04`,
        evidence: "bank receipt",
      });
      await expect
        .poll(async () => (await figure()).find((f) => f.id.includes(`~${year}~`))?.value, {
          timeout: 20_000,
        })
        .toBe(7_000_000);
    });
  });

  test("a hub's own names of stages stand on board, table, file, map, funnel, project page, in their language alone", async () => {
    const context = await visitor(browser, { language: "zh-CN" });
    await signIn(context);
    const name = async (names: object) => {
      const answer = await context.request.put("/api/v1/attract/stages/signed", {
        data: { name: names, needs: [] },
        headers: { "x-essor": "1" },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
    };
    const own = "签约落地（本市）";
    await name({ "zh-CN": own });
    try {
      const page = await context.newPage();
      await open(page, "/attract/pipeline");
      await page.locator('.at-lane[data-stage="signed"]').getByText(own).first().waitFor();
      await open(page, "/attract/pipeline?view=table&stage=signed");
      const row = page.getByRole("row").filter({ hasText: own }).first();
      await row.waitFor();
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: "下载" }).first().click();
      await page.getByRole("menuitem", { name: "CSV" }).click();
      expect(await readFile(await (await saved).path(), "utf8")).toContain(own);
      await row.getByRole("link").first().click();
      await page.locator("main").getByText(own).first().waitFor();
      for (const at of ["map", "funnel", "stages"]) {
        await open(page, `/attract/${at}`);
        await page.locator("main").getByText(own).first().waitFor({ state: "attached" });
      }
      const reader = await visitor(browser, { language: "en" });
      await signIn(reader, "viewer@demo.essor");
      const other = await reader.newPage();
      await open(other, "/attract/pipeline");
      await other
        .locator('.at-lane[data-stage="signed"]')
        .getByText("Signed", { exact: true })
        .waitFor();
      await reader.close();
    } finally {
      await name({});
      await context.close();
    }
  });

  test("A11 the hub's own boundary is brought, drawn under the plots with its source, and taken away", async () => {
    const context = await visitor(browser, { width: 390 });
    await signIn(context);
    const page = await context.newPage();
    await open(page, "/attract/places");
    await page.getByText("Bring a boundary for this map").click();
    const file = (content: string) => ({
      name: "example.geojson",
      mimeType: "application/geo+json",
      buffer: Buffer.from(content),
    });
    const input = page.locator('input[type="file"]');
    await input.setInputFiles(file('{"type":"Point","coordinates":[121,31]}'));
    await page.getByText("must be said").waitFor();
    await page.getByLabel("Source", { exact: true }).fill("Worked example");
    await page.getByLabel("Licence", { exact: true }).fill("own use");
    await input.setInputFiles(file('{"type":"Point","coordinates":[121,31]}'));
    await page.getByText("Only polygons and multipolygons are areas").waitFor();
    const ring = "[[120.8,31.2],[121.2,31.2],[121.2,31.5],[120.8,31.2]]";
    await input.setInputFiles(file(`{"type":"Polygon","coordinates":[${ring}]}`));
    await page.getByText("Boundary: example.geojson, Worked example · own use").waitFor();
    expect(await page.locator("path.at-shape").count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Take away" }).click();
    await page.locator("path.at-shape").waitFor({ state: "detached" });
    await context.close();
  });
});
