import type { ComplexitySpace } from "../space/complexity.ts";

/** Where an option stands between what is near and what is complex (Balland et al. 2019). */
export type Quadrant = "near-complex" | "near-simple" | "far-complex" | "far-simple";

export type QuadrantOption = {
  readonly activity: string;
  readonly density: number;
  readonly pci: number;
  readonly quadrant: Quadrant;
};

/**
 * A region's options (what it does not have) in four quadrants by relatedness density and PCI, cut at the region's own
 * medians or at those of all options everywhere. At the median counts as near or complex. Empty without any PCI.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["x", "y", "z"], values: Float64Array.of(9, 4, 1, 2, 5, 0, 1, 0, 0) };
 * const space = complexity(table, COMPLEXITY_DEFAULTS);
 * expect(quadrantsOf(space, 0, "region").every((o) => o.density >= 0)).toBe(true);
 */
export function quadrantsOf(
  space: ComplexitySpace,
  row: number,
  cut: "region" | "everywhere",
): QuadrantOption[] {
  const mine = optionsOf(space, row);
  const basis =
    cut === "region"
      ? mine
      : Array.from({ length: space.lists.regionCount }, (_, r) => optionsOf(space, r)).flat();
  if (basis.length === 0) return [];
  const densityCut = median(basis.map((o) => o.density));
  const pciCut = median(basis.map((o) => o.pci));
  return mine.map((o) => ({
    ...o,
    quadrant:
      `${o.density >= densityCut ? "near" : "far"}-${o.pci >= pciCut ? "complex" : "simple"}` as const,
  }));
}

function optionsOf(space: ComplexitySpace, row: number): Omit<QuadrantOption, "quadrant">[] {
  const P = space.lists.activityCount;
  return space.table.activities.flatMap((activity, p) => {
    const pci = space.pci[p];
    if (space.presence[row * P + p] === 1 || pci === null || pci === undefined) return [];
    return [{ activity, density: space.density[row * P + p] as number, pci }];
  });
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
