import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";

export const FIRM_STAGES = ["start-up", "growth", "stable"] as const;
export const CATALOGUES = ["high-tech", "sei"] as const;
export const RESOURCE_MEASURES = ["tax-per-mu", "sales-per-mu", "tax-per-energy"] as const;
export const FIRM_TABLES = ["firms", "products", "scores"] as const;

const Year = z.coerce.number().int().min(1949).max(2100);
const Amount = z.number().min(0).max(1e15).nullable();

export const FirmsQuery = z.strictObject({ year: Year.optional() });

export const FirmLine = z
  .strictObject({
    product: z.string().trim().min(1).max(200),
    /** GB/T 4754 code. */
    activity: z.string().trim().max(10).nullable(),
    /** Yuan. */
    output: z.number().min(0).max(1e15),
    /** Class of the catalogue of strategic emerging industries, e.g. 1.2. */
    sei: z
      .string()
      .regex(/^[1-9](\.[0-9]){0,2}$/)
      .nullable(),
    highTech: z.boolean(),
  })
  .openapi("FirmLine");
export type FirmLine = z.infer<typeof FirmLine>;

/** A firm's return of one year: money in yuan, land in mu, energy in tonnes of coal equivalent. */
export const FirmReturn = z
  .strictObject({
    output: Amount,
    sales: Amount,
    tax: z.number().min(-1e15).max(1e15).nullable(),
    land: z.number().positive().max(1e9).nullable(),
    energy: Amount,
    lines: z.array(FirmLine).max(500),
    /** Scores of 0 to 1 in the indicators of the innovation points. */
    scores: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,60}$/), z.number().min(0).max(1)),
  })
  .openapi("FirmReturn");
export type FirmReturn = z.infer<typeof FirmReturn>;

export const FirmWrite = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    district: z.string().trim().max(60).nullable().default(null),
    stage: z.enum(FIRM_STAGES).nullable().default(null),
    producingSince: Day.nullable().default(null),
    exempt: z.boolean().default(false),
  })
  .openapi("FirmWrite");
export type FirmWrite = z.input<typeof FirmWrite>;

export const Firm = z
  .object({
    code: z.string(),
    name: z.string(),
    district: z.string().nullable(),
    stage: z.enum(FIRM_STAGES).nullable(),
    producingSince: z.string().nullable(),
    exempt: z.boolean(),
    /** Invented, to show how the rules work. */
    example: z.boolean(),
    source: z.string(),
    version: z.number().int(),
    /** Whether the code passes its check; a failing one is a warning. */
    codeFault: z.string().nullable(),
    return: FirmReturn.nullable(),
  })
  .openapi("Firm");
export type Firm = z.infer<typeof Firm>;

export const FirmList = z
  .object({
    year: z.number().int().nullable(),
    years: z.array(z.number().int()),
    items: z.array(Firm),
  })
  .openapi("FirmList");
export type FirmList = z.infer<typeof FirmList>;

const Share = z.object({ output: z.number(), share: z.number().nullable() });

/** Output by catalogue. There is no total over the catalogues: they overlap. */
export const FirmShares = z
  .object({
    year: z.number().int().nullable(),
    years: z.array(z.number().int()),
    example: z.boolean(),
    total: z.number(),
    firms: z.number().int(),
    shares: z.array(Share.extend({ catalogue: z.enum(CATALOGUES) })),
    overlap: Share,
    either: Share,
    /** Strategic emerging output by class of the catalogue. */
    classes: z.array(Share.extend({ code: z.string(), name: z.string() })),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        output: z.number(),
        sei: z.number(),
        highTech: z.number(),
      }),
    ),
  })
  .openapi("FirmShares");
export type FirmShares = z.infer<typeof FirmShares>;

const Weights = z.strictObject({
  "tax-per-mu": z.number().min(0).max(100),
  "sales-per-mu": z.number().min(0).max(100),
  "tax-per-energy": z.number().min(0).max(100),
});
const Benchmarks = z.strictObject({
  "tax-per-mu": z.number().positive().nullable(),
  "sales-per-mu": z.number().positive().nullable(),
  "tax-per-energy": z.number().positive().nullable(),
});
export const GradeRule = z
  .strictObject({
    weights: Weights,
    benchmarks: Benchmarks,
    capMultiple: z.number().positive().nullable(),
  })
  .openapi("GradeRule");

