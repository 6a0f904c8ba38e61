export {
  buildIndex,
  type Column,
  type IndexBuild,
  type NodeWeight,
} from "./build-index.ts";
export type { How, IndexCell } from "./cells.ts";
export { describeColumn, type IndicatorStatistics } from "./describe-indicators.ts";
export type { Treatment } from "./frame.ts";
export { frameworkFromMeta } from "./framework-from-meta.ts";
export type { IndexModel } from "./index-model.ts";
export { type IndexTable, readIndexTable, type TableRow } from "./index-table.ts";
export { type Checked, parseRecipe, recipeHash } from "./parse-recipe.ts";
export { rankScores, roundHalfUp } from "./rank-scores.ts";
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
