export { type BacktestLine, backtestStatus, type StatusBacktest } from "./backtest-status.ts";
export {
  type BriefBlock,
  type BriefFigure,
  type BriefLocale,
  type BriefPart,
  buildBrief,
  showFigure,
} from "./brief.ts";
export { countOutputOnce, type DroppedProject } from "./count-output-once.ts";
export { cumulativeIncidence, type IncidenceStep, type RiskStay } from "./cumulative-incidence.ts";
export {
  type Forecast,
  type ForecastYear,
  forecast,
  forecastHash,
  shareReaching,
  summariseForecast,
} from "./forecast.ts";
export { drawForecast, type ForecastDraws, joinDraws } from "./forecast-draws.ts";
export { type Base, type ForecastInput, type ForecastPlan, planForecast } from "./forecast-plan.ts";
export {
  brierScore,
  type CalibrationBand,
  calibrationError,
  calibrationTable,
  type ForecastReview,
  type Judged,
  type KeptFigure,
  reviewForecast,
  type StageHit,
  stageHits,
} from "./forecast-quality.ts";
export {
  type FanYear,
  type GrowthHistory,
  growthHistory,
  HISTORY_MIN,
  historyFan,
  reachProbability,
  type TrackWord,
  trackWord,
} from "./growth-history.ts";
export {
  type IndexMeasure,
  type IndexNeed,
  indexNeed,
  selectionBy,
  selectionProgram,
} from "./index-need.ts";
export {
  CLAIM_MIN,
  type LeadingReading,
  type LeadLine,
  leadVerdict,
  readLeads,
} from "./leading-indicator.ts";
export { type Lever, pullLevers } from "./lever.ts";
export {
  cheapestMeasures,
  type Evaluate,
  EXACT_MAX,
  type LeverNeed,
  type Measure,
  type SelectionProblem,
  type SolveSelection,
} from "./lever-need.ts";
export { type CatchUp, catchUp, fitPath, type PeerPath, pathFan } from "./peer-path.ts";
export type { PipelineProject } from "./pipeline-project.ts";
export {
  AS_PROMISED,
  type Delivery,
  EVEN_RAMP,
  estimateDelivery,
  estimateRamp,
  type Ramp,
  type RampReading,
} from "./ramp.ts";
export {
  evaluateScenario,
  type Scenario,
  type ScenarioBaseline,
  type ScenarioOptions,
  type Stand,
  scenarioBaseline,
} from "./scenario.ts";
export {
  alignSeries,
  type CalendarSeries,
  calendarPlace,
  coarserSeries,
  type Frequency,
} from "./series-calendar.ts";
export { seriesChanges } from "./series-changes.ts";
export {
  type GroupCount,
  groupDeviation,
  learnSharedShift,
  SHARED_LEARNED,
  type SharedShift,
} from "./shared-shift.ts";
export {
  ASSUMED,
  fitStageModel,
  meanRisks,
  QUARTER_DAYS,
  STAGES_BEFORE,
  type StageAssumption,
  type StageModel,
  type StageStay,
} from "./stage-model.ts";
export {
  fitStatusModel,
  type KnownFacility,
  type StatusModel,
  statusChances,
} from "./status-model.ts";
export { type PathYear, type TargetPath, targetPath, type YearValue } from "./target-path.ts";
export {
  type BaseRates,
  baseRates,
  fitTemperedStatus,
  type Rehearsed,
  type TemperedStatus,
  temperedChances,
} from "./tempered-status.ts";
export { type ProjectChance, projectChances } from "./time-to-production.ts";
export { toObservations } from "./to-observations.ts";
