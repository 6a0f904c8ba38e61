import { z } from "@hono/zod-openapi";
import { Day, Text3 } from "./common.ts";

export const EVIDENCE_KINDS = [
  "expansion",
  "capacity",
  "customer-nearby",
  "supplier-nearby",
  "fit",
  "finance",
  "warning",
] as const;

export const TargetFirm = z
  .object({
    id: z.number().int(),
    name: z.string(),
    registerCode: z.string(),
    home: z.string(),
    chain: z.string(),
    link: z.string(),
    chainName: Text3,
    linkName: z.string(),
    note: z.string(),
    example: z.boolean(),
    version: z.number().int(),
    score: z.number(),
    /** Newest first; `points` is exactly what the piece adds to the score, or would add if it were not hidden. */
    evidence: z.array(
      z.object({
        id: z.number().int(),
        kind: z.enum(EVIDENCE_KINDS),
        seen: Day,
        source: z.string(),
        note: z.string(),
        strength: z.number(),
        points: z.number(),
        hidden: z.boolean(),
        version: z.number().int(),
      }),
    ),
  })
  .openapi("TargetFirm");
export type TargetFirm = z.infer<typeof TargetFirm>;

export const TargetFirmWrite = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    registerCode: z.string().max(40).default(""),
    home: z.string().max(200).default(""),
    chain: z.string().min(1).max(60),
    link: z.string().min(1).max(60),
    note: z.string().max(1000).default(""),
  })
  .openapi("TargetFirmWrite");

export const EvidenceWrite = z
  .strictObject({
    kind: z.enum(EVIDENCE_KINDS),
    seen: Day,
    source: z.string().trim().min(1).max(500),
    note: z.string().max(1000).default(""),
    strength: z.number().min(-1).max(1),
  })
  .openapi("EvidenceWrite");

export const RegisterEntry = z
  .object({
    code: z.string(),
    name: z.string(),
    place: z.string(),
    registered: z.string(),
    parent: z.string(),
  })
  .openapi("RegisterEntry");
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** The hub's sectors as a whole: saving makes the next edition, dated. */
export const SectorsWrite = z
  .strictObject({
    named: z.string().min(1).max(60),
    mapped: z.string().min(1).max(60),
    basis: z.string().min(1).max(2000),
    coverage: z.string().min(1).max(2000),
    sectors: z
      .array(
        z.strictObject({
          sector: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
          name: z.strictObject({ zh: z.string().min(1).max(80), en: z.string().min(1).max(80) }),
          gbt4754: z
            .array(
              z.strictObject({ code: z.string().max(10), coverage: z.enum(["whole", "part"]) }),
            )
            .min(1)
            .max(200),
          sei2018: z.array(z.string().max(20)).max(200),
          isic4: z.array(z.string().max(20)).max(200),
          naics2017: z.array(z.string().max(20)).max(200),
        }),
      )
      .min(1)
      .max(40),
  })
  .openapi("SectorsWrite");
export type SectorsWrite = z.infer<typeof SectorsWrite>;

export const PeerTargets = z
  .object({
    items: z.array(
      z.object({
        area: z.string(),
        areaName: Text3,
        sector: z.string(),
        source: z.string(),
        declaredOn: Day.nullable(),
      }),
    ),
  })
  .openapi("PeerTargets");

/** The whole list: what is not in it is no longer there. */
export const PeerTargetsWrite = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          area: z.string().max(20),
          sector: z.string().max(60),
          source: z.string().trim().min(1).max(500),
          declaredOn: Day.nullable().default(null),
        }),
      )
      .max(2000),
  })
  .openapi("PeerTargetsWrite");

const Restricted = z.strictObject({
  code: z.string().trim().min(1).max(20),
  status: z.enum(["restricted", "obsolete", "over-capacity"]),
  article: z.string().trim().min(1).max(500),
  validFrom: Day,
  validTo: Day.nullable().default(null),
  source: z.string().max(500).default(""),
});
export const RestrictedList = z.object({ items: z.array(Restricted) }).openapi("RestrictedList");
export const RestrictedWrite = z
  .strictObject({ items: z.array(Restricted).max(5000) })
  .openapi("RestrictedWrite");
