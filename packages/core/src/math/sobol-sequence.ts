import { assert } from "../vocabulary/assert.ts";
import type { Rng } from "./rng.ts";

/** Primitive polynomials and first direction numbers of dimensions 2 to 21 (Joe and Kuo 2008): degree, a, m. */
const DIRECTIONS: readonly (readonly [number, number, readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

/** How many dimensions the sequence covers evenly; further ones are filled by the generator. */
export const SOBOL_DIMENSIONS = DIRECTIONS.length + 1;

function directionsOf(dimension: number): Uint32Array {
  const v = new Uint32Array(32);
  if (dimension === 0) {
    for (let i = 0; i < 32; i++) v[i] = 2 ** (31 - i);
    return v;
  }
  const [degree, a, m] = DIRECTIONS[dimension - 1] as (typeof DIRECTIONS)[number];
  for (let i = 0; i < 32; i++) {
    if (i < degree) {
      v[i] = (m[i] as number) * 2 ** (31 - i);
      continue;
    }
    const back = v[i - degree] as number;
    let next = (back ^ (back >>> degree)) >>> 0;
    for (let k = 1; k < degree; k++) {
      if ((a >>> (degree - 1 - k)) & 1) next = (next ^ (v[i - k] as number)) >>> 0;
    }
    v[i] = next;
  }
  return v;
}

/**
 * Points of Sobol's sequence in [0, 1)^d under a random digital shift, row by row: evenly spread, and unbiased over the
 * shifts. Dimensions beyond the 21st are plain random numbers.
 * @example
 * const points = sobolPoints(4, 2, () => 0);
 * expect([...points]).toEqual([0, 0, 0.5, 0.5, 0.75, 0.25, 0.25, 0.75]);
 */
export function sobolPoints(count: number, dimensions: number, rng: Rng): Float64Array {
  assert(count >= 0 && dimensions >= 0, "Counts are not negative");
  const points = new Float64Array(count * dimensions);
  for (let d = 0; d < dimensions; d++) {
    const shift = Math.floor(rng() * 4294967296) >>> 0;
    if (d >= SOBOL_DIMENSIONS) {
      for (let i = 0; i < count; i++) points[i * dimensions + d] = rng();
      continue;
    }
    const v = directionsOf(d);
    let x = 0;
    for (let i = 0; i < count; i++) {
      points[i * dimensions + d] = ((x ^ shift) >>> 0) / 4294967296;
      let bit = 0;
      for (let k = i; k & 1; k >>>= 1) bit++;
      x = (x ^ (v[bit] as number)) >>> 0;
    }
  }
  return points;
}
