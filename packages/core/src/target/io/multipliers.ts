import { inverseOf } from "../../math/lu.ts";
import { assert } from "../../vocabulary/assert.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import { totalInfluence } from "./influence.ts";
import { identityLess } from "./leontief.ts";

/**
 * Multipliers of type I, s'L: what one unit of final demand of each sector brings along the chain. `perOutput` is the
 * extension a unit of output (jobs, wages, value added); all ones give the output multiplier.
 * @example
 * expect([...typeOneMultipliers(Float64Array.of(1.25), Float64Array.of(1))]).toEqual([1.25]);
 */
export function typeOneMultipliers(L: Float64Array, perOutput: Float64Array): Float64Array {
  const n = perOutput.length;
  assert(L.length === n * n, "One coefficient a sector");
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const s = perOutput[i] as number;
    if (s === 0) continue;
    for (let j = 0; j < n; j++) out[j] = (out[j] as number) + s * (L[i * n + j] as number);
  }
  return out;
}

/**
 * An extension a unit of output; 0 in a sector without output.
 * @example
 * expect([...perOutputOf(Float64Array.of(3, 1), Float64Array.of(10, 0))]).toEqual([0.3, 0]);
 */
export function perOutputOf(extension: Float64Array, output: Float64Array): Float64Array {
  return extension.map((f, i) => ((output[i] as number) === 0 ? 0 : f / (output[i] as number)));
}

/**
 * Inverse of A bordered by households: a row of wages a unit of output and a column of what a unit of wages buys (type
 * II, Miller and Blair 2009, 6.2.2). Side n + 1. Refuses households that would spend more than the system can bear.
 * @example
 * const closed = closedInverse({ A: Float64Array.of(0.2), wages: Float64Array.of(0.3), spending: Float64Array.of(0.5) });
 * expect(closed.ok && closed.value[0]).toBeCloseTo(1 / (0.8 - 0.15), 12);
 */
export function closedInverse({
  A,
  wages,
  spending,
}: {
  readonly A: Float64Array;
  readonly wages: Float64Array;
  readonly spending: Float64Array;
}): Result<Float64Array, "singular-table"> {
  const n = wages.length;
  const m = n + 1;
  const bordered = new Float64Array(m * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) bordered[i * m + j] = A[i * n + j] as number;
    bordered[i * m + n] = spending[i] as number;
    bordered[n * m + i] = wages[i] as number;
  }
  const inverse = inverseOf(identityLess(bordered, m), m);
  return inverse ? ok(inverse) : fail("singular-table", { sectors: n });
}

/**
 * Output multipliers of type II: column sums of the n by n corner of the closed inverse.
 * @example
 * expect(typeTwoMultipliers(Float64Array.of(1.5, 0.2, 0.4, 1.1), 1)[0]).toBe(1.5);
 */
export function typeTwoMultipliers(closed: Float64Array, n: number): Float64Array {
  const m = n + 1;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) out[j] = (out[j] as number) + (closed[i * m + j] as number);
  }
  return out;
}

/**
 * Multiplier product matrix (Sonis and Hewings): column total i times row total j of L over its sum, which lays the economic
 * landscape by size alone.
 * @example
 * expect([...multiplierProductMatrix(Float64Array.of(2, 1, 0, 3), 2)]).toEqual([1, 1, 2, 2]);
 */
export function multiplierProductMatrix(L: Float64Array, n: number): Float64Array {
  const total = L.reduce((a, b) => a + b, 0);
  return totalInfluence(L, n).map((product) => product / total);
}
