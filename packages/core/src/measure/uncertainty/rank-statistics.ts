import { momentsOf } from "../../math/moments.ts";
import { quantileOfSorted } from "../../math/quantile.ts";
import type { Replications } from "./uncertainty.ts";

export type RankStatistics = {
  readonly unit: string;
  readonly time: string | null;
  readonly nominal: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly q5: number | null;
  readonly q95: number | null;
  readonly sd: number | null;
  /** Replications in which the unit had a rank. */
  readonly count: number;
};

/** The ranks of one unit over the replications, sorted; those without a rank are left out. */
function sortedRanks(run: Replications, unit: number): Float64Array {
  const n = run.units.length;
  const kept: number[] = [];
  for (let k = 0; k < run.count; k++) {
    const r = run.ranks[k * n + unit] as number;
    if (r > 0) kept.push(r);
  }
  return Float64Array.from(kept).sort();
}

/** Mean, median, 5 and 95 % quantiles (R type 7) and deviation of each unit's ranks. */
export function rankStatistics(run: Replications): RankStatistics[] {
  return run.units.map((unit, i) => {
    const sorted = sortedRanks(run, i);
    const { mean, sd } = momentsOf(sorted);
    const orNull = (x: number) => (Number.isFinite(x) ? x : null);
    return {
      unit,
      time: run.times?.[i] ?? null,
      nominal: (run.nominal[i] as number) > 0 ? (run.nominal[i] as number) : null,
      mean: orNull(mean),
      median: quantileOfSorted(sorted, 0.5),
      q5: quantileOfSorted(sorted, 0.05),
      q95: quantileOfSorted(sorted, 0.95),
      sd: orNull(sd),
      count: sorted.length,
    };
  });
}

/** The ranks between which a unit stays with the given coverage, e.g. 0.9; null where it has none. */
export function rankInterval(
  run: Replications,
  unit: number,
  coverage: number,
): readonly [number, number] | null {
  const sorted = sortedRanks(run, unit);
  const low = quantileOfSorted(sorted, (1 - coverage) / 2);
  const high = quantileOfSorted(sorted, (1 + coverage) / 2);
  return low === null || high === null ? null : [low, high];
}

/** Share of the replications in which each unit is among the first `top`. */
export function rankProbability(run: Replications, top: number): Float64Array {
  const n = run.units.length;
  const hits = new Float64Array(n);
  run.ranks.forEach((r, at) => {
    if (r > 0 && r <= top) hits[at % n] = (hits[at % n] as number) + 1;
  });
  return hits.map((h) => (run.count === 0 ? 0 : h / run.count));
}

/** Share of the replications in which unit a ranks before unit b, ties counting half; null where never both ranked. */
export function winProbability(run: Replications, a: number, b: number): number | null {
  const n = run.units.length;
  let won = 0;
  let both = 0;
  for (let k = 0; k < run.count; k++) {
    const [x, y] = [run.ranks[k * n + a] as number, run.ranks[k * n + b] as number];
    if (x === 0 || y === 0) continue;
    both++;
    won += x < y ? 1 : x === y ? 0.5 : 0;
  }
  return both === 0 ? null : won / both;
}
