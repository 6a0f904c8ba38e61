// How long does a moved weight take over 200 locations by 60 criteria with 1,000 Monte-Carlo draws?
// npx tsx bench/attract-compare.ts
import {
  COMPARISON_METHODS,
  compareLocations,
  countOnce,
  rankIntervals,
} from "../packages/core/src/attract/mod.ts";
import { seededRng } from "../packages/core/src/math/rng.ts";

const rng = seededRng(1);
const criteria = Array.from({ length: 60 }, (_, j) => ({
  code: `c${j}`,
  worst: 0,
  best: 1,
  weight: 1 + (j % 5),
}));
const locations = Array.from({ length: 200 }, (_, i) => ({
  id: `l${i}`,
  values: criteria.map(() => (rng() < 0.05 ? null : rng())),
}));
for (const method of COMPARISON_METHODS) {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const from = process.cpuUsage();
    compareLocations(locations, criteria, method);
    rankIntervals(locations, criteria, {
      method,
      draws: 1000,
      concentration: 40,
      rng: seededRng(i),
    });
    const { user, system } = process.cpuUsage(from);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  console.log(
    `${method}: median ${times[3]?.toFixed(0)} ms, worst ${times[6]?.toFixed(0)} CPU ms (asked: 200 ms)`,
  );
}
const claims = Array.from({ length: 100_000 }, (_, i) => ({
  id: String(i),
  project: `p${i % 30_000}`,
  day: (i * 7919) % 3000,
  kind: "signing" as const,
  amount: { minor: BigInt(i), currency: "CNY" },
}));
const at = performance.now();
const { totals } = countOnce(claims);
console.log(
  `count once over 100,000 claims: ${(performance.now() - at).toFixed(0)} ms, ${totals[0]?.projects} projects`,
);
