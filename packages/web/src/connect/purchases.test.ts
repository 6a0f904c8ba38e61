import { expect, test } from "vitest";
import { parsePurchases } from "./purchases.ts";

test("reads commas of both scripts and grouped thousands, skips empty lines", () => {
  expect(parsePurchases("bolts, 1,200\n\n高压线束，860000\nfoam\t12.5")).toEqual({
    lines: [
      { item: "bolts", spend: 1200 },
      { item: "高压线束", spend: 860000 },
      { item: "foam", spend: 12.5 },
    ],
    bad: null,
  });
});

test("names the first line that has no spend", () => {
  expect(parsePurchases("bolts, 1\nnuts").bad).toBe(2);
});
