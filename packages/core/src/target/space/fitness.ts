import type { Portfolios } from "./portfolio.ts";

/** Fitness of regions and quality of activities, each with mean 1 over those that have a presence, 0 elsewhere. */
export type Fitness = { readonly regions: Float64Array; readonly activities: Float64Array };

export type FitnessOptions = {
  readonly iterations: number;
  /** Exponent g of Q = (M' F^-g)^(-1/g); 1 is the published method. */
  readonly extremality?: number;
};

/** Fitness may fall to nothing: held above this, so that its inverse stays finite. */
const FLOOR = 1e-150;

/**
 * Fitness and quality (Tacchella et al. 2012): F = M Q, Q = 1 / (M' (1 / F)), each divided by its mean, again and again.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 1, 0), { activityCount: 2 });
 * const { regions } = fitnessOf(lists, { iterations: 5 });
 * expect(regions[0]).toBeGreaterThan(regions[1] as number);
 */
export function fitnessOf(
  lists: Portfolios,
  { iterations, extremality = 1 }: FitnessOptions,
): Fitness {
  const { regionCount: R, activityCount: P, offsets, members } = lists;
  const regions = Float64Array.from(lists.diversity, (k) => (k > 0 ? 1 : 0));
  const activities = Float64Array.from(lists.ubiquity, (k) => (k > 0 ? 1 : 0));
  const sums = new Float64Array(P);
  const next = new Float64Array(R);
  for (let n = 0; n < iterations; n++) {
    sums.fill(0);
    for (let r = 0; r < R; r++) {
      const from = offsets[r] as number;
      const to = offsets[r + 1] as number;
      if (from === to) continue;
      const f = Math.max(regions[r] as number, FLOOR);
      const weak = extremality === 1 ? 1 / f : f ** -extremality;
      let sum = 0;
      for (let k = from; k < to; k++) {
        const p = members[k] as number;
        sum += activities[p] as number;
        sums[p] = (sums[p] as number) + weak;
      }
      next[r] = sum;
    }
    for (let p = 0; p < P; p++) {
      const s = sums[p] as number;
      if (s > 0) activities[p] = extremality === 1 ? 1 / s : s ** (-1 / extremality);
    }
    regions.set(next);
    toMeanOne(regions, lists.diversity);
    toMeanOne(activities, lists.ubiquity);
  }
  return { regions, activities };
}

function toMeanOne(v: Float64Array, degree: Uint32Array): void {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < v.length; i++) {
    sum += v[i] as number;
    if ((degree[i] as number) > 0) count++;
  }
  if (sum > 0) for (let i = 0; i < v.length; i++) v[i] = ((v[i] as number) * count) / sum;
}
