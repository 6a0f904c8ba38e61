import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADDRESSES } from "./addresses.ts";
import { axe, hub, launch, open, overflow, screenshot, signIn, visitor } from "./browser.ts";

const LOOKS = [
  { language: "en", width: 1440, scheme: "light" },
  { language: "zh-CN", width: 1440, scheme: "dark" },
  { language: "fr", width: 390, scheme: "light" },
] as const;
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
      const tell = (address: string, wrong: string[]) => {
        found[address] = wrong;
        process.stderr.write(`${look.language} ${address}: ${wrong.join("; ")}\n`);
      };
      const visit = async (address: string) => {
        try {
          await open(page, address);
          // Drawers slide in; axe must see them at rest.
          if (/edit=|unit=|figure=|firm=/.test(address)) await page.waitForTimeout(400);
          const wrong = await axe(page);
          const wide = await overflow(page);
          if (wide > 0) wrong.push(`${wide} px too wide`);
          wrong.push(...(await untranslated(page, address)));
          if (wrong.length > 0) tell(address, wrong);
        } catch (error) {
          tell(address, [(error as Error).message.split("\n")[0] as string]);
        }
        const file = address.replace(/[^a-z0-9]+/gi, "_");
        await screenshot(page, `${look.language}-${look.width}-${look.scheme}${file}`);
      };
      await visit("/sign-in");
      await signIn(context);
      for (const address of ADDRESSES) await visit(address);
      expect(found).toEqual({});
      expect(broken).toEqual([]);
      await context.close();
    },
  );
});

/** Keys of texts that stand where a text should: `attract.stage.signed` on a page of attract. */
function untranslated(page: Page, address: string): Promise<string[]> {
  const word = /^\/(measure|target|attract|fund|connect|outlook)/.exec(address)?.[1];
  if (word === undefined) return Promise.resolve([]);
  return page.evaluate(
    (w) => document.body.innerText.match(new RegExp(`\\b${w}\\.[a-z][a-zA-Z]+\\.?\\w*`, "g")) ?? [],
    word,
  );
}
