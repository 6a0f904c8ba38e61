import { expect, test } from "vitest";
import { draftBuild, movesBetween } from "./draft-build.ts";

const body = {
  unit: "code",
  framework: [
    { code: "x", parent: "i", weight: 1 },
    { code: "y", parent: "i", weight: 1 },
    { code: "i" },
  ],
  steps: [
    { step: "normalise", method: "minMax", range: [0, 100] },
    { step: "aggregate", method: "arithmetic" },
  ],
};
const table = {
  recipe: { body },
  units: [
    { code: "A", name: { en: "A" } },
    { code: "B", name: { en: "B" } },
    { code: "C", name: { en: "C" } },
  ],
  indicators: [{ code: "x" }, { code: "y" }],
  values: [
    [1, 9],
    [5, 2],
    [3, 3],
  ],
} as never;

test("a moved weight shows who rises and who falls", () => {
  const stored = draftBuild(table, body).build;
  const moved = {
    ...body,
    framework: body.framework.map((n) => (n.code === "x" ? { ...n, weight: 5 } : n)),
  };
  const draft = draftBuild(table, moved);
  expect(draft.flaws).toEqual([]);
  if (!draft.build) throw new Error("no build");
  expect(movesBetween(stored, draft.build)).toMatchObject([
    { code: "A", rank: 3, change: -2 },
    { code: "B", rank: 1 },
    { code: "C", rank: 2, change: 1 },
  ]);
});

test("what does not hold is named by its path", () => {
  const wrong = {
    ...body,
    framework: [{ code: "x", parent: "i", weight: -1 }, ...body.framework.slice(1)],
  };
  expect(draftBuild(table, wrong)).toMatchObject({
    build: null,
    flaws: [{ field: "framework[0].weight", code: "out-of-bounds" }],
  });
});
