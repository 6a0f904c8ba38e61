export { type CalendarEvent, writeCalendar } from "./clock/calendar-file.ts";
export {
  conversionByCohort,
  ENQUIRY_RULE,
  type EnquiryRule,
  type EnquiryState,
  enquiryDue,
  enquiryState,
  type LeadOutcome,
  type Moment,
} from "./clock/enquiry-clock.ts";
export { type CalendarChange, calendarWith } from "./clock/hub-calendar.ts";
export {
  LIGHTS,
  type Light,
  type NodeDeadline,
  nodeLight,
  STALLED_AFTER,
  type StalledClass,
  stalledClass,
} from "./clock/node-deadline.ts";
export {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
} from "./clock/working-days.ts";
export { CHINA_CALENDAR } from "./codelist/china-holidays.ts";
export { COMMON_QUESTIONS, type TemplateQuestion } from "./codelist/common-questions.ts";
export {
  COMPETITION_SETS,
  type CompetitionRule,
  type CompetitionRuleSet,
  FAIR_COMPETITION_2024,
  FAIR_COMPETITION_2025,
  rulesOn,
  UNIFIED_MARKET_2025,
} from "./codelist/fair-competition-rules.ts";
export { COMPETITION_SOURCES, type RuleSource } from "./codelist/fair-competition-sources.ts";
export { type Node, STATUS_WORDS, ZHEJIANG_NODES } from "./codelist/stage-words.ts";
export {
  type OwnershipGroup,
  type OwnershipLinks,
  ownershipGroup,
} from "./group/ownership-group.ts";
export {
  AMOUNT_MEASURES,
  type AmountEntry,
  type AmountMeasure,
  amountTotals,
  type MeasureTotal,
  shareOf,
} from "./money/amount-entry.ts";
export {
  type ClaimEvent,
  type CountOnceLedger,
  countOnce,
  type LedgerLine,
} from "./money/count-once.ts";
export { convert, type DatedRate, rateOn } from "./money/dated-rate.ts";
export {
  type AnnualProgress,
  aheadOfSchedule,
  type KeyRates,
  keyRates,
  scheduleProgress,
} from "./money/progress-rates.ts";
export {
  type InvestmentPromise,
  judgePromise,
  type PromiseVerdict,
  type Reading,
} from "./money/promise.ts";
export { type RealisedFigure, toObservations } from "./money/to-observations.ts";
export {
  checkOffer,
  type Offer,
  type OfferFinding,
  type OfferReview,
  type OfferVerdict,
  reviewOffer,
} from "./offer/fair-competition.ts";
export { matchPolicies, type Policy, type PolicyMatch } from "./offer/match-policies.ts";
export {
  judgeRule,
  type PolicyRule,
  type Profile,
  type RuleVerdict,
  type Shortfall,
} from "./offer/policy-rule.ts";
export {
  type AftercareIssue,
  type AftercareReport,
  aftercareReport,
  ESCALATE_AFTER_DAYS,
  type Visit,
} from "./pipeline/aftercare.ts";
export {
  type Cohort,
  cohortFunnel,
  type FunnelProject,
  MILESTONES,
  type Milestone,
  type PeriodView,
  periodView,
} from "./pipeline/cohort-funnel.ts";
export {
  type EntryVerdict,
  enterStage,
  latestStart,
  type ProjectFacts,
} from "./pipeline/entry-criteria.ts";
export {
  codeWarnings,
  type FirmEntry,
  findLike,
  foldName,
  type Likeness,
} from "./pipeline/find-conflict.ts";
export {
  checkLead,
  type GateRule,
  type Lead,
  type LeadGate,
  XUANCHENG_2024,
} from "./pipeline/lead-gate.ts";
export {
  type ColumnCohort,
  enteredBetween,
  type LedgerColumns,
  type LedgerReading,
  NEVER,
  readLedger,
  stageCurves,
} from "./pipeline/ledger-columns.ts";
export { type NamedProject, shownName } from "./pipeline/shown-name.ts";
export { readStage, stageOrder } from "./pipeline/stage.ts";
export { entriesAsOf, type StageEntry } from "./pipeline/stage-entry.ts";
export {
  STAGES,
  STATUSES,
  type Stage,
  type StageReading,
  type Status,
} from "./pipeline/stage-list.ts";
export { changeStatus, type Standing, type StatusReport, statusReport } from "./pipeline/status.ts";
export {
  type Stay,
  type SurvivalCurve,
  type SurvivalStep,
  survivalCurve,
} from "./pipeline/time-in-stage.ts";
export {
  type AnswerCell,
  type AnswerPack,
  answerPack,
  type DictionaryFact,
  type Question,
} from "./site/answer-pack.ts";
export {
  BOUNDARY_POINTS_MOST,
  type Boundary,
  type BoundaryShape,
  type Polygon,
  type Position,
  readBoundary,
} from "./site/boundary.ts";
export {
  COMPARISON_METHODS,
  type ComparisonMethod,
  type Criterion,
  cellsOf,
  compareLocations,
  type Location,
  type LocationScore,
  netFlow,
  sharesOf,
} from "./site/comparison.ts";
export { type CostLine, type CostResult, presentCost } from "./site/cost-model.ts";
export { distanceKm, type Place } from "./site/distance.ts";
export { filterSites, type Site, type SiteFit, type SiteNeed } from "./site/filter-sites.ts";
export {
  COST_ITEMS,
  type CostItem,
  type CostNeeds,
  type LocationCost,
  locationCost,
  type PlaceCosts,
  type UnitCost,
} from "./site/location-cost.ts";
export { type RankInterval, rankIntervals } from "./site/rank-intervals.ts";
export { type NamedEntry, suggestCode } from "./site/suggest-code.ts";
