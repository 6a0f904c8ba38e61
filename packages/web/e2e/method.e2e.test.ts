import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hub, launch, open, signIn, visitor } from "./browser.ts";

describe.skipIf(!hub)("the method behind a ranking", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  async function analyst(): Promise<Page> {
    const context = await visitor(browser);
    await signIn(context, "analyst@demo.essor");
    return context.newPage();
  }

  test("a change is explained in parts with their sum, each own value a door", async () => {
    const page = await analyst();
    await open(page, "/measure/explain?unit=320583&from=2010&to=2020");
    await page.getByText(/The parts add up: .* = .* − /).waitFor();
    await page.locator(".es-table .es-door").first().click();
    await page.waitForURL(/figure=/);
    await page.context().close();
  });

  test("the smallest change to a rank is found, and follows what may move", async () => {
    const page = await analyst();
    await open(page, "/measure/need?unit=320585&rank=10");
    const said = page.locator(".es-said li");
    await said
      .first()
      .getByText(/to rank 10/)
      .waitFor();
    const before = await said.allTextContents();
    await page
      .getByRole("checkbox", { name: "Professionals and technicians in the sample" })
      .uncheck();
    await expect.poll(() => said.allTextContents(), { timeout: 20_000 }).not.toEqual(before);
    await page.context().close();
  });

  test("an uncertainty run goes from start to intervals, and one can be cancelled", async () => {
    const page = await analyst();
    await open(page, "/measure/uncertainty");
    await page.getByLabel("Replications").fill("60");
    await page.getByRole("button", { name: "Start" }).click();
    await page
      .getByText(/in nine of ten runs/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await page.locator(".es-table tbody tr").count()).toBeGreaterThanOrEqual(30);
    await page.getByLabel("Replications").fill("5000");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page
      .getByText(/Cancelled/i)
      .first()
      .waitFor({ timeout: 30_000 });
    await page.context().close();
  });

  test("a run in the browser has progress, an end to it, and finds what the ranks hang on", async () => {
    const context = await visitor(browser);
    await signIn(context, "viewer@demo.essor");
    const page = await context.newPage();
    await open(page, "/measure/uncertainty");
    const count = page.getByLabel("Replications");
    await count.fill("5000");
    await page.getByRole("button", { name: "Start" }).click();
    const bar = page.getByRole("progressbar");
    await expect.poll(() => bar.getAttribute("aria-valuenow"), { timeout: 30_000 }).not.toBe("0");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText(/Cancelled/).waitFor();
    await count.fill("40");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText(/Hardest to tell apart/).waitFor({ timeout: 30_000 });
    await page.getByText("What do ranks hang on").click();
    await page.getByLabel("Runs at most").fill("60");
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText(/The ranks hang most on/).waitFor({ timeout: 30_000 });
    await context.close();
  });

  test("the editor brings in an indicator and a group, and a chosen method its parameters", async () => {
    const page = await analyst();
    await open(page, "/measure/recipe");
    await page.getByText("The order is that of the stored edition.").waitFor();
    const group = page.getByLabel("New group");
    await group.fill("Early signs");
    await page.getByRole("button", { name: "Add group" }).click();
    await page.getByLabel("Into the group").selectOption({ label: "Early signs" });
    await page.locator("input").and(page.getByLabel("Indicator of the register")).click();
    await page.locator("[role=option]").first().click();
    await page.getByRole("button", { name: "Add indicator" }).click();
    await page.getByText("Early signs").first().waitFor();
    await page.getByRole("button", { name: "Edit Early signs" }).click();
    await page.getByRole("button", { name: "Take out with all below" }).click();
    await page.getByText("The order is that of the stored edition.").waitFor({ timeout: 20_000 });
    await page.getByLabel("Method").first().selectOption({ label: "Frozen goalposts" });
    await page.getByRole("textbox", { name: "Resident population: High" }).waitFor();
    await page
      .getByText(/units move; most of all|The order is that/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test("the recipe editor shows who moves, names what is wrong and where, and saves the next edition", async () => {
    const page = await analyst();
    await open(page, "/measure/recipe");
    await page.getByText("The order is that of the stored edition.").waitFor();
    const weight = page.getByRole("textbox", { name: "Weight of Total" });
    await weight.fill("-1");
    await page.getByText("A weight is a number that is not negative").waitFor();
    await page.getByText("framework[12].weight", { exact: true }).waitFor();
    await weight.fill("3");
    await page.getByText(/units move; most of all/).waitFor();
    const save = page.getByRole("button", { name: /Save as edition/ });
    const edition = Number(/\d+/.exec((await save.textContent()) ?? "")?.[0]);
    await save.click();
    await page.getByRole("button", { name: `Save as edition ${edition + 1}` }).waitFor();
    // Back to the first weights, for the tests after this one.
    await weight.fill("1");
    await page.getByRole("button", { name: `Save as edition ${edition + 1}` }).click();
    await page.getByRole("button", { name: `Save as edition ${edition + 2}` }).waitFor();
    await page.context().close();
  });
});
