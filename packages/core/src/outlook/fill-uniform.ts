import type { Rng } from "../math/rng.ts";

/**
 * Fills an array with uniform numbers in [0, 1): xoshiro128** as in `seededRng`, started from four numbers of the given
 * source and kept in registers, since millions are drawn.
 * @example
 * const into = new Float64Array(20_000);
 * fillUniform(seededRng(1), into);
 * expect(into.reduce((a, b) => a + b, 0) / into.length).toBeCloseTo(0.5, 2);
 */
export function fillUniform(rng: Rng, into: Float64Array): void {
  const start = () => (rng() * 4294967296) | 0;
  let [a, b, c, d] = [start() | 1, start(), start(), start()];
  for (let i = 0; i < into.length; i++) {
    const t = Math.imul(b, 5);
    into[i] = (Math.imul((t << 7) | (t >>> 25), 9) >>> 0) * 2.3283064365386963e-10;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
  }
}
