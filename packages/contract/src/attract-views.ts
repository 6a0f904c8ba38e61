import { z } from "@hono/zod-openapi";
import { Amount, Comparison, Stage, Status, Task } from "./attract.ts";
import { Day, Locale, Text3 } from "./common.ts";

/** Everything with a day on it: tasks and nodes, promises of both sides, enquiries, planned starts. */
export const CalendarItem = z
  .object({
    id: z.string(),
    kind: z.enum(["task", "node", "mediation", "promise", "enquiry", "start"]),
    day: Day,
    title: z.string(),
    project: z.number().int().nullable(),
    projectName: z.string().nullable(),
    light: z.enum(["green", "amber", "red"]),
    done: z.boolean(),
  })
  .openapi("CalendarItem");
export type CalendarItem = z.infer<typeof CalendarItem>;

export const Deadlines = z
  .object({
    today: Day,
    counts: z.object({ green: z.number(), amber: z.number(), red: z.number() }),
    items: z.array(Task),
  })
  .openapi("Deadlines");
export type Deadlines = z.infer<typeof Deadlines>;

export const Feed = z
  .object({
    id: z.number().int(),
    name: z.string(),
    createdAt: z.string(),
    readAt: z.string().nullable(),
  })
  .openapi("CalendarFeed");
export type Feed = z.infer<typeof Feed>;

/** The daily list by e-mail: whether, in which language, at which hour of the hub's clock. */
export const DigestChoice = z
  .object({
    wanted: z.boolean(),
    language: Locale,
    hour: z.number().int().min(0).max(23),
    weekdays: z.boolean(),
    sentAt: z.string().nullable(),
    failure: z.string(),
    /** Whether this server can send e-mail at all. */
    possible: z.boolean(),
    address: z.string(),
  })
  .openapi("DigestChoice");
export type DigestChoice = z.infer<typeof DigestChoice>;

export const DigestWrite = z
  .strictObject({
    wanted: z.boolean(),
    language: Locale,
    hour: z.number().int().min(0).max(23),
    weekdays: z.boolean(),
  })
  .openapi("DigestWrite");

/** One change to many projects. Each project answers for itself; those that are refused stay as they were. */
export const BulkWrite = z
  .strictObject({
    projects: z
      .array(z.strictObject({ id: z.number().int(), version: z.number().int() }))
      .min(1)
      .max(500),
    change: z.discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("status"),
        status: Status,
        reason: z.string().max(500).default(""),
      }),
      z.strictObject({ kind: z.literal("sector"), sector: z.string().min(1).max(120) }),
      z.strictObject({ kind: z.literal("owner"), owner: z.number().int().nullable() }),
      z.strictObject({
        kind: z.literal("task"),
        title: z.string().min(1).max(200),
        due: Day,
      }),
    ]),
  })
  .openapi("BulkWrite");

export const BulkAnswer = z
  .object({
    changed: z.number().int(),
    refused: z.array(z.object({ id: z.number().int(), code: z.string() })),
  })
  .openapi("BulkAnswer");
export type BulkAnswer = z.infer<typeof BulkAnswer>;

/** Projects with a place, the largest first. */
export const ProjectPoints = z
  .object({
    more: z.number().int(),
    items: z.array(
      z.object({
        id: z.number().int(),
        name: z.string(),
        stage: Stage,
        status: Status,
        lon: z.number(),
        lat: z.number(),
        amount: Amount.nullable(),
      }),
    ),
  })
  .openapi("ProjectPoints");
export type ProjectPoints = z.infer<typeof ProjectPoints>;

export const SiteWrite = z
  .strictObject({
    name: Text3,
    district: z.string().max(60),
    kind: z.enum(["plot", "building", "floor"]),
    areaHa: z.number().positive().max(1e6).nullable().default(null),
    floorM2: z.number().positive().max(1e9).nullable().default(null),
    powerMva: z.number().min(0).max(1e5).nullable().default(null),
    motorwayKm: z.number().min(0).max(5000).nullable().default(null),
    portKm: z.number().min(0).max(20_000).nullable().default(null),
    availableFrom: Day.nullable().default(null),
    use: z.string().max(40).nullable().default(null),
    lon: z.number().min(-180).max(180).nullable().default(null),
    lat: z.number().min(-90).max(90).nullable().default(null),
    sourceTitle: z.string().max(300).default(""),
    sourceAddress: z.string().max(500).default(""),
    note: z.string().max(1000).default(""),
    withdrawn: z.boolean().default(false),
  })
  .openapi("SiteWrite");

