import type { Ties } from "../math/rank.ts";

/** One line of the framework: an indicator (a leaf) or an aggregate of its children. */
export type FrameworkNode = {
  readonly code: string;
  readonly name?: string;
  readonly parent?: string;
  /** 1: more is better; -1: less is better. Defaults to 1. */
  readonly direction?: 1 | -1;
  /** Weight within the parent's group; need not sum to anything. Defaults to 1. */
  readonly weight?: number;
  /** A column of the table that the indicator is divided by. */
  readonly denominator?: string;
  /** What the indicator is measured in, for display. */
  readonly unit?: string;
  readonly nature?: "total" | "ratio" | "growth" | "score";
  /** How this aggregate is made of its children, against the aggregate step. */
  readonly aggregate?: AggregateMethod;
};

export type EligibilityRule = {
  readonly column: string;
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly string[];
};

export type Scope = "period" | "panel";

export type EligibilityStep = {
  readonly step: "eligibility";
  readonly rules: readonly EligibilityRule[];
};
export type DenominateStep = { readonly step: "denominate"; readonly scale?: number };
export type ScreenStep = {
  readonly step: "screen";
  readonly minAvailability?: number;
  readonly minNonZero?: number;
  readonly forceInclude?: readonly string[];
  readonly forceExclude?: readonly string[];
};

export const IMPUTE_METHODS = [
  "mean",
  "median",
  "rowMean",
  "regression",
  "em",
  "latest",
  "constant",
  "linear",
  "linearConstant",
] as const;
export type ImputeMethod = (typeof IMPUTE_METHODS)[number];
export type ImputeStep = {
  readonly step: "impute";
  readonly method: ImputeMethod;
  readonly by?: string;
  readonly maxSteps?: number;
  readonly scope?: Scope;
};

export const TRANSFORMS = ["logCt", "logCtOrig", "logCtPlus", "logGii", "boxCox", "none"] as const;
export type Transform = (typeof TRANSFORMS)[number];
export type TreatSettings = {
  readonly skewness?: number;
  readonly kurtosis?: number;
  readonly winsoriseMax?: number;
  readonly otherwise?: Transform;
  readonly lambda?: number;
  /** Leave this indicator as it is. */
  readonly skip?: boolean;
};
export type TreatStep = TreatSettings & {
  readonly step: "treat";
  readonly scope?: Scope;
  readonly perIndicator?: Readonly<Record<string, TreatSettings>>;
};

export type NormaliseMethod =
  | { readonly method: "minMax"; readonly range?: readonly [number, number] }
  | { readonly method: "zScore"; readonly mean?: number; readonly sd?: number }
  | { readonly method: "scaled"; readonly subtract: number; readonly divide: number }
  | { readonly method: "rank" }
  | { readonly method: "percentileRank" }
  | { readonly method: "borda" }
  | { readonly method: "distanceToMax" }
  | { readonly method: "distanceToReference"; readonly unit: string; readonly cap?: boolean }
  | {
      readonly method: "distanceToTarget";
      readonly targets: Readonly<Record<string, number>>;
      readonly cap?: boolean;
    }
  | {
      readonly method: "goalposts";
      readonly posts: Readonly<Record<string, readonly [number, number]>>;
      readonly scale?: number;
      readonly truncate?: boolean;
      /** Indicators whose values and posts are taken as natural logarithms first. */
      readonly log?: readonly string[];
      /** Names the frozen set of posts, for the record. */
      readonly version?: string;
    }
  | { readonly method: "fractionOfMax" }
  | { readonly method: "none" };
export type NormaliseStep = NormaliseMethod & {
  readonly step: "normalise";
  readonly scope?: Scope;
  readonly perIndicator?: Readonly<Record<string, NormaliseMethod>>;
};

export const WEIGHT_METHODS = [
  "given",
  "equal",
  "pca",
  "balance",
  "infomax",
  "entropy",
  "critic",
  "standardDeviation",
  "variance",
  "gini",
  "merec",
  "cilos",
  "idocriw",
  "lopcow",
  "angle",
  "ahp",
  "budget",
] as const;
export type WeightMethod = (typeof WEIGHT_METHODS)[number];
export type WeightStep = {
  readonly step: "weight";
  readonly method: WeightMethod;
  /** Which level's nodes get the weights (1 = indicators); every level where absent. */
  readonly level?: number;
  /** `ahp`: pairwise comparisons by parent code, rows and columns in the order of `codes`. */
  readonly comparisons?: Readonly<
    Record<
      string,
      { readonly codes: readonly string[]; readonly matrix: readonly (readonly number[])[] }
    >
  >;
  /** `budget`: points that each expert gives to each code. */
  readonly points?: readonly Readonly<Record<string, number>>[];
  /** `balance`: wished influence by code; equal where absent. */
  readonly targets?: Readonly<Record<string, number>>;
};

export const PLAIN_AGGREGATIONS = [
  "arithmetic",
  "geometric",
  "harmonic",
  "copeland",
  "mpi",
  "ampi",
  "meanMin",
  "owa",
  "topsis",
  "vikor",
  "prometheeII",
  "wroclaw",
  "bod",
  "median",
  "minimum",
  "power",
] as const;
export type AggregateName = (typeof PLAIN_AGGREGATIONS)[number];
export type AggregateMethod = {
  readonly method: AggregateName;
  /** `power`: the exponent, not 0. */
  readonly p?: number;
  /** `mpi`, `ampi`: which side an unbalanced profile is moved to. Defaults to downward. */
  readonly penalty?: "downward" | "upward";
  /** `meanMin`: share of the mean against the minimum, 0..1. */
  readonly alpha?: number;
  /** `owa`: weights of the ordered values, best first. */
  readonly order?: readonly number[];
  /** `vikor`: weight of the group utility, 0..1. Defaults to 0.5. */
  readonly v?: number;
  /** `bod`: bounds of each indicator's share in a unit's own score. */
  readonly share?: readonly [number, number];
};
export type AggregateStep = AggregateMethod & {
  readonly step: "aggregate";
  /** Methods from level 2 upwards; the last one holds for the levels above. */
  readonly byLevel?: readonly (AggregateName | AggregateMethod)[];
  /** Share of the children that must be present; one number, or one a level from level 2. */
  readonly minAvailability?: number | readonly number[];
};

export type RankStep = {
  readonly step: "rank";
  readonly ties?: Ties;
  readonly order?: "descending" | "ascending";
  /** Decimals the score is rounded to before ranking; null or absent: not rounded. */
  readonly roundTo?: number | null;
  /** Scores within this share of the largest score are tied. Defaults to 1e-12. */
  readonly tolerance?: number;
};

export type Step =
  | EligibilityStep
  | DenominateStep
  | ScreenStep
  | ImputeStep
  | TreatStep
  | NormaliseStep
  | WeightStep
  | AggregateStep
  | RankStep;
export type StepName = Step["step"];

/** A composite index as plain JSON: what is measured, how it hangs together, and what is done in which order. */
export type Recipe = {
  /** Column that names the unit. */
  readonly unit: string;
  /** Column with the unit's display name. */
  readonly name?: string | null;
  /** Column with the period, of a panel. */
  readonly time?: string | null;
  readonly groups?: readonly string[];
  readonly title?: string;
  readonly framework: readonly FrameworkNode[];
  readonly steps: readonly Step[];
};
