import { z } from "@hono/zod-openapi";
import { Day } from "./common.ts";
import { ImportIssue } from "./measure.ts";

/** What a column of a pipeline's file may hold. */
export const PIPELINE_ROLES = [
  "ignore",
  "key",
  "name",
  "part-of-name",
  "code-name",
  "investor",
  "uscc",
  "lei",
  "website",
  "country",
  "district",
  "sector",
  "kind",
  "area",
  "stage",
  "status",
  "status-reason",
  "stage-since",
  "promised",
  "contracted",
  "registered",
  "utilised",
  "delivered",
  "currency",
  "announced",
  "agreed",
  "planned-start",
  "longitude",
  "latitude",
  "place-checked",
  "note",
  "attribute",
] as const;
export const PipelineRole = z.enum(PIPELINE_ROLES).openapi("PipelineRole");
export type PipelineRole = z.infer<typeof PipelineRole>;

export const PipelineColumn = z
  .strictObject({
    role: PipelineRole,
    /** Of an amount: its unit as written, e.g. 万元 or "million USD"; what a cell says of itself goes first. */
    unit: z.string().max(40).optional(),
    /** Of an attribute: the name under which it is kept; its heading where none is given. */
    as: z.string().max(80).optional(),
  })
  .openapi("PipelineColumn");
export type PipelineColumn = z.infer<typeof PipelineColumn>;

export const PipelineMapping = z
  .strictObject({
    sheet: z.string().max(255).optional(),
    headingRow: z.number().int().min(1).max(1000),
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252"]).optional(),
    delimiter: z.enum([",", ";", "\t", "|"]).optional(),
    decimal: z.enum([".", ","]).default("."),
    columns: z.record(z.string().max(300), PipelineColumn),
    /** For rows that name no district. */
    district: z.string().max(60).default(""),
    /** For amounts that name no currency. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("CNY"),
    /** The day of the list: how things stood, where a row gives no day of its own. */
    asOf: Day,
    /** Take stages as the source states them; otherwise each must meet its entry criteria. */
    asStated: z.boolean().default(false),
    /** Rows whose firm somebody in the hub already works on: taken in with a warning, or left out. */
    knownFirms: z.enum(["accept", "refuse"]).default("accept"),
    /** What the amounts are, e.g. "dollars of 2023". */
    amountNote: z.string().max(200).default(""),
    source: z.strictObject({
      title: z.string().min(1).max(300),
      address: z.string().max(500).default(""),
      grade: z.enum(["O", "M", "N", "S", "V"]).default("S"),
    }),
  })
  .openapi("PipelineMapping");
export type PipelineMapping = z.infer<typeof PipelineMapping>;

export const PipelineChange = z
  .object({
    row: z.number().int(),
    project: z.number().int(),
    name: z.string(),
    differs: z.array(
      z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
  })
  .openapi("PipelineChange");
export type PipelineChange = z.infer<typeof PipelineChange>;

export const PipelineBatch = z
  .object({
    id: z.number().int(),
    fileName: z.string(),
    bytes: z.number().int(),
    state: z.enum(["uploaded", "checked", "applied", "undone"]),
    job: z.number().int().nullable(),
    format: z.enum(["csv", "xlsx"]),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    decimal: z.enum([".", ","]),
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    headingRow: z.number().int(),
    columns: z.array(
      z.object({
        heading: z.string(),
        samples: z.array(z.string()),
        suggestion: PipelineColumn.nullable(),
        because: z.enum(["remembered", "heading", "content"]).nullable(),
      }),
    ),
    preview: z.array(z.array(z.string())),
    mapping: PipelineMapping.nullable(),
    /** The mapping of an earlier file with the same headings. */
    remembered: PipelineMapping.nullable(),
    /** rows: all below the heading; accepted are new, changed have something new, same have not, refused have an error, skipped are subtotals and empty rows. */
    counts: z.object({
      rows: z.number().int(),
      accepted: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      refused: z.number().int(),
      skipped: z.number().int(),
      warnings: z.number().int(),
      /** Rows whose firm is already worked on. */
      known: z.number().int(),
      newFirms: z.number().int(),
    }),
    /** How the firms that it brought stand in the register of organisations. */
    organisations: z
      .object({ same: z.number().int(), open: z.number().int(), different: z.number().int() })
      .nullable(),
    issueCounts: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(["error", "warning"]),
        count: z.number().int(),
      }),
    ),
    issues: z.array(ImportIssue),
    changes: z.array(PipelineChange),
    /** After an undo: what went, what was put back, and the projects that stay because somebody worked on them since. */
    undone: z
      .object({
        removed: z.number().int(),
        restored: z.number().int(),
        kept: z.array(z.object({ row: z.number().int(), project: z.number().int() })),
      })
      .nullable(),
    createdAt: z.string(),
    appliedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .openapi("PipelineBatch");
export type PipelineBatch = z.infer<typeof PipelineBatch>;