export const COST_ITEMS = ["land", "building", "power", "labour", "tax", "logistics"] as const;
export const CostItem = z.enum(COST_ITEMS).openapi("CostItem");

/** What one unit costs in a place, with its source and year. */
export const PlaceCost = z
  .object({
    area: z.string(),
    item: CostItem,
    value: z.number(),
    unit: z.string(),
    currency: z.string().nullable(),
    year: z.number().int(),
    growth: z.number().nullable(),
    source: z.string(),
    address: z.string(),
    grade: z.string(),
    example: z.boolean(),
  })
  .openapi("PlaceCost");
export type PlaceCost = z.infer<typeof PlaceCost>;

export const PlaceCostWrite = z
  .strictObject({
    area: z.string().min(1).max(40),
    item: CostItem,
    value: z.number().min(0),
    year: z.number().int().min(1990).max(2100),
    growth: z.number().min(-0.5).max(0.5).nullable().default(null),
    source: z.string().min(1).max(300),
    address: z.string().max(500).default(""),
  })
  .openapi("PlaceCostWrite");

export const PlaceCosts = z
  .object({
    currency: z.string(),
    places: z.array(z.object({ code: z.string(), name: Text3 })),
    costs: z.array(PlaceCost),
  })
  .openapi("PlaceCosts");
export type PlaceCosts = z.infer<typeof PlaceCosts>;

/** What the investor's project uses: the other half of the cost model. */
export const CostQuestion = z.strictObject({
  land: z.number().min(0).optional(),
  building: z.number().min(0).optional(),
  power: z.number().min(0).optional(),
  labour: z.number().min(0).optional(),
  tax: z.number().min(0).optional(),
  logistics: z.number().min(0).optional(),
  years: z.number().int().min(1).max(30),
  rate: z.number().min(0).max(0.5),
});
export type CostQuestion = z.infer<typeof CostQuestion>;

export const ShareWrite = z
  .strictObject({
    title: z.string().max(200).default(""),
    criteria: z
      .array(z.strictObject({ code: z.string().max(80), weight: z.number().min(0).max(100) }))
      .max(60),
    method: z.enum(["weighted-sum", "topsis", "promethee"]),
    days: z.number().int().min(1).max(90),
    cost: CostQuestion.optional(),
  })
  .openapi("ShareWrite");

export const ShareShown = z
  .object({
    id: z.number().int(),
    title: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    state: z.enum(["live", "ended", "revoked"]),
  })
  .openapi("ShareShown");
export type ShareShown = z.infer<typeof ShareShown>;

/** What a link shows: all that stood behind the comparison on the day on which it was made. */
export const SharedComparison = z
  .object({
    title: z.string(),
    hub: Text3,
    madeAt: z.string(),
    expiresAt: z.string(),
    method: z.enum(["weighted-sum", "topsis", "promethee"]),
    criteria: z.array(z.object({ code: z.string(), weight: z.number() })),
    comparison: Comparison,
    costs: PlaceCosts,
    cost: CostQuestion.nullable(),
  })
  .openapi("SharedComparison");
export type SharedComparison = z.infer<typeof SharedComparison>;

/** An entry of the data dictionary from which answers are taken. */
export const DictionaryEntry = z
  .object({
    code: z.string(),
    name: Text3,
    value: z.string(),
    unit: z.string(),
    source: z.string(),
    address: z.string(),
    day: z.string(),
    grade: z.string(),
    example: z.boolean(),
  })
  .openapi("DictionaryEntry");
export type DictionaryEntry = z.infer<typeof DictionaryEntry>;

export const PackQuestion = z.strictObject({
  id: z.string().max(40),
  text: z.string().max(500),
  code: z.string().max(80),
  unit: z.string().max(40).optional(),
});

export const PackWrite = z
  .strictObject({
    title: z.string().max(200).default(""),
    language: Locale.default("en"),
    site: z.number().int().nullable().default(null),
    questions: z.array(PackQuestion).max(500),
  })
  .openapi("PackWrite");
export type PackWrite = z.infer<typeof PackWrite>;
