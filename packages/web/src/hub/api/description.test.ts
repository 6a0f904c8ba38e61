import { expect, test } from "vitest";
import { type Description, fieldsOf, operationsOf, shortType } from "./description.ts";

const description: Description = {
  openapi: "3.1.0",
  info: { title: "Essor", version: "1" },
  paths: { "/api/v1/fund/deals/{id}": { get: { summary: "A deal" }, patch: {} } },
  components: {
    schemas: {
      Deal: {
        type: "object",
        required: ["id"],
        properties: {
          id: { type: "integer", minimum: 1 },
          of: { $ref: "#/components/schemas/Deal" },
        },
      },
    },
  },
};
const deal = { $ref: "#/components/schemas/Deal" };

test("operations have an address of their own and their word", () => {
  expect(operationsOf(description).map((o) => `${o.group} ${o.id}`)).toEqual([
    "fund get-fund-deals-id-",
    "fund patch-fund-deals-id-",
  ]);
});

test("a schema is told in a few words; a circle of references ends at its name", () => {
  expect(shortType({ type: "array", items: deal }, description)).toBe("Deal[]");
  expect(shortType({ anyOf: [{ enum: ["a", "b"] }, { type: "null" }] }, description)).toBe(
    '"a" | "b" | null',
  );
  expect(fieldsOf({ type: "array", items: deal }, description)).toMatchObject([
    { name: "id", needed: true },
    { name: "of", needed: false },
  ]);
  expect(shortType({ type: "string", maxLength: 9 }, description)).toBe("string (≤ 9)");
});
