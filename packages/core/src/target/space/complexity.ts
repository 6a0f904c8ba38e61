import type { Issue } from "../../vocabulary/issue.ts";
import { type Components, componentsOf } from "./components.ts";
import { rowSums, transposed, weightedDensity } from "./density.ts";
import { type Diagnostics, diagnose } from "./diagnostics.ts";
import { fitnessOf } from "./fitness.ts";
import { type Normalisation, normalisedIndices } from "./normalise.ts";
import type { Orientation, OrientationVotes } from "./orientation.ts";
import { outlookOf } from "./outlook.ts";
import { type Portfolios, portfoliosOf } from "./portfolio.ts";
import { portfolioSums } from "./portfolio-sums.ts";
import { type PresenceOptions, presenceOf } from "./presence.ts";
import { correlationProximity, type ProximityKind, proximityOf } from "./proximity.ts";
import { rawIndices } from "./second-eigenvector.ts";
import { sharesAgainst, totalsOf } from "./shares.ts";
import type { RegionActivityTable } from "./table.ts";

export type ComplexityOptions = {
  readonly presence: PresenceOptions;
  /** growth-lab: PCI on the scale of ECI, so that ECI is the mean PCI of the portfolio; own: each by its own mean. */
  readonly normalisation: Normalisation;
  readonly orientation: Orientation;
  readonly proximity: ProximityKind;
  /** Whether an activity counts as its own neighbour in density and outlook gain. */
  readonly densitySelf: boolean;
  /** Iterations of the Fitness that votes and is put out. */
  readonly fitnessIterations?: number;
  /** Only the indices: no proximity, density or outlook. */
  readonly indicesOnly?: boolean;
};

/** The usual settings, named in one place so that callers say what they change. */
export const COMPLEXITY_DEFAULTS: ComplexityOptions = {
  presence: { test: "rca", threshold: 1 },
  normalisation: "growth-lab",
  orientation: "fitness",
  proximity: "min-conditional",
  densitySelf: true,
};

/** Matrices are row-major over the table's regions and activities. Null: not defined, `issues` say why. */
export type ComplexitySpace = {
  readonly table: RegionActivityTable;
  readonly rca: Float64Array;
  readonly presence: Uint8Array;
  readonly lists: Portfolios;
  readonly components: Components;
  readonly eci: readonly (number | null)[];
  readonly pci: readonly (number | null)[];
  readonly fitness: readonly (number | null)[];
  readonly coi: readonly (number | null)[];
  /** Side: activities. Empty with `indicesOnly`. */
  readonly proximity: Float64Array;
  readonly density: Float64Array;
  /** Complexity outlook gain. Zero where the activity is present. */
  readonly cog: Float64Array;
  /** 1 for an activity whose density and outlook gain are defined. */
  readonly densityDefined: Uint8Array;
  /** Whether any outlook gain is defined (an ECI exists). */
  readonly outlookDefined: boolean;
  readonly votes: OrientationVotes;
  readonly diagnostics: Diagnostics;
  readonly issues: readonly Issue[];
};

/**
 * The whole space of activities: presence, ECI and PCI, Fitness, proximity, relatedness density, outlook index and gain.
 * Regions and activities without any presence get null and are named in `issues`; they never spoil the others.
 * Sources: Hidalgo and Hausmann 2009; Hausmann et al. 2014; conventions of py-ecomplexity.
 * @example
 * const table = { regions: ["A", "B", "C"], activities: ["x", "y", "z"], values: Float64Array.of(9, 4, 1, 2, 5, 0, 1, 0, 0) };
 * const space = complexity(table, COMPLEXITY_DEFAULTS);
 * expect(space.eci).toHaveLength(3);
 */
export function complexity(
  table: RegionActivityTable,
  options: ComplexityOptions,
): ComplexitySpace {
  const activityCount = table.activities.length;
  const own = totalsOf(table);
  const totals = own.regions;
  const rca = sharesAgainst(table, {
    regions: totals,
    reference: options.presence.reference ?? own,
  });
  const presence = presenceOf(table, options.presence, own);
  const lists = portfoliosOf(presence, { activityCount });
  const components = componentsOf(lists);
  const raw = rawIndices(lists, components);
  const fitness = fitnessOf(lists, { iterations: options.fitnessIterations ?? 50 });
  const { eci, pci, outlook, votes } = normalisedIndices(raw, {
    lists,
    components,
    regions: table.regions,
    fitness: fitness.regions,
    totals,
    normalisation: options.normalisation,
    orientation: options.orientation,
  });
  const related = options.indicesOnly
    ? NOTHING
    : relatedness({ lists, rca, presence, outlook }, options);
  const { diagnostics, issues } = diagnose({
    table,
    totals,
    lists,
    components,
    parts: raw.parts,
    votes,
  });
  const defined = eci.some((e) => e !== null);
  return {
    table,
    rca,
    presence,
    lists,
    components,
    eci,
    pci,
    votes,
    diagnostics,
    issues,
    fitness: Array.from(fitness.regions, (f, r) => ((lists.diversity[r] as number) > 0 ? f : null)),
    proximity: related.proximity,
    density: related.density,
    cog: related.cog,
    densityDefined: related.densityDefined,
    coi: related.coi,
    outlookDefined: defined,
  };
}

const NOTHING: Related = {
  proximity: new Float64Array(0),
  density: new Float64Array(0),
  cog: new Float64Array(0),
  densityDefined: new Uint8Array(0),
  coi: [],
};

type Related = Pick<ComplexitySpace, "proximity" | "density" | "cog" | "densityDefined" | "coi">;

type Basis = {
  readonly lists: Portfolios;
  readonly rca: Float64Array;
  readonly presence: Uint8Array;
  /** PCI in deviations of ECI, not centred: the scale on which outlook is counted. Zero where undefined. */
  readonly outlook: Float64Array;
};

function relatedness(basis: Basis, options: ComplexityOptions): Related {
  const { lists, rca } = basis;
  const activityCount = lists.activityCount;
  const continuous = options.proximity === "correlation";
  const proximity =
    options.proximity === "correlation"
      ? correlationProximity(rca, { activityCount })
      : proximityOf(lists, options.proximity);
  if (!options.densitySelf) {
    for (let p = 0; p < activityCount; p++) proximity[p * activityCount + p] = 0;
  }
  const totals = rowSums(proximity, activityCount);
  const densityDefined = Uint8Array.from(totals, (t) => (t > 0 ? 1 : 0));
  const weights = basis.outlook.map((w, p) =>
    (totals[p] as number) > 0 ? w / (totals[p] as number) : 0,
  );
  const sums = portfolioSums(lists, proximity, weights);
  if (options.proximity === "asymmetric") {
    sums.plain.set(portfolioSums(lists, transposed(proximity, activityCount), weights).plain);
  }
  const { coi, cog, density } = outlookOf({ ...basis, proximity, weights, totals, sums });
  if (!continuous) return { proximity, density, cog, densityDefined, coi };
  const weighted = weightedDensity(rca, proximity, { activityCount });
  const again = outlookOf({ ...basis, proximity, weights, totals, sums, density: weighted });
  return { proximity, density: weighted, cog, densityDefined, coi: again.coi };
}
