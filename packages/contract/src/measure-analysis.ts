import { z } from "@hono/zod-openapi";
import { Day, Grade, Text3 } from "./common.ts";
import { Indicator, Period } from "./measure.ts";

const Unit = z.object({ code: z.string(), name: Text3 });
const Part = z.object({ code: z.string(), contribution: z.number() });
const Place = z.object({
  period: Period,
  edition: z.number().int(),
  hash: z.string(),
  asOf: Day,
  score: z.number(),
  rank: z.number().nullable(),
});

export const ExplainQuery = z.strictObject({
  unit: z.string().max(20),
  from: Period,
  to: Period,
  /** What was known of each end; now where absent. */
  asOf: Day.optional(),
  fromAsOf: Day.optional(),
  /** Editions of the recipe at either end; the newest where absent. */
  fromEdition: z.coerce.number().int().optional(),
  toEdition: z.coerce.number().int().optional(),
});

/** Why a score changed: parts that add up to the change exactly. */
export const ScoreChange = z
  .object({
    unit: Unit,
    code: z.string(),
    from: Place,
    to: Place,
    change: z.number(),
    factors: z.array(
      z.object({
        factor: z.enum(["revision", "own", "peers", "weights", "method"]),
        contribution: z.number(),
        parts: z.array(Part),
        /** What the parts leave of the contribution. */
        rest: z.number(),
      }),
    ),
    /** The contributions added up in order: the change. */
    sum: z.number(),
    indicators: z.array(Indicator),
    /** The unit's own values at either end, in the order of `indicators`. */
    own: z.array(
      z.object({
        code: z.string(),
        /** The place in the framework; absent for denominators and columns of the gates. */
        pillar: z.string().nullable(),
        from: z.number().nullable(),
        to: z.number().nullable(),
        fromGrade: Grade.nullable(),
        toGrade: Grade.nullable(),
      }),
    ),
  })
  .openapi("ScoreChange");
export type ScoreChange = z.infer<typeof ScoreChange>;

export const VARY_PRESETS = ["weights", "choices", "all"] as const;

/** What is varied: one of three presets, or the JSON of the command line. */
export const UncertaintyRequest = z
  .strictObject({
    period: Period.optional(),
    asOf: Day.optional(),
    replications: z.number().int().min(10).max(5000).default(500),
    seed: z.number().int().min(0).max(4294967295).default(1),
    vary: z.union([z.enum(VARY_PRESETS), z.record(z.string(), z.unknown())]).default("all"),
  })
  .openapi("UncertaintyRequest");
export type UncertaintyRequest = z.infer<typeof UncertaintyRequest>;

export const UncertainRank = z
  .object({
    code: z.string(),
    name: Text3,
    /** Rank of the recipe as it is. */
    rank: z.number().nullable(),
    mean: z.number().nullable(),
    median: z.number().nullable(),
    q5: z.number().nullable(),
    q95: z.number().nullable(),
    /** Share of the runs in which it is among the first 10, 50 and 100. */
    top10: z.number(),
    top50: z.number(),
    top100: z.number(),
    /** Share of the runs in which it ranks before the hub; null for the hub itself. */
    beforeHub: z.number().nullable(),
  })
  .openapi("UncertainRank");
export type UncertainRank = z.infer<typeof UncertainRank>;

/** One finished run: anyone who has the recipe, the figures of the day and the seed gets the same. */
export const UncertaintyRun = z
  .object({
    id: z.number().int(),
    code: z.string(),
    edition: z.number().int(),
    hash: z.string(),
    period: Period,
    asOf: Day,
    seed: z.number().int(),
    replications: z.number().int(),
    preset: z.string().nullable(),
    vary: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
    hub: z.string().nullable(),
    peers: z.array(z.string()),
    /** How many units the recipe ranks. */
    of: z.number().int(),
    items: z.array(UncertainRank),
    /** Of the first, the hub and its peers: share of the runs in which the row's unit ranks before the column's. */
    pairs: z
      .object({ codes: z.array(z.string()), wins: z.array(z.array(z.number().nullable())) })
      .optional(),
  })
  .openapi("UncertaintyRun");
export type UncertaintyRun = z.infer<typeof UncertaintyRun>;

export const SensitivityRequest = z
  .strictObject({
    period: Period.optional(),
    asOf: Day.optional(),
    /** Runs allowed; where all combinations fit, they are enumerated. */
    budget: z.number().int().min(20).max(20000).default(600),
    seed: z.number().int().min(0).max(4294967295).default(1),
    vary: z.union([z.enum(VARY_PRESETS), z.record(z.string(), z.unknown())]).default("all"),
    /** The unit whose rank is looked at; the change of all ranks where absent. */
    unit: z.string().max(20).optional(),
  })
  .openapi("SensitivityRequest");
export type SensitivityRequest = z.infer<typeof SensitivityRequest>;

const Interval = z.tuple([z.number(), z.number()]).nullable();

/** Sobol' indices of a ranking's choices: what share of the moving of ranks each explains, alone and in all. */
export const SensitivityRun = z
  .object({
    id: z.number().int(),
    code: z.string(),
    edition: z.number().int(),
    hash: z.string(),
    period: Period,
    asOf: Day,
    seed: z.number().int(),
    budget: z.number().int(),
    unit: z.string().nullable(),
    preset: z.string().nullable(),
    vary: z.record(z.string(), z.unknown()),
    createdAt: z.string(),
    /** All combinations were run, a design was sampled, or nothing moves. */
    kind: z.enum(["exact", "sampled", "none"]),
    runs: z.number().int(),
    mean: z.number(),
    variance: z.number(),
    lines: z.array(
      z.object({
        name: z.string(),
        first: z.number().nullable(),
        total: z.number().nullable(),
        firstInterval: Interval,
        totalInterval: Interval,
      }),
    ),
  })
  .openapi("SensitivityRun");
export type SensitivityRun = z.infer<typeof SensitivityRun>;
