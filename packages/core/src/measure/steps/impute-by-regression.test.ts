import { expect, it } from "vitest";
import { fillByRegression } from "./impute-by-regression.ts";

it("[IX6] a gap is filled from the partner that goes with it best, and stays where there is none", () => {
  const x = Float64Array.of(1, 2, 3, 4, 5, 6, Number.NaN);
  const noise = Float64Array.of(5, 1, 4, 2, 9, 0, Number.NaN);
  const y = Float64Array.of(3, 5, 7, 9, 11, Number.NaN, Number.NaN);
  const before = [noise, x, y];
  const filled = [...before];
  fillByRegression(before, filled, [0, 1, 2], { from: 0, to: 7 });
  expect(filled[2]?.[5]).toBeCloseTo(13, 12);
  expect(filled[2]?.[6]).toBeNaN();
  expect(before[2]?.[5]).toBeNaN();
});
