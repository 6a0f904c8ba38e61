import type { APIRequestContext, Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, hub, launch, open, overflow, signIn, visitor } from "./browser.ts";

const DAY = `${new Date().getUTCFullYear()}-01-15`;
const PROJECT = "Loop cathodes";
const DEAL = "Loop series A";
const INDEX = "Results of the programme";

describe.skipIf(!hub)("the loop", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    context = await visitor(browser);
    await signIn(context);
    page = await context.newPage();
  });
  afterAll(() => browser?.close());

  type Body = Record<string, never> & { version: number; id: number };
  const call = async (
    method: string,
    path: string,
    data?: object,
    { version, as = context.request }: { version?: number; as?: APIRequestContext } = {},
  ): Promise<Body> => {
    const answer = await as.fetch(`/api/v1${path}`, {
      method,
      ...(data === undefined ? {} : { data }),
      headers: {
        "x-essor": "1",
        ...(version === undefined ? {} : { "if-match": String(version) }),
      },
    });
    expect(answer.ok(), `${method} ${path}: ${answer.ok() ? "" : await answer.text()}`).toBe(true);
    return (await answer.json().catch(() => ({}))) as Body;
  };

  /** From the lead to production, and the money that arrived. */
  async function produce(id: string): Promise<void> {
    const path = `/attract/projects/${id}`;
    await call("POST", `${path}/amounts`, {
      measure: "utilised",
      money: { amount: "2000000000.00", currency: "CNY" },
      on: DAY,
      evidence: "bank receipt",
    });
    for (const stage of ["in-talks", "signed", "started", "under-construction", "in-production"]) {
      const { project } = (await call("GET", path)) as unknown as { project: Body };
      const more =
        stage === "signed"
          ? { agreedOn: DAY, plannedStart: DAY }
          : { evidence: "photographs of the site" };
      await call("POST", `${path}/move`, { stage, on: DAY, ...more }, project);
    }
  }

  /** A deal of a real fund, from screening over the committee to the payment. */
  async function invest(): Promise<number> {
    const fund = "kunshan-ai";
    const shown = (await call("GET", `/fund/funds/${fund}`)) as unknown as { fund: Body };
    await call("PUT", `/fund/funds/${fund}/rule-sets`, { ruleSets: [] }, shown.fund);
    const firm = { code: "loop-firm", name: { en: "Loop firm" }, kind: "company" };
    await call("POST", "/fund/parties", firm);
    const line = (account: string, amount: string) => ({ account, amount, currency: "CNY" });
    await call("POST", "/fund/entries", {
      fund,
      effectiveOn: DAY,
      kind: "adjustment",
      memo: "Money of the partners",
      postings: [line("assets:bank", "500000000.00"), line("equity:capital", "-500000000.00")],
    });
    const { id } = await call("POST", "/fund/deals", {
      fund,
      company: "loop-firm",
      name: DEAL,
      class: "encouraged",
      inRegion: true,
      mainField: true,
      amount: "100000000.00",
    });
    const path = `/fund/deals/${id}`;
    const step = async (verb: string, data: object) =>
      call("POST", `${path}/${verb}`, data, await call("GET", path));
    await step("advance", {});
    await step("advance", {});
    const second = await visitor(browser);
    await signIn(second, "fund@demo.essor");
    for (const as of [context.request, second.request]) {
      await call("PUT", `${path}/statement`, { conflicted: false }, { as });
      await call("PUT", `${path}/vote`, { vote: "for" }, { as });
    }
    await second.close();
    await step("decide", { minutes: "Agreed.", metOn: DAY });
    await step("invest", { day: DAY });
    return id;
  }

  /** A technical need solved through the institute. */
  async function solve(): Promise<number> {
    const adviser = await visitor(browser);
    await signIn(adviser, "matchmaker@demo.essor");
    const contract = { amount: "5000000.00", currency: "CNY" };
    const told = { kind: "contract", on: DAY, contract, contractEvidence: "signed", solved: true };
    const as = adviser.request;
    const { id } = await call("POST", "/connect/outcomes", told, { as });
    await adviser.close();
    return id;
  }

  test("issue 8, 8: a project and a deal are run to production; the index moves, and leads back to both and from both to it", async () => {
    // One project, entered as an officer would.
    await open(page, "/attract/pipeline");
    await page.getByRole("button", { name: "New lead" }).click();
    await page.getByLabel("Project name").fill(PROJECT);
    await page.getByLabel("District").last().fill("ketd");
    const made = page.waitForResponse(
      (r) => r.request().method() === "POST" && r.url().endsWith("/attract/projects"),
    );
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const { project } = (await (await made).json()) as { project: { id: number } };
    const { items: gaps } = (await call("GET", "/target/gaps")) as unknown as { items: Body[] };
    // The other tests of this product close gaps of their own.
    const filled = gaps.find((g) => g.link === "vehicle") as Body;
    const gap = filled.id;
    await call("PUT", `/target/gaps/${gap}/projects/${project.id}`);
    await produce(String(project.id));
    const deal = await invest();
    const outcome = await solve();

    // The overview says what moved and why.
    const move = page.locator("article.ov-move").filter({ hasText: INDEX });
    await expect
      .poll(
        async () => {
          await open(page, "/");
          return move.getByRole("link", { name: DEAL }).count();
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toBe(1);
    const points = async (name: string) =>
      Promise.all(
        (await move.locator("li", { has: page.getByRole("link", { name }) }).all()).map(
          async (li) => (await li.locator(".ov-points").last().textContent()) ?? "",
        ),
      );
    expect((await points(DEAL)).at(-1)).toBe("+1.00");
    expect(await axe(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);

    // From the index to the project, and from the project to the figure and the index.
    await move.getByRole("link", { name: PROJECT }).first().click();
    await page.waitForURL(new RegExp(`/attract/projects/${project.id}$`));
    const moved = page.locator("section", { hasText: "What this moved" }).last();
    await moved.getByText("Projects that began to produce").waitFor();
    await moved.getByRole("link", { name: INDEX }).first().click();
    await page.waitForURL(/\/measure\?recipe=results-index/);
    await page.goBack();

    // From a number to the observation, its source, and what it is made of; from there to the deal.
    await open(page, "/");
    await move
      .locator("li", { hasText: "Money of the funds" })
      .getByRole("button", { name: /open source$/ })
      .first()
      .click();
    await page.getByText("Where this number comes from").waitFor();
    await page.getByText("Books of the funds").first().waitFor();
    await page.getByText("What it is made of").waitFor();
    await page.getByRole("dialog").getByRole("link", { name: DEAL }).click();
    await page.waitForURL(new RegExp(`/fund/deals/${deal}`));
    await page.getByText("What this moved").waitFor();
    await page.getByText("+1.00").waitFor();

    // The gap that the project closed and the outcome of the institute say the same of themselves.
    await open(page, "/target/gaps");
    await page
      .getByRole("article")
      .filter({ hasText: filled.linkName })
      .getByRole("button", { name: "What this moved" })
      .click();
    await page.waitForURL(new RegExp(`gap=${gap}`));
    await page.getByText("Gaps of the chains that were closed").waitFor();
    const adviser = await visitor(browser);
    await signIn(adviser, "matchmaker@demo.essor");
    const ledger = await adviser.newPage();
    await open(ledger, `/connect/outcomes?outcome=${outcome}`);
    await ledger.getByText("Technical needs solved").waitFor();
    await ledger.getByRole("link", { name: INDEX }).first().waitFor();
    await adviser.close();
  });

  test("on a phone, in Chinese and French, dark: the loop fits and axe finds nothing", async () => {
    for (const look of [
      { language: "zh-CN", width: 390, scheme: "light" },
      { language: "fr", width: 390, scheme: "dark" },
    ] as const) {
      const other = await visitor(browser, look);
      await signIn(other);
      const phone = await other.newPage();
      await open(phone, "/");
      await phone.locator("article.ov-move").first().waitFor();
      expect(await axe(phone)).toEqual([]);
      expect(await overflow(phone)).toBe(0);
      await other.close();
    }
  });
});
