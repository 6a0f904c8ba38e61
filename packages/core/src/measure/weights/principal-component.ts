import { symmetricEigen } from "../../math/symmetric-eigen.ts";
import { fail, ok } from "../../vocabulary/result.ts";
import { correlationMatrix } from "../analysis/correlation-matrix.ts";
import type { Weights } from "./objective.ts";

/** The components of a group of columns: deviation, share of variance, loadings by column. */
export type PrincipalComponents = {
  readonly deviations: readonly number[];
  readonly shares: readonly number[];
  /** Loadings of each component, turned so that they sum to a positive number. */
  readonly loadings: readonly Float64Array[];
};

/**
 * Principal components of the correlation matrix of complete columns; null where a column does not vary.
 * @example
 * const found = principalComponents([Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 7)]);
 * expect(found?.shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
 */
export function principalComponents(columns: readonly Float64Array[]): PrincipalComponents | null {
  const r = correlationMatrix(columns, "pearson");
  if (r.some((row) => row.some((x) => x === null))) return null;
  const { values, vectors } = symmetricEigen(r as number[][]);
  const kept = values.map((x) => Math.max(0, x));
  return {
    deviations: kept.map(Math.sqrt),
    shares: kept.map((x) => x / columns.length),
    loadings: vectors,
  };
}

/**
 * Weights from the first component: squared loadings, which sum to 1 and are never negative (Nicoletti 2000). Loadings
 * themselves may be negative, and then are no weights.
 * @example
 * const weights = principalWeights([Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1.5)]);
 * expect(weights.ok && weights.value[0]).toBeCloseTo(0.5, 12);
 */
export function principalWeights(columns: readonly Float64Array[]): Weights {
  if (columns.length === 1) return ok(Float64Array.of(1));
  if ((columns[0]?.length ?? 0) < 3) return fail("too-few");
  const found = principalComponents(columns);
  if (found === null) return fail("no-spread");
  return ok((found.loadings[0] as Float64Array).map((x) => x * x));
}
