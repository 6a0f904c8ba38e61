import { z } from "@hono/zod-openapi";
import { Text3 } from "./common.ts";

const Share = z.number().nullable();

/** How well one score told later entries. */
const ScoreReport = z.object({
  score: z.enum(["null", "rca", "density", "steppingStone", "model"]),
  rocAuc: Share,
  rocAucWithinRegion: Share,
  averagePrecision: Share,
  precisionAt10: Share,
  calibrationError: Share,
});

/** One way to judge: which jump counts, and which places the model had not seen. */
const Trial = z.object({
  rule: z.object({ from: z.number(), to: z.number() }),
  unseen: z.enum(["regions", "blocks"]),
  candidates: z.number().int(),
  entries: z.number().int(),
  scores: z.array(ScoreReport),
  calibration: z.array(
    z.object({ count: z.number().int(), forecast: z.number(), observed: z.number() }),
  ),
});

/** A back-test of entry on the hub's own figures: how good the tips are. */
export const EntryRun = z
  .object({
    id: z.number().int(),
    basis: z.string(),
    level: z.string(),
    from: z.string(),
    to: z.string(),
    createdAt: z.string(),
    /** Whether the figures have changed since. */
    stale: z.boolean(),
    regions: z.number().int(),
    /** Places without figures in the later period. */
    leftOut: z.number().int(),
    activities: z.number().int(),
    trials: z.array(Trial),
  })
  .openapi("EntryRun");
export type EntryRun = z.infer<typeof EntryRun>;

export const EntryAsk = z
  .strictObject({
    basis: z.string().max(60).optional(),
    level: z
      .string()
      .regex(/^[a-z]{1,20}$/)
      .default("county"),
    from: z.string().max(20).optional(),
    to: z.string().max(20).optional(),
  })
  .openapi("EntryAsk");

/** Activities an area is likeliest to enter, with intervals and reasons. */
export const Predictions = z
  .object({
    area: z.string(),
    areaName: Text3,
    at: z.string(),
    run: z.object({ id: z.number().int(), from: z.string(), to: z.string(), stale: z.boolean() }),
    baseRate: z.number(),
    precisionAt10: Share,
    targets: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        probability: z.number(),
        low: z.number(),
        high: z.number(),
        rca: z.number(),
        density: z.number(),
        pci: Share,
        cog: Share,
        restricted: z.string().nullable(),
        chosen: z.boolean(),
        nearPresent: z.array(z.object({ code: z.string(), name: Text3, proximity: z.number() })),
        alike: z.array(z.object({ code: z.string(), name: Text3, likeness: z.number() })),
        drivers: z.array(z.object({ driver: z.string(), logOdds: z.number() })),
      }),
    ),
  })
  .openapi("Predictions");
export type Predictions = z.infer<typeof Predictions>;

/** Gaps of the chains with what the other engines say about them, the most promising first. */
export const Priorities = z
  .object({
    basis: z.string(),
    basisName: Text3,
    at: z.string(),
    run: z.number().int().nullable(),
    table: z.string().nullable(),
    tableUnit: z.string().nullable(),
    items: z.array(
      z.object({
        gap: z.number().int(),
        chain: z.string(),
        chainName: Text3,
        link: z.string(),
        linkName: z.string(),
        status: z.string(),
        reasons: z.array(z.string()),
        feeds: z.array(z.string()),
        score: Share,
        density: Share,
        probability: Share,
        low: Share,
        high: Share,
        present: z.boolean(),
        outputGain: Share,
        /** What the link's figures are read from. */
        activities: z.array(z.object({ code: z.string(), name: Text3 })),
        /** The link's own classes, where the figures know only a class above them: links below it then look alike. */
        coarse: z.array(z.string()),
        nearPresent: z.array(z.object({ code: z.string(), name: Text3, proximity: z.number() })),
        alike: z.array(z.object({ code: z.string(), name: Text3, likeness: z.number() })),
        restricted: z.string().nullable(),
        peers: z.array(Text3),
        peerCount: z.number().int(),
        firms: z.number().int(),
        projects: z.number().int(),
      }),
    ),
  })
  .openapi("Priorities");
export type Priorities = z.infer<typeof Priorities>;

/** Areas side by side. */
export const Comparison = z
  .object({
    period: z.string(),
    earlier: z.string().nullable(),
    areas: z.array(
      z.object({
        code: z.string(),
        name: Text3,
        eci: Share,
        eciRank: z.number().int().nullable(),
        fitness: Share,
        diversity: z.number().int(),
        herfindahl: Share,
        krugman: Share,
        /** Likeness of its basket to the first area's: correlation of log quotients. */
        likeness: Share,
        shift: z
          .object({ national: z.number(), industryMix: z.number(), regional: z.number() })
          .nullable(),
      }),
    ),
    regions: z.number().int(),
    activities: z.array(
      z.object({ code: z.string(), name: Text3, pci: Share, rca: z.array(Share) }),
    ),
    missing: z.array(z.string()),
  })
  .openapi("Comparison");
export type Comparison = z.infer<typeof Comparison>;
