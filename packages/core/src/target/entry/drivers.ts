import type { EntryFeature } from "./features.ts";

/** Kinds of evidence that features belong to: single features of one kind share their weight arbitrarily. */
export type EntryDriver =
  | "closeNow"
  | "relatedActivities"
  | "pattern"
  | "breadth"
  | "complexity"
  | "siblings"
  | "size";

const KIND: Readonly<Record<EntryFeature, EntryDriver>> = {
  rca: "closeNow",
  logRca: "closeNow",
  logRcaSquared: "closeNow",
  logValue: "closeNow",
  density: "relatedActivities",
  density25: "relatedActivities",
  density50: "relatedActivities",
  density25Squared: "relatedActivities",
  shareDensity25: "relatedActivities",
  presencePattern5: "pattern",
  presencePattern10: "pattern",
  presencePattern20: "pattern",
  presencePatternSquared: "pattern",
  sharePattern5: "pattern",
  sharePattern10: "pattern",
  sizePattern10: "pattern",
  expectedTimesPattern: "pattern",
  logDiversity: "breadth",
  logUbiquity: "breadth",
  logDiversityUbiquity: "breadth",
  pci: "complexity",
  eci: "complexity",
  complexityGap: "complexity",
  siblingShare: "siblings",
  expectedTimesSiblings: "siblings",
  logRegionTotal: "size",
  logActivityTotal: "size",
  expectedSquared: "size",
};

/**
 * Contributions to the log-odds by kind of evidence, the weightiest first.
 * @example
 * const some = new Proxy({ rca: 1, logRca: -0.5 }, { get: (known, name) => Reflect.get(known, name) ?? 0 });
 * expect(driversOf(some as Record<EntryFeature, number>)[0]).toEqual({ driver: "closeNow", logOdds: 0.5 });
 */
export function driversOf(
  contributions: Readonly<Record<EntryFeature, number>>,
): { readonly driver: EntryDriver; readonly logOdds: number }[] {
  const sums = new Map<EntryDriver, number>();
  for (const [feature, driver] of Object.entries(KIND) as [EntryFeature, EntryDriver][]) {
    sums.set(driver, (sums.get(driver) ?? 0) + contributions[feature]);
  }
  return [...sums]
    .map(([driver, logOdds]) => ({ driver, logOdds }))
    .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds));
}
