import { z } from "@hono/zod-openapi";

export const MENTION_SOURCES = ["attract.firm", "measure.firm"] as const;
export const MENTION_STATES = ["same", "open", "different"] as const;

const Reason = z.object({ column: z.string(), level: z.string(), bits: z.number() });

/** An organisation of the register that a record may mean, with what speaks for and against. */
export const MentionCandidate = z
  .object({
    organisation: z.number().int(),
    name: z.string(),
    probability: z.number(),
    proposal: z.enum(["same", "related"]),
    reasons: z.array(Reason),
  })
  .openapi("MentionCandidate");
export type MentionCandidate = z.infer<typeof MentionCandidate>;

/** What the resolver answered for a record of an import, and what a person said of it. */
export const Mention = z
  .object({
    id: z.number().int(),
    source: z.enum(MENTION_SOURCES),
    record: z.number().int(),
    /** The name as the record has it. */
    name: z.string(),
    state: z.enum(MENTION_STATES),
    /** Whether a person decided; otherwise it was beyond doubt. */
    decided: z.boolean(),
    organisation: z.number().int().nullable(),
    organisationName: z.string().nullable(),
    probability: z.number().nullable(),
    reasons: z.array(Reason),
    candidates: z.array(MentionCandidate),
    note: z.string(),
    version: z.number().int(),
  })
  .openapi("OrganisationMention");
export type Mention = z.infer<typeof Mention>;

export const MentionQuery = z.strictObject({
  state: z.enum(MENTION_STATES).default("open"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const MentionDecision = z
  .strictObject({
    decision: z.enum(MENTION_STATES),
    /** For `same`: which of the candidates it is. */
    organisation: z.number().int().positive().optional(),
    note: z.string().max(500).default(""),
  })
  .openapi("MentionDecision");

/** A record to look up again, for instance after its name was corrected. */
export const MentionLook = z
  .strictObject({
    source: z.enum(MENTION_SOURCES),
    record: z.number().int().positive().max(9e15),
  })
  .openapi("MentionLook");
