import fc from "fast-check";
import { expect, test } from "vitest";
import { numberColumn } from "./number-column.ts";

test("what stands between commas comes back as numbers, an empty place as what is missing", () => {
  expect([...numberColumn(null)]).toEqual([]);
  expect([...numberColumn("")]).toEqual([0]);
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.integer({ min: -(2 ** 40), max: 2 ** 40 })), { minLength: 1 }),
      (numbers) => {
        const text = numbers.map((n) => n ?? "").join(",");
        expect([...numberColumn(text, 7)]).toEqual(numbers.map((n) => (n === null ? 7 : n)));
      },
    ),
  );
});
