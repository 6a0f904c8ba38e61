import { expect, test } from "vitest";
import {
  inTreeOrder,
  isGroup,
  placesFor,
  type Tree,
  withGroup,
  withIndicator,
  withNode,
  without,
} from "./tree-edit.ts";

const TREE: Tree = [
  { code: "x", parent: "A" },
  { code: "y", parent: "A", direction: -1 },
  { code: "z", parent: "B" },
  { code: "A", parent: "I" },
  { code: "B", parent: "I" },
  { code: "I" },
];
const order = (tree: Tree) => inTreeOrder(tree).map((x) => x.node.code);

test("indicators and groups come in, move and go, with everything below them", () => {
  expect(order(TREE)).toEqual(["A", "x", "y", "B", "z"]);
  const grown = withIndicator(TREE, { code: "w", parent: "B", direction: -1 });
  expect(grown.at(-1)).toEqual({ code: "w", parent: "B", direction: -1, weight: 1 });
  expect(withIndicator(grown, { code: "w", parent: "A", direction: 1 })).toBe(grown);
  const grouped = withGroup(grown, { name: "New", parent: "A" });
  expect(isGroup(grouped, "group-1")).toBe(true);
  const moved = withNode(grouped, "z", { parent: "group-1" });
  expect(order(moved)).toEqual(["A", "x", "y", "group-1", "z", "B", "w"]);
  expect(order(without(moved, "A"))).toEqual(["B", "w"]);
});

test("a group does not move into itself or below itself", () => {
  const tree = withNode(withGroup(TREE, { name: "New", parent: "A" }), "B", { parent: "group-1" });
  expect(placesFor(tree, "A").map((n) => n.code)).toEqual(["I"]);
  expect(placesFor(tree, "z").map((n) => n.code)).toContain("A");
});

test("a field that is taken away leaves no trace in the recipe", () => {
  const divided = withNode(TREE, "x", { denominator: "p" });
  expect(withNode(divided, "x", { denominator: undefined })).toEqual(TREE);
});
