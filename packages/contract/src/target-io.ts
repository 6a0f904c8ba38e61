import { z } from "@hono/zod-openapi";
import { Text3 } from "./common.ts";

const Figures = z.array(z.number()).max(1000);

/** A table as it is taken in: `flows[i][j]` is sold by sector i to sector j; imports likewise, by who uses them. */
export const IoWrite = z
  .strictObject({
    name: Text3,
    unit: z.string().min(1).max(60),
    sourceNote: z.string().min(1).max(1000),
    sectors: z
      .array(
        z.strictObject({
          code: z.string().min(1).max(40),
          name: z.string().min(1).max(200),
          output: z.number(),
          /** Classes of the hub's activities that the sector holds. */
          activities: z.array(z.string().max(20)).default([]),
        }),
      )
      .min(1)
      .max(1000),
    flows: z.array(Figures).max(1000),
    imports: z.array(Figures).max(1000).nullable().default(null),
    extensions: z.record(z.string().max(40), Figures).default({}),
  })
  .openapi("IoWrite");
export type IoWrite = z.infer<typeof IoWrite>;

export const IoTableHead = z
  .object({
    code: z.string(),
    edition: z.number().int(),
    name: Text3,
    unit: z.string(),
    sourceNote: z.string(),
    example: z.boolean(),
    sectors: z.number().int(),
    imports: z.boolean(),
    mapped: z.number().int(),
    createdAt: z.string(),
  })
  .openapi("IoTableHead");
export type IoTableHead = z.infer<typeof IoTableHead>;

const Share = z.number().nullable();

/** What the explorer shows of a table: as it stands, or cut to an area by location quotients. */
export const IoExplorer = z
  .object({
    table: IoTableHead,
    region: z
      .object({
        area: z.string(),
        areaName: Text3,
        method: z.string(),
        delta: z.number(),
        share: z.number(),
      })
      .nullable(),
    sectors: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        output: z.number(),
        outputMultiplier: z.number(),
        multipliers: z.record(z.string(), z.number()),
        power: z.number(),
        sensitivity: z.number(),
        keySector: z.enum(["key", "backward", "forward", "weak"]),
        upstreamness: z.number(),
        extraction: Share,
        intermediate: z.number(),
        bought: Share,
        boughtShare: Share,
        outputGain: Share,
        slq: Share,
      }),
    ),
  })
  .openapi("IoExplorer");
export type IoExplorer = z.infer<typeof IoExplorer>;

/** What localising one input would bring, sector by sector. */
export const IoInput = z
  .object({
    sector: z.object({ code: z.string(), name: z.string() }),
    share: z.number(),
    bought: z.number(),
    outputGain: z.number().nullable(),
    gains: z.array(z.object({ code: z.string(), name: z.string(), gain: z.number() })),
    buyers: z.array(
      z.object({ code: z.string(), name: z.string(), bought: z.number(), ofOutput: z.number() }),
    ),
    extensions: z.record(z.string(), z.number()),
  })
  .openapi("IoInput");
export type IoInput = z.infer<typeof IoInput>;
