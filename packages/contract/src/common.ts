import { z } from "@hono/zod-openapi";

/** A text in the product's three languages; English is always there. */
export const Text3 = z
  .strictObject({ en: z.string(), "zh-CN": z.string().optional(), fr: z.string().optional() })
  .openapi("Text3");
export type Text3 = z.infer<typeof Text3>;

export const Locale = z.enum(["zh-CN", "en", "fr"]);
export type Locale = z.infer<typeof Locale>;

export const Day = z.iso.date();

/** The past day as of which the product is seen; absent means now. */
export const AsOf = z.strictObject({ asOf: Day.optional() });

export const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional(),
});

/** RFC 9457 problem details. `code` is stable; every code stands in ERRORS.md. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    issues: z
      .array(
        z.object({
          code: z.string(),
          severity: z.enum(["error", "warning"]),
          row: z.number().int().optional(),
          field: z.string().optional(),
          reason: z.string(),
        }),
      )
      .optional(),
  })
  .openapi("Problem");
export type Problem = z.infer<typeof Problem>;

/** O official host, M copy of an official text, N news, S secondary page, V computed here. */
export const Grade = z.enum(["O", "M", "N", "S", "V"]);
export type Grade = z.infer<typeof Grade>;

export const Source = z
  .object({
    id: z.number().int(),
    title: z.string(),
    issuer: z.string(),
    address: z.string(),
    readOn: Day,
    grade: Grade,
    licence: z.string(),
  })
  .openapi("Source");
export type Source = z.infer<typeof Source>;
