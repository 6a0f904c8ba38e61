import { expect, test } from "vitest";
import { fieldsOf, fieldValue, withField } from "./step-options.ts";

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
    byLevel: ["arithmetic", { method: "geometric" }],
  };
  expect(fieldsOf(means).map((f) => f.key)).toEqual(["byLevel[0]", "byLevel[1]"]);
  expect(fieldValue(means, "byLevel[1]")).toBe("geometric");
  expect(withField(means, "byLevel[0]", "median")).toMatchObject({
    byLevel: ["median", { method: "geometric" }],
  });
  const gate = {
    step: "eligibility",
    rules: [
      { column: "a", max: 3 },
      { column: "b", min: 5 },
    ],
  };
  expect(fieldsOf(gate).map((f) => f.key)).toEqual(["rules[1].min"]);
  expect(fieldValue(gate, "rules[1].min")).toBe(5);
  expect(withField(gate, "rules[1].min", 7)).toMatchObject({ rules: [{ max: 3 }, { min: 7 }] });
});
