import { expect, test } from "vitest";
import { changedFields } from "./audit-changes.ts";

test("only what differs, with nothing on the side where there was nothing", () => {
  expect(changedFields({ role: "viewer", v: 1 }, { role: "analyst", v: 1 })).toEqual([
    { field: "role", before: "viewer", after: "analyst" },
  ]);
  expect(changedFields(null, { a: [1] })).toEqual([{ field: "a", before: "", after: "[1]" }]);
  expect(changedFields({ a: null }, undefined)).toEqual([
    { field: "a", before: "null", after: "" },
  ]);
});
