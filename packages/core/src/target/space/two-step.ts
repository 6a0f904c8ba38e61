import { subnationalEci } from "../indices/productivity.ts";
import { type ComplexityOptions, complexity } from "./complexity.ts";
import { portfoliosOf } from "./portfolio.ts";
import { presenceOf } from "./presence.ts";
import type { RegionActivityTable } from "./table.ts";

/** Indices of all regions on the scale of a reliable sample. */
export type TwoStep = {
  /** By activity, from the sample alone; null where the sample lacks it. */
  readonly pci: readonly (number | null)[];
  /** By region of the whole table: mean PCI of its portfolio, in deviations of the sample's mean. */
  readonly eci: readonly (number | null)[];
  readonly presence: Uint8Array;
};

/**
 * Complexity in two steps, as the Atlas publishes it: PCI from a sample of regions whose figures are reliable (large enough,
 * well recorded), by its own mean and deviation; then the ECI of every region as the mean PCI of what it has, by the mean and
 * deviation of the sample. Small and noisy regions get a figure without bending the scale for the others.
 * @example
 * const table = { regions: ["A", "B", "C", "D"], activities: ["x", "y", "z"],
 *   values: Float64Array.of(9, 1, 0, 4, 6, 1, 0, 5, 7, 0, 0, 1) };
 * const two = twoStepIndices(table, { reliable: ["A", "B", "C"], options: { presence: { test: "rca", threshold: 1 },
 *   normalisation: "atlas", orientation: "fitness", proximity: "min-conditional" } });
 * expect(two.eci[3]).not.toBeNull();
 */
export function twoStepIndices(
  table: RegionActivityTable,
  {
    reliable,
    options,
  }: { readonly reliable: readonly string[]; readonly options: ComplexityOptions },
): TwoStep {
  const P = table.activities.length;
  const wanted = new Set(reliable);
  const rows = [...table.regions.keys()].filter((r) => wanted.has(table.regions[r] as string));
  const values = new Float64Array(rows.length * P);
  rows.forEach((r, i) => {
    values.set(table.values.subarray(r * P, (r + 1) * P), i * P);
  });
  const sample = complexity(
    { regions: rows.map((r) => table.regions[r] as string), activities: table.activities, values },
    { ...options, normalisation: "atlas" },
  );
  const presence = presenceOf(table, options.presence);
  const raw = subnationalEci(portfoliosOf(presence, { activityCount: P }), sample.pci);
  const known = rows.flatMap((r) => raw[r] ?? []);
  const mean = known.reduce((a, b) => a + b, 0) / known.length;
  const deviation = Math.sqrt(known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / known.length);
  const eci = raw.map((v) => (v === null || !(deviation > 0) ? null : (v - mean) / deviation));
  return { pci: sample.pci, eci, presence };
}
