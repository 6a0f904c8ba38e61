import type { PublishedList } from "@essor/contract/measure";
import { expect, test } from "vitest";
import { areasOf, editionsOf, latestOf, rankOf } from "./list-matrix.ts";

const rank = (edition: string, area: string, r: number) => ({
  edition,
  area,
  areaName: { en: area },
  rank: r,
});
const list = {
  methodChanges: [{ edition: "2023", note: { en: "other weights" } }],
  ranks: [rank("2020", "zhangjiagang", 3), rank("2020", "kunshan", 1), rank("2021", "jiangyin", 2)],
} as unknown as PublishedList;

test("an edition with a changed method stands in the matrix even if no rank of it is known", () => {
  expect(editionsOf(list)).toEqual(["2023", "2021", "2020"]);
  expect(latestOf(list)).toBe("2021");
});

test("the hub comes first, the others by their best rank; what is not known is not guessed", () => {
  expect(areasOf([list], "zhangjiagang").map((a) => a.area)).toEqual([
    "zhangjiagang",
    "kunshan",
    "jiangyin",
  ]);
  expect(rankOf(list, "kunshan", "2021")).toBeUndefined();
});
