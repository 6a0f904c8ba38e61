import { z } from "@hono/zod-openapi";

export const PAIR_STATES = ["open", "same", "related", "different"] as const;

/** One organisation of the register, whatever a file calls it. */
export const Organisation = z
  .object({
    id: z.number().int(),
    name: z.string(),
    names: z.array(z.string()),
    uscc: z.string(),
    lei: z.string(),
    country: z.string(),
    city: z.string(),
    address: z.string(),
    website: z.string(),
    /** The one it was merged into; null for one that stands. */
    mergedInto: z.number().int().nullable(),
    links: z.number().int(),
    example: z.boolean(),
    sourceTitle: z.string(),
  })
  .openapi("Organisation");
export type Organisation = z.infer<typeof Organisation>;

const Code = z.string().max(40).default("");
export const OrganisationWrite = z
  .strictObject({
    name: z.string().min(1).max(300),
    names: z.array(z.string().min(1).max(300)).max(40).default([]),
    uscc: Code,
    lei: Code,
    country: z.string().max(2).default(""),
    city: z.string().max(120).default(""),
    address: z.string().max(300).default(""),
    website: z.string().max(200).default(""),
    /** Needed where the register holds one that is nearly the same. */
    although: z.string().max(500).default(""),
  })
  .openapi("OrganisationWrite");
export type OrganisationWrite = z.infer<typeof OrganisationWrite>;

export const OrganisationQuery = z.strictObject({
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Names of a file or a form, to be found in the register. */
export const ResolveWrite = z
  .strictObject({
    rows: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(300),
          uscc: Code,
          lei: Code,
        }),
      )
      .min(1)
      .max(1000),
  })
  .openapi("OrganisationResolve");

export const Resolved = z
  .object({
    rows: z.array(
      z.object({
        name: z.string(),
        /** The organisation that may be taken without a person's word; null where there is none. */
        organisation: z.number().int().nullable(),
        candidates: z.array(
          z.object({
            id: z.number().int(),
            name: z.string(),
            score: z.number(),
            by: z.enum(["uscc", "lei", "name", "translation"]),
            shared: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .openapi("OrganisationsResolved");
export type Resolved = z.infer<typeof Resolved>;

export const LinkWrite = z
  .strictObject({
    organisation: z.number().int().positive(),
    source: z.string().min(1).max(80),
    record: z.string().min(1).max(200),
  })
  .openapi("OrganisationLink");

export const OrganisationPair = z
  .object({
    a: Organisation,
    b: Organisation,
    probability: z.number(),
    proposal: z.enum(["same", "related"]),
    /** What each column says, in bits for (positive) or against (negative) sameness. */
    evidence: z.array(z.object({ column: z.string(), level: z.string(), bits: z.number() })),
    state: z.enum(PAIR_STATES),
    note: z.string(),
  })
  .openapi("OrganisationPair");
export type OrganisationPair = z.infer<typeof OrganisationPair>;

export const PairQuery = z.strictObject({ state: z.enum(PAIR_STATES).default("open") });

export const PairDecision = z
  .strictObject({
    decision: z.enum(["same", "related", "different", "open"]),
    /** For `same`: which of the two stays. */
    winner: z.number().int().positive().optional(),
    note: z.string().max(500).default(""),
  })
  .openapi("OrganisationDecision");

export const OrganisationMerge = z
  .object({
    id: z.number().int(),
    winner: z.number().int(),
    winnerName: z.string(),
    loser: z.number().int(),
    loserName: z.string(),
    reason: z.string(),
    moved: z.number().int(),
    mergedAt: z.string(),
    undoneAt: z.string().nullable(),
    /** Whether a later merge must be undone first. */
    blocked: z.boolean(),
  })
  .openapi("OrganisationMerge");
export type OrganisationMerge = z.infer<typeof OrganisationMerge>;

/** What undoing brought back, and what was linked after the merge and therefore stays with the winner. */
export const Undone = z
  .object({
    winner: z.number().int(),
    loser: z.number().int(),
    moved: z.number().int(),
    later: z.array(z.object({ source: z.string(), record: z.string() })),
  })
  .openapi("OrganisationMergeUndone");
export type Undone = z.infer<typeof Undone>;
