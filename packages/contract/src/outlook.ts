import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";

const Figure = z.number().nullable();
const YearValue = z.object({ year: z.number().int(), value: z.number() });
export const FactSource = z.object({
  title: z.string(),
  issuer: z.string().default(""),
  address: z.string().default(""),
  readOn: z.string().default(""),
  grade: z.string(),
});

export const TargetWrite = z
  .strictObject({
    indicator: z.string().min(1).max(80),
    area: z.string().min(1).max(40),
    year: z.number().int().min(1900).max(2200),
    value: z.number(),
    source: z.strictObject({
      title: z.string().min(1).max(400),
      issuer: z.string().max(200).default(""),
      address: z.string().max(500).default(""),
      readOn: Day.or(z.literal("")).default(""),
      grade: z.enum(["O", "M", "N", "S"]),
    }),
    note: Text3.partial().default({}),
  })
  .openapi("OutlookTargetWrite");

/** A goal, the path to it, and whether history alone would reach it. Shares, not per cent. */
export const Target = z
  .object({
    id: z.number().int(),
    indicator: z.string(),
    indicatorName: Text3,
    unit: z.string(),
    multiplier: z.number().int(),
    area: z.string(),
    areaName: Text3,
    year: z.number().int(),
    value: z.number(),
    source: FactSource,
    note: Text3.partial(),
    version: z.number().int(),
    /** Null where there is no earlier figure to start from. */
    growthRequired: Figure,
    growthStillRequired: Figure,
    path: z.array(
      z.object({ year: z.number().int(), required: z.number(), actual: Figure, gap: Figure }),
    ),
    history: z.array(
      YearValue.extend({ figure: z.string(), status: z.string(), grade: z.string() }),
    ),
    fan: z.array(
      z.object({ year: z.number().int(), middle: z.number(), low: z.number(), high: z.number() }),
    ),
    probability: Figure,
    /** Why there is no probability: fewer known years than four. */
    known: z.number().int(),
    track: z.enum(["on-track", "open", "at-risk", "unknown"]),
  })
  .openapi("OutlookTarget");
export type Target = z.infer<typeof Target>;

export const Peer = z
  .object({
    area: z.string(),
    areaName: Text3,
    isHub: z.boolean(),
    history: z.array(
      YearValue.extend({ figure: z.string(), status: z.string(), grade: z.string() }),
    ),
    fan: z.array(
      z.object({ year: z.number().int(), middle: z.number(), low: Figure, high: Figure }),
    ),
    growth: Figure,
    /** Against the hub: when the one that is behind catches up. Null without two known years on both sides. */
    catchUp: z
      .object({
        who: z.enum(["hub", "peer"]),
        when: z.enum(["year", "ahead", "never"]),
        year: Figure,
      })
      .nullable(),
  })
  .openapi("OutlookPeer");
export type Peer = z.infer<typeof Peer>;
export const Peers = z.object({
  indicator: z.string(),
  indicatorName: Text3,
  unit: z.string(),
  multiplier: z.number().int(),
  scale: z.enum(["value", "logarithm"]),
  to: z.number().int(),
  indicators: z.array(z.object({ code: z.string(), name: Text3 })),
  peers: z.array(Peer),
});
export type Peers = z.infer<typeof Peers>;

export const ForecastAsk = z
  .strictObject({
    measure: z.enum(["output", "investment"]),
    toYear: z.number().int().min(1900).max(2200),
    draws: z.number().int().min(100).max(10_000).default(2000),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
  })
  .openapi("OutlookForecastAsk");
export const ForecastYear = z.object({
  group: z.string(),
  year: z.number().int(),
  mean: z.number(),
  q5: z.number(),
  q25: z.number(),
  median: z.number(),
  q75: z.number(),
  q95: z.number(),
});
export const KeptForecast = z
  .object({
    id: z.number().int(),
    measure: z.enum(["output", "investment"]),
    asOf: z.string(),
    toYear: z.number().int(),
    seed: z.number().int(),
    draws: z.number().int(),
    recipeHash: z.string(),
    vintage: z.string(),
    currency: z.string(),
    assumptions: z.record(z.string(), z.unknown()),
    counts: z.record(z.string(), z.number()),
    years: z.array(ForecastYear),
    /** By stage: how many projects, and the mean probability that they produce by the last year. */
    stages: z.array(
      z.object({
        stage: z.string(),
        projects: z.number(),
        produces: z.number(),
        medianQuarters: z.number().nullable(),
        /** Mean probability of producing within a year; forecasts of earlier releases lack it. */
        withinYear: z.number().optional(),
      }),
    ),
    createdAt: z.string(),
  })
  .openapi("OutlookForecast");
