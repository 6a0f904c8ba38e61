import { z } from "@hono/zod-openapi";

const Proof = z.object({
  /** Each part judged by all others, or the projects announced later by those announced earlier. */
  split: z.enum(["parts", "later"]),
  n: z.number().int(),
  baseRate: z.number(),
  brier: z.number(),
  brierBase: z.number(),
  calibrationError: z.number(),
  rankAccuracy: z.number(),
  /** The same facts with equal weights. */
  rankAccuracyPlain: z.number(),
  bins: z.array(
    z.object({
      from: z.number(),
      to: z.number(),
      n: z.number().int(),
      said: z.number(),
      happened: z.number(),
    }),
  ),
});

const Reason = z.object({
  criterion: z.string(),
  /** A share for a record, an amount in the hub's currency otherwise; null where nothing is known. */
  value: z.number().nullable(),
  /** Whose record it is, with how many of how many reached production. */
  label: z.string().nullable(),
  succeeded: z.number().int().nullable(),
  n: z.number().int().nullable(),
  score: z.number().nullable(),
  contribution: z.number(),
});

/** What became of the hub's projects, what a screening learned from it, and what it says of those that are still open. */
export const ProjectRecord = z
  .object({
    /** Why nothing can be said; null where something can. */
    reason: z.enum(["too-few", "one-outcome", "no-criteria"]).nullable(),
    /** Projects that reached production or were given up; worked examples are left out. */
    decided: z.number().int(),
    succeeded: z.number().int(),
    examples: z.number().int(),
    decidedMin: z.number().int(),
    sources: z.array(
      z.object({ title: z.string(), grade: z.string().nullable(), n: z.number().int() }),
    ),
    currency: z.string(),
    proofs: z.array(Proof),
    criteria: z.array(
      z.object({ id: z.string(), weight: z.number(), worst: z.number(), best: z.number() }),
    ),
    open: z.number().int(),
    /** Open projects with the highest chance first. */
    screened: z.array(
      z.object({
        ref: z.string(),
        name: z.string(),
        score: z.number(),
        chance: z.number(),
        reasons: z.array(Reason),
      }),
    ),
  })
  .openapi("FundProjectRecord");
export type ProjectRecord = z.infer<typeof ProjectRecord>;
