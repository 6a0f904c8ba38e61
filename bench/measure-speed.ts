/**
 * How fast is the composite-index engine against the figures measured for its peers (CPU seconds of COINr 1.1.14,
 * milliseconds of pymcdm 1.4.0)? `npx tsx bench/measure-speed.ts`
 */

import { seededRng } from "@essor/core/math";
import {
  buildIndex,
  copelandScores,
  entropyWeights,
  type FrameworkNode,
  findNeed,
  parseRecipe,
  planUncertainty,
  type Recipe,
  readIndexTable,
  runReplications,
  topsis,
} from "@essor/core/measure";
import { asemExample, cpuSeconds, exampleSteps, exampleVary, median, must } from "../tools/asem.ts";
import { hasReference } from "../tools/reference.ts";

function say(name: string, seconds: number, asked: number, peer: number | null): void {
  const ratio =
    peer === null ? "" : `, peer ${peer} s: ${(peer / seconds).toFixed(0)} times as fast`;
  console.log(`${name}: ${seconds.toFixed(4)} s CPU (asked ${asked})${ratio}`);
}

function uncertaintyOf(
  recipe: Recipe,
  table: Parameters<typeof buildIndex>[1],
  replications: number,
): number {
  return cpuSeconds(() => {
    const plan = must(planUncertainty(recipe, table, exampleVary(recipe)));
    runReplications(plan, { to: replications, seed: 1 });
  });
}

if (hasReference("index")) {
  const { recipe, table } = asemExample();
  say(
    "ASEM 51 x 49, one build",
    median(9, () => must(buildIndex(recipe, table))),
    0.05,
    0.097,
  );
  const cold = uncertaintyOf(recipe, table, 1000);
  say("ASEM uncertainty, N = 1000, one thread, first run", cold, 1, 153.7);
  say(
    "ASEM uncertainty, N = 1000, one thread, again",
    uncertaintyOf(recipe, table, 1000),
    0.2,
    153.7,
  );
}

const rng = seededRng(11);
const normal = () => Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());

function counties(units: number, indicators: number) {
  const codes = Array.from({ length: indicators }, (_, j) => `x${j}`);
  const framework: FrameworkNode[] = [
    ...codes.map((code, j) => ({
      code,
      parent: `P${j % 8}`,
      direction: j % 4 === 0 ? (-1 as const) : (1 as const),
    })),
    ...Array.from({ length: 8 }, (_, k) => ({ code: `P${k}`, parent: `S${k % 2}` })),
    { code: "S0", parent: "Index" },
    { code: "S1", parent: "Index" },
    { code: "Index" },
  ];
  const rows = Array.from({ length: units }, (_, i) => ({
    unit: `U${String(i).padStart(5, "0")}`,
    region: `R${i % 31}`,
    ...Object.fromEntries(codes.map((c) => [c, rng() < 0.03 ? null : Math.exp(normal())])),
  }));
  const recipe = must(
    parseRecipe({ unit: "unit", groups: ["region"], framework, steps: exampleSteps("region") }),
  );
  return { recipe, table: must(readIndexTable(recipe, rows)) };
}

const county = counties(2843, 50);
say(
  "2 843 x 50, full pipeline",
  median(7, () => must(buildIndex(county.recipe, county.table))),
  0.12,
  1.19,
);
const live = counties(1300, 15);
say(
  "1 300 x 15, full pipeline (live preview)",
  median(15, () => must(buildIndex(live.recipe, live.table))),
  0.05,
  null,
);
const hundred = uncertaintyOf(county.recipe, county.table, 100);
say("2 843 x 50, uncertainty, N = 100", hundred, 2, null);
say(
  "2 843 x 50, uncertainty, N = 1000",
  uncertaintyOf(county.recipe, county.table, 1000),
  20,
  null,
);

const ten = Array.from({ length: 10 }, () => Float64Array.from({ length: 2843 }, normal));
const weights = new Float64Array(10).fill(1);
say(
  "Copeland 2 843 x 10",
  median(3, () => copelandScores({ columns: ten, weights }, 0, 2843)),
  1.5,
  1100,
);

const columns = Array.from({ length: 50 }, () =>
  Float64Array.from({ length: 2843 }, () => Math.exp(normal())),
);
const types = Array.from({ length: 50 }, (_, j) => (j % 3 === 0 ? -1 : 1));
const decide = () => {
  const found = entropyWeights({ columns, types });
  if (found.ok) topsis({ columns, weights: found.value, types });
};
say("Entropy + TOPSIS 2 843 x 50", median(15, decide), 0.027, 0.0271);

const demand = findNeed(live.recipe, live.table, { unit: "U00700", goal: { rank: 50 } });
if (demand.ok)
  console.log(
    `Need found: ${demand.value.changes.length} changes, rank ${demand.value.after.rank}`,
  );
const needOf = () => findNeed(live.recipe, live.table, { unit: "U00700", goal: { rank: 50 } });
say("1 300 x 15, what would it take for rank 50", median(3, needOf), 1, null);
const countyNeed = () =>
  findNeed(county.recipe, county.table, { unit: "U00700", goal: { rank: 100 } });
say("2 843 x 50, what would it take for rank 100", cpuSeconds(countyNeed), 10, null);
