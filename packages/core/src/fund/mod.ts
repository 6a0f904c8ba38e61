export {
  type AllocatedDeal,
  type Allocation,
  type AllocationProblem,
  allocate,
  type BindingRule,
  type CandidateDeal,
  conflictOf,
  type ProgrammeRule,
  type SolveLp,
  type SolverAnswer,
  type SolverStatus,
} from "./allocation.ts";
export { type CapitalAccountPeriod, rollForward, sumPartners } from "./capital-account.ts";
export { type CashFlow, countSignChanges, type FlowSeries, flowSeries } from "./cash-flow.ts";
export { type Clawback, clawback, type HurdleFlow, hurdleShortfall } from "./clawback.ts";
export { type Commitment, type EarlierCall, type Equalisation, equalise } from "./closing.ts";
export {
  type CommitteeDecision,
  type CommitteeRule,
  type CommitteeVote,
  decide,
} from "./committee.ts";
export {
  DAY_COUNTS,
  type DayCount,
  daysBetween,
  isLeapYear,
  parseDayCount,
  yearFraction,
} from "./day-count.ts";
export {
  type Deal,
  type DealByDeal,
  type DealByDealStyle,
  type DealPayment,
  type DealRow,
  dealByDeal,
  dealPayments,
} from "./deal-by-deal.ts";
export {
  type Band,
  type Evaluation,
  type EvaluationIndicator,
  type EvaluationInputs,
  type EvaluationScheme,
  evaluateDirection,
  reinvestmentCost,
} from "./direction-evaluation.ts";
export { couldInvest, type Eligibility, type FundProfile } from "./eligibility.ts";
export {
  type Evidence,
  evaluationWorkbook,
  type Workbook,
  type WorkbookRow,
} from "./evaluation-workbook.ts";
export {
  type FeeBasis,
  type FeeRow,
  type FeeSchedule,
  type FeeYear,
  managementFees,
} from "./fees.ts";
export {
  type FundAlarm,
  type FundFlow,
  type FundReturns,
  fundAlarms,
  fundReturns,
} from "./fund-return.ts";
export {
  type PerformanceMethod,
  type PerformanceRow,
  performanceRows,
  sumOfFlows,
} from "./ilpa-performance.ts";
export {
  type CapitalStatement,
  readStatement,
  STATEMENT_LINES,
  STATEMENT_PERIODS,
  STATEMENT_SCOPES,
  type StatementLine,
  type StatementPeriod,
  type StatementRow,
  type StatementScope,
  statementRows,
} from "./ilpa-statement.ts";
export {
  type IrrRefusal,
  type IrrReport,
  type IrrRoot,
  irr,
  irrReport,
  periodicSeries,
} from "./irr.ts";
export {
  BATCH_INVALID,
  BATCH_NONE,
  BATCH_OK,
  BATCH_SEVERAL,
  type IrrBatch,
  irrBatch,
} from "./irr-batch.ts";
export {
  type Balance,
  type EntryDraft,
  imbalance,
  type JournalEntry,
  type Ledger,
  openLedger,
  type Posting,
  type PostRefusal,
  post,
  postAll,
  reverse,
  trialBalance,
} from "./ledger.ts";
export { type FundSource, type Leverage, leverage } from "./leverage.ts";
export { type LinearProblem, type LinearRule, lpText } from "./linear-problem.ts";
export { type Holding, type LookThrough, lookThrough } from "./look-through.ts";
export { type Measure, type Multiples, measure, multiples } from "./multiples.ts";
export {
  advanceNotice,
  CALL_PURPOSES,
  type CallPurpose,
  DISTRIBUTION_PURPOSES,
  type DistributionPurpose,
  draftNotice,
  entryOfNotice,
  type Notice,
  type NoticeLine,
  type NoticeStatus,
  overCalled,
  unfundedEffect,
} from "./notice.ts";
export { type PacingPeriod, type PacingTerms, pacing } from "./pacing.ts";
export {
  type Interval,
  type SimulatedFund,
  type SimulatedPeriod,
  simulatePacing,
} from "./pacing-simulation.ts";
export { type PmePoint, type PmeRate, type PmeReport, pme } from "./pme.ts";
export { type ProfitGiving, type ProfitGivingRule, profitGiving } from "./profit-giving.ts";
export {
  efficientFrontier,
  type FrontierPoint,
  type QuadraticProblem,
  type QuadraticSolution,
  solveQuadratic,
} from "./quadratic.ts";
export {
  type Recognition,
  type ReinvestmentEntry,
  type ReinvestmentRule,
  type ReinvestmentStanding,
  reinvestment,
} from "./reinvestment.ts";
export { type DatedReinvestmentRule, reinvestmentHistory } from "./reinvestment-history.ts";
export { checkRules, mayApprove, type RuleFacts, type RuleVerdict } from "./rule-check.ts";
export {
  type Screening,
  type ScreeningCriterion,
  type ScreeningReason,
  scoreOn,
  screenDeal,
} from "./screening.ts";
export {
  type CalibrationBin,
  calibrateScreening,
  type ScoredOutcome,
  type ScreeningCalibration,
} from "./screening-calibration.ts";
export {
  type FittedScreening,
  fitScreening,
  type ScreeningFact,
  screenByPast,
} from "./screening-fit.ts";
export { type ProofSplit, proveScreening, type ScreeningProof } from "./screening-proof.ts";
export { type Conflict, smallestConflict } from "./smallest-conflict.ts";
export { type FundOutcome, toObservations } from "./to-observations.ts";
export { type FactsOfDeal, type PastDeal, type TrackRecord, trackRecords } from "./track-record.ts";
export { convert, type DatedRate, type Valuation, valueOn } from "./valuation.ts";
export {
  type FundRecord,
  type JCurvePoint,
  jCurve,
  type Quartiles,
  quantileSorted,
  type VintageBenchmark,
  vintageBenchmarks,
} from "./vintage.ts";
export {
  contributeMoney,
  distributeMoney,
  hypotheticalLiquidation,
  openWaterfall,
  type PartnerWeight,
  splitByWeight,
  type WaterfallAccount,
  type WaterfallPayment,
  type WaterfallStep,
  type WaterfallTerms,
} from "./waterfall.ts";
export {
  type LineRange,
  lineRanges,
  type WaterfallFlow,
  waterfallHistory,
} from "./waterfall-history.ts";
export {
  accrue,
  type Compounding,
  contribute,
  distributeTiers,
  TIER_LINES,
  TIER_START,
  type TierAmounts,
  type TierLine,
  type TierState,
  type TierTerms,
  type UpperTier,
} from "./waterfall-tiers.ts";
