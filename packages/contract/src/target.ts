import { z } from "@hono/zod-openapi";
import { Day, Source, Text3 } from "./common.ts";

const QUADRANT = z.enum(["near-complex", "near-simple", "far-complex", "far-simple"]);

/** Specialisation, relatedness and complexity of one area among all areas of its level. */
export const AreaSpace = z
  .object({
    area: z.string(),
    areaName: Text3,
    period: z.string(),
    periods: z.array(z.string()),
    level: z.string(),
    basis: z.object({
      indicator: z.string(),
      indicatorName: Text3,
      unit: z.string(),
      /** A sample: shares and quotients, not head counts. */
      sampled: z.boolean(),
      scheme: z.string(),
      regions: z.number().int(),
    }),
    /** What else a space can be made of. */
    bases: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        unit: z.string(),
        multiplier: z.number().int(),
        decimals: z.number().int(),
        scheme: z.string(),
      }),
    ),
    eci: z.number().nullable(),
    eciRank: z.number().int().nullable(),
    diversity: z.number().int(),
    herfindahl: z.number().nullable(),
    krugman: z.number().nullable(),
    activities: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        value: z.number(),
        share: z.number(),
        rca: z.number().nullable(),
        present: z.boolean(),
        density: z.number().nullable(),
        pci: z.number().nullable(),
        cog: z.number().nullable(),
        ubiquity: z.number().int(),
        x: z.number(),
        y: z.number(),
        quadrant: QUADRANT.nullable(),
        stars: z.number().int(),
        figure: z.string(),
      }),
    ),
    edges: z.array(
      z.object({ from: z.string(), to: z.string(), proximity: z.number(), tree: z.boolean() }),
    ),
    orientation: z.object({
      by: z.string(),
      votes: z.record(z.string(), z.number().nullable()),
      warnings: z.array(z.string()),
    }),
  })
  .openapi("AreaSpace");
export type AreaSpace = z.infer<typeof AreaSpace>;

/** Location quotients of one activity in all areas: for the map and the bubbles. */
export const ActivityMap = z
  .object({
    activity: z.string(),
    name: Text3,
    period: z.string(),
    areas: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        province: z.string(),
        value: z.number(),
        share: z.number(),
        rca: z.number().nullable(),
        eci: z.number().nullable(),
        stars: z.number().int(),
      }),
    ),
  })
  .openapi("ActivityMap");
export type ActivityMap = z.infer<typeof ActivityMap>;

export const Sectors = z
  .object({
    scheme: z.string(),
    edition: z.number().int(),
    editions: z.array(
      z.object({
        edition: z.number().int(),
        mapped: z.string(),
        createdAt: z.string(),
        person: z.string().nullable(),
      }),
    ),
    named: z.string(),
    mapped: z.string(),
    basis: z.string(),
    coverage: z.string(),
    sectors: z.array(
      z.object({
        sector: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        gbt4754: z.array(
          z.object({
            code: z.string(),
            name: z.string().nullable(),
            coverage: z.enum(["whole", "part"]),
            restricted: z.string().nullable(),
          }),
        ),
        sei2018: z.array(z.string()),
        isic4: z.array(z.string()),
        naics2017: z.array(z.string()),
        crowding: z.object({
          peers: z.array(Text3),
          peerCount: z.number().int(),
          overlap: z.number().nullable(),
        }),
      }),
    ),
  })
  .openapi("Sectors");
export type Sectors = z.infer<typeof Sectors>;

export const ChainBody = z
  .strictObject({
    links: z
      .array(
        z.strictObject({
          id: z.string().min(1).max(60),
          name: z.string().min(1).max(120),
          products: z.array(z.string()).default([]),
          activities: z.array(z.string()).default([]),
        }),
      )
      .min(1)
      .max(400),
    supplies: z.array(z.strictObject({ from: z.string(), to: z.string() })).default([]),
    firms: z
      .array(
        z.strictObject({
          organisation: z.string().min(1).max(200),
          link: z.string(),
          product: z.string().optional(),
          share: z.number().positive().max(1),
          capacity: z.number().nonnegative().optional(),
        }),
      )
      .default([]),
  })
  .openapi("ChainBody");

export const ChainWrite = z
  .strictObject({
    name: Text3,
    sector: z.string().max(60).nullable().default(null),
    body: ChainBody,
    sourceNote: z.string().max(500).default(""),
  })
  .openapi("ChainWrite");

export const Charter = z
  .object({
    standing: z.number().int(),
    of: z.number().int(),
    parts: z.array(
      z.object({
        part: z.string(),
        owner: z.string().nullable(),
        due: Day.nullable(),
        done: Day.nullable(),
        overdue: z.boolean(),
        note: z.string(),
        version: z.number().int(),
      }),
    ),
  })
  .openapi("Charter");

export const Chain = z
  .object({
    code: z.string(),
    edition: z.number().int(),
    editions: z.number().int(),
    name: Text3,
    sector: z.string().nullable(),
    body: ChainBody,
    sourceNote: z.string(),
    createdAt: z.string(),
    gaps: z.array(
      z.object({
        link: z.string(),
        reasons: z.array(z.string()),
        missingProducts: z.array(z.string()),
        feeds: z.array(z.string()),
      }),
    ),
    charter: Charter,
  })
  .openapi("Chain");
export type Chain = z.infer<typeof Chain>;

export const CharterWrite = z
  .strictObject({
    owner: z.string().min(1).max(100),
    due: Day,
    done: Day.nullable().default(null),
    note: z.string().max(500).default(""),
  })
  .openapi("CharterWrite");

export const Gap = z
  .object({
    id: z.number().int(),
    ref: z.string(),
    chain: z.string(),
    chainName: Text3,
    link: z.string(),
    linkName: z.string(),
    reasons: z.array(z.string()),
    status: z.enum(["open", "targeted", "closed", "dropped"]),
    note: z.string(),
    version: z.number().int(),
    projects: z.array(z.object({ id: z.number().int(), name: z.string(), stage: z.string() })),
    events: z.array(
      z.object({
        at: z.string(),
        what: z.string(),
        projectId: z.number().int().nullable(),
        person: z.string().nullable(),
        note: z.string(),
      }),
    ),
  })
  .openapi("Gap");
export type Gap = z.infer<typeof Gap>;

export const GapPatch = z
  .strictObject({
    status: z.enum(["open", "targeted", "dropped"]).optional(),
    note: z.string().max(1000).optional(),
  })
  .openapi("GapPatch");

export const ChoiceWrite = z
  .strictObject({
    override: z
      .strictObject({ by: z.string().min(1).max(100), reason: z.string().min(10).max(1000) })
      .nullable()
      .default(null),
  })
  .openapi("ChoiceWrite");

export const Choice = z
  .object({
    activity: z.string(),
    name: Text3,
    chosenAt: z.string(),
    overrideBy: z.string().nullable(),
    overrideReason: z.string().nullable(),
    restricted: z.string().nullable(),
  })
  .openapi("Choice");

export const PeerTarget = z
  .object({ area: z.string(), areaName: Text3, sector: z.string(), source: Source })
  .openapi("PeerTarget");
