import { expect, it } from "vitest";
import { seededRng } from "../../math/rng.ts";
import { fillByEm } from "./impute-by-em.ts";

const NONE = Number.NaN;

it("[IX6] a gap gets what its unit's other indicators let one expect", () => {
  const x = Float64Array.of(1, 2, 3, 4, 5, 6, NONE, NONE);
  const y = Float64Array.of(3, 5, 7, 9, 11, NONE, 15, NONE);
  const filled = [x, y];
  fillByEm([x, y], filled, [0, 1], { from: 0, to: 8 });
  expect(filled[1]?.[5]).toBeCloseTo(13, 4);
  expect(filled[0]?.[6]).toBeCloseTo(7, 4);
  expect(filled[0]?.[7]).toBeNaN();
  expect([x[6], y[5]]).toEqual([NONE, NONE]);
});

it("[IX6] the estimate solves the likelihood's own equations: one gap pattern has its answer in closed form", () => {
  // With gaps in one column only, the maximum likelihood estimate is the regression on the complete rows.
  const rng = seededRng(3);
  const x = Float64Array.from({ length: 40 }, rng);
  const z = Float64Array.from({ length: 40 }, rng);
  const y = Float64Array.from(x, (v, i) => 2 * v - (z[i] as number) + rng() / 2);
  const held = y.slice();
  y.fill(NONE, 30);
  const filled = [x, z, y];
  fillByEm([x, z, y], filled, [0, 1, 2], { from: 0, to: 40 });
  const [b, c] = regression(x.subarray(0, 30), z.subarray(0, 30), y.subarray(0, 30));
  const mean = (v: Float64Array) => v.subarray(0, 30).reduce((s, t) => s + t, 0) / 30;
  for (let i = 30; i < 40; i++) {
    const fitted = mean(held) + b * ((x[i] as number) - mean(x)) + c * ((z[i] as number) - mean(z));
    expect(filled[2]?.[i]).toBeCloseTo(fitted, 3);
  }
});

/** Slopes of y on x and z by the normal equations. */
function regression(x: Float64Array, z: Float64Array, y: Float64Array): [number, number] {
  const n = x.length;
  const centred = (v: Float64Array) => {
    const mean = v.reduce((s, t) => s + t, 0) / n;
    return v.map((t) => t - mean);
  };
  const [a, b, c] = [centred(x), centred(z), centred(y)];
  const dot = (u: Float64Array, v: Float64Array) =>
    u.reduce((s, t, i) => s + t * (v[i] as number), 0);
  const det = dot(a, a) * dot(b, b) - dot(a, b) ** 2;
  return [
    (dot(a, c) * dot(b, b) - dot(b, c) * dot(a, b)) / det,
    (dot(b, c) * dot(a, a) - dot(a, c) * dot(a, b)) / det,
  ];
}
