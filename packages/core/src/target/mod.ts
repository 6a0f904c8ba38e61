export {
  COMPLEXITY_DEFAULTS,
  type ComplexityOptions,
  type ComplexitySpace,
  complexity,
} from "./space/complexity.ts";
export { type DensityOptions, densityOf } from "./space/density.ts";
export type { Diagnostics } from "./space/diagnostics.ts";
export { fitnessOf } from "./space/fitness.ts";
export type { Normalisation } from "./space/normalise.ts";
export type { Orientation, OrientationVotes } from "./space/orientation.ts";
export { type Portfolios, portfoliosOf } from "./space/portfolio.ts";
export { type PresenceOptions, type PresenceTest, presenceOf } from "./space/presence.ts";
export { normalisedCooccurrence, type ProximityKind, proximityOf } from "./space/proximity.ts";
export { reflectionsOf } from "./space/reflections.ts";
export { rcaOf, rpopOf, totalsOf } from "./space/shares.ts";
export { type RegionActivityTable, type TidyRow, tableFromRows } from "./space/table.ts";
