import { normal } from "../math/normal.ts";
import type { Rng } from "../math/rng.ts";

/**
 * A gamma number of a shape above zero and scale 1 (Marsaglia and Tsang, A simple method for generating gamma
 * variables, 2000; shapes below 1 by their power of a uniform).
 * @example
 * const rng = seededRng(5);
 * const draws = Array.from({ length: 20_000 }, () => gammaDraw(rng, 2.5));
 * expect(draws.reduce((a, b) => a + b, 0) / draws.length).toBeCloseTo(2.5, 1);
 */
export function gammaDraw(rng: Rng, shape: number): number {
  if (shape < 1) return gammaDraw(rng, shape + 1) * Math.max(rng(), 2 ** -32) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(rng);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = rng();
    const xx = x * x;
    if (u < 1 - 0.0331 * xx * xx) return d * v;
    if (Math.log(Math.max(u, 2 ** -32)) < 0.5 * xx + d * (1 - v + Math.log(v))) return d * v;
  }
}
