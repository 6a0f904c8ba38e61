import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sections } from "../src/sections.ts";
import { axe, hub, launch, open, overflow, screenshot, signIn, visitor } from "./browser.ts";

/** Every page that has an address of its own, and some as they look with a panel, a form or a choice open. */
const PAGES = [
  ...sections
    .flatMap(({ views }) => views.map(({ path }) => path))
    .filter((path) => !path.includes("$")),
  "/measure?view=tiles",
  "/measure?view=scatter",
  "/measure?unit=320583",
  "/measure?figure=population~2020~320583~_T",
  "/measure/figures?asOf=2023-06-30",
  "/measure/indicators?edit=gdp",
  "/hub/members?edit=%2B",
  "/no/such/page",
];
const LOOKS = [
  { language: "en", width: 1440, scheme: "light" },
  { language: "zh-CN", width: 1440, scheme: "dark" },
  { language: "fr", width: 390, scheme: "light" },
] as const;
/** axe sees every page in the first look and one of each kind in the others; every page is drawn, measured and pictured in all. */
const KINDS = new Set([
  "/",
  "/measure",
  "/measure?unit=320583",
  "/measure/figures",
  "/hub/members?edit=%2B",
  "/sign-in",
]);

describe.skipIf(!hub)("pages", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  test.concurrent.each(LOOKS)(
    "every page in $language at $width px, $scheme: nothing for axe, no sideways scroll",
    { timeout: 600_000 },
    async (look) => {
      const context = await visitor(browser, look);
      const page = await context.newPage();
      const broken: string[] = [];
      page.on("pageerror", (error) => broken.push(String(error)));
      const found: Record<string, string[]> = {};
      const look_ = `${look.language}-${look.width}-${look.scheme}`;
      const visit = async (address: string) => {
        // Drawers slide in; axe must see them at rest.
        if (address.includes("figure=") || address.includes("edit=") || address.includes("unit="))
          await page.waitForTimeout(400);
        const wrong = look === LOOKS[0] || KINDS.has(address) ? await axe(page) : [];
        const wide = await overflow(page);
        if (wide > 0) wrong.push(`${wide} px too wide`);
        if (wrong.length > 0) found[address] = wrong;
        await screenshot(page, `${look_}${address.replace(/[^a-z0-9]+/gi, "_")}`);
      };
      await open(page, "/sign-in");
      await visit("/sign-in");
      await signIn(context);
      for (const address of PAGES) {
        const opened = await open(page, address).then(
          () => undefined,
          (error: Error) => error.message.split("\n")[0] as string,
        );
        if (opened === undefined) await visit(address);
        else found[address] = [opened];
      }
      expect(found).toEqual({});
      expect(broken).toEqual([]);
      await context.close();
    },
  );
});
