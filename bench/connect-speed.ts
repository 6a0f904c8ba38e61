/** How fast are matches with reasons, one profile against many, and a schedule? The sweep stands in connect-sweep.ts, the register in connect-register.ts. `npx tsx bench/connect-speed.ts` */
import {
  matchNeed,
  prepareOffers,
  prepareProfiles,
  scheduleMeetings,
  similarProfiles,
} from "@essor/core/connect";
import { seededRng } from "@essor/core/math";
import { shippedTable } from "./connect-sets.ts";

function timed<T>(name: string, goal: string, work: () => T): T {
  const from = process.cpuUsage();
  const clock = performance.now();
  const made = work();
  const used = process.cpuUsage(from);
  process.stdout.write(
    `${name.padEnd(52)} ${((used.user + used.system) / 1e6).toFixed(3)} CPU s, ${((performance.now() - clock) / 1000).toFixed(3)} s (goal ${goal})\n`,
  );
  return made;
}

const texts = shippedTable("uk-innovation-challenges", "challenges.csv.gz")
  .map((row) => Object.values(row).join(" "))
  .filter((t) => t.length > 80);
const rng = seededRng(3);
/** Texts of the market's size from halves of real ones. */
const text = (): string => {
  const pick = () => texts[Math.floor(rng() * texts.length)] as string;
  const [a, b] = [pick(), pick()];
  return `${a.slice(0, a.length >> 1)} ${b.slice(b.length >> 1)}`.slice(0, 600);
};
const records = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: String(i), text: text() }));

const thousand = timed("1,000 offers indexed", "-", () => prepareOffers(records(1000), {}));
const needs = records(1000);
timed("1,000 needs x 1,000 offers, ten each with reasons", "10 s", () => {
  for (const need of needs) matchNeed(need, thousand, { top: 10 });
});
const tenThousand = timed("10,000 offers indexed", "-", () => prepareOffers(records(10_000), {}));
timed("one profile against 10,000", ".2 s", () =>
  matchNeed(needs[0] as (typeof needs)[number], tenThousand, { top: 10 }),
);
const hundredThousand = timed("100,000 offers indexed", "-", () =>
  prepareOffers(records(100_000), {}),
);
timed("one profile against 100,000", "1 s", () =>
  matchNeed(needs[2] as (typeof needs)[number], hundredThousand, { top: 10 }),
);
const profiles = timed("10,000 profiles prepared", "-", () => prepareProfiles(records(10_000)));
timed("duplicate check of one profile", ".02 s", () =>
  similarProfiles(needs[1]?.text ?? "", profiles, { min: 0.9 }),
);
const people = Array.from({ length: 1200 }, () => ({
  a: `p${Math.floor(rng() * 200)}`,
  b: `p${Math.floor(rng() * 200)}`,
  weight: 1 + Math.floor(rng() * 2),
}));
const plan = timed("200 people, 20 tables, 24 slots, 1,200 wishes", "30 s", () =>
  scheduleMeetings(people, { slots: 24, tables: 20 }),
);
process.stdout.write(
  `  met ${plan.meetings.length}, proven gap ${(100 * plan.gap).toFixed(2)} %, Jain ${plan.fairness.jain.toFixed(3)}, least ${plan.fairness.least}, most ${plan.fairness.most}\n`,
);
