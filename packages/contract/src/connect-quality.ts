import { z } from "@hono/zod-openapi";
import { Day } from "./common.ts";

/** How well search, matching and resolving do: on known sets, and by the advisers' own judgements. */
export const Quality = z
  .object({
    sets: z.array(
      z.object({
        set: z.string(),
        measure: z.string(),
        value: z.number(),
        goal: z.number(),
        /** For a loss or a wrong share: the less the better. */
        lower: z.boolean(),
        baseline: z.string(),
      }),
    ),
    measuredOn: Day,
    command: z.string(),
    /** From the judgements of this hub: of the matches that stood among the first ten, the share accepted. */
    judged: z.object({
      judgements: z.number().int(),
      needed: z.number().int(),
      amongTen: z.number().int(),
      accepted: z.number().nullable(),
      learned: z.boolean(),
    }),
  })
  .openapi("ConnectQuality");
export type Quality = z.infer<typeof Quality>;
