import { assert } from "../vocabulary/assert.ts";
import type { Observation, ObservationSource } from "../vocabulary/observation.ts";
import type { ComplexitySpace } from "./space/complexity.ts";

export type ObservationContext = {
  readonly timePeriod: string;
  readonly source: ObservationSource;
  /** Day on which the figures were known, YYYY-MM-DD. */
  readonly vintage: string;
  /** Hash of the recipe or id of the run. */
  readonly run: string;
};

/**
 * A space as observations: diversity, ECI, Fitness and outlook index a region, and a density for each activity that the
 * region does not have. What is not defined gives no observation.
 * @example
 * const table = { regions: ["A", "B"], activities: ["x", "y"], values: Float64Array.of(4, 0, 2, 2) };
 * const source = { title: "Test", issuer: "Test", grade: "S" as const };
 * const context = { timePeriod: "2026", source, vintage: "2026-01-01", run: "r1" };
 * expect(spaceObservations(complexity(table, COMPLEXITY_DEFAULTS), context)[0]).toMatchObject({ indicator: "diversity", obsValue: 1 });
 */
export function spaceObservations(
  space: ComplexitySpace,
  context: ObservationContext,
): Observation[] {
  const { regions, activities } = space.table;
  const P = activities.length;
  const found: Observation[] = [];
  const add = (
    refArea: string,
    indicator: string,
    value: number | null | undefined,
    activity?: string,
  ) => {
    if (value === null || value === undefined) return;
    assert(Number.isFinite(value), "Only finite figures leave the engine");
    found.push({
      refArea,
      ...(activity === undefined ? {} : { activity }),
      indicator,
      timePeriod: context.timePeriod,
      obsValue: value,
      unitMeasure: indicator === "diversity" ? "activities" : "index",
      unitMult: 0,
      obsStatus: "final",
      source: context.source,
      vintage: context.vintage,
      trace: [context.run],
    });
  };
  regions.forEach((region, r) => {
    add(region, "diversity", space.lists.diversity[r]);
    add(region, "eci", space.eci[r]);
    add(region, "fitness", space.fitness[r]);
    add(region, "complexityOutlookIndex", space.coi[r]);
    if (space.density.length === 0) return;
    activities.forEach((activity, p) => {
      const open = space.presence[r * P + p] === 0 && space.densityDefined[p] === 1;
      if (open) add(region, "relatednessDensity", space.density[r * P + p], activity);
    });
  });
  return found;
}

/** A chain's gaps as counts by area: closing one moves the index. */
export type GapCount = {
  readonly refArea: string;
  readonly chain: string;
  readonly open: number;
  readonly closed: number;
};

/**
 * Open and closed gaps of chains as observations.
 * @example
 * const source = { title: "Register", issuer: "Hub", grade: "O" as const };
 * const context = { timePeriod: "2026", source, vintage: "2026-01-01", run: "r1" };
 * expect(gapObservations([{ refArea: "320583", chain: "display", open: 3, closed: 1 }], context)).toHaveLength(2);
 */
export function gapObservations(
  counts: readonly GapCount[],
  context: ObservationContext,
): Observation[] {
  return counts.flatMap(({ refArea, chain, open, closed }) =>
    [["chainGapsOpen", open] as const, ["chainGapsClosed", closed] as const].map(
      ([indicator, obsValue]): Observation => ({
        refArea,
        activity: chain,
        indicator,
        timePeriod: context.timePeriod,
        obsValue,
        unitMeasure: "links",
        unitMult: 0,
        obsStatus: "final",
        source: context.source,
        vintage: context.vintage,
        trace: [context.run],
      }),
    ),
  );
}
