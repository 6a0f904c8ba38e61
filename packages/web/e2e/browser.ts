import { mkdirSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const hubs = inject("hubs");
/** The product of this worker; undefined where there is no browser to test it with. */
export const hub = hubs[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % hubs.length];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: inject("chromium"), args: ARGS });
}

type Look = {
  readonly language?: "en" | "zh-CN" | "fr";
  readonly width?: number;
  readonly scheme?: "light" | "dark";
};

/** A fresh visitor of a language, a width and a colour scheme. */
export async function visitor(
  browser: Browser,
  { language = "en", width = 1440, scheme = "light" }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...(hub !== undefined && { baseURL: hub }),
    locale: language,
    colorScheme: scheme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    acceptDownloads: true,
  });
  await context.addInitScript((l) => localStorage.setItem("essor-language", l), language);
  return context;
}

/** Signs in over the API, as the page would. */
export async function signIn(context: BrowserContext, email = "admin@demo.essor"): Promise<void> {
  const ways = (await (await context.request.get("/api/v1/me/ways")).json()) as {
    demo: { email: string; password: string }[];
  };
  const account = ways.demo.find((a) => a.email === email);
  if (!account) throw new Error(`No demo account ${email}`);
  const answer = await context.request.post("/api/v1/me/session", {
    data: { email, password: account.password },
    headers: { "x-essor": "1", "idempotency-key": crypto.randomUUID() },
  });
  if (!answer.ok()) throw new Error(`Sign-in of ${email} answered ${answer.status()}`);
}

/** Opens a page and waits until it has its head and nothing is loading. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => document.querySelector(".es-skeleton") === null);
}

/** What axe finds, as short texts. The pages hold no frames, so the mode for one frame will do: it asks a quarter of the work. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .analyze();
  return violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .slice(0, 3)
        .map((n) => n.html.slice(0, 160))
        .join(" | ")}`,
  );
}

export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = inject("screenshots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** How far the page is wider than the window: 0 is as it should be. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
