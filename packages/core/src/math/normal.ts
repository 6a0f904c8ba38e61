import type { Rng } from "./rng.ts";

/** Layers of equal area under the normal curve (Marsaglia and Tsang, The ziggurat method, 2000). */
const LAYERS = 128;
const TAIL = 3.442619855899;
const AREA = 9.91256303526217e-3;

const edge = new Float64Array(LAYERS + 1);
const height = new Float64Array(LAYERS + 1);
const density = (x: number) => Math.exp(-0.5 * x * x);
edge[0] = AREA / density(TAIL);
edge[1] = TAIL;
height[1] = density(TAIL);
for (let i = 2; i < LAYERS; i += 1) {
  const below = edge[i - 1] as number;
  edge[i] = Math.sqrt(-2 * Math.log(AREA / below + density(below)));
  height[i] = density(edge[i] as number);
}
height[LAYERS] = 1;

/**
 * A standard normal number by the ziggurat method: one uniform number and no logarithm in 98 of 100 draws.
 * @example
 * const rng = seededRng(3);
 * const draws = Array.from({ length: 20_000 }, () => normal(rng));
 * expect(draws.reduce((a, b) => a + b * b, 0) / draws.length).toBeCloseTo(1, 1);
 */
export function normal(rng: Rng): number {
  for (;;) {
    const bits = (rng() * 4294967296) >>> 0;
    const layer = bits & 127;
    const x = (bits >>> 8) * 2 ** -24 * (edge[layer] as number);
    const value = (bits & 128) === 0 ? x : -x;
    if (x < (edge[layer + 1] as number)) return value;
    if (layer === 0) {
      let far = 0;
      let drop = 0;
      do {
        far = -Math.log(1 - rng()) / TAIL;
        drop = -Math.log(1 - rng());
      } while (drop + drop < far * far);
      return value > 0 ? TAIL + far : -TAIL - far;
    }
    const low = height[layer] as number;
    const high = height[layer + 1] as number;
    if (low + rng() * (high - low) < density(x)) return value;
  }
}
