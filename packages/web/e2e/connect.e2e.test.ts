import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hub, launch, open, screenshot, signIn, visitor } from "./browser.ts";

const FIRM = "晨曦示例材料有限公司";
const OTHER = "远山示例机电有限公司";

describe.skipIf(!hub)("connect in the browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  describe("a need's way from a firm over the matchmaker to an introduction, in Chinese", () => {
    let firm: Page;
    let other: Page;
    let matchmaker: Page;
    const contexts: BrowserContext[] = [];
    let profile = "";
    let thread = "";
    const person = async (email: string) => {
      const context = await visitor(browser, { language: "zh-CN" });
      contexts.push(context);
      await signIn(context, email);
      return context.newPage();
    };
    beforeAll(async () => {
      firm = await person("enterprise@demo.essor");
      other = await person("enterprise2@demo.essor");
      matchmaker = await person("matchmaker@demo.essor");
    });
    afterAll(() => Promise.all(contexts.map((c) => c.close())));
    const click = (page: Page, name: string) =>
      page.getByRole("button", { name, exact: true }).click();

    test("the firm writes a need; its own name in the text is caught; without a target it is not ready", async () => {
      await open(firm, "/connect/mine?edit=%2B");
      await firm.getByLabel("贵单位名称").fill(FIRM);
      await firm.getByLabel("标题（中文）").fill("柔性屏低温阻隔膜涂布");
      await firm
        .getByLabel("说明（中文）")
        .fill(
          `晨曦示例材料需要一种低温涂布工艺，在柔性基底上形成高阻隔薄膜，水汽透过率低，可弯折十万次以上，并适合卷对卷连续生产。`,
        );
      await click(firm, "保存");
      await firm.waitForURL(/\/connect\/profiles\/\d+/);
      profile = firm.url().split("/").at(-1) as string;
      await firm.getByText("“晨曦示例材料”").waitFor();
      await click(firm, "提交审核");
      await firm.getByText("尚不能公开").waitFor();
      await open(firm, `/connect/mine?edit=${profile}`);
      await firm
        .getByLabel("说明（中文）")
        .fill(
          "需要一种低温涂布工艺，在柔性基底上形成高阻隔薄膜，水汽透过率低，可弯折十万次以上，并适合卷对卷连续生产。",
        );
      await click(firm, "添加指标");
      await firm.getByLabel("指标", { exact: true }).fill("水汽透过率");
      await firm.getByLabel("数值", { exact: true }).fill("0.0001");
      await firm.getByLabel("单位", { exact: true }).fill("g/m²·d");
      await click(firm, "保存");
      await firm.waitForURL(/\/connect\/profiles\/\d+/);
      await click(firm, "提交审核");
      await firm.getByText("内部审核").first().waitFor();
    });

    test("the matchmaker passes both reviews and publishes", async () => {
      await open(matchmaker, "/connect/mine");
      await matchmaker.getByRole("link", { name: "柔性屏低温阻隔膜涂布" }).click();
      await matchmaker.waitForURL(new RegExp(`/connect/profiles/${profile}$`));
      for (const state of ["内部审核", "外部审核"]) {
        // The page of the list has headers of the same words: the checklist stands on the profile's page only.
        await matchmaker
          .locator(".es-section", { has: matchmaker.getByRole("checkbox") })
          .getByText(state)
          .waitFor();
        for (const name of [
          "问题清楚",
          "成效可衡量",
          "无法识别发布方",
          "合法且可公开",
          "大厅中尚无相同信息",
        ])
          await matchmaker.getByRole("checkbox", { name }).check();
        await click(matchmaker, "通过");
      }
      await click(matchmaker, "发布");
      await matchmaker.getByText("已发布").first().waitFor();
    });

    test("another firm finds it, sees no owner, and expresses interest in three answers", async () => {
      await open(other, "/connect?source=hub");
      await other.getByRole("searchbox").fill("阻隔膜");
      await other.waitForURL(/q=/);
      await other.getByRole("link", { name: "柔性屏低温阻隔膜涂布" }).click();
      await other.getByText("匿名发布").first().waitFor();
      expect(await other.content()).not.toContain("晨曦");
      await click(other, "表达合作意向");
      await other.getByLabel("贵单位名称").fill(OTHER);
      await other.getByLabel("您对什么感兴趣？").fill("我们有原子层沉积中试线");
      await other.getByLabel("您能提供什么？").fill("样品与测试数据");
      await other.getByLabel("希望下一步怎样？").fill("视频会议");
      await click(other, "发送");
      await other.waitForURL(/\/connect\/threads\/\d+/);
      thread = other.url().split("/").at(-1) as string;
      expect(await other.content()).not.toContain("晨曦");
    });

    test("both consent, the matchmaker introduces, and only then the names are there", async () => {
      await open(firm, `/connect/threads/${thread}`);
      expect(await firm.content()).not.toContain("远山");
      await firm.getByLabel("写消息").fill("可以，先看样品数据。");
      await click(firm, "发送");
      await firm.getByText("按时答复").waitFor();
      await click(firm, "同意公开名称");
      await open(other, `/connect/threads/${thread}`);
      await click(other, "同意公开名称");
      await other.getByText(FIRM).waitFor();
      await open(matchmaker, `/connect/threads/${thread}`);
      await click(matchmaker, "安排对接");
      await matchmaker.getByText("已对接").waitFor();
      await open(firm, `/connect/threads/${thread}`);
      await firm.getByText(OTHER).waitFor();
    });

    test("the matchmaker enters what was contracted and paid; the funnel shows the rate", async () => {
      await open(matchmaker, `/connect/threads/${thread}`);
      await matchmaker.getByRole("link", { name: "登记成果" }).click();
      await matchmaker.waitForURL(/\/connect\/outcomes/);
      expect(await matchmaker.getByLabel("需求编号").inputValue()).toBe(profile);
      await matchmaker.getByLabel("合同额", { exact: true }).fill("1654000");
      await matchmaker.getByLabel("到账额", { exact: true }).fill("881400");
      await click(matchmaker, "保存");
      expect(await matchmaker.getByText("已保存").count()).toBe(0);
      await matchmaker.getByLabel("到账凭证").fill("银行回单");
      await matchmaker.getByLabel("需求已解决").selectOption("yes");
      await click(matchmaker, "保存");
      await matchmaker.getByText("53.3%").first().waitFor();
      await matchmaker.getByText("23.3%").first().waitFor();
      await screenshot(matchmaker, "connect-outcomes");
      await open(firm, "/connect/outcomes");
      await firm.getByRole("row", { name: /柔性屏低温阻隔膜涂布/ }).waitFor();
      await open(other, "/connect/outcomes");
      await other.getByRole("row", { name: /柔性屏低温阻隔膜涂布/ }).waitFor();
    });

    test("a purchase list shows local candidates and the share of spend", async () => {
      await open(other, "/connect/localise");
      await click(other, "填入示例");
      await click(other, "查找本地供应商");
      await other.getByText("可本地化").waitFor();
      await other.getByRole("link", { name: "高密度印制电路板与贴片产能" }).first().waitFor();
    });
  });

  describe("the rest of the week, in English: an afternoon of meetings, and who is who", () => {
    const contexts: BrowserContext[] = [];
    let firm: Page;
    let matchmaker: Page;
    const person = async (email: string) => {
      const context = await visitor(browser, { language: "en" });
      contexts.push(context);
      await signIn(context, email);
      return context.newPage();
    };
    beforeAll(async () => {
      firm = await person("enterprise@demo.essor");
      matchmaker = await person("matchmaker@demo.essor");
    });
    afterAll(() => Promise.all(contexts.map((c) => c.close())));
    const click = (page: Page, name: string) =>
      page.getByRole("button", { name, exact: true }).click();

    test("C8: the matchmaker sets up an event, the firm signs up and wishes, and the plan is proven best", async () => {
      await open(matchmaker, "/connect/events");
      await click(matchmaker, "New event");
      await matchmaker.getByLabel("Name (English)").fill("Coating day");
      await matchmaker.getByLabel(/^Day/).fill("2026-12-10");
      await matchmaker.getByLabel("Slots").fill("3");
      await matchmaker.getByLabel("Tables").fill("2");
      await click(matchmaker, "Save");
      await matchmaker.getByRole("link", { name: "Coating day" }).click();
      await matchmaker.waitForURL(/\/connect\/events\/\d+/);
      await click(matchmaker, "People and wishes");
      await matchmaker.getByLabel(/^People, one a line/).fill("Alpha; 1\nBeta");
      await matchmaker.getByLabel(/^Wishes, one a line/).fill("Alpha > Beta\nBeta");
      await click(matchmaker, "Save");
      await matchmaker.getByText("Line 2 cannot be read").waitFor();
      await matchmaker.getByLabel(/^Wishes, one a line/).fill("Alpha > Beta");
      await click(matchmaker, "Save");
      await matchmaker.getByText("2 people, 2 tables, 3 slots").waitFor();
      await open(firm, new URL(matchmaker.url()).pathname);
      await firm.getByLabel("Name at the event").fill("Gamma");
      await click(firm, "Sign up");
      await firm.getByLabel("Whom to meet").selectOption({ label: "Beta" });
      await click(firm, "Wish to meet");
      await firm.getByText("not answered").waitFor();
      await open(matchmaker, new URL(matchmaker.url()).pathname);
      await click(matchmaker, "Plan the meetings");
      await matchmaker.getByText("none: proven best").waitFor();
      await matchmaker.getByText("2 / 2").first().waitFor();
    });

    test("two entries of one firm are merged with what speaks for it, and parted again", async () => {
      await open(matchmaker, "/connect/organisations");
      const pair = matchmaker.getByRole("listitem").filter({ hasText: "三一重机有限公司" }).first();
      await pair.getByText(/name: same/).waitFor();
      await pair.getByRole("button", { name: "Same: merge" }).click();
      await matchmaker.getByRole("heading", { name: "Merges" }).waitFor();
      await matchmaker.getByRole("button", { name: "Undo", exact: true }).first().click();
      await matchmaker.getByText("Parted again: all stands as before.").waitFor();
      await matchmaker.getByRole("searchbox").fill("sanyi");
      await matchmaker.getByRole("heading", { name: "三一重机有限公司", exact: true }).waitFor();
    });

    test("C1: the matchmaker enters an expert who is not to be named; a firm finds the expert by the work, without the name", async () => {
      await open(matchmaker, "/connect/experts");
      await click(matchmaker, "Enter an expert");
      await matchmaker.getByLabel("Body").selectOption({ index: 1 });
      await matchmaker.getByLabel("Name of the expert").fill("Florian Nightjar");
      await matchmaker.getByLabel("Post or title").fill("Head of sputtering");
      await matchmaker
        .getByLabel("What was published and done")
        .fill("Sputtering targets for transparent electrodes");
      await click(matchmaker, "Save");
      await matchmaker.getByRole("cell", { name: "Florian Nightjar" }).waitFor();
      await open(firm, "/connect/experts?ask=transparent%20electrodes");
      await firm.getByRole("cell", { name: "Head of sputtering" }).waitFor();
      expect(await firm.content()).not.toContain("Nightjar");
    });
  });
});
