import { z } from "@hono/zod-openapi";

/** A hub's own boundary under its maps: what it shows, whose it is, and by which licence or map approval number. */
export const MapBoundary = z
  .object({
    name: z.string(),
    source: z.string(),
    licence: z.string(),
    /** 审图号: the number under which a map was approved for publication in China. */
    approvalNumber: z.string(),
    features: z.number().int(),
    points: z.number().int(),
    person: z.string().nullable(),
    at: z.string(),
    shapes: z.array(
      z.object({
        name: z.string(),
        polygons: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
      }),
    ),
  })
  .openapi("MapBoundary");
export type MapBoundary = z.infer<typeof MapBoundary>;
