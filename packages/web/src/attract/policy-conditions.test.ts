import { expect, test } from "vitest";
import { readConditions } from "./policy-conditions.ts";

test("lines become tests that must all hold; numbers, yes and no, and lists are read as such", () => {
  expect(readConditions("staff >= 50\n\nhighTech = true\nsector in C39, C36\nname=x")).toEqual({
    all: [
      { field: "staff", op: ">=", value: 50 },
      { field: "highTech", op: "=", value: true },
      { field: "sector", op: "in", value: ["C39", "C36"] },
      { field: "name", op: "=", value: "x" },
    ],
  });
});

test("a line that is no test stays as it is, so that the server refuses it by name", () => {
  expect(readConditions("at least fifty people")).toEqual({
    all: [{ field: "at least fifty people" }],
  });
});
