import { z } from "@hono/zod-openapi";
import { Day, Grade, Source, Text3 } from "./common.ts";

export const OBS_STATUS = [
  "final",
  "preliminary",
  "revised",
  "forecast",
  "target",
  "bound",
  "estimated",
  "missing",
] as const;
export const ObsStatus = z.enum(OBS_STATUS).openapi("ObsStatus");
export type ObsStatus = z.infer<typeof ObsStatus>;

/** `2024`, `2024-Q3`, `2024-H1`, `2024-08`, and cumulative `2024-M01..M09` as `2024-Q1-Q3` or `2024-M1-M9`. */
export const Period = z
  .string()
  .regex(/^\d{4}(-(Q[1-4]|H[12]|\d{2}|Q1-Q[2-4]|M1-M(\d|1[0-2])))?$/)
  .openapi("Period");

export const Indicator = z
  .object({
    code: z.string(),
    name: Text3,
    definition: Text3.partial(),
    unit: z.string(),
    multiplier: z.number().int(),
    direction: z.union([z.literal(1), z.literal(-1)]),
    frequency: z.string(),
    issuer: z.string(),
    nature: z.enum(["total", "ratio", "growth", "score"]),
    family: z.string().nullable(),
    counts: z.string().nullable(),
    priceBasis: z.enum(["none", "nominal", "real"]),
    decimals: z.number().int(),
    version: z.number().int(),
    observations: z.number().int().optional(),
  })
  .openapi("Indicator");
export type Indicator = z.infer<typeof Indicator>;

export const IndicatorWrite = z
  .strictObject({
    code: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,60}$/),
    name: Text3,
    definition: Text3.partial().default({}),
    unit: z.string().min(1).max(60),
    multiplier: z.number().int().min(-9).max(15).default(0),
    direction: z.union([z.literal(1), z.literal(-1)]),
    frequency: z.enum(["A", "H", "Q", "M"]).default("A"),
    issuer: z.string().max(200).default(""),
    nature: z.enum(["total", "ratio", "growth", "score"]),
    family: z.string().max(60).nullable().default(null),
    counts: z.string().max(60).nullable().default(null),
    priceBasis: z.enum(["none", "nominal", "real"]).default("none"),
    decimals: z.number().int().min(0).max(6).default(0),
  })
  .openapi("IndicatorWrite");

export const Area = z
  .object({ code: z.string(), name: Text3, level: z.string(), parentCode: z.string().nullable() })
  .openapi("Area");
export type Area = z.infer<typeof Area>;

/** A figure as it stands on the as-of day. `id` opens its provenance. */
export const Figure = z
  .object({
    id: z.string(),
    area: z.string(),
    activity: z.string(),
    indicator: z.string(),
    period: z.string(),
    value: z.number().nullable(),
    status: ObsStatus,
    grade: Grade,
    vintages: z.number().int(),
  })
  .openapi("Figure");
export type Figure = z.infer<typeof Figure>;

export const ObservationQuery = z.strictObject({
  indicator: z.string(),
  area: z.string().optional(),
  level: z.string().optional(),
  period: Period.optional(),
  activity: z.string().optional(),
  asOf: Day.optional(),
  limit: z.coerce.number().int().min(1).max(5000).default(500),
  cursor: z.string().max(200).optional(),
});

/** Everything behind one number: where it came from, what it was before, and who put it there. */
export const Provenance = z
  .object({
    figure: Figure,
    indicator: Indicator,
    area: Area,
    source: Source,
    knownAt: z.string(),
    recordedAt: z.string(),
    recordedBy: z.string().nullable(),
    batch: z.object({ id: z.number().int(), fileName: z.string() }).nullable(),
    vintages: z.array(
      z.object({
        value: z.number().nullable(),
        status: ObsStatus,
        knownAt: z.string(),
        recordedAt: z.string(),
        withdrawnAt: z.string().nullable(),
        source: Source,
      }),
    ),
  })
  .openapi("Provenance");
export type Provenance = z.infer<typeof Provenance>;

/** Which places a recipe ranks. */
export const RecipeScope = z
  .strictObject({
    level: z.enum(["province", "prefecture", "county", "country"]).default("county"),
    nameEndsWith: z.array(z.string().min(1).max(4)).optional(),
  })
  .openapi("RecipeScope");

export const Recipe = z
  .object({
    code: z.string(),
    edition: z.number().int(),
    name: Text3,
    note: Text3.partial(),
    hash: z.string(),
    /** The recipe itself, in the format of the command line. */
    body: z.record(z.string(), z.unknown()),
    scope: RecipeScope,
    createdAt: z.string(),
  })
  .openapi("Recipe");
export type Recipe = z.infer<typeof Recipe>;

