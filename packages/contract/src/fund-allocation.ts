import { z } from "@hono/zod-openapi";
import { Text3 } from "./common.ts";

const Code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

const Candidate = z.strictObject({
  id: z.string().min(1).max(60),
  name: z.string().max(200).default(""),
  sector: z.string().max(60).default(""),
  minAmount: z.number().min(0).max(1e13),
  maxAmount: z.number().positive().max(1e13),
  score: z.number().min(-10).max(10),
  risk: z.number().min(0).max(5).default(0.3),
  inRegion: z.boolean().default(false),
  mainField: z.boolean().default(false),
  early: z.boolean().default(false),
});
export type Candidate = z.infer<typeof Candidate>;

/** Solved on a thread as a job that can be cancelled: 5,000 take some seconds. */
export const CANDIDATES_MAX = 5_000;

export const AllocationWrite = z
  .strictObject({
    fund: Code,
    title: z.string().min(1).max(120),
    budget: z.number().positive().max(1e13),
    dealsMax: z.number().int().min(1).max(CANDIDATES_MAX).default(60),
    costPerDeal: z.number().min(0).max(1e12).default(0),
    /** Without candidates of one's own, those of the fund that are not decided yet. */
    candidates: z.array(Candidate).max(CANDIDATES_MAX).optional(),
    sectorMax: z.number().gt(0).max(1).optional(),
    sectorMin: z.record(z.string().max(60), z.number().min(0).max(1e13)).optional(),
    dealMax: z.number().gt(0).max(1).optional(),
    regionMin: z.number().min(0).max(1).optional(),
    fieldMin: z.number().min(0).max(1).optional(),
    earlyMin: z.number().min(0).max(1).optional(),
    riskMax: z.number().min(0).max(5).optional(),
    /** Least share of the budget that must be placed. */
    investMin: z.number().min(0).max(1).optional(),
    /** Whether the fund's rule sets bind too, with their articles. */
    rules: z.boolean().default(true),
    frontierPoints: z.number().int().min(0).max(25).default(9),
    correlation: z.number().min(0).max(0.95).default(0.3),
    sectorCorrelation: z.number().min(0).max(0.95).default(0.6),
  })
  .openapi("FundAllocationWrite");
export type AllocationWrite = z.input<typeof AllocationWrite>;

const NamedRule = z.object({ id: z.string(), article: z.string().nullable() });
export const AllocationResult = z.object({
  status: z.enum(["optimal", "stopped", "infeasible", "unbounded", "failed"]),
  objective: z.number().nullable(),
  /** Relative distance to the best that is possible, proven; 0 is a proven optimum. */
  gap: z.number().nullable(),
  selected: z.array(z.object({ deal: z.string(), name: z.string(), amount: z.number() })),
  placed: z.number(),
  binding: z.array(
    NamedRule.extend({
      activity: z.number(),
      bound: z.number(),
      /** What the objective gains when the bound is loosened by one per cent; null where it was not asked. */
      worth: z.number().nullable(),
    }),
  ),
  conflict: z.array(NamedRule),
  /** Whether no smaller set of rules conflicts. */
  smallest: z.boolean().nullable(),
  frontier: z.array(
    z.object({
      risk: z.number(),
      score: z.number(),
      weights: z.array(z.object({ deal: z.string(), share: z.number() })),
    }),
  ),
  candidates: z.number().int(),
  rules: z.number().int(),
});
export type AllocationResult = z.infer<typeof AllocationResult>;

const AllocationBase = z.object({
  id: z.number().int(),
  fund: z.string(),
  fundName: Text3,
  example: z.boolean(),
  currency: z.string(),
  title: z.string(),
  job: z.number().int().nullable(),
  createdAt: z.string(),
});

export const Allocation = AllocationBase.extend({
  problem: AllocationWrite.omit({ candidates: true }),
  result: AllocationResult.nullable(),
}).openapi("FundAllocation");
export type Allocation = z.infer<typeof Allocation>;

/** An allocation in the list: what came of it in a word; null while it runs or where it was cancelled. */
export const AllocationRow = AllocationBase.extend({
  status: AllocationResult.shape.status.nullable(),
}).openapi("FundAllocationRow");
export type AllocationRow = z.infer<typeof AllocationRow>;

export const Calibration = z
  .object({
    /** Null where there are too few outcomes to say anything, with the reason. */
    result: z
      .object({
        n: z.number().int(),
        baseRate: z.number(),
        rankAccuracy: z.number(),
        bins: z.array(
          z.object({
            from: z.number(),
            to: z.number(),
            n: z.number().int(),
            meanScore: z.number(),
            successRate: z.number(),
          }),
        ),
      })
      .nullable(),
    reason: z.string().nullable(),
    outcomes: z.array(
      z.object({
        deal: z.number().int(),
        name: Text3,
        example: z.boolean(),
        score: z.number(),
        multiple: z.number(),
        succeeded: z.boolean(),
      }),
    ),
  })
  .openapi("FundCalibration");
export type Calibration = z.infer<typeof Calibration>;
