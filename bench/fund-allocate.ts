/** How long does a proven optimum over candidate deals take? `npx tsx bench/fund-allocate.ts` */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { main } from "../packages/cli/src/main.ts";
import { hasReference, referencePath } from "../tools/reference.ts";

const GOALS = [
  ["n120-seed3", undefined],
  ["n500-seed7", 1],
  ["n2000-seed21", undefined],
  ["n5000-seed7", 8],
] as const;

async function measure(): Promise<void> {
  if (!hasReference("fund", "allocation")) return;
  for (const [name, goal] of GOALS) {
    const out = mkdtempSync(path.join(tmpdir(), "essor-allocate-"));
    const file = referencePath("fund", "allocation", `${name}.json`);
    const from = process.cpuUsage();
    await main(["fund", "allocate", file, "--out", out]);
    const used = process.cpuUsage(from);
    const got = JSON.parse(readFileSync(path.join(out, "results.json"), "utf8"))[name];
    const { objective } = JSON.parse(readFileSync(file, "utf8"));
    const seconds = ((used.user + used.system) / 1e6).toFixed(2);
    process.stdout.write(
      `${name}: ${seconds} s CPU${goal === undefined ? "" : ` (goal ${goal})`}, objective off by ${Math.abs(got.objective - objective).toExponential(1)}\n`,
    );
  }
}

void measure();
