import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, hub, launch, open, overflow, signIn, visitor } from "./browser.ts";

/** A fund manager's quarter in the worked example: what one draws up, another approves. */
describe.skipIf(!hub)("a fund manager's quarter", () => {
  let browser: Browser;
  let mine: BrowserContext;
  let theirs: BrowserContext;
  let manager: Page;
  let second: Page;
  const fund = "/fund/funds/example-biomed";
  beforeAll(async () => {
    browser = await launch();
    mine = await visitor(browser);
    theirs = await visitor(browser);
    await signIn(mine, "fund@demo.essor");
    await signIn(theirs, "admin@demo.essor");
    manager = await mine.newPage();
    second = await theirs.newPage();
  });
  afterAll(() => browser?.close());

  const press = (page: Page, name: string | RegExp) =>
    page
      .getByRole("button", { name, exact: typeof name === "string" })
      .first()
      .click();
  let deal = "";
  const gap = "new-display/materials";

  test("a deal comes in for a gap, is screened, and its limits are seen with their articles", async () => {
    await open(manager, "/fund/deals");
    await manager.getByText("Worked example – not a real fund").first().waitFor();
    const sources = manager.getByRole("region", { name: "Where deals can come from" });
    await sources
      .getByRole("listitem")
      .filter({ hasText: "Emitters and liquid crystals" })
      .getByRole("button", { name: "Bring in a deal" })
      .click();
    const form = manager.getByRole("dialog");
    expect(await form.getByLabel("Gap", { exact: true }).inputValue()).toBe(gap);
    await form.getByLabel("Fund").selectOption("example-biomed");
    await form.getByLabel("Company").selectOption("ex-oled");
    await form.getByLabel("Name of the deal").fill("Quarter test deal");
    await form.getByLabel("Amount (CNY)").fill("30000000.00");
    await form.getByLabel("Stake (%)").fill("10");
    await form.getByLabel("Growth (%)").fill("30");
    await form.getByLabel("Fit with the gap (0–10)").fill("8");
    await form.getByRole("button", { name: "Bring in" }).click();
    await manager.waitForURL(/\/fund\/deals\/\d+/);
    deal = new URL(manager.url()).pathname;
    await manager.getByText("Nothing stands in the way of this deal.").waitFor();
    await manager.getByText("财预〔2015〕210号 第十二条").first().waitFor();
    expect(await axe(manager)).toEqual([]);
  });

  test("it goes to the committee, both say where they stand, vote and decide", async () => {
    await press(manager, "On to due diligence");
    await press(manager, "On to the committee");
    await press(manager, "I have no conflict of interest");
    await press(manager, "Vote for");
    await open(second, deal);
    await press(second, "I have no conflict of interest");
    await press(second, "Vote for");
    await second.getByLabel("Minutes").fill("Discussed on the papers; approved.");
    await press(second, "Record the decision");
    await second.getByText("Approved with 2 for and 0 against").waitFor();
    await second.getByText(/xempt: the file is/).waitFor();
  });

  const draw = async (kind: string, title: string, label: string, amount: string) => {
    await open(manager, "/fund/notices");
    await press(manager, "Draw up a notice");
    const form = manager.getByRole("dialog");
    await form.getByLabel("Fund").selectOption("example-biomed");
    await form.getByLabel("Notice").selectOption(kind);
    await form.getByLabel("Title").fill(title);
    await form.getByLabel(label).fill(amount);
    await form.getByRole("button", { name: "Draw up" }).click();
    await manager.getByText("You drew this up: somebody else has to approve it.").waitFor();
    return new URL(manager.url()).search;
  };
  const settle = async (search: string) => {
    await open(second, `/fund/notices${search}`);
    const panel = second.getByRole("dialog");
    for (const [name, after] of [
      ["Approve", "Mark as sent"],
      ["Mark as sent", "Settle"],
    ] as const) {
      await panel.getByRole("button", { name, exact: true }).click();
      await panel.getByRole("button", { name: after, exact: true }).waitFor();
    }
    await panel.getByRole("button", { name: "Settle", exact: true }).click();
    await panel.getByText("In the books as entry").waitFor();
  };

  test("a call is drawn up by one, approved by the other, sent and settled", async () => {
    await settle(await draw("call", "Quarter call", "Investment (CNY)", "40000000.00"));
  });

  test("the deal is paid and valued, and the money is followed to its gap", async () => {
    await open(manager, deal);
    await press(manager, "Pay out and invest");
    await manager.getByRole("button", { name: "Pay out and invest" }).waitFor({ state: "hidden" });
    await open(manager, fund);
    await manager.getByText("Emitters and liquid crystals").first().waitFor();
    await manager.getByText(/is what the books say/).waitFor();
    await manager.getByLabel("Held").selectOption("ex-oled");
    await manager.getByLabel("New value (CNY)").fill("36000000.00");
    await press(manager, "Put this value forward");
    await manager.getByText("waits for somebody else").first().waitFor();
    await open(second, fund);
    await press(second, "Approve");
    await second.getByText("Approved and booked").waitFor();
  });

  test("a distribution is settled; every figure opens its formula and entries", async () => {
    await settle(
      await draw("distribution", "Quarter distribution", "Return of capital (CNY)", "5000000.00"),
    );
    await open(manager, fund);
    await manager.getByRole("button", { name: /^DPI.*open source$/ }).click();
    await manager.getByText("Distributed ÷ called").waitFor();
    await manager
      .getByText(/entr(y|ies): #\d+/)
      .first()
      .waitFor();
    await manager.keyboard.press("Escape");
  });

  test("the waterfall shows each unit of the distribution, and one drawn up by it adds up", async () => {
    await open(manager, "/fund/waterfall?fund=example-biomed");
    const paid = manager.getByRole("region", { name: "What was distributed" });
    await paid.getByText("Return of capital").first().waitFor();
    await paid.getByLabel("Where did unit number … go?").fill("500000000");
    expect(await paid.getByRole("status").innerText()).toBe("Return of capital");
    await manager.getByLabel("Amount (CNY)").fill("1000000.00");
    await manager.getByLabel("Title").fill("Quarter by the waterfall");
    await press(manager, "Draw up by the waterfall");
    await manager.waitForURL(/notice=\d+/);
    await manager.getByText("You drew this up: somebody else has to approve it.").waitFor();
    expect(await axe(manager)).toEqual([]);
  });

  test("the templates go out and come back in with equal totals; a cell names its entries", async () => {
    await open(manager, "/fund/reports?fund=example-biomed");
    const cells = manager.getByRole("region", { name: "Cell by cell", exact: true }).first();
    await cells
      .getByRole("row", { name: /^Distributions/ })
      .getByRole("button")
      .last()
      .click();
    await cells.getByText(/entr(y|ies): #\d+/).waitFor();
    const row = manager.getByRole("listitem").filter({ hasText: "Reporting template" });
    const wait = manager.waitForEvent("download");
    await row.getByRole("link", { name: "XLSX" }).click();
    const file = await (await wait).path();
    await manager.locator('input[type="file"]').setInputFiles({
      name: "statement.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: readFileSync(file),
    });
    await press(manager, "Read it");
    await manager.getByText("108 rows read: all totals equal the books.").waitFor();
    const pdf = manager.waitForEvent("download");
    await manager
      .getByRole("listitem")
      .filter({ hasText: "Quarterly report" })
      .getByRole("link", { name: "PDF" })
      .click();
    expect(
      readFileSync(await (await pdf).path())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test("the year is evaluated: an input and its evidence are entered by one and signed by the other", async () => {
    await open(manager, "/fund/evaluation?fund=example-biomed");
    const first = manager.getByRole("listitem").filter({ hasText: "POLICY_01" }).first();
    await first.getByText("Enter a figure or a document").click();
    await first.getByRole("textbox").first().fill("0.9");
    await first.getByRole("button", { name: "Save" }).click();
    // The saved sheet is read anew; what is typed before that would be lost to it.
    await manager.waitForLoadState("networkidle");
    await first.getByRole("textbox").last().fill("Portfolio by activity");
    await first.getByRole("button", { name: "Attach" }).click();
    await first.getByText("Portfolio by activity").waitFor();
    await open(second, "/fund/evaluation?fund=example-biomed");
    const theirs_ = second.getByRole("listitem").filter({ hasText: "POLICY_01" }).first();
    await theirs_.getByRole("button", { name: "Sign" }).click();
    await theirs_
      .getByText(/Signed|signed/)
      .first()
      .waitFor();
  });

  test("the studio chooses among the open deals and says what binds", async () => {
    await open(manager, "/fund/allocation");
    await press(manager, "New allocation");
    await manager.getByLabel("Fund", { exact: true }).selectOption("example-display");
    await manager.getByLabel("Title").fill("Autumn");
    await manager.getByLabel(/^Budget/).fill("500000000");
    await press(manager, "Find the best set");
    await manager.getByText("proven best").waitFor();
    await manager.getByText("Proof gap 0: no better set exists.").waitFor();
    expect(await axe(manager)).toEqual([]);
  });

  test("the books balance as of today, and stand empty before the first day", async () => {
    await open(manager, "/fund/ledger?fund=example-biomed");
    const sums = await manager.locator("tfoot td").allInnerTexts();
    expect(sums[1]).toBe(sums[2]);
    await open(manager, "/fund/ledger?fund=example-biomed&effective=2020-01-01");
    await manager.getByText("Nothing was booked by then.").first().waitFor();
  });

  test("a forbidden class never reaches the committee", async () => {
    await open(manager, "/fund/deals");
    await manager.getByRole("link", { name: "Coke oven refit" }).click();
    await press(manager, "On to the committee");
    await manager
      .getByText("The deal is in a forbidden class or uses a forbidden instrument.")
      .waitFor();
  });

  test("a firm asks for itself and sees rules, and no page of the funds", async () => {
    const context = await visitor(browser, { width: 390 });
    await signIn(context, "enterprise@demo.essor");
    const firm = await context.newPage();
    await open(firm, "/fund/self-check");
    await firm.getByLabel("Money you look for (CNY)").fill("50000000.00");
    await firm.getByLabel(/restricted or obsolete/).selectOption("no");
    await press(firm, "Ask the funds");
    await firm.getByText("yes, by its rules").first().waitFor();
    expect(await axe(firm)).toEqual([]);
    expect(await overflow(firm)).toBe(0);
    await firm.goto("/fund");
    await firm.getByText("Your role does not include this page").waitFor();
    await context.close();
  });
});
