import type { Portfolios } from "./portfolio.ts";

/** k_r,N of regions and k_p,N of activities; 0 without presence. */
export type Reflections = { readonly regions: Float64Array; readonly activities: Float64Array };

/**
 * Method of reflections (Hidalgo and Hausmann 2009): k_r,0 is diversity, k_p,0 ubiquity; each further step is the mean of
 * the other side's last step. Even steps tell about regions, odd ones about activities.
 * @example
 * const lists = portfoliosOf(Uint8Array.of(1, 1, 1, 0), { activityCount: 2 });
 * expect([...reflectionsOf(lists, 1).regions]).toEqual([1.5, 2]); // mean ubiquity of the portfolio
 */
export function reflectionsOf(lists: Portfolios, steps: number): Reflections {
  const { regionCount: R, activityCount: P, offsets, members, diversity, ubiquity } = lists;
  let regions = Float64Array.from(diversity);
  let activities = Float64Array.from(ubiquity);
  for (let n = 0; n < steps; n++) {
    const nextRegions = new Float64Array(R);
    const nextActivities = new Float64Array(P);
    for (let r = 0; r < R; r++) {
      let sum = 0;
      for (let k = offsets[r] as number; k < (offsets[r + 1] as number); k++) {
        const p = members[k] as number;
        sum += activities[p] as number;
        nextActivities[p] = (nextActivities[p] as number) + (regions[r] as number);
      }
      nextRegions[r] = diversity[r] === 0 ? 0 : sum / (diversity[r] as number);
    }
    for (let p = 0; p < P; p++) {
      const k = ubiquity[p] as number;
      nextActivities[p] = k === 0 ? 0 : (nextActivities[p] as number) / k;
    }
    regions = nextRegions;
    activities = nextActivities;
  }
  return { regions, activities };
}
