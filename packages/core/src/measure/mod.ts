export { addFigures, type Combined, type Comparable, divideFigures } from "./accounts/combine.ts";
export { type Firm, type Grade, gradeFirms } from "./accounts/firm-grade.ts";
export {
  type FirmStage,
  innovationPoints,
  type PointScheme,
} from "./accounts/innovation-points.ts";
export { type LineShares, lineShares, type ProductLine } from "./accounts/line-shares.ts";
export { type Crossing, milestones } from "./accounts/milestone.ts";
export {
  type CatalogueShare,
  catalogueShares,
  type FirmOutput,
} from "./accounts/product-shares.ts";
export {
  RESOURCE_MEASURES,
  type ResourceFacts,
  type ResourceMeasure,
  type ResourceRule,
  resourceMeasures,
  resourceScore,
  twiceMean,
} from "./accounts/resource-score.ts";
export { type Point, singlePeriods } from "./accounts/single-periods.ts";
export { type Edition, type Streak, streakOf } from "./accounts/streak.ts";
export { benefitOfDoubt } from "./aggregation/benefit-of-doubt.ts";
export {
  type CriterionScale,
  type Decision,
  linearScale,
  minMaxScale,
  sumScale,
  vectorScale,
} from "./aggregation/decision.ts";
export {
  aras,
  cocoso,
  codas,
  copras,
  coprasUnsigned,
  type DecisionMethod,
  edas,
  mabac,
  mairca,
  marcos,
  moora,
  ocra,
  spotis,
  waspas,
  weightedProduct,
  weightedSum,
} from "./aggregation/decision-methods.ts";
export { adjustedMazziottaPareto, mazziottaPareto } from "./aggregation/mazziotta-pareto.ts";
export { type Group, type MeanKind, weightedMean } from "./aggregation/means.ts";
export { meanMin, orderedAverage } from "./aggregation/ordered.ts";
export { copelandScores, dominancePairs, outrankingMatrix } from "./aggregation/outranking.ts";
export { prometheeNetFlow } from "./aggregation/promethee.ts";
export { topsis } from "./aggregation/topsis.ts";
export { vikor } from "./aggregation/vikor.ts";
export { wroclaw } from "./aggregation/wroclaw.ts";
export {
  correlationMatrix,
  correlationOf,
  correlationPValues,
} from "./analysis/correlation-matrix.ts";
export { cronbachAlpha, flaggedPairs } from "./analysis/cronbach.ts";
export {
  groupRanks,
  type ProfileLine,
  type Standing,
  unitProfile,
  unitStandings,
} from "./analysis/profile.ts";
export { rankSimilarity, weightedSpearman } from "./analysis/rank-similarity.ts";
export { frozenScaleLost } from "./analysis/scale-change.ts";
export {
  availabilityByGroup,
  componentsOf,
  consistency,
  correlationsBetween,
  correlationsWithin,
  denominatorCorrelations,
  pairFlags,
} from "./analysis/structure.ts";
export { compoundGrowth, percentChange } from "./analysis/trend.ts";
export {
  type ComparedUnit,
  compareBuilds,
  type LeaveOneOut,
  leaveOneOut,
} from "./analysis/what-if.ts";
export {
  buildIndex,
  type Column,
  type IndexBuild,
  type NodeWeight,
} from "./build-index.ts";
export type { How, IndexCell } from "./cells.ts";
export { describeColumn, type IndicatorStatistics } from "./describe-indicators.ts";
export {
  type ChangeOptions,
  type ChangeSide,
  type ExplainedChange,
  type ExplainedFactor,
  explainChange,
  type Factor,
} from "./explain/explain-change.ts";
export {
  type Against,
  type ExplainedScore,
  explainScore,
  type Part,
} from "./explain/explain-score.ts";
export {
  findNeed,
  type Lever,
  type Need,
  type NeededChange,
  type NeedGoal,
  type NeedOptions,
} from "./explain/need.ts";
export type { Treatment } from "./frame.ts";
export { frameworkFromMeta } from "./framework-from-meta.ts";
export { foldText, isMissingText } from "./import/fold-text.ts";
export { guardFormula, unguardFormula } from "./import/formula-guard.ts";
export {
  detectDecimal,
  type NumberText,
  parseNumberText,
  shiftDecimal,
  takeMagnitude,
} from "./import/number-text.ts";
export {
  type Frequency,
  type PeriodText,
  parseDayText,
  parsePeriodText,
} from "./import/period-text.ts";
export { parseStatusText, type StatusWord } from "./import/status-text.ts";
export {
  type FoundColumn,
  type KnownNames,
  type SuggestedColumn,
  suggestColumns,
} from "./import/suggest-columns.ts";
export { headingUnit, parseUnitText, type UnitText } from "./import/unit-text.ts";
export type { IndexModel } from "./index-model.ts";
export { type IndexTable, readIndexTable, type TableRow } from "./index-table.ts";
export { type Checked, parseRecipe, recipeHash } from "./parse-recipe.ts";
export { rankScores, roundHalfUp } from "./rank-scores.ts";
export { type SdmxTable, sdmxJsonTable } from "./read-sdmx-json.ts";
export type {
  AggregateMethod,
  AggregateName,
  FrameworkNode,
  ImputeMethod,
  NormaliseMethod,
  RankStep,
  Recipe,
  Step,
  StepName,
  TreatSettings,
  WeightMethod,
} from "./recipe.ts";
export {
  formatSdmxPeriod,
  isSdmxHeading,
  SDMX_COLUMNS,
  SDMX_STRUCTURE,
  type SdmxObservation,
  sdmxCells,
  sdmxRoles,
} from "./sdmx-csv.ts";
export { type SdmxJsonWriter, sdmxJsonWriter } from "./sdmx-json.ts";
export { normaliseColumn } from "./steps/normalise-column.ts";
export { transformColumn, treatColumn, winsoriseColumn } from "./steps/treat-column.ts";
export {
  type Choice,
  labelOf,
  planUncertainty,
  replicateScores,
  type UncertaintyPlan,
  type WeightSet,
} from "./uncertainty/plan.ts";
export {
  type RankStatistics,
  rankInterval,
  rankProbability,
  rankStatistics,
  winProbability,
} from "./uncertainty/rank-statistics.ts";
export {
  choicesFromTable,
  tableOfChoices,
  weightSetsFromTable,
} from "./uncertainty/replication-table.ts";
export {
  runSensitivity,
  type Sensitivity,
  type SensitivityLine,
  type SensitivityOptions,
  sensitivity,
  sensitivityFrom,
} from "./uncertainty/sensitivity.ts";
export { designSensitivity, type SensitivityDesign } from "./uncertainty/sensitivity-design.ts";
export { type SobolIndices, sobolIndices, steadyIndices } from "./uncertainty/sobol-indices.ts";
export { openTask, type Stretch, stretchOf, type UncertainTask } from "./uncertainty/stretch.ts";
export { type RunLine, type RunSummary, summariseRun } from "./uncertainty/summary.ts";
export {
  joinReplications,
  type Replications,
  runChoices,
  runReplications,
} from "./uncertainty/uncertainty.ts";
export { parseVary, type Vary, type VaryInput } from "./uncertainty/vary.ts";
export { presetVary, type VaryPreset } from "./uncertainty/vary-presets.ts";
export { type AhpWeights, ahpWeights, budgetWeights } from "./weights/expert.ts";
export {
  angleWeights,
  type Criteria,
  cilosWeights,
  criticWeights,
  deviationWeights,
  entropyWeights,
  giniWeights,
  idocriwWeights,
  lopcowWeights,
  merecWeights,
  varianceWeights,
  type Weights,
} from "./weights/objective.ts";
export {
  type PrincipalComponents,
  principalComponents,
  principalWeights,
} from "./weights/principal-component.ts";
