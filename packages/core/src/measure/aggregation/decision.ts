import { momentsOf } from "../../math/moments.ts";

/** A complete table of alternatives (rows) by criteria (columns): weights, and 1 for benefit, -1 for cost. */
export type Decision = {
  readonly columns: readonly Float64Array[];
  readonly weights: ArrayLike<number>;
  readonly types: ArrayLike<number>;
};

/** Scales one criterion; `cost` where less is better. */
export type CriterionScale = (column: Float64Array, cost: boolean) => Float64Array;

export function extremes(column: Float64Array): { min: number; max: number } {
  const { min, max } = momentsOf(column);
  return { min, max };
}

function total(column: Float64Array, of: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += of(column[i] as number);
  return sum;
}

/**
 * 0 for the worst, 1 for the best; 1 throughout where the criterion does not vary.
 * @example
 * expect([...minMaxScale(Float64Array.of(1, 2, 3), true)]).toEqual([1, 0.5, 0]);
 */
export const minMaxScale: CriterionScale = (column, cost) => {
  const { min, max } = extremes(column);
  if (min === max) return column.map(() => 1);
  return cost
    ? column.map((x) => (max - x) / (max - min))
    : column.map((x) => (x - min) / (max - min));
};

/**
 * Share of the column's length; for costs what is left of 1.
 * @example
 * expect([...vectorScale(Float64Array.of(3, 4), false)]).toEqual([0.6, 0.8]);
 */
export const vectorScale: CriterionScale = (column, cost) => {
  const length = Math.sqrt(total(column, (x) => x * x));
  return cost ? column.map((x) => 1 - x / length) : column.map((x) => x / length);
};

/**
 * Share of the column's sum; for costs of the sum of inverses. Positive values only.
 * @example
 * expect([...sumScale(Float64Array.of(1, 3), false)]).toEqual([0.25, 0.75]);
 */
export const sumScale: CriterionScale = (column, cost) => {
  const sum = total(column, cost ? (x) => 1 / x : (x) => x);
  return cost ? column.map((x) => 1 / x / sum) : column.map((x) => x / sum);
};

/**
 * Share of the best: x / max, for costs min / x. Positive values only.
 * @example
 * expect([...linearScale(Float64Array.of(1, 4), true)]).toEqual([1, 0.25]);
 */
export const linearScale: CriterionScale = (column, cost) => {
  const { min, max } = extremes(column);
  return cost ? column.map((x) => min / x) : column.map((x) => x / max);
};

/** Each criterion scaled, in its direction. */
export function scaledBy({ columns, types }: Decision, scale: CriterionScale): Float64Array[] {
  return columns.map((column, j) => scale(column, (types[j] as number) < 0));
}

/** Weighted sum of a term over the criteria, row by row. */
export function sumOver(
  columns: readonly Float64Array[],
  term: (x: number, j: number) => number,
): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  columns.forEach((column, j) => {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + term(column[i] as number, j);
  });
  return sum;
}
