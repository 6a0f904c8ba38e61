import { expect, test } from "vitest";
import { formatPairs, parsePairs } from "./choice.ts";

test("weights in the address are read back; what is no number is left out", () => {
  expect(parsePairs("total:2,quality:0.5")).toEqual({ total: 2, quality: 0.5 });
  expect(parsePairs("employment_sample@C:3")).toEqual({ "employment_sample@C": 3 });
  expect(parsePairs("a:,b,:1,c:-1,d:x,e:1e999")).toEqual({});
  expect(parsePairs(undefined)).toEqual({});
  expect(formatPairs(parsePairs("total:2,quality:0.5"))).toBe("total:2,quality:0.5");
  expect(formatPairs({})).toBeUndefined();
});
