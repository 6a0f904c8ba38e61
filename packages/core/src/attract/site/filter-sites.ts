/** A plot or a building on offer. Absent means unknown, and an unknown value never passes a hard constraint. */
export type Site = {
  readonly id: string;
  readonly areaHa?: number;
  readonly powerMva?: number;
  readonly motorwayKm?: number;
  readonly portKm?: number;
  readonly floorM2?: number;
  readonly availableFrom?: number;
  readonly use?: string;
  /** From the point that is asked for, as the crow flies. */
  readonly distanceKm?: number;
};

export type SiteNeed = {
  readonly areaHaMin?: number;
  readonly powerMvaMin?: number;
  readonly motorwayKmBelow?: number;
  readonly portKmBelow?: number;
  readonly floorM2Min?: number;
  readonly availableBy?: number;
  readonly uses?: readonly string[];
  readonly distanceKmMax?: number;
};

export type SiteFit = {
  readonly id: string;
  readonly fits: boolean;
  readonly failed: readonly string[];
  readonly unknown: readonly string[];
};

const TESTS: readonly {
  key: keyof SiteNeed;
  field: keyof Site;
  holds: (value: never, wanted: never) => boolean;
}[] = [
  { key: "areaHaMin", field: "areaHa", holds: (v: number, w: number) => v >= w },
  { key: "powerMvaMin", field: "powerMva", holds: (v: number, w: number) => v >= w },
  { key: "motorwayKmBelow", field: "motorwayKm", holds: (v: number, w: number) => v < w },
  { key: "portKmBelow", field: "portKm", holds: (v: number, w: number) => v < w },
  { key: "floorM2Min", field: "floorM2", holds: (v: number, w: number) => v >= w },
  { key: "availableBy", field: "availableFrom", holds: (v: number, w: number) => v <= w },
  { key: "distanceKmMax", field: "distanceKm", holds: (v: number, w: number) => v <= w },
  { key: "uses", field: "use", holds: (v: string, w: readonly string[]) => w.includes(v) },
];

/**
 * Tests sites against hard constraints and says which failed and which could not be tested. Only a site that passes
 * them all fits; the others are listed with their reasons and not hidden.
 * @example
 * const need = { areaHaMin: 4, powerMvaMin: 20, motorwayKmBelow: 10 };
 * expect(filterSites([{ id: "a", areaHa: 4, powerMva: 25, motorwayKm: 9.9 }, { id: "b", areaHa: 5, motorwayKm: 10 }], need)).toEqual([
 *   { id: "a", fits: true, failed: [], unknown: [] }, { id: "b", fits: false, failed: ["motorwayKm"], unknown: ["powerMva"] }]);
 */
export function filterSites(sites: readonly Site[], need: SiteNeed): SiteFit[] {
  return sites.map((site) => {
    const failed: string[] = [];
    const unknown: string[] = [];
    for (const { key, field, holds } of TESTS) {
      const wanted = need[key];
      if (wanted === undefined) continue;
      const value = site[field];
      if (value === undefined || value === null) unknown.push(field);
      else if (!holds(value as never, wanted as never)) failed.push(field);
    }
    return { id: site.id, fits: failed.length === 0 && unknown.length === 0, failed, unknown };
  });
}
