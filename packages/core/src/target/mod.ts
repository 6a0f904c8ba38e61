export {
  CHARTER_PARTS,
  type CharterEntry,
  type CharterPart,
  type CharterState,
  charterState,
} from "./chain/charter.ts";
export {
  type ChainGap,
  chainGaps,
  type GapPriority,
  type GapReason,
  gapPriorities,
} from "./chain/gaps.ts";
export {
  type ChainFirm,
  type ChainGraph,
  type ChainLink,
  type ChainSupply,
  chainGraph,
} from "./chain/graph.ts";
export { activitiesOfLink, classInBasis } from "./chain/link-sides.ts";
export { type ProductSupply, productSupplyOf } from "./chain/product-supply.ts";
export {
  type RestrictedEntry,
  type RestrictionOverride,
  type RestrictionVerdict,
  restrictionOf,
} from "./chain/restricted.ts";
export {
  type FirmEvidence,
  type FirmScore,
  type FirmScoreRules,
  firmScore,
} from "./chain/target-firm.ts";
export {
  type Backtest,
  type BacktestOptions,
  type BacktestStep,
  backtest,
  backtestSteps,
  type PeriodPair,
  type PreparedPair,
  preparePair,
  type ScoreReport,
} from "./entry/backtest.ts";
export { blockedFolds } from "./entry/blocked-folds.ts";
export { candidatesOf, type EntryRule, entriesOf, onRectangle } from "./entry/candidates.ts";
export { entryAndExit } from "./entry/entry-exit.ts";
export {
  ENTRY_FEATURES,
  type EntryBasis,
  type EntryFeature,
  entryBasis,
  entryFeatures,
} from "./entry/features.ts";
export {
  type EntryForecast,
  type EntryModel,
  entryForecast,
  entryProbabilities,
  fitEntryModel,
} from "./entry/model.ts";
export { type Target, targetsOf } from "./entry/targets.ts";
export { type ClusterStars, clusterStars } from "./indices/cluster-stars.ts";
export { gini, hooverGini, locationalGini } from "./indices/concentration.ts";
export { type Crowding, crowdingOf, type DeclaredTarget } from "./indices/crowding.ts";
export { productMeasureIndex } from "./indices/product-measure.ts";
export { productivityOf, subnationalEci } from "./indices/productivity.ts";
export { type Quadrant, type QuadrantOption, quadrantsOf } from "./indices/quadrants.ts";
export { shiftShare } from "./indices/shift-share.ts";
export { type Specialisation, specialisationOf } from "./indices/specialisation.ts";
export { type ExtractionKind, extractionOf } from "./io/extraction.ts";
export { fieldOfInfluence, influenceOfChange, totalInfluence } from "./io/influence.ts";
export { type Coefficients, coefficientsOf, inputCoefficients } from "./io/leontief.ts";
export { type Linkages, linkagesOf } from "./io/linkages.ts";
export { type Localised, localisedInput, regionalTable } from "./io/localise.ts";
export {
  closedInverse,
  multiplierProductMatrix,
  perOutputOf,
  typeOneMultipliers,
  typeTwoMultipliers,
} from "./io/multipliers.ts";
export { ras } from "./io/ras.ts";
export { type RegionalMethod, regionalCoefficients } from "./io/regionalise.ts";
export { solveWithoutInverse } from "./io/solve.ts";
export { type SupplyGap, supplyGapsOf } from "./io/supply-gaps.ts";
export { type InputOutputParts, type InputOutputTable, inputOutputTable } from "./io/table.ts";
export { gapObservations, type ObservationContext, spaceObservations } from "./observations.ts";
export {
  COMPLEXITY_DEFAULTS,
  type ComplexityOptions,
  type ComplexitySpace,
  complexity,
} from "./space/complexity.ts";
export { cooccurrenceZ } from "./space/cooccurrence-z.ts";
export { type DensityOptions, densityOf } from "./space/density.ts";
export type { Diagnostics } from "./space/diagnostics.ts";
export { fitnessOf } from "./space/fitness.ts";
export { type SpaceLayout, spaceLayout } from "./space/layout.ts";
export type { Normalisation } from "./space/normalise.ts";
export type { Orientation, OrientationVotes } from "./space/orientation.ts";
export { type Portfolios, portfoliosOf } from "./space/portfolio.ts";
export { type PresenceOptions, type PresenceTest, presenceOf } from "./space/presence.ts";
export { productSpaceEdges, type SpaceEdge } from "./space/product-space.ts";
export { normalisedCooccurrence, type ProximityKind, proximityOf } from "./space/proximity.ts";
export {
  type RankInterval,
  rankIntervals,
  type ThresholdSensitivity,
  thresholdSensitivity,
} from "./space/rank-intervals.ts";
export { reflectionsOf } from "./space/reflections.ts";
export {
  basketSimilarity,
  type CrossSpace,
  crossSpace,
  relativeRelatedness,
} from "./space/relative.ts";
export { rcaOf, rpopOf, totalsOf } from "./space/shares.ts";
export type { RegionActivityTable, TidyRow } from "./space/table.ts";
export { tableFromRows } from "./space/table-from-rows.ts";
export { type Trimmed, type TrimOptions, trimTable } from "./space/trim.ts";
export { type TwoStep, twoStepIndices } from "./space/two-step.ts";
