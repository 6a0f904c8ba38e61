/** How fast are internal rates of return, and how fast is the proof of their number? `npx tsx bench/fund-irr.ts` */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { irrBatch, irrReport } from "@essor/core/fund";
import { seededRng } from "@essor/core/math";
import { type Day, parseDay } from "@essor/core/vocabulary";
import { hasReference, referencePath } from "../tools/reference.ts";

function cpuMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const used = process.cpuUsage(from);
  return (used.user + used.system) / 1000;
}

function best(rounds: number, work: () => void): number {
  return Math.min(...Array.from({ length: rounds }, () => cpuMs(work)));
}

function makeBatch(series: number, size: number, gap: (rng: () => number) => number) {
  const rng = seededRng(7);
  const days = new Int32Array(series * size);
  const amounts = new Float64Array(series * size);
  const offsets = new Uint32Array(series + 1);
  for (let k = 0; k < series; k += 1) {
    let day = 18_000;
    for (let i = 0; i < size; i += 1) {
      day += gap(rng);
      days[k * size + i] = day;
      amounts[k * size + i] = i < size / 3 ? -100 - 50 * rng() : 40 + 70 * rng();
    }
    offsets[k + 1] = (k + 1) * size;
  }
  return { days, amounts, offsets };
}

const quarterly = makeBatch(100_000, 20, (rng) => 90 + Math.floor(3 * rng()));
const scattered = makeBatch(100_000, 20, (rng) => 1 + Math.floor(360 * rng()));
const long = makeBatch(1, 10_000, (rng) => 1 + Math.floor(2 * rng()));
for (const [name, b] of [
  ["100,000 x 20 flows, quarterly dates", quarterly],
  ["100,000 x 20 flows, scattered dates", scattered],
] as const) {
  const ms = best(5, () => irrBatch(b.days, b.amounts, b.offsets));
  process.stdout.write(`${name}: ${ms.toFixed(1)} ms CPU (goal 75)\n`);
}
const repeats = 200;
const longMs =
  best(5, () => {
    for (let i = 0; i < repeats; i += 1) irrBatch(long.days, long.amounts, long.offsets);
  }) / repeats;
process.stdout.write(`one series of 10,000 flows: ${longMs.toFixed(3)} ms CPU (goal 0.2)\n`);

if (hasReference("fund", "xirr")) {
  type Case = { id: string; n: number; signChanges: number; flows: [string, number][] };
  const cases: Case[] = JSON.parse(
    readFileSync(referencePath("fund", "xirr", "xirr_cases.json"), "utf8"),
  );
  const perCase = (chosen: Case[]) =>
    chosen
      .map(({ flows }) => {
        const read = flows.map(([d, amount]) => ({ day: parseDay(d) as Day, amount }));
        const run = () => {
          for (let i = 0; i < 50; i += 1) irrReport(read, { dayCount: "act/365f" });
        };
        run();
        return cpuMs(run) / 50;
      })
      .sort((a, b) => a - b);
  const small = cases.filter(({ n }) => n <= 60);
  const all = perCase(small);
  const hard = perCase(small.filter(({ signChanges }) => signChanges > 1));
  const median = (sorted: number[]) => (sorted[sorted.length >> 1] ?? 0).toFixed(4);
  process.stdout.write(
    `certified roots, <= 60 flows: median ${median(all)} ms (goal 0.1); more than one sign change: median ${median(hard)} ms\n`,
  );
}

// The most downloaded npm package, where a folder that has it installed is named: ESSOR_XIRR_AT=/some/folder/
const at = process.env.ESSOR_XIRR_AT;
if (at !== undefined) {
  const xirr: (flows: readonly { amount: number; when: Date }[]) => number =
    createRequire(at)("xirr");
  const some = makeBatch(2000, 20, (rng) => 1 + Math.floor(360 * rng()));
  const series = Array.from({ length: 2000 }, (_, k) =>
    Array.from({ length: 20 }, (__, i) => ({
      amount: some.amounts[k * 20 + i] as number,
      when: new Date((some.days[k * 20 + i] as number) * 86_400_000),
    })),
  );
  const theirs = best(3, () => series.forEach((flows) => void xirr(flows)));
  const ours = best(20, () => irrBatch(some.days, some.amounts, some.offsets));
  process.stdout.write(
    `npm xirr on 2,000 x 20 flows: ${(theirs / ours).toFixed(1)} times as long\n`,
  );
}
