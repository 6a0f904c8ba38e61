import { parseRecipe } from "@essor/core/measure";
import { expect, test } from "vitest";
import { fieldsOf, fieldValue, type Loose, type Start, withField } from "./step-options.ts";

test("another way to normalise drops the settings of the old one and keeps the scope", () => {
  const step = { step: "normalise", method: "minMax", range: [0, 10], scope: "panel" };
  expect(withField(step, "method", "rank")).toEqual({
    step: "normalise",
    method: "rank",
    scope: "panel",
  });
});

test("means by level and least values of entry rules are read and written in their place", () => {
  const means = {
    step: "aggregate",
    method: "arithmetic",
    byLevel: ["arithmetic", { method: "power", p: 3 }],
  };
  expect(fieldsOf(means).map((f) => f.key)).toEqual([
    "byLevel[0]",
    "byLevel[1]",
    "byLevel[1].p",
    "minAvailability",
  ]);
  expect(fieldValue(means, "byLevel[1]")).toBe("power");
  expect(withField(means, "byLevel[0]", "median")).toMatchObject({
    byLevel: ["median", { method: "power" }],
  });
  expect(withField(means, "byLevel[1].p", 2)).toMatchObject({
    byLevel: ["arithmetic", { method: "power", p: 2 }],
  });
  const gate = {
    step: "eligibility",
    rules: [
      { column: "a", max: 3 },
      { column: "b", min: 5 },
    ],
  };
  expect(fieldsOf(gate).map((f) => f.key)).toEqual(["rules[0].max", "rules[1].min"]);
  expect(fieldValue(gate, "rules[1].min")).toBe(5);
  expect(withField(gate, "rules[1].min", 7)).toMatchObject({ rules: [{ max: 3 }, { min: 7 }] });
});

test("every method that can be chosen starts as a recipe that the engine takes", () => {
  const framework = [
    ...["a", "b", "c"].map((code) => ({ code, parent: "A" })),
    ...["d", "e"].map((code) => ({ code, parent: "B" })),
    { code: "A", parent: "I" },
    { code: "B", parent: "I" },
    { code: "I" },
  ];
  const codes = ["a", "b", "c", "d", "e"];
  const start: Start = {
    ends: Object.fromEntries(codes.map((c) => [c, [0, 10] as const])),
    best: Object.fromEntries(codes.map((c) => [c, 10])),
    unit: "U1",
    groups: [
      { parent: "A", codes: ["a", "b", "c"] },
      { parent: "B", codes: ["d", "e"] },
      { parent: "I", codes: ["A", "B"] },
    ],
  };
  const end = { step: "aggregate", method: "arithmetic" };
  let tried = 0;
  for (const name of ["impute", "normalise", "weight", "aggregate"]) {
    const first: Loose = { step: name, method: "none" };
    const method = fieldsOf(first).find((f) => f.key === "method");
    for (const way of method?.kind === "choice" ? method.options : []) {
      const step = withField(first, "method", way, start);
      const parsed = parseRecipe({
        unit: "code",
        groups: ["province"],
        framework,
        steps: name === "aggregate" ? [step] : [step, end],
      });
      expect(parsed.ok ? [] : parsed.issues, `${name} ${way}`).toEqual([]);
      tried++;
    }
  }
  expect(tried).toBe(9 + 12 + 17 + 16);
});
