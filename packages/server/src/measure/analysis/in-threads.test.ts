import {
  parseRecipe,
  parseVary,
  planUncertainty,
  readIndexTable,
  type UncertainTask as Task,
} from "@essor/core/measure";
import { expect, it } from "vitest";
import { runTask } from "./in-threads.ts";

function must<T>(checked: { ok: true; value: T } | { ok: false; issues: unknown }): T {
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  return checked.value;
}

const recipe = must(
  parseRecipe({
    unit: "u",
    framework: [{ code: "x", parent: "I" }, { code: "y", parent: "I" }, { code: "I" }],
    steps: [
      { step: "normalise", method: "minMax", range: [1, 100] },
      { step: "aggregate", method: "arithmetic" },
    ],
  }),
);
const rows = Array.from({ length: 30 }, (_, i) => ({
  u: `U${10 + i}`,
  x: (i * 37) % 31,
  y: (i * 53) % 29,
}));
const table = must(readIndexTable(recipe, rows));
const vary = must(
  parseVary(
    {
      target: "I",
      vary: [
        { name: "weights", noise: { levels: [1], relative: 0.5 } },
        { name: "scale", step: "normalise", oneOf: ["minMax", "rank", "zScore"] },
      ],
    },
    recipe,
  ),
);
const common = { recipe, table, vary, seed: 3 };
const plan = must(planUncertainty(recipe, table, vary));
const told: number[] = [];
const tell = async (done: number) => {
  told.push(done);
};

it("the count of threads changes neither ranks nor sensitivity outputs", async () => {
  const ranks: Task = { ...common, of: { kind: "ranks" } };
  const outputs: Task = { ...common, of: { kind: "outputs", budget: 60 } };
  const width = plan.units.length;
  const [here, two] = await Promise.all(
    [0, 2].map((threads) => runTask(ranks, { runs: 70, width, tell, threads })),
  );
  expect(two).toEqual(here);
  expect(await runTask(ranks, { runs: 70, width, tell })).toEqual(here);
  expect(Math.max(...told)).toBe(70);
  const [a, b] = await Promise.all(
    [0, 1].map((threads) => runTask(outputs, { runs: 60, width: 1, tell, threads })),
  );
  expect(b).toEqual(a);
  expect(new Set(a).size).toBeGreaterThan(10);
});

it("whoever cancels ends the threads", async () => {
  const cancelled = new Error("cancelled");
  const stop = async () => {
    throw cancelled;
  };
  const task: Task = { ...common, of: { kind: "ranks" } };
  await expect(
    runTask(task, { runs: 1_000_000, width: plan.units.length, tell: stop, threads: 1 }),
  ).rejects.toBe(cancelled);
});
