import { correlation } from "../../math/correlation.ts";
import type { Portfolios } from "./portfolio.ts";

/**
 * Relative relatedness (Pinheiro et al. 2022): a region's density in each activity in sample deviations from the mean of its
 * options (what it does not have). Null where the region has fewer than two options or they are all alike.
 * @example
 * const relative = relativeRelatedness(Uint8Array.of(1, 0, 0), Float64Array.of(0.9, 0.2, 0.4), { activityCount: 3 });
 * expect(relative[2]).toBeCloseTo(Math.SQRT1_2, 12);
 */
export function relativeRelatedness(
  presence: Uint8Array,
  density: Float64Array,
  { activityCount: P }: { readonly activityCount: number },
): (number | null)[] {
  const out: (number | null)[] = [];
  for (let base = 0; base < density.length; base += P) {
    const mine = density.subarray(base, base + P);
    const options = mine.filter((_, p) => presence[base + p] === 0);
    const mean = options.reduce((a, b) => a + b, 0) / options.length;
    const squares = options.reduce((sum, d) => sum + (d - mean) ** 2, 0);
    const deviation = options.length < 2 ? 0 : Math.sqrt(squares / (options.length - 1));
    const flat = !(deviation > 1e-14);
    for (const d of mine) out.push(flat ? null : (d - mean) / deviation);
  }
  return out;
}

/**
 * Likeness of regions' baskets: correlation of log(RCA + ε) over activities (Bahar, Hausmann and Hidalgo 2014). Square over
 * regions; null where a basket does not vary.
 * @example
 * expect(basketSimilarity(Float64Array.of(1, 2, 2, 4), { activityCount: 2, epsilon: 0.1 })[1]).toBeCloseTo(1, 12);
 */
export function basketSimilarity(
  rca: Float64Array,
  { activityCount: P, epsilon }: { readonly activityCount: number; readonly epsilon: number },
): (number | null)[] {
  const logs = rca.map((x) => Math.log(x + epsilon));
  const R = rca.length / P;
  const basket = (r: number) => logs.subarray(r * P, (r + 1) * P);
  const out = new Array<number | null>(R * R).fill(null);
  for (let a = 0; a < R; a++) {
    for (let b = a; b < R; b++) {
      const likeness = correlation(basket(a), basket(b));
      out[a * R + b] = likeness;
      out[b * R + a] = likeness;
    }
  }
  return out;
}

/** Proximity from one set of activities to another over the same regions, and density of regions in the second. */
export type CrossSpace = {
  /** `proximity[a * second + b]`. */
  readonly proximity: Float64Array;
  /** `relatedness[r * second + b]`; 0 where b is near nothing. */
  readonly relatedness: Float64Array;
};

/**
 * Cross-proximity (regions with both over the larger ubiquity) and cross-relatedness, Σ_a M_ra φ_ab / Σ_a φ_ab: how near what
 * a region has in one space (trade) is to another (technology).
 * @example
 * const a = portfoliosOf(Uint8Array.of(1, 1), { activityCount: 1 });
 * const b = portfoliosOf(Uint8Array.of(1, 0), { activityCount: 1 });
 * expect([...crossSpace(a, b).proximity]).toEqual([0.5]);
 */
export function crossSpace(first: Portfolios, second: Portfolios): CrossSpace {
  const [A, B, R] = [first.activityCount, second.activityCount, first.regionCount];
  const proximity = new Float64Array(A * B);
  const of = (lists: Portfolios, r: number) =>
    lists.members.subarray(lists.offsets[r], lists.offsets[r + 1]);
  for (let r = 0; r < R; r++) {
    for (const a of of(first, r)) {
      for (const b of of(second, r)) proximity[a * B + b] = (proximity[a * B + b] as number) + 1;
    }
  }
  const totals = new Float64Array(B);
  for (let a = 0; a < A; a++) {
    for (let b = 0; b < B; b++) {
      const most = Math.max(first.ubiquity[a] as number, second.ubiquity[b] as number);
      const phi = most === 0 ? 0 : (proximity[a * B + b] as number) / most;
      proximity[a * B + b] = phi;
      totals[b] = (totals[b] as number) + phi;
    }
  }
  const relatedness = new Float64Array(R * B);
  for (let r = 0; r < R; r++) {
    for (let b = 0; b < B; b++) {
      let sum = 0;
      for (const a of of(first, r)) sum += proximity[a * B + b] as number;
      relatedness[r * B + b] = totals[b] === 0 ? 0 : sum / (totals[b] as number);
    }
  }
  return { proximity, relatedness };
}
