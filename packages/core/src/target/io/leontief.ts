import { inverseOf } from "../../math/lu.ts";
import { fail, ok, type Result } from "../../vocabulary/result.ts";
import type { InputOutputTable } from "./table.ts";

/** A (input a unit of the buyer's output), L = (I - A)^-1, B (share of the seller's output), G = (I - B)^-1; row-major. */
export type Coefficients = {
  readonly size: number;
  readonly A: Float64Array;
  readonly L: Float64Array;
  readonly B: Float64Array;
  readonly G: Float64Array;
};

/**
 * Input coefficients by columns: flows over the buyer's output. A sector without output has none.
 * @example
 * const read = inputOutputTable({ sectors: ["a"], flows: Float64Array.of(2), output: Float64Array.of(10) });
 * expect(read.ok && [...inputCoefficients(read.value)]).toEqual([0.2]);
 */
export function inputCoefficients(table: Pick<InputOutputTable, "flows" | "output">): Float64Array {
  const n = table.output.length;
  return table.flows.map((z, at) => {
    const x = table.output[at % n] as number;
    return x === 0 ? 0 : z / x;
  });
}

/**
 * A, L, B and G of a table (Miller and Blair 2009). One inversion: G is L scaled, G = x^-1 L x. Refuses a table whose
 * sectors use up all they make (singular).
 * @example
 * const read = inputOutputTable({ sectors: ["a"], flows: Float64Array.of(2), output: Float64Array.of(10) });
 * const made = read.ok && coefficientsOf(read.value);
 * expect(made && made.ok && made.value.L[0]).toBeCloseTo(1.25, 14);
 */
export function coefficientsOf(table: InputOutputTable): Result<Coefficients, "singular-table"> {
  const n = table.sectors.length;
  const x = table.output;
  const A = inputCoefficients(table);
  const L = inverseOf(identityLess(A, n), n);
  if (!L) return fail("singular-table", { sectors: n });
  const B = new Float64Array(n * n);
  const G = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const xi = x[i] as number;
    for (let j = 0; j < n; j++) {
      const at = i * n + j;
      B[at] = xi === 0 ? 0 : (table.flows[at] as number) / xi;
      G[at] = xi === 0 ? (i === j ? 1 : 0) : ((L[at] as number) * (x[j] as number)) / xi;
    }
  }
  return ok({ size: n, A, L, B, G });
}

/**
 * I - A.
 * @example
 * expect([...identityLess(Float64Array.of(0.2, 0.1, 0, 0.5), 2)]).toEqual([0.8, -0.1, -0, 0.5]);
 */
export function identityLess(A: Float64Array, n: number): Float64Array {
  const out = A.map((a) => -a);
  for (let i = 0; i < n; i++) out[i * n + i] = 1 - (A[i * n + i] as number);
  return out;
}
