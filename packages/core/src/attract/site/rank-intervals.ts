import type { Rng } from "../../math/rng.ts";
import {
  type ComparisonMethod,
  type Criterion,
  cellsOf,
  type Location,
  netFlow,
  sharesOf,
} from "./comparison.ts";

export type RankInterval = {
  readonly id: string;
  /** Ranks at the 5th, 50th and 95th of a hundred draws, and the share of draws in which it comes first. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly first: number;
};

/**
 * How firm the ranking is: weights are drawn from a Dirichlet law around the given ones, and each missing value from
 * the whole of its scale. `concentration` says how close the draws stay (20 is loose, 200 is tight). Same random
 * source, same answer. Two hundred locations by sixty criteria and a thousand draws take tens of milliseconds.
 * @example
 * const criteria = [{ code: "a", worst: 0, best: 1, weight: 1 }];
 * const [best] = rankIntervals([{ id: "x", values: [0.9] }, { id: "y", values: [0.1] }], criteria, { method: "weighted-sum", draws: 50, concentration: 20, rng: seededRng(1) });
 * expect(best).toEqual({ id: "x", low: 1, median: 1, high: 1, first: 1 });
 */
export function rankIntervals(
  locations: readonly Location[],
  criteria: readonly Criterion[],
  {
    method,
    draws,
    concentration,
    rng,
  }: { method: ComparisonMethod; draws: number; concentration: number; rng: Rng },
): RankInterval[] {
  const [n, m] = [locations.length, criteria.length];
  const shares = sharesOf(criteria);
  // What a criterion adds for a location: its cell, its net flow, or for TOPSIS its squared distances to both ends.
  const towards = new Float64Array(n * m);
  const away = new Float64Array(method === "topsis" ? n * m : 0);
  const gaps: number[] = [];
  const put = (at: number, cell: number) => {
    towards[at] = method === "promethee" ? flowAt(cell) : method === "topsis" ? cell * cell : cell;
    if (method === "topsis") away[at] = (1 - cell) * (1 - cell);
  };
  locations.forEach((location, i) => {
    cellsOf(location, criteria).forEach((cell, j) => {
      if (cell === null) gaps.push(i * m + j);
      else put(i * m + j, cell);
    });
  });
  const ranks = Array.from({ length: n }, () => new Uint32Array(n + 1));
  const weights = new Float64Array(m);
  const scores = new Float64Array(n);
  for (let draw = 0; draw < draws; draw++) {
    drawWeights(shares, concentration, rng, weights);
    for (const at of gaps) put(at, rng());
    if (method === "topsis") scoreDistances(towards, away, weights, scores);
    else scoreSums(towards, weights, scores);
    countRanks(scores, ranks);
  }
  return locations.map(({ id }, i) => {
    const counts = ranks[i] as Uint32Array;
    return {
      id,
      low: rankAt(counts, 0.05 * draws),
      median: rankAt(counts, 0.5 * draws),
      high: rankAt(counts, 0.95 * draws),
      first: (counts[1] ?? 0) / draws,
    };
  });
}

function scoreSums(cells: Float64Array, weights: Float64Array, out: Float64Array): void {
  for (let i = 0, at = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < weights.length; j++, at++)
      sum += (weights[j] as number) * (cells[at] as number);
    out[i] = sum;
  }
}

function scoreDistances(
  towards: Float64Array,
  away: Float64Array,
  weights: Float64Array,
  out: Float64Array,
): void {
  const squares = weights.map((w) => w * w);
  for (let i = 0, at = 0; i < out.length; i++) {
    let [a, b] = [0, 0];
    for (let j = 0; j < squares.length; j++, at++) {
      a += (squares[j] as number) * (towards[at] as number);
      b += (squares[j] as number) * (away[at] as number);
    }
    out[i] = a + b === 0 ? 0 : Math.sqrt(a) / (Math.sqrt(a) + Math.sqrt(b));
  }
}

/** Net flows at 1,000 places of the scale: drawn cells need no finer ones, and the profiles are asked once. */
const FLOWS = Float64Array.from({ length: 1001 }, (_, k) => netFlow(k / 1000));

function flowAt(cell: number): number {
  return FLOWS[Math.round(cell * 1000)] as number;
}

/** Adds one to each location's count of the rank that it has in this draw; ties share the better rank. */
function countRanks(scores: Float64Array, ranks: readonly Uint32Array[]): void {
  const order = Float64Array.from(scores).sort();
  const n = scores.length;
  for (let i = 0; i < n; i++) {
    const mine = scores[i] as number;
    let [from, to] = [0, n]; // the first place whose score exceeds mine
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((order[middle] as number) > mine) to = middle;
      else from = middle + 1;
    }
    const counts = ranks[i] as Uint32Array;
    counts[n - from + 1] = (counts[n - from + 1] as number) + 1;
  }
}

function rankAt(counts: Uint32Array, quantile: number): number {
  let seen = 0;
  for (let rank = 1; rank < counts.length; rank++) {
    seen += counts[rank] as number;
    if (seen >= quantile && seen > 0) return rank;
  }
  return counts.length - 1;
}

/** A Dirichlet draw by independent gammas; a weight of zero stays zero. */
function drawWeights(
  shares: readonly number[],
  concentration: number,
  rng: Rng,
  out: Float64Array,
): void {
  let sum = 0;
  for (let j = 0; j < out.length; j++) {
    const share = shares[j] as number;
    out[j] = share === 0 ? 0 : gamma(share * concentration, rng);
    sum += out[j] as number;
  }
  for (let j = 0; j < out.length; j++)
    out[j] = sum > 0 ? (out[j] as number) / sum : (shares[j] as number);
}

/** Marsaglia and Tsang's gamma draw; below one by the boost of a uniform. */
function gamma(shape: number, rng: Rng): number {
  if (shape < 1) return gamma(shape + 1, rng) * (1 - rng()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - rng())) * Math.cos(2 * Math.PI * rng());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - rng()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
