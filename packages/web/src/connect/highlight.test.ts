import { expect, test } from "vitest";
import { pieces } from "./highlight.ts";

test("marks words by their stem, Chinese words where they stand, and loses nothing of the text", () => {
  const text = "Leak detection of batteries: 电池泄漏检测";
  const cut = pieces(text, ["batteri", "detect", "泄漏", "of"]);
  expect(cut.map((p) => p.text).join("")).toBe(text);
  expect(cut.filter((p) => p.marked).map((p) => p.text)).toEqual([
    "detection",
    "batteries",
    "泄漏",
  ]);
});

test("without terms nothing is marked", () => {
  expect(pieces("plain", [])).toEqual([{ text: "plain", marked: false }]);
});
