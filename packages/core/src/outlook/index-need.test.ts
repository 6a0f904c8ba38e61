import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildIndex } from "../measure/build-index.ts";
import { readIndexTable } from "../measure/index-table.ts";
import type { Recipe } from "../measure/recipe.ts";
import { indexNeed } from "./index-need.ts";
import { pullLevers } from "./lever.ts";

const recipe: Recipe = {
  unit: "u",
  framework: [{ code: "x", parent: "I" }, { code: "y", parent: "I" }, { code: "I" }],
  steps: [
    { step: "normalise", method: "minMax", range: [0, 100] },
    { step: "aggregate", method: "arithmetic" },
  ],
};

describe("need of an index", () => {
  it("[ON3] judged column by column it says what the whole index would say", () => {
    const amount = fc.double({ min: 0.1, max: 9, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amount, amount), { minLength: 4, maxLength: 9 }),
        fc.array(amount, { minLength: 3, maxLength: 3 }),
        fc.constantFrom("rank" as const, "score" as const),
        (values, lifts, kind) => {
          const rows = values.map(([x, y], i) => ({ u: `U${i}`, x, y }));
          const read = readIndexTable(recipe, rows);
          if (!read.ok) throw new Error("table");
          const measures = lifts.map((lift, i) => ({
            id: `m${i}`,
            cost: 1 + i,
            year: 2027,
            probability: 1,
            levers: [
              {
                kind: "input" as const,
                unit: "U0",
                indicator: i === 1 ? "y" : "x",
                change: "add" as const,
                amount: lift,
              },
            ],
          }));
          const goal = { kind, value: kind === "rank" ? 1 : 99 };
          const need = indexNeed(recipe, read.value, {
            unit: "U0",
            goal,
            year: 2030,
            measures,
            draws: 10,
            seed: 1,
          });
          if (!need.ok) return;
          const pulled = pullLevers(
            recipe,
            read.value,
            measures.filter((m) => need.value.taken.includes(m.id)).flatMap((m) => m.levers),
          );
          const built = buildIndex(pulled.recipe, pulled.table);
          if (!built.ok) throw new Error("build");
          const { ranks, scores, top, units } = built.value;
          const at = units.indexOf("U0");
          const said = (kind === "rank" ? ranks : scores)[top]?.[at];
          expect(need.value.value).toBeCloseTo(said as number, 9);
          expect(need.value.reached).toBe(
            kind === "rank" ? (said as number) <= 1 : (said as number) >= 99,
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
