import { z } from "@hono/zod-openapi";
import { Text3 } from "./common.ts";
import { FactSource } from "./outlook.ts";

const Figure = z.number().nullable();

/** A published series in even steps, with the sources of its values. */
const Series = z.object({
  key: z.string(),
  indicator: z.string(),
  indicatorName: Text3,
  unit: z.string(),
  multiplier: z.number().int(),
  area: z.string(),
  areaName: Text3,
  frequency: z.enum(["month", "quarter", "year"]),
  points: z.number().int(),
  newest: z.object({ period: z.string(), value: z.number(), figure: z.string() }),
  sources: z.array(FactSource),
});
export type LeadSeries = z.infer<typeof Series>;

const LeadLine = z.object({
  lead: z.number().int(),
  pairs: z.number().int(),
  /** How many independent pairs these are worth. */
  effective: z.number(),
  correlation: Figure,
  low: Figure,
  high: Figure,
  chance: Figure,
});

/** One series beside the outcome. `missing` is how many pairs are lacking before anything may be claimed. */
export const Lead = Series.extend({
  missing: z.number().int(),
  lines: z.array(LeadLine),
  best: LeadLine.nullable(),
  bestChance: Figure,
  verdict: z.enum(["leads", "moves-together", "no-claim", "too-few"]),
}).openapi("OutlookLead");
export type Lead = z.infer<typeof Lead>;

export const Leads = z
  .object({
    claimMin: z.number().int(),
    /** What may be chosen as the outcome: goals first, then every series that is long enough. */
    outcomes: z.array(Series.extend({ isGoal: z.boolean() })),
    outcome: Series.extend({ isGoal: z.boolean() }).nullable(),
    /** How many series had enough pairs to be judged; each is judged that many times stricter. */
    tried: z.number().int(),
    readings: z.array(Lead),
  })
  .openapi("OutlookLeads");
export type Leads = z.infer<typeof Leads>;
