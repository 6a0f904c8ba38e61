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
    /** How a figure that was computed here came about: the formula's name, and what went into it. */
    formula: z
      .object({
        text: z.string(),
        inputs: z.array(
          z.object({
            name: z.string(),
            value: z.number().nullable(),
            /** The figure that it is, where it is one. */
            figure: z.string().optional(),
          }),
        ),
      })
      .nullable(),
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

export const RankingDraft = z
  .strictObject({
    body: z.record(z.string(), z.unknown()),
    period: z.string().max(20).optional(),
    asOf: Day.optional(),
  })
  .openapi("RankingDraft");

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
        methodChanges: z.array(z.string()),
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

/** What one column of an imported table means. */
export const ColumnMapping = z
  .union([
    z.strictObject({
      role: z.enum([
        "area",
        "area-name",
        "period",
        "indicator",
        "activity",
        "status",
        "unit",
        "multiplier",
        "known-at",
        "source-title",
        "source-issuer",
        "source-address",
        "source-read-on",
        "source-licence",
        "grade",
        /** Kept with each figure as an attribute of the heading's name. */
        "attribute",
        /** Checked as USCC or LEI (a failing code warns) and kept as an attribute. */
        "organisation-code",
        "ignore",
      ]),
    }),
    /** A tidy table's one column of values; `unit` where it stands in no column, e.g. 亿元. */
    z.strictObject({ role: z.literal("value"), unit: z.string().max(60).optional() }),
    /** A wide table's column: all its cells are of one indicator (or of the table's one), activity and period. */
    z.strictObject({
      role: z.literal("indicator-value"),
      indicator: z.string().max(80).optional(),
      activity: z.string().max(80).optional(),
      unit: z.string().max(60).optional(),
      period: z.string().max(40).optional(),
    }),
  ])
  .openapi("ColumnMapping");
export type ColumnMapping = z.infer<typeof ColumnMapping>;

export const ImportMapping = z
  .strictObject({
    /** Which sheet of a workbook, and which row holds the headings (1-based). */
    sheet: z.string().max(200).optional(),
    headingRow: z.number().int().min(1).max(1000).default(1),
    /** Overrides what was detected in the file. */
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252"]).optional(),
    delimiter: z.enum([",", ";", "\t", "|"]).optional(),
    /** The decimal mark of numbers in the file. */
    decimal: z.enum([".", ","]).default("."),
    /** Column heading → what it means. Unmapped columns are ignored and listed. */
    columns: z.record(z.string().max(500), ColumnMapping),
    constants: z
      .strictObject({
        area: z.string().max(80).optional(),
        period: z.string().max(40).optional(),
        indicator: z.string().max(80).optional(),
        activity: z.string().max(80).optional(),
        /** Which classification the activity codes belong to, where several have the code. */
        activityScheme: z.string().max(60).optional(),
        status: ObsStatus.optional(),
        /** When the figures became known; without it, the day on which the source was read. */
        knownAt: Day.optional(),
      })
      .default({}),
    source: z.strictObject({
      title: z.string().min(1).max(500),
      issuer: z.string().max(500).default(""),
      address: z.string().max(2000).default(""),
      readOn: Day,
      grade: Grade,
      licence: z.string().max(200).default(""),
    }),
  })
  .openapi("ImportMapping");
export type ImportMapping = z.infer<typeof ImportMapping>;

/** `row` is the row as a spreadsheet numbers it (the first is 1); 0 where the whole file is meant. */
export const ImportIssue = z
  .object({
    row: z.number().int(),
    field: z.string(),
    code: z.string(),
    severity: z.enum(["error", "warning"]),
    reason: z.string(),
    /** What stood in the cell. */
    text: z.string().optional(),
  })
  .openapi("ImportIssue");
export type ImportIssue = z.infer<typeof ImportIssue>;

export const ImportColumn = z
  .object({
    heading: z.string(),
    samples: z.array(z.string()),
    suggestion: ColumnMapping.nullable(),
    /** Why it is suggested. */
    because: z.enum(["remembered", "heading", "content"]).nullable(),
  })
  .openapi("ImportColumn");
export type ImportColumn = z.infer<typeof ImportColumn>;

export const ImportChange = z
  .object({
    row: z.number().int(),
    area: z.string(),
    indicator: z.string(),
    activity: z.string(),
    period: z.string(),
    before: z.number().nullable(),
    after: z.number().nullable(),
    beforeStatus: ObsStatus,
    afterStatus: ObsStatus,
    beforeSource: z.string(),
    afterSource: z.string(),
    /** What differs from the figure that stands now. */
    differs: z.array(z.enum(["value", "status", "source", "attributes"])),
  })
  .openapi("ImportChange");
export type ImportChange = z.infer<typeof ImportChange>;

export const ImportBatch = z
  .object({
    id: z.number().int(),
    fileName: z.string(),
    state: z.enum(["uploaded", "checked", "applied", "undone"]),
    job: z.number().int().nullable(),
    format: z.enum(["csv", "xlsx", "sdmx-csv", "sdmx-json"]).nullable(),
    bytes: z.number().int(),
    /** As detected; null for a workbook. */
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    decimal: z.enum([".", ","]),
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    headingRow: z.number().int(),
    columns: z.array(ImportColumn),
    /** The first rows of the sheet as they are, headings and titles included. */
    preview: z.array(z.array(z.string())),
    /** The mapping of the last check. */
    mapping: ImportMapping.nullable(),
    /** The mapping of an earlier file with the same headings. */
    remembered: ImportMapping.nullable(),
    /**
     * rows: data rows of the file; the other counts are of figures (a wide row holds several):
     * accepted (new), changed (a new vintage), same, refused; warnings counts the warnings.
     */
    counts: z.object({
      rows: z.number().int(),
      accepted: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      refused: z.number().int(),
      warnings: z.number().int(),
    }),
    /** How often each code was found, over the whole file. */
    issueCounts: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(["error", "warning"]),
        count: z.number().int(),
      }),
    ),
    /** The first issues and the first changes; refused.csv has all refused rows. */
    issues: z.array(ImportIssue),
    changes: z.array(ImportChange),
    createdAt: z.string(),
    appliedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
    /** After an undo: figures of the batch that somebody had corrected since, which stay as they are. */
    laterEdits: z.array(ImportChange),
  })
  .openapi("ImportBatch");
export type ImportBatch = z.infer<typeof ImportBatch>;

/** Work that was put into the queue. */
export const Queued = z.object({ job: z.number().int() }).openapi("Queued");

export const EXPORT_FORMATS = ["csv", "xlsx", "sdmx-csv", "sdmx-json", "parquet"] as const;
export const ExportQuery = z.strictObject({
  format: z.enum(EXPORT_FORMATS).default("csv"),
  /** One or several codes: `indicator=gdp&indicator=population`. */
  indicator: z.union([z.string().max(80), z.array(z.string().max(80)).max(500)]),
  area: z.union([z.string().max(80), z.array(z.string().max(80)).max(5000)]).optional(),
  period: Period.optional(),
  asOf: Day.optional(),
});

/** One place's series: as published, as single periods, and growth in current prices beside the published real one. */
export const Series = z
  .object({
    indicator: z.string(),
    area: z.string(),
    points: z.array(
      z.object({
        id: z.string(),
        period: z.string(),
        value: z.number().nullable(),
        status: ObsStatus,
      }),
    ),
    single: z.array(z.object({ period: z.string(), value: z.number() })),
    growth: z.array(
      z.object({ period: z.string(), nominal: z.number().nullable(), real: z.number().nullable() }),
    ),
  })
  .openapi("Series");
export type Series = z.infer<typeof Series>;
