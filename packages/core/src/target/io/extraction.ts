import type { Coefficients } from "./leontief.ts";
import { type InputOutputTable, sums } from "./table.ts";

/**
 * - `complete`: row, column and final demand of the sector are gone.
 * - `backward`: it buys nothing from home (column of A zero); `backward-total`: it neither buys from nor sells to others.
 * - `forward`: it sells nothing on (row of B zero); `forward-total`: neither, seen from primary inputs.
 */
export type ExtractionKind =
  | "complete"
  | "backward"
  | "backward-total"
  | "forward"
  | "forward-total";

/**
 * Output the economy loses if a sector is extracted, for every sector at once, from one L (or G) by closed forms in place
 * of one inversion a sector.
 * @example
 * const table = { sectors: ["a"], flows: Float64Array.of(2), output: Float64Array.of(10), finalDemand: Float64Array.of(8), primaryInputs: Float64Array.of(8), extensions: {} };
 * const one = { size: 1, A: Float64Array.of(0.2), L: Float64Array.of(1.25), B: Float64Array.of(0.2), G: Float64Array.of(1.25) };
 * expect(extractionOf(table, one, "complete")[0]).toBeCloseTo(10, 12);
 */
export function extractionOf(
  table: InputOutputTable,
  { size: n, A, L, B, G }: Coefficients,
  kind: ExtractionKind,
): Float64Array {
  const forward = kind === "forward" || kind === "forward-total";
  const inverse = forward ? G : L;
  const totals = sums(inverse, { n, by: forward ? "row" : "column" });
  const driver = forward ? table.primaryInputs : table.finalDemand;
  return totals.map((total, k) => {
    const x = table.output[k] as number;
    const own = inverse[k * n + k] as number;
    if (kind === "complete") return (x * total) / own;
    if (kind === "backward" || kind === "forward") return (x * (total - 1)) / own;
    const kept = 1 - ((forward ? B : A)[k * n + k] as number);
    return ((total - own) * x) / own + x - (driver[k] as number) / kept;
  });
}
