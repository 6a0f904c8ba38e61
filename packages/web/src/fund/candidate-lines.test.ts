import { expect, test } from "vitest";
import { readCandidates } from "./candidate-lines.ts";

test("candidates are read from tabs, commas and semicolons; a heading is no candidate, and each line refused is named", () => {
  const { candidates, refused } = readCandidates(
    [
      "id,sector,least,most,score",
      "a,chips,10,20,1.5,0.2,yes,no,oui",
      "b\tdisplay\t5\t9\t2",
      "",
      "c;chips;many;9;2",
      "d;chips;9;5;2",
      "a,chips,1,2,3",
      "e,chips",
    ].join("\n"),
  );
  expect(candidates.map((c) => [c.id, c.minAmount, c.maxAmount, c.score, c.risk])).toEqual([
    ["a", 10, 20, 1.5, 0.2],
    ["b", 5, 9, 2, 0.3],
  ]);
  expect(candidates[0]).toMatchObject({ inRegion: true, mainField: false, early: true });
  expect(refused).toEqual([
    { line: 5, fault: "not-a-number" },
    { line: 6, fault: "least-above-most" },
    { line: 7, fault: "twice" },
    { line: 8, fault: "too-few-cells" },
  ]);
});