export type KeptForecast = z.infer<typeof KeptForecast>;

/** A kept forecast against what came. */
export const Review = z
  .object({
    kind: z.enum(["pipeline", "target", "peer"]),
    forecast: z.number().int(),
    asOf: z.string(),
    /** What a kept path was of; a forecast from the pipeline has neither. */
    indicatorName: Text3.optional(),
    areaName: Text3.optional(),
    /** How often the probabilities of a stage came true within the year after. */
    stages: z.array(
      z.object({
        stage: z.string(),
        cases: z.number().int(),
        said: z.number(),
        happened: z.number(),
      }),
    ),
    known: z.number().int(),
    coverage: Figure,
    meanAbsShare: Figure,
    lines: z.array(
      z.object({
        id: z.string(),
        median: z.number(),
        low: z.number(),
        high: z.number(),
        actual: Figure,
        error: Figure,
        inside: z.boolean().nullable(),
      }),
    ),
  })
  .openapi("OutlookReview");
export type Review = z.infer<typeof Review>;

const BacktestLine = z.object({
  segment: z.string(),
  cases: z.number().int(),
  happened: z.number(),
  brierModel: z.number(),
  brierBase: z.number(),
  skill: z.number(),
});
const Band = z.object({
  from: z.number(),
  to: z.number(),
  cases: z.number().int(),
  said: Figure,
  happened: Figure,
});
export const Backtest = z
  .object({
    set: z.object({ title: z.string(), licence: z.string(), facilities: z.number().int() }),
    splits: z.array(
      z.object({
        before: Day,
        trained: z.number().int(),
        tested: z.number().int(),
        produces: z.array(BacktestLine),
        cancelled: z.array(BacktestLine),
        calibration: z.array(Band),
        calibrationBase: z.array(Band),
        calibrationError: z.number(),
        calibrationErrorBase: z.number(),
        coverage: z.object({
          groups: z.number().int(),
          dispersion: z.number(),
          share: Figure,
          shareNarrow: Figure,
        }),
      }),
    ),
  })
  .openapi("OutlookBacktest");
export type Backtest = z.infer<typeof Backtest>;

export const LeverWrite = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("input"),
    unit: z.string().max(40),
    indicator: z.string().max(80),
    change: z.enum(["add", "multiply", "set"]),
    amount: z.number(),
  }),
  z.strictObject({
    kind: z.literal("weight"),
    code: z.string().max(80),
    weight: z.number().min(0),
  }),
]);
export type LeverWrite = z.infer<typeof LeverWrite>;
export const ScenarioAsk = z
  .strictObject({
    name: z.string().min(1).max(200),
    recipe: z.string().max(80),
    period: z.string().max(20).optional(),
    unit: z.string().max(40),
    levers: z.array(LeverWrite).max(60),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    draws: z.number().int().min(10).max(2000).default(300),
    weightNoise: z.number().min(0).max(0.9).default(0.25),
  })
  .openapi("OutlookScenarioAsk");
/** What could be done: what it costs, when it counts, how likely it works, and which levers it pulls. */
export const NeedMeasure = z.strictObject({
  id: z.string().min(1).max(80),
  cost: z.number().min(0).max(1e12),
  year: z.number().int().min(1900).max(2200),
  probability: z.number().min(0).max(1),
  levers: z.array(LeverWrite).min(1).max(20),
  needs: z.array(z.string().max(80)).max(20).optional(),
  excludes: z.array(z.string().max(80)).max(20).optional(),
});
export type NeedMeasure = z.infer<typeof NeedMeasure>;
export const NeedAsk = z
  .strictObject({
    recipe: z.string().max(80),
    period: z.string().max(20).optional(),
    unit: z.string().max(40),
    goal: z.strictObject({ kind: z.enum(["rank", "score"]), value: z.number() }),
    year: z.number().int().min(1900).max(2200),
    measures: z.array(NeedMeasure).min(1).max(60),
    draws: z.number().int().min(0).max(2000).default(300),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
  })
  .openapi("OutlookNeedAsk");