export const RecipeWrite = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
    name: Text3,
    note: Text3.partial().default({}),
    body: z.record(z.string(), z.unknown()),
    scope: RecipeScope.default({ level: "county" }),
  })
  .openapi("RecipeWrite");

/** The wide table a recipe reads: the client recomputes from it when a weight moves. */
export const RankingTable = z
  .object({
    recipe: Recipe,
    period: z.string(),
    periods: z.array(z.string()),
    asOf: z.string(),
    units: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        province: z.string(),
        prefecture: z.string(),
        level: z.string(),
      }),
    ),
    indicators: z.array(Indicator),
    /** One row a unit, one column an indicator; null is missing. */
    values: z.array(z.array(z.number().nullable())),
    /** Grades of the cells in the same shape; null where there is no cell. */
    grades: z.array(z.array(Grade.nullable())),
  })
  .openapi("RankingTable");
export type RankingTable = z.infer<typeof RankingTable>;

export const RankingRow = z
  .object({
    code: z.string(),
    rank: z.number().int().nullable(),
    score: z.number().nullable(),
    pillars: z.record(z.string(), z.number().nullable()),
  })
  .openapi("RankingRow");

export const PublishedList = z
  .object({
    code: z.string(),
    name: Text3,
    publisher: z.string(),
    method: Text3.partial(),
    methodChanges: z.array(z.object({ edition: z.string(), note: Text3.partial() })),
    ranks: z.array(
      z.object({
        edition: z.string(),
        area: z.string(),
        areaName: Text3,
        rank: z.number().int(),
        tied: z.boolean(),
        source: Source,
      }),
    ),
    streaks: z.array(
      z.object({
        area: z.string(),
        areaName: Text3,
        rank: z.number().int(),
        from: z.string(),
        to: z.string(),
        editions: z.number().int(),
      }),
    ),
  })
  .openapi("PublishedList");
export type PublishedList = z.infer<typeof PublishedList>;

export const Milestone = z
  .object({
    area: z.string(),
    areaName: Text3,
    indicator: z.string(),
    indicatorName: Text3,
    level: z.number(),
    period: z.string(),
    source: Source,
  })
  .openapi("Milestone");

export const ImportMapping = z
  .strictObject({
    /** Which sheet of a workbook, and which row holds the headings (1-based). */
    sheet: z.string().optional(),
    headingRow: z.number().int().min(1).default(1),
    /** Column heading → what it means. Unmapped columns are ignored and listed. */
    columns: z.record(
      z.string(),
      z.union([
        z.strictObject({
          role: z.enum([
            "area",
            "area-name",
            "period",
            "indicator",
            "activity",
            "value",
            "status",
            "unit",
            "known-at",
            "ignore",
            "source-title",
            "source-issuer",
            "source-address",
            "grade",
          ]),
        }),
        z.strictObject({
          role: z.literal("indicator-value"),
          indicator: z.string(),
          unit: z.string().optional(),
          period: z.string().optional(),
        }),
      ]),
    ),
    constants: z
      .strictObject({
        area: z.string().optional(),
        period: z.string().optional(),
        indicator: z.string().optional(),
        status: ObsStatus.optional(),
        knownAt: Day.optional(),
      })
      .default({}),
    source: z.strictObject({
      title: z.string().min(1),
      issuer: z.string().default(""),
      address: z.string().default(""),
      readOn: Day,
      grade: Grade,
      licence: z.string().default(""),
    }),
  })
  .openapi("ImportMapping");
export type ImportMapping = z.infer<typeof ImportMapping>;

export const ImportIssue = z
  .object({
    row: z.number().int(),
    field: z.string(),
    code: z.string(),
    severity: z.enum(["error", "warning"]),
    reason: z.string(),
    text: z.string().optional(),
  })
  .openapi("ImportIssue");

export const ImportBatch = z
  .object({
    id: z.number().int(),
    fileName: z.string(),
    state: z.enum(["uploaded", "checked", "applied", "undone"]),
    job: z.number().int().nullable(),
    format: z.enum(["csv", "xlsx", "sdmx-csv"]).nullable(),
    sheets: z.array(z.string()),
    columns: z.array(
      z.object({
        heading: z.string(),
        samples: z.array(z.string()),
        suggestion: z.string().nullable(),
      }),
    ),
    mapping: ImportMapping.nullable(),
    counts: z.object({
      rows: z.number().int(),
      accepted: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      refused: z.number().int(),
      warnings: z.number().int(),
    }),
    issues: z.array(ImportIssue),
    changes: z.array(
      z.object({
        row: z.number().int(),
        area: z.string(),
        indicator: z.string(),
        period: z.string(),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
    createdAt: z.string(),
    appliedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .openapi("ImportBatch");
export type ImportBatch = z.infer<typeof ImportBatch>;
