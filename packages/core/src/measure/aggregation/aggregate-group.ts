import type { Block } from "../frame.ts";
import type { AggregateMethod } from "../recipe.ts";
import { benefitOfDoubt } from "./benefit-of-doubt.ts";
import { adjustedMazziottaPareto, mazziottaPareto } from "./mazziotta-pareto.ts";
import { type Group, type MeanOptions, meanKind, weightedMean } from "./means.ts";
import { meanMin, medianOf, minimumOf, orderedAverage } from "./ordered.ts";
import { copelandScores } from "./outranking.ts";
import { prometheeNetFlow } from "./promethee.ts";
import { topsis } from "./topsis.ts";
import { vikor } from "./vikor.ts";
import { wroclaw } from "./wroclaw.ts";

export type GroupOptions = MeanOptions & {
  /** Methods that compare units with each other do so within these stretches. */
  readonly blocks: readonly Block[];
  /** 1 or -1 a member, where the members are raw values; 1 after normalising. */
  readonly directions: Int8Array;
};

/** One aggregate of its children by any method of the recipe; more is always better. */
export function aggregateGroup(
  group: Group,
  method: AggregateMethod,
  options: GroupOptions,
): Float64Array {
  const mean = meanKind(method);
  if (mean !== null) return weightedMean(group, mean, options);
  const scores = otherwise(group, method, options);
  const least = options.minAvailability * group.columns.length;
  return scores.map((x, i) => {
    let present = 0;
    for (const column of group.columns) if (!Number.isNaN(column[i])) present++;
    return present === 0 || present < least || !Number.isFinite(x) ? Number.NaN : x;
  });
}

function otherwise(group: Group, method: AggregateMethod, options: GroupOptions): Float64Array {
  const { columns, weights } = group;
  const penalty = method.penalty ?? "downward";
  switch (method.method) {
    case "median":
      return medianOf(columns);
    case "minimum":
      return minimumOf(columns);
    case "meanMin":
      return meanMin(columns, method.alpha ?? 0.5);
    case "owa":
      return orderedAverage(columns, method.order ?? []);
    case "mpi":
      return mazziottaPareto(columns, penalty);
    case "ampi":
      return adjustedMazziottaPareto(columns, penalty);
    case "copeland": {
      const scores = new Float64Array(columns[0]?.length ?? 0);
      for (const { from, to } of options.blocks) scores.set(copelandScores(group, from, to), from);
      return scores;
    }
    default:
      return overComplete(columns, options.blocks, (complete) =>
        compared(complete, weights, method, options.directions),
      );
  }
}

/** Methods that look at all rows at once, over the rows without gaps. */
function compared(
  columns: readonly Float64Array[],
  weights: Float64Array,
  method: AggregateMethod,
  types: Int8Array,
): Float64Array {
  const decision = { columns, weights, types };
  switch (method.method) {
    case "topsis":
      return topsis(decision);
    case "vikor":
      return vikor(decision, method.v ?? 0.5).map((q) => 1 - q);
    case "prometheeII":
      return prometheeNetFlow(decision);
    case "wroclaw":
      return wroclaw(columns).map((d) => 1 - d);
    default:
      return benefitOfDoubt(columns, method.share);
  }
}

function overComplete(
  columns: readonly Float64Array[],
  blocks: readonly Block[],
  of: (complete: readonly Float64Array[]) => Float64Array,
): Float64Array {
  const all = new Float64Array(columns[0]?.length ?? 0).fill(Number.NaN);
  for (const { from, to } of blocks) {
    const rows: number[] = [];
    for (let i = from; i < to; i++) if (columns.every((c) => !Number.isNaN(c[i]))) rows.push(i);
    if (rows.length === 0) continue;
    const done = of(columns.map((c) => Float64Array.from(rows, (i) => c[i] as number)));
    rows.forEach((i, k) => {
      all[i] = done[k] as number;
    });
  }
  return all;
}
