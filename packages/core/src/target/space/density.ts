import type { Portfolios } from "./portfolio.ts";

/** Options of a relatedness density. */
export type DensityOptions = {
  /** Whether an activity counts as its own neighbour (py-ecomplexity: yes; Stata, Datawheel, EconGeo: no). */
  readonly self: boolean;
  /** Only the k nearest activities count, weighted by proximity; all where absent. */
  readonly neighbours?: number;
  /** Cells to average in place of presence: regions by activities, row-major. */
  readonly weights?: Float64Array;
};

/**
 * Relatedness density of each region in each activity: Σ_q M_rq φ_pq / Σ_q φ_pq, row-major, between 0 and 1. An activity
 * with no neighbour at all has no density; its cells are 0.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 0, 1, 1), { activityCount: 2 });
 * const phi = Float64Array.of(1, 0.5, 0.5, 1);
 * expect([...densityOf(lists, phi, { self: true })]).toEqual([1 / 1.5, 0.5 / 1.5, 1, 1]);
 */
export function densityOf(
  lists: Portfolios,
  proximity: Float64Array,
  { self, neighbours, weights }: DensityOptions,
): Float64Array {
  const { regionCount: R, activityCount: P, offsets, members } = lists;
  const near = neighboursOf(proximity, { size: P, self, neighbours: neighbours ?? P });
  const density = new Float64Array(R * P);
  const present = new Float64Array(P);
  for (let r = 0; r < R; r++) {
    if (weights) present.set(weights.subarray(r * P, (r + 1) * P));
    else {
      present.fill(0);
      for (let k = offsets[r] as number; k < (offsets[r + 1] as number); k++) {
        present[members[k] as number] = 1;
      }
    }
    for (let p = 0; p < P; p++) {
      let sum = 0;
      for (let i = near.offsets[p] as number; i < (near.offsets[p + 1] as number); i++) {
        sum += (present[near.members[i] as number] as number) * (near.weights[i] as number);
      }
      const total = near.totals[p] as number;
      density[r * P + p] = total === 0 ? 0 : sum / total;
    }
  }
  return density;
}

type Neighbours = {
  readonly offsets: Uint32Array;
  readonly members: Uint32Array;
  readonly weights: Float64Array;
  readonly totals: Float64Array;
};

/** The nearest activities of each, with a positive proximity; equal proximities in order of position. */
function neighboursOf(
  proximity: Float64Array,
  { size, self, neighbours }: { size: number; self: boolean; neighbours: number },
): Neighbours {
  const lists: number[][] = [];
  for (let p = 0; p < size; p++) {
    const near: number[] = [];
    for (let q = 0; q < size; q++) {
      if ((self || q !== p) && (proximity[p * size + q] as number) > 0) near.push(q);
    }
    if (near.length > neighbours) {
      const at = (q: number) => proximity[p * size + q] as number;
      near.sort((a, b) => at(b) - at(a) || a - b);
      near.length = neighbours;
    }
    lists.push(near);
  }
  const offsets = new Uint32Array(size + 1);
  lists.forEach((near, p) => {
    offsets[p + 1] = (offsets[p] as number) + near.length;
  });
  const weights = lists.map((near, p) => near.map((q) => proximity[p * size + q] as number));
  return {
    offsets,
    members: Uint32Array.from(lists.flat()),
    weights: Float64Array.from(weights.flat()),
    totals: Float64Array.from(weights, (w) => w.reduce((a, b) => a + b, 0)),
  };
}

/**
 * The same for weights in place of presence and a symmetric proximity, Σ_q W_rq φ_pq / Σ_q φ_pq: continuous density takes RCA as weight.
 * @example
 * expect([...weightedDensity(Float64Array.of(2, 0), Float64Array.of(1, 0.5, 0.5, 1), { activityCount: 2 })])
 *   .toEqual([2 / 1.5, 1 / 1.5]);
 */
export function weightedDensity(
  weights: Float64Array,
  proximity: Float64Array,
  { activityCount }: { readonly activityCount: number },
): Float64Array {
  const P = activityCount;
  const density = new Float64Array(weights.length);
  const totals = rowSums(proximity, P);
  for (let base = 0; base < weights.length; base += P) {
    for (let q = 0; q < P; q++) {
      const w = weights[base + q] as number;
      if (w === 0) continue;
      for (let p = 0; p < P; p++) {
        density[base + p] = (density[base + p] as number) + w * (proximity[q * P + p] as number);
      }
    }
    for (let p = 0; p < P; p++) {
      const total = totals[p] as number;
      density[base + p] = total === 0 ? 0 : (density[base + p] as number) / total;
    }
  }
  return density;
}

/**
 * Row sums of a square matrix.
 * @example
 * expect([...rowSums(Float64Array.of(1, 2, 3, 4), 2)]).toEqual([3, 7]);
 */
export function rowSums(matrix: Float64Array, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let p = 0; p < size; p++) {
    let sum = 0;
    for (let q = 0; q < size; q++) sum += matrix[p * size + q] as number;
    sums[p] = sum;
  }
  return sums;
}

/**
 * A square matrix with rows and columns exchanged.
 * @example
 * expect([...transposed(Float64Array.of(1, 2, 3, 4), 2)]).toEqual([1, 3, 2, 4]);
 */
export function transposed(matrix: Float64Array, size: number): Float64Array {
  const out = new Float64Array(matrix.length);
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < size; q++) out[q * size + p] = matrix[p * size + q] as number;
  }
  return out;
}
