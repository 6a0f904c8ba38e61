// How long does a moved weight take in Chromium: 200 locations by 60 criteria, scores and 1,000 Monte-Carlo draws?
// npx tsx bench/attract-slider.ts
import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const root = path.resolve(import.meta.dirname, "..");
const browserAt = [process.env.ESSOR_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (b): b is string => b !== undefined && existsSync(b),
);
if (browserAt === undefined) throw new Error("No Chromium found; set ESSOR_CHROMIUM");
const LIMIT_MS = 200;

// The same functions that the page of places calls on every move of a slider.
const { outputFiles } = await build({
  stdin: {
    contents: `
      import { compareLocations, rankIntervals } from "./packages/core/src/attract/mod.ts";
      import { seededRng } from "./packages/core/src/math/rng.ts";
      globalThis.run = (method, rounds, missing) => {
        const rng = seededRng(1);
        const criteria = Array.from({ length: 60 }, (_, j) => ({ code: "c" + j, worst: 0, best: 1, weight: 1 + (j % 5) }));
        const locations = Array.from({ length: 200 }, (_, i) => ({ id: "l" + i, values: criteria.map(() => (rng() < missing ? null : rng())) }));
        const times = [];
        for (let i = 0; i < rounds; i++) {
          const moved = criteria.map((c, j) => (j === i % 60 ? { ...c, weight: (i % 11) / 2 } : c));
          const at = performance.now();
          compareLocations(locations, moved, method);
          rankIntervals(locations, moved, { method, draws: 1000, concentration: 40, rng: seededRng(1) });
          times.push(performance.now() - at);
        }
        return times;
      };`,
    resolveDir: root,
    loader: "ts",
  },
  bundle: true,
  write: false,
  format: "iife",
  target: "es2022",
});
const browser = await chromium.launch({
  executablePath: browserAt,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  console.log(
    `200 locations x 60 criteria x 1,000 draws in Chromium ${browser.version()}; asked: ${LIMIT_MS} ms a move`,
  );
  for (const method of ["weighted-sum", "topsis", "promethee"])
    for (const missing of [0, 0.05]) {
      const times = (await page.evaluate(
        ([m, n]) =>
          (globalThis as unknown as { run: (m: string, r: number, x: number) => number[] }).run(
            m as string,
            15,
            n as number,
          ),
        [method, missing] as const,
      )) as number[];
      const first = times[0] as number;
      times.sort((a, b) => a - b);
      const at = (q: number) => times[Math.floor(q * (times.length - 1))] as number;
      console.log(
        `${method}, ${missing * 100}% missing: first ${first.toFixed(0)} ms, median ${at(0.5).toFixed(0)} ms, least ${at(0).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`,
      );
    }
} finally {
  await browser.close();
}