export type NeedAsk = z.input<typeof NeedAsk>;
export const NeedResult = z
  .object({
    reached: z.boolean(),
    taken: z.array(z.string()),
    cost: z.number(),
    value: z.number(),
    start: z.number(),
    probability: z.number(),
    how: z.enum(["exact", "linear"]),
    looked: z.number().int(),
  })
  .openapi("OutlookNeed");
export type NeedResult = z.infer<typeof NeedResult>;
const Stand = z.object({ score: Figure, rank: Figure, interval: z.array(z.number()).nullable() });
export const ScenarioResult = z.object({
  before: Stand,
  after: Stand,
  passed: z.array(z.string()),
  passedBy: z.array(z.string()),
  better: z.number(),
  same: z.number(),
  worse: z.number(),
});
export const KeptScenario = z
  .object({
    id: z.number().int(),
    name: z.string(),
    recipe: z.string(),
    recipeHash: z.string(),
    period: z.string(),
    unit: z.string(),
    levers: z.array(LeverWrite),
    seed: z.number().int(),
    draws: z.number().int(),
    weightNoise: z.number(),
    result: ScenarioResult,
    createdAt: z.string(),
  })
  .openapi("OutlookScenario");
export type KeptScenario = z.infer<typeof KeptScenario>;

export const Brief = z
  .object({
    locale: z.string(),
    madeOn: Day,
    blocks: z.array(
      z.object({
        kind: z.enum(["title", "heading", "paragraph", "point"]),
        parts: z.array(
          z.union([
            z.object({ kind: z.literal("text"), text: z.string() }),
            z.object({
              kind: z.literal("figure"),
              id: z.string(),
              shown: z.string(),
              door: z.string(),
            }),
          ]),
        ),
      }),
    ),
    /** Sections left out, since the store has no value for a figure of theirs. */
    missing: z.array(z.string()),
    /** Whether there is a chart; that of a frozen brief has its own address. */
    hasChart: z.boolean(),
  })
  .openapi("OutlookBrief");
export type Brief = z.infer<typeof Brief>;

/** What the writer adds at the end, in each language; numbers are references like `{{figure:rank}}`. */
export const BriefWrite = z
  .strictObject({
    asOf: Day.optional(),
    remarks: z
      .strictObject({
        en: z.string().max(4000).optional(),
        "zh-CN": z.string().max(4000).optional(),
        fr: z.string().max(4000).optional(),
      })
      .optional(),
  })
  .openapi("OutlookBriefWrite");
export const FrozenBriefRow = z
  .object({
    id: z.number().int(),
    madeOn: Day,
    createdAt: z.string(),
    by: z.string().nullable(),
  })
  .openapi("OutlookFrozenBrief");
export type FrozenBriefRow = z.infer<typeof FrozenBriefRow>;

export const PublicPageWrite = z
  .strictObject({
    isOpen: z.boolean(),
    recipe: z.string().max(80),
    licence: z.string().min(1).max(200),
  })
  .openapi("OutlookPublicPageWrite");
export const PublicPage = z
  .object({
    isOpen: z.boolean(),
    recipe: z.string(),
    licence: z.string(),
    version: z.number().int(),
  })
  .openapi("OutlookPublicPage");

/** What anyone may see: published figures of the hub, its targets and its ranking, with licence and sources. */
export const PublicData = z
  .object({
    hub: z.object({ code: z.string(), name: Text3, area: z.string() }),
    licence: z.string(),
    recipe: z
      .object({
        code: z.string(),
        name: Text3,
        hash: z.string(),
        period: z.string(),
        of: z.number().int(),
      })
      .nullable(),
    ranking: z.array(
      z.object({ code: z.string(), name: Text3, rank: z.number(), score: z.number() }),
    ),
    figures: z.array(
      z.object({
        indicator: z.string(),
        name: Text3,
        unit: z.string(),
        multiplier: z.number().int(),
        area: z.string(),
        areaName: Text3,
        period: z.string(),
        value: z.number(),
        status: z.string(),
        source: FactSource,
      }),
    ),
    targets: z.array(Target.omit({ id: true, version: true })),
  })
  .openapi("OutlookPublic");
export type PublicData = z.infer<typeof PublicData>;
