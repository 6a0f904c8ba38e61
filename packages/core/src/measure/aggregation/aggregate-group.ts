import type { Block } from "../frame.ts";
import type { AggregateMethod } from "../recipe.ts";
import { type Group, type MeanOptions, meanKind, weightedMean } from "./means.ts";

export type GroupOptions = MeanOptions & {
  /** Methods that compare units with each other do so within these stretches. */
  readonly blocks: readonly Block[];
};

/** One aggregate of its children by any method of the recipe. */
export function aggregateGroup(
  group: Group,
  method: AggregateMethod,
  options: GroupOptions,
): Float64Array {
  const mean = meanKind(method);
  if (mean !== null) return weightedMean(group, mean, options);
  throw new Error(`No aggregation ${method.method}`);
}