const StageWeights = z.strictObject({
  "start-up": z.number().min(0).max(100),
  growth: z.number().min(0).max(100),
  stable: z.number().min(0).max(100),
});
export const PointsRule = z
  .strictObject({
    indicators: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
          name: Text3,
          weights: StageWeights,
        }),
      )
      .min(1)
      .max(60),
  })
  .openapi("PointsRule");
export type PointsRule = z.infer<typeof PointsRule>;

export const FirmRuleWrite = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("grade"), name: Text3, validFrom: Day, body: GradeRule }),
    z.strictObject({ kind: z.literal("points"), name: Text3, validFrom: Day, body: PointsRule }),
  ])
  .openapi("FirmRuleWrite");

export type FirmRuleWrite = z.input<typeof FirmRuleWrite>;

const Stored = { note: Text3.nullable(), source: z.string(), version: z.number().int() };

/** A rule as it is kept, with the version that replacing it has to name. */
export const FirmRule = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("grade"),
      name: Text3,
      validFrom: z.string(),
      body: GradeRule,
      ...Stored,
    }),
    z.object({
      kind: z.literal("points"),
      name: Text3,
      validFrom: z.string(),
      body: PointsRule,
      ...Stored,
    }),
  ])
  .openapi("FirmRule");
export type FirmRule = z.infer<typeof FirmRule>;

const Counts = z.record(z.enum(["A", "B", "C", "D", "T"]), z.number().int());
const Outcome = z.union([z.string(), z.number()]).nullable();

/** What a rule would change for the firms of a year that the asker sees. */
export const FirmRulePreview = z
  .object({
    year: z.number().int().nullable(),
    /** Whether the rule would hold in that year at all; the day from which the present one holds. */
    holds: z.boolean(),
    holdsNow: z.string().nullable(),
    compared: z.number().int(),
    /** Firms with another grade, or with points that differ by 0.05 or more. */
    changed: z.number().int(),
    counts: z.object({ before: Counts, after: Counts }).nullable(),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        example: z.boolean(),
        before: Outcome,
        after: Outcome,
      }),
    ),
  })
  .openapi("FirmRulePreview");
export type FirmRulePreview = z.infer<typeof FirmRulePreview>;

const Rule = z.object({
  name: Text3,
  note: Text3.nullable(),
  validFrom: z.string(),
  source: z.string(),
});

export const FirmGrades = z
  .object({
    year: z.number().int().nullable(),
    years: z.array(z.number().int()),
    rule: Rule.extend({ body: GradeRule }).nullable(),
    /** What the points were measured against: from the rule, or twice the mean of these firms. */
    benchmarks: z.record(z.enum(RESOURCE_MEASURES), z.number().nullable()),
    counts: z.record(z.enum(["A", "B", "C", "D", "T"]), z.number().int()),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        example: z.boolean(),
        grade: z.enum(["A", "B", "C", "D", "T"]).nullable(),
        score: z.number().nullable(),
        measures: z.record(z.enum(RESOURCE_MEASURES), z.number().nullable()),
        yearsInProduction: z.number().nullable(),
        missing: z.array(z.string()),
      }),
    ),
  })
  .openapi("FirmGrades");
export type FirmGrades = z.infer<typeof FirmGrades>;

export const FirmPoints = z
  .object({
    year: z.number().int().nullable(),
    years: z.array(z.number().int()),
    rule: Rule.extend({ body: PointsRule }).nullable(),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        example: z.boolean(),
        stage: z.enum(FIRM_STAGES).nullable(),
        points: z.number().nullable(),
        /** What the same scores would give in each stage. */
        byStage: z.record(z.enum(FIRM_STAGES), z.number()),
        parts: z.record(z.string(), z.number()),
        missing: z.array(z.string()),
      }),
    ),
  })
  .openapi("FirmPoints");
export type FirmPoints = z.infer<typeof FirmPoints>;

const Counted = z.object({
  accepted: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  refused: z.number().int(),
});
export const FirmImport = z
  .object({
    table: z.enum(FIRM_TABLES),
    dryRun: z.boolean(),
    counts: Counted,
    columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
    issues: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(["error", "warning"]),
        row: z.number().int().optional(),
        field: z.string().optional(),
        reason: z.string(),
      }),
    ),
  })
  .openapi("FirmImport");
export type FirmImport = z.infer<typeof FirmImport>;
