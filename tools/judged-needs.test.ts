import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { destinationOf, judgementLines, seriesOf } from "../bench/connect-judged.ts";

test("C6: the judged set in the repository follows from the shipped data, line by line", () => {
  const kept = readFileSync(
    new URL("../data/connect-judged/judgements.csv", import.meta.url),
    "utf8",
  );
  expect(judgementLines()).toBe(kept);
  expect(kept.split("\n").length).toBeGreaterThan(1000);
});

test("rounds and years of one programme are one series; a topic's number names its destination", () => {
  expect(seriesOf("Agri-tech Catalyst round 10: early stage, August 2020")).toBe(
    seriesOf("Agri-tech catalyst round 11: early stage 2021/22"),
  );
  expect(destinationOf("HORIZON-CL6-2026-01-CIRCBIO-05")).toBe("HORIZON CL6 CIRCBIO");
  expect(destinationOf("LIFE-2026-CET-PRIVAFIN")).toBeUndefined();
});
